import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.mail_cell import Mails, read_mails


@pytest.mark.parametrize(
    ("text", "mails"),
    [
        ("a@example.org", Mails("a@example.org")),
        ("mailto:a@example.org?subject=Hallo", Mails("a@example.org")),
        ("a@example.org; b@example.org", Mails("a@example.org", ("b@example.org",))),
        ("a@example.org/b@example.org", Mails("a@example.org", ("b@example.org",))),
        ("a@example.org oder b@example.org", Mails("a@example.org", ("b@example.org",))),
        ("a@example.org a@example.org", Mails("a@example.org")),
        ("Müller, Anna <a@example.org>", Mails("a@example.org", (), "Müller, Anna")),
        ("a (at) example.org", Mails("a@example.org")),
        ("a[at]example[dot]org", Mails("a@example.org")),
        ("a at example.org", Mails("a@example.org")),
        ("a @ example.org", Mails("a@example.org")),
        ("a@example.org (dienstlich)", Mails("a@example.org", (), "dienstlich")),
        ("E-Mail: a@example.org.", Mails("a@example.org")),
    ],
)
def test_addresses(text: str, mails: Mails) -> None:
    assert read_mails(text) == mails


@pytest.mark.parametrize("text", ["kein Postfach", "a@", "@example.org", "a@b@c"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(KsError):
        read_mails(text)


@settings(max_examples=60, deadline=None)
@given(names=st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=4, unique=True),
       between=st.sampled_from(["; ", ", ", " / ", " ", " und "]))  # fmt: skip
def test_none_of_several_is_lost(names: list[str], between: str) -> None:
    addresses = [f"{name}@example.org" for name in names]

    mails = read_mails(between.join(addresses))

    assert [mails.address, *mails.others] == addresses
