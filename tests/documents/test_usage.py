"""Which words a template takes from outside, and what kind it is for that reason."""

from pathlib import Path

import pytest
from tests.documents.workbooks import a_template

from kinderschutz_cli.documents.templates import TemplateFolders, TemplateKind
from kinderschutz_cli.documents.usage import used_words


def folder_with(tmp_path: Path, **texts: str) -> TemplateFolders:
    """Own templates `name_suffix` → `name.suffix`, before the shipped ones."""
    for name, text in texts.items():
        (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return TemplateFolders((tmp_path,))


def words(tmp_path: Path, text: str) -> set[str]:
    return set(used_words(folder_with(tmp_path, probe_md=text).find("probe.md")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ veranstaltung.titel }}", {"veranstaltung"}),
        ("Das programm für alle teilnehmer", set()),
        ("{{ organisation.programm }} {# {{ kontakt.name }} #}", set()),
        ("{% for kontakt in kontakte %}{{ kontakt.name }}{% endfor %}", {"kontakte"}),
        ("{% for nr, kontakt in kontakte | items %}{{ kontakt.name }}{% endfor %}", {"kontakte"}),
        ("{% for t in teilnehmer if t.mail %}{{ t.name }}{% endfor %}", {"teilnehmer"}),
        ("{% set stand = stand ~ heute %}{{ stand }}", {"stand", "heute"}),
        ("{% set kontakt = eingeladene | first %}{{ kontakt.name }}", {"eingeladene"}),
        ("{% macro zeile(kontakt) %}{{ kontakt.name }}{% endmacro %}{{ zeile(kontakte[0]) }}", {"kontakte"}),
        ("{{ \"kontakt\" }} {{ netzwerk.name ~ ' und programm' }}", {"netzwerk"}),
        ('{% if not kontakte %}{% extends "fehlt.md" %}{% endif %}', {"kontakte"}),
    ],
)
def test_the_words_of_a_template(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert words(tmp_path, text) == expected


def test_the_words_of_templates_it_builds_on_count_too(tmp_path: Path) -> None:
    folders = folder_with(
        tmp_path,
        a_md='{% extends "b.md" %}{% block x %}{{ heute }}{% endblock %}',
        b_md='{% include "c.md" %}{{ netzwerk.name }}',
        c_md='{% from "a.md" import m %}{{ programm }}',
    )
    assert used_words(folders.find("a.md")) == {"heute", "netzwerk", "programm"}


def test_one_that_builds_on_what_is_only_known_later_may_use_everything(tmp_path: Path) -> None:
    assert {"kontakt", "organisationen"} <= words(tmp_path, "{% extends netzwerk.name %}")


def test_the_words_of_a_workbook_are_those_in_its_marks(tmp_path: Path) -> None:
    cells = {"A1": "Alle kontakte", "A2": "{%tr for kontakt in organisationen %}{{ kontakt.name }}"}
    (tmp_path / "liste.xlsx").write_bytes(a_template(cells))
    assert used_words(TemplateFolders((tmp_path,)).find("liste.xlsx")) == {"organisationen"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{{ kontakt.briefanrede }}", TemplateKind.LETTER),
        ("{% for zeile in kontakt.anschrift %}{{ zeile }}{% endfor %}", TemplateKind.LETTER),
        ("{% set k = kontakt %}{{ k.name }}", TemplateKind.LETTER),
        ('{% extends "rahmen.typ" %}{% block text %}Hallo{% endblock %}', TemplateKind.LETTER),
        ('{% extends "einladung.typ" %}', TemplateKind.LETTER),
        ('{%- extends "standard:rahmen.typ" -%}', TemplateKind.LETTER),
        ('{% from "macros.typ" import anschrift %}{{ anschrift() }}', TemplateKind.LETTER),
        ("{% for kontakt in kontakte %}{{ kontakt.name }}{% endfor %}", TemplateKind.EXPORT),
        ("Ihr kontakt. Bitte melden.", TemplateKind.EXPORT),
        ('{% extends "agenda.typ" %}', TemplateKind.EXPORT),
    ],
)
def test_a_letter_speaks_of_one_contact(tmp_path: Path, text: str, kind: TemplateKind) -> None:
    macros = "{% macro anschrift() %}{{ kontakt.anschrift | join }}{% endmacro %}"
    assert folder_with(tmp_path, eigen_typ=text, macros_typ=macros).find("eigen.pdf").kind is kind


def test_in_a_frame_of_its_own_without_contact_it_is_an_export(tmp_path: Path) -> None:
    folders = folder_with(
        tmp_path, rahmen_typ="{% block text %}{% endblock %}", aushang_typ='{% extends "rahmen.typ" %}'
    )
    assert folders.find("aushang.pdf").kind is TemplateKind.EXPORT


def test_one_that_cannot_be_read_is_still_listed(tmp_path: Path) -> None:
    (tmp_path / "gruss.md").write_bytes("Grüße".encode("cp1252"))
    assert TemplateFolders((tmp_path,)).find("gruss.md").kind is TemplateKind.EXPORT
