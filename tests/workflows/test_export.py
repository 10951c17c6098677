"""Documents of a network: own templates, rows, order, what is hidden, and what is never overwritten."""

from __future__ import annotations

import csv
import errno
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.builders import (
    a_contact,
    an_organisation,
    stored_contact,
    stored_event,
    stored_organisation,
)
from tests.documents.workbooks import a_template

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.registration import Registration, RegistrationStatus
from kinderschutz_cli.errors.export import NoExport
from kinderschutz_cli.errors.file import FileInPlaceOfFolder, FileNotWritten, FileOpenElsewhere, FileWasEdited
from kinderschutz_cli.errors.system import SystemRefused
from kinderschutz_cli.errors.template import TemplateFault, UnknownTemplate
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import export
from kinderschutz_cli.workflows.export import Wish

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session

CONFIRMED, WAITING = RegistrationStatus.CONFIRMED, RegistrationStatus.WAITING


def own(session: Session, name: str, content: str | bytes) -> None:
    path = session.folder / "vorlagen" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def made(session: Session, name: str, wish: Wish | None = None) -> bytes:
    return export.render(session, name, wish or Wish()).file.content


def text(session: Session, name: str, wish: Wish | None = None) -> str:
    return made(session, name, wish).decode()


@pytest.fixture
def event(session: Session) -> Event:
    """Five registrations, entered in no order; Frau Zett has a Sperrvermerk, Herr Warte waits."""
    event = stored_event(session)
    school = organisation_store.get(session.db, stored_organisation(session, an_organisation(name="Leoschule")))
    people: list[tuple[PersonName, dict[str, Any], RegistrationStatus]] = [
        (PersonName(given="Zoe", family="Zett"), {"blocked": True, "phone": "02306 1041234"}, CONFIRMED),
        (PersonName(given="Otto", family="Azubi"), {}, CONFIRMED),
        (PersonName(given="Anna", family="Äcker"), {}, CONFIRMED),
        (PersonName(given="Willi", family="Warte"), {}, WAITING),
    ]
    for number, (name, more, status) in enumerate(people):
        contact = a_contact(name=name, mail=f"p{number}@example.org", affiliations=(Affiliation(school),), **more)
        found = contact_store.get(session.db, stored_contact(session, contact), session.today)
        register(session, event, Registration(part_id=event.main_part.id, contact=found, status=status))
    register(session, event, Registration(part_id=event.main_part.id, organisation=school, status=CONFIRMED))
    return event


def register(session: Session, event: Event, registration: Registration) -> None:
    assert event.id
    with session.command("registration add"):
        registration_store.add(session.db, registration, session.now, reason="Anmeldung")


def surnames(session: Session, *statuses: RegistrationStatus) -> list[str]:
    rows = json.loads(made(session, "teilnehmer.json", Wish(statuses=statuses)))
    return [row["nachname"] for row in rows]


@pytest.mark.parametrize("name", ["neu.md", "neu.html"])
def test_an_own_text_template_is_a_new_export_at_once(session: Session, name: str) -> None:
    own(session, name, "{{ netzwerk.name }}")
    assert text(session, name) == "Netzwerk Kinderschutz Musterstadt"


def test_an_own_typst_template_is_a_new_pdf(session: Session) -> None:
    own(session, "neu.typ", '#set document(title: "Neu")\n#set text(lang: "de")\n= {{ netzwerk.name }}')
    assert made(session, "neu.pdf").startswith(b"%PDF-")


def test_an_own_workbook_is_three_new_exports(session: Session) -> None:
    stored_contact(session, a_contact(phone="02306 1041234"))
    cells = {"A1": "Name", "A2": "{%tr for k in kontakte %}{{ k.nachname }}", "B2": "{{ k.telefon }}"}
    own(session, "neu.xlsx", a_template(cells))
    sheet: Any = load_workbook(BytesIO(made(session, "neu.xlsx"))).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Name", None],
        ["von der Heide", "02306 1041234"],
    ]
    assert made(session, "neu.csv").decode("utf-8-sig") == "nachname;telefon\r\nvon der Heide;02306 1041234\r\n"
    assert json.loads(made(session, "neu.json")) == [{"nachname": "von der Heide", "telefon": "02306 1041234"}]


def test_an_own_word_template_is_a_new_export(session: Session) -> None:
    from docx import Document  # docxtpl: 110 ms

    document = Document()
    document.add_paragraph("{{ netzwerk.name }}")
    target = BytesIO()
    document.save(target)
    own(session, "neu.docx", target.getvalue())
    assert Document(BytesIO(made(session, "neu.docx"))).paragraphs[0].text == "Netzwerk Kinderschutz Musterstadt"


def test_an_own_template_replaces_the_shipped_one(session: Session, event: Event) -> None:
    own(session, "agenda.md", '{% extends "standard:agenda.md" %}')
    own(session, "agenda.html", "{{ veranstaltung.titel }}")
    assert text(session, "agenda.md").startswith(f"# {event.title}\n")
    assert text(session, "agenda.html") == event.title


def test_a_loop_may_call_its_contact_by_any_name_and_needs_no_event(session: Session) -> None:
    stored_contact(session, a_contact())
    own(session, "adressen.md", "{% for kontakt in kontakte %}{{ kontakt.nachname }}{% endfor %}")
    assert text(session, "adressen.md") == "von der Heide"


