"""A cell with e-mail addresses as people write them: several, with names, as links, or obfuscated."""

from __future__ import annotations

import re
from typing import NamedTuple

from kinderschutz_cli.domain.mail_address import check_mail
from kinderschutz_cli.errors.base import KsError

_AT = re.compile(
    r"\s*(?:[(\[{<]\s*(?:at|ät|@)\s*[)\]}>]|(?<=\w)\s+(?:at|ät)\s+(?=\w+[\s\w.-]*(?:\.|dot|punkt)))\s*", re.IGNORECASE
)
_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|punkt|\.)\s*[)\]}]\s*", re.IGNORECASE)
_OBFUSCATED = re.compile(r"[(\[{<]\s*(?:at|ät|dot|punkt|@|\.)\s*[)\]}>]|\s(?:at|ät)\s|\s@|@\s", re.IGNORECASE)
#: "a @b.de": a blank around the sign is a typing error.
_LOOSE_AT = re.compile(r"(?<=[\w.-])\s*@\s*(?=\w)")
_ADDRESS = re.compile(r"(?:mailto:)?([^\s;,/<>()|:\"@]+@[^\s;,/<>()|:\"@?]+)(?:\?[^\s>]*)?", re.IGNORECASE)
_PLAIN = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SEPARATORS = " \t;,/|<>()[]\"':–-"
_JOINING = frozenset(("", "und", "oder", "bzw.", "bzw", "u.", "o.", "e-mail", "mail", "mailto"))


class Mails(NamedTuple):
    """`address`: the first; `others`: the rest; `name`: what else is said, often whose address it is."""

    address: str = ""
    others: tuple[str, ...] = ()
    name: str = ""


NO_MAILS = Mails()


def read_mails(text: str) -> Mails:
    """ "Anna Müller <a@b.de>; c@d.de" → a@b.de, (c@d.de), "Anna Müller". Raises a `KsError` for what is no address."""
    if _PLAIN.fullmatch(text):
        return Mails(check_mail(text))
    open_text = text
    if _OBFUSCATED.search(text):
        open_text = _LOOSE_AT.sub("@", _DOT.sub(".", _AT.sub("@", text)))
    addresses: list[str] = []
    rest = open_text
    for match in _ADDRESS.finditer(open_text):
        address = _checked(match[1].strip(".'"))
        if address is None:
            return Mails(check_mail(text))  # says what is wrong with it
        addresses += [address] if address not in addresses else []
        rest = rest.replace(match[0], " ", 1)
    if not addresses:
        return Mails(check_mail(text))
    words = [word for word in rest.split() if word.strip(_SEPARATORS).lower() not in _JOINING]
    return Mails(addresses[0], tuple(addresses[1:]), " ".join(words).strip(_SEPARATORS))


def _checked(address: str) -> str | None:
    try:
        return check_mail(address)
    except KsError:
        return None
