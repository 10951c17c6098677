"""`ks template` as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.documents.templates import shipped_folder
from kinderschutz_cli.errors.base import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks


def test_the_list_as_json(ks: Ks, network: Path) -> None:
    (network / "vorlagen").mkdir()
    (network / "vorlagen" / "dank.md").write_text("Danke", encoding="utf-8")
    listed = {one["name"]: one for one in ks("template", "list", "--json").json}
    assert listed["dank.md"] == {
        "name": "dank.md",
        "ergibt": "dank.md",
        "art": "export",
        "zweck": "",
        "herkunft": "eigene",
        "hinweis": "zusätzlich",
        "datei": str(network / "vorlagen" / "dank.md"),
    }
    assert listed["einladung.typ"]["ergibt"] == "Brief"


def test_a_text_template_is_shown_as_it_is(ks: Ks) -> None:
    shown = ks("template", "show", "agenda.pdf", "--standard")
    assert (shown.code, shown.out) == (0, (shipped_folder() / "agenda.typ").read_text(encoding="utf-8"))


def test_a_workbook_is_shown_by_path_sheets_and_words(ks: Ks) -> None:
    shown = ks("template", "show", "kontakte.xlsx")
    assert shown.out == f"{shipped_folder() / 'kontakte.xlsx'}\n"
    assert shown.err.startswith("Blätter: Kontakte")
    assert "Wörter: kontakte" in shown.err


def test_copied_changed_and_checked(ks: Ks, network: Path) -> None:
    copied = ks("template", "copy", "agenda.md")
    path = network / "vorlagen" / "agenda.md"
    assert (copied.code, copied.out) == (0, f"{path}\n")
    assert copied.err == (
        "Kopiert: agenda.md. Bearbeiten Sie die Datei in einem Texteditor.\nWeiter: ks template check agenda.md\n"
    )
    assert ks("template", "copy", "agenda.md").code == ExitCode.CONFLICT
    path.write_text("# {{ veranstaltung.titl }}\n\n{{ netzwerk.mial }}\n", encoding="utf-8")
    checked = ks("template", "check", "agenda.md")
    assert (checked.code, checked.out) == (ExitCode.TEMPLATE, "")
    assert checked.err == (
        "Fehler: 1 Vorlage geprüft, fehlerhaft: 1.\n"
        "  Vorlage „agenda.md“, Zeile 1: Das Wort „veranstaltung.titl“ gibt es nicht."
        " Meinten Sie „veranstaltung.titel“? „ks template vocabulary“ nennt alle Wörter.\n"
        "  Vorlage „agenda.md“, Zeile 3: Das Wort „netzwerk.mial“ gibt es nicht."
        " Meinten Sie „netzwerk.mail“? „ks template vocabulary“ nennt alle Wörter.\n"
        "Tipp: Das Original zeigt „ks template show NAME --standard“; alle Wörter nennt „ks template vocabulary“.\n"
    )


def test_all_shipped_templates_are_in_order(ks: Ks) -> None:
    checked = ks("template", "check")
    assert (checked.code, checked.out) == (0, "")
    assert checked.err.endswith("alle in Ordnung.\n")


def test_the_check_as_json_fails_too(ks: Ks, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("{{ x }}", encoding="utf-8")
    checked = ks("template", "check", "x.md", "--vorlagen", str(tmp_path), "--json")
    assert (checked.code, checked.json) == (
        ExitCode.TEMPLATE,
        [
            {
                "name": "x.md",
                "herkunft": "eigene",
                "fehler": [
                    {
                        "text": "Vorlage „x.md“, Zeile 1: Das Wort „x“ gibt es nicht.",
                        "rat": "„ks template vocabulary“ nennt alle Wörter.",
                    }
                ],
                "hinweise": [],
            }
        ],
    )


def test_an_unknown_template_names_near_ones(ks: Ks) -> None:
    shown = ks("template", "show", "agneda.pdf")
    assert (shown.code, "Meinten Sie „agenda.pdf“" in shown.err) == (ExitCode.NOT_FOUND, True)
