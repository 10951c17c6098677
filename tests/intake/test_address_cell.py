import pytest

from kinderschutz_cli.errors.intake import PostcodeUnclear
from kinderschutz_cli.intake.address_cell import PostalAddress, read_address, read_city, read_place


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Weg 1, 44532 Lünen", PostalAddress("Weg 1", "44532", "Lünen")),
        ("Weg 1 - D-44532 Lünen", PostalAddress("Weg 1", "44532", "Lünen")),
        ("44532 Lünen, Weg 1", PostalAddress("Weg 1", "44532", "Lünen")),
        ("Postfach 12 34, 44530 Lünen", PostalAddress("Postfach 12 34", "44530", "Lünen")),
        ("Weg 12345", PostalAddress("Weg 12345")),
        ("Straße des 17. Juni 3", PostalAddress("Straße des 17. Juni 3")),
    ],
)
def test_addresses(text: str, address: PostalAddress) -> None:
    assert read_address(text) == address


def test_places() -> None:
    assert read_place("1067 Dresden") == PostalAddress("", "01067", "Dresden")
    assert read_city("Lünen-Brambauer") == PostalAddress("", "", "Lünen-Brambauer")
    with pytest.raises(PostcodeUnclear):
        read_place("Lünen")
