import pytest

from kinderschutz_cli.domain.name import PersonName


@pytest.mark.parametrize(
    ("name", "full"),
    [
        (PersonName("Prof. Dr.", "Erika", "von der", "Heide", "M. A."), "Prof. Dr. Erika von der Heide, M. A."),
        (PersonName(family="Muster", degree="M. A."), "Muster, M. A."),
        (PersonName(given="Erika", family="Muster", degree="(ASD)"), "Erika Muster (ASD)"),
        (PersonName(degree="M. A."), "M. A."),
        (PersonName(), ""),
    ],
)
def test_a_full_name_has_no_dangling_comma(name: PersonName, full: str) -> None:
    assert name.full == full
