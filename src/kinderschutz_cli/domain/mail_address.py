"""One e-mail address, checked by its syntax alone: no DNS, nothing leaves the house."""

import re

from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.errors.mail_address import BadMailAddress, MailFault, SeveralMailAddresses

_WHAT = "Die E-Mail-Adresse"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
#: Without "--", which begins an encoded international label ("xn--").
_LABEL = r"[A-Za-z0-9](?:-?[A-Za-z0-9])*"
#: What is obviously valid needs no library: 5,000 addresses of an import pass in milliseconds.
_PLAIN = re.compile(rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[A-Za-z]{{2,24}}")
_LONGEST_DOMAIN = 63  # the limit of one label holds for the whole plain domain, so that no label can be too long

_MAILTO = re.compile(r"mailto:", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]*)>")
_BETWEEN = re.compile(r"[;,\s]+")


def check_mail(text: str) -> str:
    """The one address in `text`, its domain in small letters, otherwise as typed.

    Takes "mailto:…", "<…>" and "Erika Muster <…>" off. International domains stay as typed (see `idna_domain`);
    reserved ones (example.org, .test, .local) are fine. Raises `LineBreakInside`, `ControlCharacterInside`,
    `SeveralMailAddresses` and `BadMailAddress`.
    """
    line = one_line(text, _WHAT)
    address = _bare(line)
    if not _is_plain(address):
        _refuse_several(line)
        _refuse_obvious(address)
        _refuse_by_syntax(address)
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.lower()}"


def idna_domain(address: str) -> str:
    """A checked address with its domain in ASCII ("info@müller.example" → "info@xn--mller-kva.example"), for sending."""
    if address.isascii():
        return address
    return _refuse_by_syntax(address)


def _bare(line: str) -> str:
    brackets = _IN_BRACKETS.fullmatch(line)
    address = (brackets[1] if brackets else line).strip()
    scheme = _MAILTO.match(address)
    return address[scheme.end() :].partition("?")[0].strip() if scheme else address


def _is_plain(address: str) -> bool:
    return _PLAIN.fullmatch(address) is not None and len(address.rpartition("@")[2]) <= _LONGEST_DOMAIN


def _refuse_several(line: str) -> None:
    addresses = [piece.strip("<>") for piece in _BETWEEN.split(line) if "@" in piece.strip("@")]
    if len(addresses) > 1:
        raise SeveralMailAddresses(addresses)


def _refuse_obvious(address: str) -> None:
    name, at, domain = address.rpartition("@")
    dotted = f"{name}@{domain}"
    faults = (
        (not address, MailFault.EMPTY),
        (not at, MailFault.NO_AT),
        (" " in address, MailFault.BLANK),
        ("@" in name, MailFault.SEVERAL_AT),
        (not name, MailFault.NO_NAME),
        (not domain, MailFault.NO_DOMAIN),
        (".." in dotted or ".@" in dotted or "@." in dotted or dotted[0] == "." or dotted[-1] == ".", MailFault.DOTS),
        ("." not in domain, MailFault.NO_DOT),
        (domain.rpartition(".")[2].isdigit(), MailFault.DOMAIN),
        (len(name) > 64 or len(address) > 254, MailFault.LONG),
    )
    for present, fault in faults:
        if present:
            raise BadMailAddress(address, fault)


def _refuse_by_syntax(address: str) -> str:
    """Ask the library for what is left; returns the address with its domain in ASCII.

    Umlauts before the @ are refused: hardly any mail server of an authority delivers them, they are typing errors.
    """
    import email_validator  # 60 ms

    name, _, domain = address.rpartition("@")
    try:
        ascii_domain = email_validator.validate_email(
            f"x@{domain}", check_deliverability=False, globally_deliverable=False
        ).ascii_domain
    except email_validator.EmailNotValidError as error:
        raise BadMailAddress(address, MailFault.DOMAIN) from error
    try:
        email_validator.validate_email(f"{name}@example.org", check_deliverability=False, allow_smtputf8=False)
    except email_validator.EmailNotValidError as error:
        raise BadMailAddress(address, MailFault.LETTERS) from error
    return f"{name}@{ascii_domain}"
