from datetime import date

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import Event, Part
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.workflows.completion import slugs
from kinderschutz_cli.workflows.session import Session


def test_words_of_the_field_come_with_their_labels(session: Session) -> None:
    assert list(slugs(session, "sektor"))[:3] == [
        ("jugendamt", "Jugendamt"),
        ("jugendhilfe", "Freie Jugendhilfe"),
        ("kita", "Kindertagesbetreuung"),
    ]
    assert ("hausarztpraxis", "Hausarztpraxis") in list(slugs(session, "art"))
    assert ("hebamme", "Hebamme") in list(slugs(session, "beruf"))
    assert ("insofa", "Insoweit erfahrene Fachkraft") in list(slugs(session, "rolle"))
    assert list(slugs(session, "netzwerk")) == [
        ("netzwerk-kinderschutz-musterstadt", "Netzwerk Kinderschutz Musterstadt")
    ]


def test_events_come_with_title_and_day(session: Session) -> None:
    known = Part(date=PartialDate.of(date(2025, 10, 8)))
    with session.command("event create"):
        event_store.add(session.db, Event("3. Konferenz", slug="3-konferenz", parts=(known,)))
        event_store.add(session.db, Event("Fachtag", slug="fachtag"))
    assert list(slugs(session, "veranstaltung")) == [
        ("3-konferenz", "3. Konferenz, Mi 08.10.2025"),
        ("fachtag", "Fachtag, offen"),
    ]


def test_an_own_template_is_proposed_at_once_and_what_is_no_export_is_not(session: Session) -> None:
    (session.folder / "vorlagen").mkdir()
    (session.folder / "vorlagen" / "aushang.md").write_text("Aushang", encoding="utf-8")
    known = dict(slugs(session, "vorlage"))
    assert known["aushang.md"] == ""
    assert known["teilnehmer.xlsx"] == "die Liste der Anmeldungen für die eigene Arbeit"
    assert {"agenda.pdf", "kontakte.xlsx"} <= known.keys()
    assert not {"einladung.md", "rahmen.html", "einladung.pdf"} & known.keys()
