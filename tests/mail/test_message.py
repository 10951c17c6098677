"""The bytes of a message, read back by two independent parsers of the standard library."""

import email
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.errors.message import AddressNotUsable, HeaderNotAllowed
from kinderschutz_cli.mail.message import Draft, build

DRAFT = Draft(
    sender_name="Kim Muster",
    sender_mail="kim.muster@example.org",
    recipient_name="Prof. Dr. Erika Müller, M. A.",
    recipient_mail="erika@example.net",
    subject="Einladung: 3. Lüner Kinderschutzkonferenz am 8. Oktober 2025",
    text="Sehr geehrte Frau Müller,\n\nbitte kommen Sie. 🙂\n",
    html="<p>Sehr geehrte Frau Müller</p>\n",
    date=datetime(2025, 7, 1, 8, 0, tzinfo=UTC),
    message_id="0c1d@example.org",
    calendar=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
)
LONG = "Sekretariat der Städtischen Gemeinschaftsgrundschule am Lüner Wüstenknapp mit Offenem Ganztag und sehr langem Namen"
HARD_NAMES = [
    "Erika Muster",
    "Müller",
    "Müller, Anna",
    'Anna "Anni" Weiß',
    "back\\slash",
    "Kita Sonne & Mond <Nord>",
    "=SUMME(A1)",
    "=?utf-8?b?eA==?=",
    "Team 🙂 Kinderschutz",
    "a  b",
    "O'Neil; Kim",
    "Łukasz Żółć",
    LONG,
    f"{LONG} {LONG}"[:200],
    "x" * 200,
]


def parsed(draft: Draft) -> EmailMessage:
    message = email.message_from_bytes(build(draft), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * len(list(message.walk()))
    return message


def test_the_headers() -> None:
    message = parsed(DRAFT)
    assert {name: str(value) for name, value in message.items()} == {
        "From": "Kim Muster <kim.muster@example.org>",
        "To": '"Prof. Dr. Erika Müller, M. A." <erika@example.net>',
        "Subject": DRAFT.subject,
        "Date": "Tue, 01 Jul 2025 08:00:00 +0000",
        "Message-ID": "<0c1d@example.org>",
        "X-Unsent": "1",
        "MIME-Version": "1.0",
        "Content-Language": "de",
        "Content-Type": 'multipart/mixed; boundary="ks-teile-der-nachricht"',
    }


def test_the_parts() -> None:
    message = parsed(DRAFT)
    body, calendar = message.iter_parts()
    text, html = body.iter_parts()
    assert [text.get_content_type(), html.get_content_type()] == ["text/plain", "text/html"]
    assert [part.get_content().replace("\r\n", "\n") for part in (text, html)] == [DRAFT.text, DRAFT.html]
    assert (calendar.get_content_type(), calendar.get_filename(), calendar.get_content_disposition()) == (
        "text/calendar",
        "termin.ics",
        "attachment",
    )
    assert calendar.get_param("method") == "PUBLISH"
    assert calendar.get_payload(decode=True) == DRAFT.calendar


def test_without_a_date_there_is_no_attachment() -> None:
    assert parsed(replace(DRAFT, calendar=None)).get_content_type() == "multipart/alternative"


def test_lines_end_in_crlf_and_are_short_ascii() -> None:
    lines = build(replace(DRAFT, recipient_name=LONG, subject=LONG, text="ü" * 5000)).splitlines(keepends=True)
    assert [line for line in lines if not line.endswith(b"\r\n") or b"\n" in line[:-2] or len(line) > 80] == []
    assert all(line.isascii() for line in lines)


@pytest.mark.parametrize("name", HARD_NAMES)
def test_hard_names_come_back(name: str) -> None:
    message = parsed(replace(DRAFT, recipient_name=name, subject=name))
    assert [(address.display_name, address.addr_spec) for address in message["to"].addresses] == [
        (name, "erika@example.net")
    ]
    assert message["subject"] == name


@settings(max_examples=300)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=200).filter(str.strip)
    | st.text(st.sampled_from('aä "\\,;<>()@=?_.🙂'), min_size=1, max_size=200).filter(str.strip)
)
def test_any_name_and_subject_come_back(name: str) -> None:
    """The older parser: the newer one shows blanks between adjacent encoded words of a name."""
    message = email.message_from_bytes(build(replace(DRAFT, recipient_name=name, subject=name)))
    shown, address = parseaddr(str(message["To"]).replace("\r\n", ""))
    assert (address, len(message.get_all("To") or [])) == ("erika@example.net", 1)
    decoded = str(make_header(decode_header(shown)))
    assert "".join(decoded.split()) == "".join(name.split())
    assert str(make_header(decode_header(message["Subject"]))) == name


@pytest.mark.parametrize("value", ["a\nBcc: b@example.org", "a\r\n\r\nText", "a\x00", "a\u2028b", "a\x85b"])
@pytest.mark.parametrize("field", ["sender_name", "recipient_name", "subject"])
def test_control_characters_never_reach_a_header(field: str, value: str) -> None:
    with pytest.raises(HeaderNotAllowed):
        build(replace(DRAFT, **{field: value}))  # type: ignore[arg-type]  # only texts are replaced


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@",
        "a@b@c",
        "a b@example.org",
        "a@example.org, b@example.org",
        "a@example.org\nBcc: b@example.org",
        "ä@example.org",
    ],
)
@pytest.mark.parametrize("field", ["sender_mail", "recipient_mail"])
def test_one_usable_address_only(field: str, address: str) -> None:
    with pytest.raises(AddressNotUsable):
        build(replace(DRAFT, **{field: address}))  # type: ignore[arg-type]  # only texts are replaced


def test_an_international_domain_is_encoded() -> None:
    message = parsed(replace(DRAFT, recipient_mail="erika@müller.example"))
    assert message["to"].addresses[0].addr_spec == "erika@xn--mller-kva.example"