def test_csv_and_json_carry_the_rows_of_the_workbook(session: Session, event: Event) -> None:
    assert event.id
    sheet: Any = load_workbook(BytesIO(made(session, "teilnehmer.xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row[1:8]] for row in sheet.iter_rows(min_row=6, max_row=9)]
    in_csv = list(csv.reader(StringIO(made(session, "teilnehmer.csv").decode("utf-8-sig")), delimiter=";"))[1:]
    in_json = [list(row.values()) for row in json.loads(made(session, "teilnehmer.json"))]
    assert [[value or "" for value in row] for row in rows] == [row[1:8] for row in in_csv]
    assert [row[1:8] for row in in_csv] == [[value or "" for value in row[1:8]] for row in in_json]


def test_umlauts_stand_beside_their_letters_and_open_names_last(session: Session, event: Event) -> None:
    assert event.id
    assert surnames(session, CONFIRMED) == ["Äcker", "Azubi", "Zett", "N. N."]


def test_only_the_wanted_statuses_are_listed(session: Session, event: Event) -> None:
    assert event.id
    assert surnames(session, WAITING) == ["Warte"]
    assert surnames(session, CONFIRMED, WAITING) == ["Äcker", "Azubi", "Warte", "Zett", "N. N."]
    assert surnames(session) == ["Äcker", "Azubi", "Warte", "Zett", "N. N."]


def test_a_block_hides_mail_and_phone_and_warns(session: Session, event: Event) -> None:
    assert event.id
    rows = {row["nachname"]: row for row in json.loads(made(session, "teilnehmer.json"))}
    assert [rows["Zett"][word] for word in ("mail", "telefon", "bemerkung")] == [
        "",
        "",
        "Sperrvermerk: nicht weitergeben",
    ]
    assert rows["Azubi"]["mail"] == "p1@example.org"
    assert export.render(session, "teilnehmer.pdf", Wish()).warnings == (
        "Personen mit Sperrvermerk in diesem Dokument: 1. Geben Sie es nicht weiter.",
    )


def test_an_edited_document_is_not_overwritten(session: Session, tmp_path: Path) -> None:
    path = export.write(session, export.render(session, "kontakte.xlsx", Wish()))
    again = export.render(session, "kontakte.xlsx", Wish())
    export.write(session, again)
    path.write_bytes(b"bearbeitet")
    with pytest.raises(FileWasEdited, match="wurde seit dem letzten Export bearbeitet"):
        export.write(session, again)
    assert path.read_bytes() == b"bearbeitet"
    elsewhere = export.render(session, "kontakte.xlsx", Wish(target=tmp_path / "woanders"))
    assert export.write(session, elsewhere) == tmp_path / "woanders" / "kontakte.xlsx"
    assert export.write(session, again, force=True).read_bytes() == again.file.content
    export.write(session, again)


def test_a_file_that_ks_never_wrote_is_not_overwritten(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"fremd")
    with pytest.raises(FileWasEdited, match="stammt nicht von ks"):
        export.write(session, export.render(session, "kontakte.xlsx", Wish(target=path)))
    assert path.read_bytes() == b"fremd"


def test_a_file_open_in_excel_is_a_german_sentence(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows refuses to replace it."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Zugriff verweigert")

    ready = export.render(session, "kontakte.xlsx", Wish(target=tmp_path / "neu.xlsx"))
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileOpenElsewhere, match="vermutlich ist die Datei noch in Excel oder Word geöffnet"):
        export.write(session, ready)
    assert list(tmp_path.glob("*.xlsx")) == []
    assert list(tmp_path.glob(".*.tmp")) == []


def test_a_file_in_place_of_the_folder_is_named(session: Session) -> None:
    (session.folder / "ausgabe").write_text("keine Mappe", encoding="utf-8")
    ready = export.render(session, "kontakte.xlsx", Wish())
    with pytest.raises(FileInPlaceOfFolder, match=r"ausgabe“ ist eine Datei; dort wird ein Ordner gebraucht"):
        export.write(session, ready)


def test_a_full_drive_is_told_in_german(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    ready = export.render(session, "kontakte.xlsx", Wish(target=tmp_path / "neu.xlsx"))
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SystemRefused, match=r"Auf dem Datenträger ist kein Platz mehr: „.*neu.xlsx“"):
        export.write(session, ready)


def test_a_folder_of_that_name_is_a_german_sentence(session: Session) -> None:
    (session.folder / "ausgabe" / "kontakte.xlsx").mkdir(parents=True)
    ready = export.render(session, "kontakte.xlsx", Wish())
    for force in (False, True):
        with pytest.raises(FileNotWritten, match="dort liegt ein Ordner, der so heißt"):
            export.write(session, ready, force=force)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("\n{{ veranstaltung.titl }}", "Vorlage „x.md“, Zeile 2: Das Wort „veranstaltung.titl“ gibt es nicht."),
        ("{% if %}", "Vorlage „x.md“, Zeile 1: Die Platzhalter sind nicht richtig geschrieben"),
        ("{{ veranstaltung.motto }}", "Vorlage „x.md“, Zeile 1: „veranstaltung.motto“ ist leer."),
    ],
)
def test_a_faulty_template_stops_it(session: Session, event: Event, source: str, sentence: str) -> None:
    own(session, "x.md", source)
    with pytest.raises(TemplateFault) as problem:
        export.render(session, "x.md", Wish(event=event.slug))
    assert problem.value.message.startswith(sentence)


def test_what_makes_no_document_is_refused(session: Session) -> None:
    for name in ("einladung.md", "einladung.pdf", "rahmen.html", "einstieg.md"):
        with pytest.raises(NoExport):
            export.render(session, name, Wish())


def test_an_unknown_name_is_refused(session: Session) -> None:
    with pytest.raises(UnknownTemplate):
        export.render(session, "teilnehmr.xlsx", Wish())
