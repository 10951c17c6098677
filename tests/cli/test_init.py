"""`ks init` as it is typed, through the real program."""

import pytest
from tests.conftest import Ks

NAMES = (
    "--name",
    "Netz",
    "--jugendamt",
    "Stadt Musterstadt",
    "--koordination",
    "Kim Muster",
    "--mail",
    "kim@example.org",
)


@pytest.mark.parametrize(
    ("folder", "steps"), [("neu", ["Weiter: cd neu"]), ("neues Netz", ['Weiter: cd "neues Netz"'])]
)
def test_the_next_step_leads_into_the_folder(ks: Ks, folder: str, steps: list[str]) -> None:
    said = ks("init", folder, *NAMES, "--yes").err.splitlines()
    assert said[1:] == [*steps, "Weiter: ks import LISTE.xlsx   oder   ks contact add NAME"]
