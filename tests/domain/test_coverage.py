import pytest

from kinderschutz_cli.domain.coverage import codes_for
from kinderschutz_cli.domain.term import CoverageRule

RULES = (
    CoverageRule("L02", sector="kita", needs_agreement=True),
    CoverageRule("K01", sector="kita"),
    CoverageRule("L08", kind="familiengericht"),
    CoverageRule("L03", role="insofa"),
    CoverageRule("L04", profession="lehrkraft"),
    CoverageRule("X01", sector="schule", profession="lehrkraft"),
)


@pytest.mark.parametrize(
    ("sector", "kind", "roles", "profession", "agreement", "codes"),
    [
        ("kita", "", (), "", True, {"L02", "K01"}),
        ("kita", "", (), "", False, {"K01"}),
        ("justiz", "familiengericht", (), "", False, {"L08"}),
        ("", "", ("presse", "insofa"), "", False, {"L03"}),
        ("", "", (), "lehrkraft", False, {"L04"}),
        ("schule", "", (), "lehrkraft", False, {"L04", "X01"}),
        ("schule", "", (), "", True, set()),
        ("", "", (), "", True, set()),
    ],
)
def test_codes_follow_from_all_words_of_a_rule(
    sector: str, kind: str, roles: tuple[str, ...], profession: str, agreement: bool, codes: set[str]
) -> None:
    assert codes_for(sector, kind, roles, profession, agreement, RULES) == codes
