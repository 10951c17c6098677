import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.web_link import parse_link
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.web_link import LinkNotUnderstood


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("", ""),
        ("https://example.org/anmeldung?nr=3#platz", "https://example.org/anmeldung?nr=3#platz"),
        ("example.org", "https://example.org"),
        (" www.example.org/a ", "https://www.example.org/a"),
        ("HTTP://example.org:8080/x", "http://example.org:8080/x"),
        ("https://kinderschutz.müller.example/ü", "https://kinderschutz.müller.example/ü"),
    ],
)
def test_a_web_address_has_its_scheme(text: str, link: str) -> None:
    assert parse_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "anmeldung",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "example.org/a b",
        "https://",
        "https://user:pw@example.org",
        "kim@example.org",
        'example.org/"onclick',
        "example.org/<b>",
    ],
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    with pytest.raises(LinkNotUnderstood):
        parse_link(text)


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_a_parsed_address_stays_itself(text: str) -> None:
    try:
        link = parse_link(text)
    except KsError:
        return
    assert parse_link(link) == link
    assert link == "" or link.startswith(("https://", "http://"))
