import sys

import email_validator
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.mail_address import check_mail, idna_domain
from kinderschutz_cli.errors.line import ControlCharacterInside, LineBreakInside
from kinderschutz_cli.errors.mail_address import BadMailAddress, MailFault, SeveralMailAddresses


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("erika.muster@example.org", "erika.muster@example.org"),
        ("  Erika.Muster@Example.ORG ", "Erika.Muster@example.org"),
        ("mailto:kita@example.net?subject=Hallo", "kita@example.net"),
        ("<kita@example.net>", "kita@example.net"),
        ("Muster, Erika <erika@example.org>", "erika@example.org"),
        ("o'neill+ks@team.example.org", "o'neill+ks@team.example.org"),
        ("ks@kreis.test", "ks@kreis.test"),
        ("ks@rathaus.local", "ks@rathaus.local"),
        ("info@müller.example", "info@müller.example"),
        ("info@xn--mller-kva.example", "info@xn--mller-kva.example"),
    ],
)
def test_an_address_is_cleaned(typed: str, address: str) -> None:
    assert check_mail(typed) == address


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", MailFault.EMPTY),
        ("<>", MailFault.EMPTY),
        ("erika.example.org", MailFault.NO_AT),
        ("erika(at)example.org", MailFault.NO_AT),
        ("erika@@example.org", MailFault.SEVERAL_AT),
        ("@example.org", MailFault.NO_NAME),
        ("erika@", MailFault.NO_DOMAIN),
        ("erika muster@example.org", MailFault.BLANK),
        ("erika.@example.org", MailFault.DOTS),
        ("erika@example..org", MailFault.DOTS),
        ("erika@example.org.", MailFault.DOTS),
        ("erika@rathaus", MailFault.NO_DOT),
        ("erika@1.2.3.4", MailFault.DOMAIN),
        ("erika@[127.0.0.1]", MailFault.DOMAIN),
        ("erika@-example.org", MailFault.DOMAIN),
        ("erika@exam_ple.org", MailFault.DOMAIN),
        ("müller@example.org", MailFault.LETTERS),
        ("a,b@example.org", MailFault.LETTERS),
        ("=cmd|x!A1()@example.org", MailFault.LETTERS),
        ("x" * 65 + "@example.org", MailFault.LONG),
        ("x@" + "y" * 64 + ".org", MailFault.DOMAIN),
    ],
)
def test_a_faulty_address_names_its_fault(typed: str, fault: MailFault) -> None:
    with pytest.raises(BadMailAddress) as caught:
        check_mail(typed)
    assert caught.value.message.endswith(f"ist keine gültige E-Mail-Adresse. {fault}.")


@pytest.mark.parametrize(
    "typed",
    [
        "a@example.org; b@example.net",
        "a@example.org,b@example.net",
        "a@example.org b@example.net",
        "A <a@example.org>, B <b@example.net>",
    ],
)
def test_several_addresses_are_refused_and_listed(typed: str) -> None:
    with pytest.raises(SeveralMailAddresses) as caught:
        check_mail(typed)
    assert caught.value.details == ("a@example.org", "b@example.net")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("a@example.org\nBcc: b@example.net", LineBreakInside),
        ("a@example.org\r\nBcc: b@example.net", LineBreakInside),
        ("a@example.org\x00", ControlCharacterInside),
    ],
)
def test_an_address_never_becomes_a_header(typed: str, error: type[LineBreakInside | ControlCharacterInside]) -> None:
    with pytest.raises(error):
        check_mail(typed)


PIECES = ("a", "Z", "0", "-", "_", ".", "@", "xn--", "example", ".org", "+", "ü", " ", ",")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_we_accept_the_library_accepts_too(text: str) -> None:
    try:
        address = check_mail(text)
    except (BadMailAddress, SeveralMailAddresses):
        return
    email_validator.validate_email(address, check_deliverability=False, globally_deliverable=False)


@pytest.mark.parametrize(
    ("address", "for_sending"),
    [
        ("info@müller.example", "info@xn--mller-kva.example"),
        ("info@straße.example", "info@xn--strae-oqa.example"),
        ("Info@example.org", "Info@example.org"),
    ],
)
def test_an_international_domain_is_encoded_for_sending(address: str, for_sending: str) -> None:
    assert idna_domain(address) == for_sending


def test_plain_addresses_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "email_validator", None)
    assert check_mail("106446@schule.nrw.example") == "106446@schule.nrw.example"
