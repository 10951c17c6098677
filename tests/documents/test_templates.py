"""Which template makes an export: own folders first, no path gets out of them."""

from pathlib import Path

import pytest

from kinderschutz_cli.documents.templates import Origin, TemplateFolders, TemplateKind
from kinderschutz_cli.documents.usage import used_words
from kinderschutz_cli.errors.template import TemplateFolderMissing, TemplateUnreadable, UnknownTemplate


def folders(tmp_path: Path, own: tuple[str, ...] = (), shipped: tuple[str, ...] = ()) -> TemplateFolders:
    for folder, names in (("vorlagen", own), ("shipped", shipped)):
        (tmp_path / folder).mkdir(exist_ok=True)
        for name in names:
            (tmp_path / folder / name).write_text(f"{folder}/{name}", encoding="utf-8")
    return TemplateFolders((tmp_path / "vorlagen",), tmp_path / "shipped")


@pytest.mark.parametrize(
    ("export_name", "template"),
    [
        ("agenda.pdf", "agenda.typ"),
        ("agenda.md", "agenda.md"),
        ("teilnehmer.xlsx", "teilnehmer.xlsx"),
        ("teilnehmer.csv", "teilnehmer.xlsx"),
        ("teilnehmer.json", "teilnehmer.xlsx"),
        ("agenda.docx", "agenda.docx"),
        ("agenda.typ", "agenda.typ"),
    ],
)
def test_a_template_is_found_by_what_it_makes(tmp_path: Path, export_name: str, template: str) -> None:
    found = folders(tmp_path, shipped=("agenda.typ", "agenda.md", "agenda.docx", "teilnehmer.xlsx")).find(export_name)
    assert found.path == tmp_path / "shipped" / template


def test_own_templates_come_first_and_say_that_they_override(tmp_path: Path) -> None:
    listed = folders(tmp_path, own=("agenda.md", "eigene.md"), shipped=("agenda.md", "dank.md")).all()
    assert [(found.name, found.origin, found.overrides) for found in listed] == [
        ("agenda.md", Origin.OWN, True),
        ("dank.md", Origin.SHIPPED, False),
        ("eigene.md", Origin.OWN, False),
    ]


def test_the_extra_folder_comes_before_the_networks_own(tmp_path: Path) -> None:
    for name in ("extra", "vorlagen"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "agenda.md").write_text(name, encoding="utf-8")
    assert TemplateFolders.of(tmp_path, tmp_path / "extra").find("agenda.md").text() == "extra"
    assert TemplateFolders.of(tmp_path).find("agenda.md").text() == "vorlagen"


def test_the_shipped_template_stays_reachable(tmp_path: Path) -> None:
    found = folders(tmp_path, own=("agenda.md",), shipped=("agenda.md",)).find_shipped("agenda.md")
    assert found.text() == "shipped/agenda.md"


def test_lock_files_dot_files_and_foreign_files_are_no_templates(tmp_path: Path) -> None:
    names = ("~$teilnehmer.xlsx", ".agenda.md", "notiz.txt", "agenda.md")
    assert [found.name for found in folders(tmp_path, own=names).all()] == ["agenda.md"]


@pytest.mark.parametrize("name", ["../geheim.md", "..\\geheim.md", "/etc/passwd", "C:geheim.md", "vorlagen/agenda.md"])
def test_a_name_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "geheim.md").write_text("geheim", encoding="utf-8")
    with pytest.raises(UnknownTemplate):
        folders(tmp_path, own=("agenda.md",)).find(name)


def test_an_unknown_template_names_near_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownTemplate) as problem:
        folders(tmp_path, shipped=("agenda.typ", "teilnehmer.xlsx")).find("agneda.pdf")
    assert (problem.value.message, problem.value.hint) == (
        "Eine Vorlage für „agneda.pdf“ gibt es nicht.",
        "Meinten Sie „agenda.pdf“? „ks template list“ zeigt alle Vorlagen.",
    )


def test_a_missing_extra_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateFolderMissing):
        TemplateFolders.of(tmp_path, tmp_path / "fehlt")


def test_a_template_in_another_encoding_is_named(tmp_path: Path) -> None:
    found = folders(tmp_path, own=("agenda.md",)).find("agenda.md")
    found.path.write_bytes("Grüße".encode("cp1252"))
    with pytest.raises(TemplateUnreadable, match=r"„agenda.md“ lässt sich nicht lesen: die Datei ist nicht in UTF-8"):
        found.text()


def test_a_broken_workbook_is_to_be_saved_in_excel(tmp_path: Path) -> None:
    (tmp_path / "liste.xlsx").write_bytes(b"keine Mappe")
    with pytest.raises(TemplateUnreadable) as caught:
        used_words(TemplateFolders((tmp_path,)).find("liste.xlsx"))
    assert (caught.value.message, caught.value.hint) == (
        "Die Vorlage „liste.xlsx“ lässt sich nicht lesen: die Datei ist beschädigt.",
        f"Öffnen Sie „{tmp_path / 'liste.xlsx'}“ in Excel und speichern Sie sie als „Excel-Arbeitsmappe (*.xlsx)“.",
    )


def test_the_shipped_templates_have_their_kinds() -> None:
    kinds = {found.name: found.kind for found in TemplateFolders.of().all()}
    wanted = {
        "agenda.html": TemplateKind.EXPORT,
        "agenda.md": TemplateKind.EXPORT,
        "agenda.typ": TemplateKind.EXPORT,
        "einladung.md": TemplateKind.MAIL,
        "einladung.typ": TemplateKind.LETTER,
        "einstieg-schule.md": TemplateKind.OPENING,
        "einstieg.md": TemplateKind.OPENING,
        "rahmen.html": TemplateKind.FRAME,
        "rahmen.typ": TemplateKind.FRAME,
        "teilnehmer.typ": TemplateKind.EXPORT,
    }
    assert {name: kinds[name] for name in wanted} == wanted
