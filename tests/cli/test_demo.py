"""`ks demo`, as somebody tries it first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kinderschutz_cli.cli.registry import COMMANDS
from kinderschutz_cli.domain.situation import FIRST_STEPS

if TYPE_CHECKING:
    from tests.conftest import Ks

#: What the last lines propose, as they are typed ("--yes" answers for the person who is not there).
TRIED = (
    (),
    ("contact", "list", "--sector", "schule"),
    ("export", "teilnehmer.xlsx"),
    ("registration", "add", "Anna Müller"),
    ("undo", "--yes"),
)


def test_one_command_makes_everything_and_says_what_to_try(ks: Ks, tmp_path: Path) -> None:
    done = ks("demo", folder=tmp_path)
    event = Path("ks-demo/ausgabe/3-luener-kinderschutzkonferenz")
    assert (done.code, [Path(line) for line in done.out.splitlines()]) == (
        0,
        [
            *(Path("ks-demo/listen") / name for name in ("traeger.csv", "einrichtungen.csv", "ansprechpersonen.csv")),
            event,
            *(event / name for name in ("teilnehmer.xlsx", "teilnehmer.pdf", "agenda.pdf", "agenda.docx")),
            Path("ks-demo/ausgabe/kontakte.xlsx"),
        ],
    )
    assert [line.split("   ")[0] for line in done.err.splitlines() if line.startswith("Weiter:")] == [
        "Weiter: cd ks-demo",
        "Weiter: ks",
        "Weiter: ks contact list --sector schule",
        "Weiter: ks export teilnehmer.xlsx",
        'Weiter: ks registration add "Anna Müller"',
        "Weiter: ks undo",
    ]
    tried = [ks(*words, folder=tmp_path / "ks-demo").code for words in TRIED]
    assert tried == [0, 0, 0, 0, 0]
    again = ks("demo", folder=tmp_path)
    assert (again.code, again.out) == (4, "")
    assert "nicht leer" in again.err


def test_as_json(ks: Ks, tmp_path: Path) -> None:
    made = ks("demo", "beispiel", "--json", folder=tmp_path).json
    assert {name: made[name] for name in ("ordner", "veranstaltung", "eingeladen", "anmeldungen")} == {
        "ordner": "beispiel",
        "veranstaltung": "3-luener-kinderschutzkonferenz",
        "eingeladen": 79,
        "anmeldungen": {"zugesagt": 21, "warteliste": 2, "angemeldet": 1, "abgesagt": 2},
    }
    assert len(made["dateien"]) == 9


def test_every_first_step_is_a_command_that_exists() -> None:
    known = {stub.name for stub in COMMANDS} | {"--help"}
    assert {step.command.split()[1] for step in FIRST_STEPS} <= known
