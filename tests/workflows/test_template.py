"""Templates of a network: which are in force, copied for editing, tried with samples and with real people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, an_organisation, stored_contact, stored_event, stored_organisation
from tests.documents.test_workbook_parts import workbook_with

from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.errors.template import TemplateCopyExists, UnknownTemplate
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import template as workflow

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session


def own(session: Session, name: str, text: str) -> Path:
    """A template in the network's `vorlagen/`."""
    path = session.folder / "vorlagen" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(session: Session, *names: str, event: Event | None = None) -> list[str]:
    """The faults of the named templates."""
    checked = workflow.check(session, workflow.chosen(session, names), event)
    return [fault.message for one in checked for fault in one.faults]


def row(session: Session, name: str, extra: Path | None = None) -> tuple[str, str, str, str]:
    found = next(one for one in workflow.listed(session, extra) if one.template.name == name)
    return (found.makes, found.template.origin, found.reason, found.purpose)


def test_the_list_says_what_is_in_force_and_why(session: Session, tmp_path: Path) -> None:
    own(session, "agenda.md", "Programm")
    own(session, "gruss.typ", "{{ kontakt.briefanrede }}")
    own(session, "einstieg-schule.md", "Liebe Schulen")
    (tmp_path / "rahmen.html").write_text("{{ inhalt }}", encoding="utf-8")
    assert [
        row(session, name, tmp_path) for name in ("agenda.md", "gruss.typ", "einstieg-schule.md", "rahmen.html")
    ] == [
        ("agenda.md", "eigene", "ersetzt die mitgelieferte", "das Programm als Text, z. B. zum Einfügen in eine Mail"),
        ("Brief", "eigene", "zusätzlich", ""),
        ("Einstieg", "eigene", "ersetzt die mitgelieferte", "der erste Absatz der Einladung für Schule"),
        ("Rahmen", "eigene", "aus --vorlagen, ersetzt die mitgelieferte", "der Rahmen um den HTML-Teil jeder Mail"),
    ]
    assert row(session, "agenda.typ")[:3] == ("agenda.pdf", "mitgeliefert", "")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("agenda.pdf", "agenda.typ"),
        ("einladung.md", "einladung.md"),
        ("teilnehmer.csv", "teilnehmer.xlsx"),
        ("agenda.docx", "agenda.docx"),
        ("einstieg-schule.md", "einstieg-schule.md"),
        ("rahmen.html", "rahmen.html"),
    ],
)
def test_a_copy_is_the_shipped_file_and_in_force_at_once(session: Session, name: str, file: str) -> None:
    path = workflow.copy(session, name)
    assert path == session.folder / "vorlagen" / file
    assert row(session, file)[1:3] == ("eigene", "ersetzt die mitgelieferte")
    assert told(session, file) == []
    path.write_bytes(b"meine Arbeit")
    with pytest.raises(TemplateCopyExists, match=r"gibt es schon; die Datei wird nicht überschrieben"):
        workflow.copy(session, name)
    assert path.read_bytes() == b"meine Arbeit"


def test_a_copy_is_the_shipped_one_even_where_an_own_one_stands_before_it(session: Session, tmp_path: Path) -> None:
    own(session, "agenda.md", "eigene")
    copied = workflow.copy(session, "agenda.md", tmp_path / "neu")
    assert copied.read_text(encoding="utf-8") == workflow.show(session, "agenda.md", shipped=True).text


def test_only_shipped_templates_can_be_copied(session: Session) -> None:
    own(session, "eigene.md", "eigene")
    with pytest.raises(UnknownTemplate):
        workflow.copy(session, "eigene.md")


def test_a_workbook_shows_its_words_and_sheets(session: Session) -> None:
    shown = workflow.show(session, "organisationen.csv")
    assert (shown.template.name, shown.text, shown.sheets) == ("organisationen.xlsx", None, ("Organisationen",))
    assert {"organisationen", "stand"} <= set(shown.words)


def test_the_faults_of_all_templates_are_told(session: Session) -> None:
    own(session, "a.md", "{{ netzwerk.nam }}\n{{ heite }}")
    own(session, "b.html", "{{ programm }}")
    assert told(session) == [
        "Vorlage „a.md“, Zeile 1: Das Wort „netzwerk.nam“ gibt es nicht.",
        "Vorlage „a.md“, Zeile 2: Das Wort „heite“ gibt es nicht.",
        "Vorlage „b.html“, Zeile 1: Hier steht eine ganze Gruppe (Liste), keine einzelne Angabe.",
    ]


@pytest.fixture
def event(session: Session) -> Event:
    """Erika has a telephone, Kim and the school's mailbox have none."""
    event = stored_event(session)
    school = stored_organisation(session, an_organisation(name="Leoschule"))
    people = [
        a_contact(name=PersonName(given="Erika", family="Muster"), phone="02306 1041234"),
        a_contact(name=PersonName(given="Kim", family="Beispiel"), phone="", mail="kim@example.org"),
        a_mailbox(organisation_store.get(session.db, school), mail="leo@example.org", phone=""),
    ]
    ids = [stored_contact(session, one) for one in people]
    with session.command("test"):
        invitation_store.add_invitations(session.db, event.id, ids, session.now)
    return event


def test_with_an_event_every_invited_person_is_tried(session: Session, event: Event) -> None:
    own(session, "gruss.md", "Betreff: {{ veranstaltung.mott }}\n\nIhre Nummer: {{ kontakt.telefon }}\n")
    assert told(session, "gruss.md", event=event) == [
        "Vorlage „gruss.md“, Zeile 1, für Erika Muster: Das Wort „veranstaltung.mott“ gibt es nicht.",
        "Vorlage „gruss.md“, Zeile 3, für Kim Beispiel: „kontakt.telefon“ ist leer.",
        "Vorlage „gruss.md“, Zeile 3, für Leoschule: „kontakt.telefon“ ist leer.",
    ]


def test_with_an_event_all_shipped_templates_can_be_filled(session: Session, event: Event) -> None:
    assert told(session, event=event) == []


def test_an_event_without_people_is_tried_with_a_sample_of_one(session: Session) -> None:
    own(session, "gruss.md", "Betreff: Gruß\n\n{{ kontakt.telefon }} {{ veranstaltung.motto }}\n")
    assert told(session, "gruss.md", event=stored_event(session)) == [
        "Vorlage „gruss.md“, Zeile 3, für Prof. Dr. Erika von der Heide: „veranstaltung.motto“ ist leer."
    ]


def test_what_is_lost_or_never_used_is_remarked(session: Session, tmp_path: Path) -> None:
    own(session, "einstieg-schul.md", "Liebe Schulen")
    workbook_with(tmp_path, "xl/slicers/slicer1.xml", "").rename(session.folder / "vorlagen" / "mappe.xlsx")
    checked = workflow.check(session, workflow.chosen(session, ["einstieg-schul.md", "mappe.xlsx"]))
    assert [remark for one in checked for remark in one.remarks] == [
        "Vorlage „einstieg-schul.md“: Einen Sektor „schul“ gibt es nicht; sie wird nie benutzt.",
        "Vorlage „mappe.xlsx“: Datenschnitte fehlen in der fertigen Mappe.",
    ]
