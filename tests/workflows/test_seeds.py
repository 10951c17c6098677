"""Five real events of the field, as the press told of them, entered whole; people are invented."""

from dataclasses import replace
from typing import Any

from kinderschutz_cli.domain.event import Event
from kinderschutz_cli.workflows.event import add_part, create_event
from kinderschutz_cli.workflows.event_input import EventInput, PartInput
from kinderschutz_cli.workflows.event_overview import overview, overview_json
from kinderschutz_cli.workflows.programme import ItemInput, add_item, edit_item
from kinderschutz_cli.workflows.session import Session

Item = tuple[str, str, str, list[tuple[str, str, str, str]]]


def record(session: Session, event: Event, *fields: str) -> dict[str, Any]:
    """Some fields of the event as `ks event show --json` gives them."""
    whole = overview_json(overview(session, event))
    return {name: whole[name] for name in fields}


def programme(session: Session, event: Event, part: int = 1) -> list[Item]:
    """Time, kind, title and people (name, affiliation, type, role) of every item."""
    whole = overview_json(overview(session, event))
    return [
        (
            "–".join(moment for moment in (item["beginn"], item["ende"]) if moment) or "offen",
            str(item["art"]),
            item["titel"],
            [(one["name"], one["zusatz"], str(one["typ"]), str(one["rolle"])) for one in item["personen"]],
        )
        for item in whole["teile"][part - 1]["programm"]
    ]


def test_luenen_a_conference_in_a_numbered_series(session: Session) -> None:
    event = create_event(
        session,
        EventInput(
            title="3. Lüner Kinderschutzkonferenz",
            date="Mittwoch, 8. Oktober 2025",
            time="9 Uhr bis 16 Uhr",
            place="LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen",
            seats="150",
            deadline="12.9.2025",
            motto="Kinderschutz in gemeinsamer Verantwortung",
            theme="Inklusiver Kinderschutz und Netzwerkarbeit",
            audience="Fachkräfte aus Jugendhilfe, Schulen, Kitas, medizinischen Praxen und freien Trägern",
            series_begun="2023",
            series_rhythm="jährlich",
            host=["Stadt Lünen"],
        ),
    ).event
    for item in (
        ItemInput(time="9.30-9.45", title="Eröffnung", person=["Bürgermeister"]),
        ItemInput(
            time="9.45",
            title="Herausforderung inklusiver Kinderschutz: Gemeinsam Verantwortung übernehmen",
            kind="vortrag",
            person=["Prof. Dr. Heike Muster (Katholische Hochschule Köln)"],
            minutes="60",
        ),
        ItemInput(
            time="10.45",
            title="Kinderschutz in gemeinsamer Verantwortung – Netzwerke nach § 9 LKSG NRW",
            kind="vortrag",
            person=["Jan Beispiel (LWL-Landesjugendamt Westfalen-Lippe)"],
            until="12 Uhr",
        ),
        ItemInput(time="12", title="Mittagspause", minutes="1 h"),
        ItemInput(time="13", title="Info-Börse", person=["Jugendamt"]),
    ):
        add_item(session, event, item)
    assert record(session, event, "reihe", "nummer", "reihe_seit", "gastgeber", "datum_text", "art", "hinweise") == {
        "reihe": "Lüner Kinderschutzkonferenz",
        "nummer": 3,
        "reihe_seit": "2023",
        "gastgeber": ["Stadt Lünen"],
        "datum_text": "Mittwoch, 8. Oktober 2025",
        "art": "konferenz",
        "hinweise": [],
    }
    assert programme(session, event) == [
        ("09:30–09:45", "grusswort", "Eröffnung", [("Bürgermeister", "", "amt", "begruesst")]),
        (
            "09:45–10:45",
            "vortrag",
            "Herausforderung inklusiver Kinderschutz: Gemeinsam Verantwortung übernehmen",
            [("Prof. Dr. Heike Muster", "Katholische Hochschule Köln", "name", "referiert")],
        ),
        (
            "10:45–12:00",
            "vortrag",
            "Kinderschutz in gemeinsamer Verantwortung – Netzwerke nach § 9 LKSG NRW",
            [("Jan Beispiel", "LWL-Landesjugendamt Westfalen-Lippe", "name", "referiert")],
        ),
        ("12:00–13:00", "pause", "Mittagspause", []),
        ("13:00–16:00", "info-boerse", "Info-Börse", [("Jugendamt", "", "stelle", "wirkt-mit")]),
    ]


def test_dortmund_three_hosts_an_opening_talk_and_a_sequel(session: Session) -> None:
    hosts = [
        "LWL-Landesjugendamt Westfalen-Lippe",
        "LVR-Landesjugendamt Rheinland",
        "Ministerium für Kinder, Jugend, Familie",
    ]
    event = create_event(
        session,
        EventInput(
            title="2. Fachtag Netzwerke Kinderschutz",
            date="Donnerstag, 6.2.2025",
            place="Sparkassenakademie Nordrhein-Westfalen, Dortmund",
            motto="Netzwerkarbeit für einen wirksamen Kinderschutz",
            aim="Die Jugendämter bei ihrem Einsatz zum Kinderschutz unterstützen",
            audience="Fachleute, die auf kommunaler Ebene Netzwerke im Kinderschutz koordinieren",
            legal_basis="§ 9 LKSG NRW",
            host=hosts,
            status="durchgefuehrt",
            series_begun="Dezember 2023",
            series_sequel="Fortsetzung des Formats geplant",
        ),
    ).event
    add_item(
        session,
        event,
        ItemInput(
            time="offen",
            title="Eröffnungsgespräch",
            person=[
                "Ministerin für Kinder und Jugend",
                "Birgit Muster (LWL-Jugenddezernentin)",
                "Elke Beispiel (Netzwerkkoordination Kreis Düren)",
            ],
        ),
    )
    add_item(session, event, ItemInput(time="offen", title="Austausch an Tischen", kind="arbeitsgruppe"))
    assert record(session, event, "gastgeber", "reihe", "nummer", "reihe_seit", "reihe_fortsetzung", "status") == {
        "gastgeber": hosts,
        "reihe": "Fachtag Netzwerke Kinderschutz",
        "nummer": 2,
        "reihe_seit": "2023-12",
        "reihe_fortsetzung": "Fortsetzung des Formats geplant",
        "status": "durchgefuehrt",
    }
    assert programme(session, event) == [
        (
            "offen",
            "gespraech",
            "Eröffnungsgespräch",
            [
                ("Ministerin für Kinder und Jugend", "", "amt", "wirkt-mit"),
                ("Birgit Muster", "LWL-Jugenddezernentin", "name", "wirkt-mit"),
                ("Elke Beispiel", "Netzwerkkoordination Kreis Düren", "name", "wirkt-mit"),
            ],
        ),
        ("offen", "arbeitsgruppe", "Austausch an Tischen", []),
    ]


def test_dueren_a_kick_off_of_county_and_town_without_a_date(session: Session) -> None:
    event = create_event(
        session,
        EventInput(
            title="Auftakt „Netzwerk Kinderschutz für Stadt und Kreis Düren“",
            date="offen",
            place="Kreishaus Düren",
            theme="Kinderschutz ist eine Querschnittsaufgabe",
            legal_basis="§ 2 LKSG NRW",
            host=["Kreis Düren", "Stadt Düren"],
        ),
    ).event
    greetings = [
        "Elke Muster (Dezernentin für Jugend und Soziales des Kreises Düren)",
        "Christopher Beispiel (Dezernent für Generationen und Demografie der Stadt Düren)",
    ]
    add_item(session, event, ItemInput(time="offen", title="Begrüßung", person=greetings))
    assert record(session, event, "kennung", "art", "gastgeber", "datum", "datum_text", "plaetze") == {
        "kennung": "auftakt-netzwerk-kinderschutz-fuer-stadt-und-kreis",
        "art": "kick-off",
        "gastgeber": ["Kreis Düren", "Stadt Düren"],
        "datum": None,
        "datum_text": "Termin folgt",
        "plaetze": None,
    }
    assert programme(session, event) == [
        (
            "offen",
            "grusswort",
            "Begrüßung",
            [
                ("Elke Muster", "Dezernentin für Jugend und Soziales des Kreises Düren", "name", "begruesst"),
                (
                    "Christopher Beispiel",
                    "Dezernent für Generationen und Demografie der Stadt Düren",
                    "name",
                    "begruesst",
                ),
            ],
        )
    ]


def test_kleve_six_hosts_and_one_fictional_case_walked_through_by_professions(session: Session) -> None:
    hosts = [
        *(f"Jugendamt der Stadt {town}" for town in ("Emmerich", "Geldern", "Goch", "Kevelaer", "Kleve")),
        "Kreisjugendamt Kleve",
    ]
    event = create_event(
        session,
        EventInput(
            title="Fachveranstaltung des Netzwerks Kinderschutz im Kreis Kleve",
            date="Dezember 2025",
            place="Konzert- und Bühnenhaus, Kevelaer",
            aim="Abläufe im Kinderschutz transparenter machen",
            occasion="Kreisweite Informations- und Austauschveranstaltung",
            legal_basis="§ 9 LKSG NRW",
            host=hosts,
        ),
    ).event
    people = ["stelle:ASD", "Lehrkraft", "Ärztin", "Polizei", "Familiengericht"]
    add_item(session, event, ItemInput(time="offen", title="Ein fiktiver Fall", kind="fallbeispiel", person=people))
    assert record(session, event, "gastgeber", "datum", "datum_text", "nummer") == {
        "gastgeber": hosts,
        "datum": None,
        "datum_text": "im Dezember 2025",
        "nummer": None,
    }
    assert programme(session, event) == [
        (
            "offen",
            "fallbeispiel",
            "Ein fiktiver Fall",
            [
                ("ASD", "", "stelle", "wirkt-mit"),
                ("Lehrkraft", "", "beruf", "wirkt-mit"),
                ("Ärztin", "", "beruf", "wirkt-mit"),
                ("Polizei", "", "beruf", "wirkt-mit"),
                ("Familiengericht", "", "stelle", "wirkt-mit"),
            ],
        )
    ]


def test_herne_a_moderator_a_question_round_and_groups_with_results(session: Session) -> None:
    event = create_event(
        session,
        EventInput(
            title="Kick-Off-Veranstaltung zur Neugründung des Netzwerks Kinderschutz",
            date="Mittwoch, 6. Dezember 2023",
            place="Kongresszentrum des St. Anna Hospitals, Herne",
            occasion="Neugründung des Netzwerks",
            host=["Stadt Herne"],
            cooperation=["Netzwerk Frühe Hilfen"],
        ),
    ).event
    event, evening = add_part(session, event, PartInput(title="Ausklang"))
    for item in (
        ItemInput(
            time="14-14.15",
            title="Grußwort",
            person=["Stephanie Muster (Dezernentin)", "moderiert:Kerstin Beispiel (Demographie lokal)"],
        ),
        ItemInput(
            time="14.15-15",
            title="Fragerunde",
            person=[
                "moderiert:Kerstin Beispiel (Demographie lokal)",
                "Kinderschutzbeauftragte",
                "Netzwerkkoordinatorin Frühe Hilfen",
            ],
        ),
        ItemInput(time="15-16", title="Frühe Hilfen", kind="arbeitsgruppe", track="1", room="Saal A", places="25"),
        ItemInput(time="15-16", title="Kinderschutz", kind="arbeitsgruppe", track="2", room="Saal B", places="25"),
        ItemInput(time="16-16.30", title="Plenum: Ergebnisse der Gruppen"),
    ):
        add_item(session, event, replace(item, part="1"))
    edit_item(session, event, "3", ItemInput(result="Schnittstellen sind beschrieben."))
    whole = overview_json(overview(session, event))
    assert programme(session, event) == [
        (
            "14:00–14:15",
            "grusswort",
            "Grußwort",
            [
                ("Stephanie Muster", "Dezernentin", "name", "begruesst"),
                ("Kerstin Beispiel", "Demographie lokal", "name", "moderiert"),
            ],
        ),
        (
            "14:15–15:00",
            "fragerunde",
            "Fragerunde",
            [
                ("Kerstin Beispiel", "Demographie lokal", "name", "moderiert"),
                ("Kinderschutzbeauftragte", "", "amt", "wirkt-mit"),
                ("Netzwerkkoordinatorin Frühe Hilfen", "", "name", "wirkt-mit"),
            ],
        ),
        ("15:00–16:00", "arbeitsgruppe", "Frühe Hilfen", []),
        ("15:00–16:00", "arbeitsgruppe", "Kinderschutz", []),
        ("16:00–16:30", "plenum", "Plenum: Ergebnisse der Gruppen", []),
    ]
    assert [(item["strang"], item["raum"], item["ergebnis"]) for item in whole["teile"][0]["programm"][2:4]] == [
        ("1", "Saal A", "Schnittstellen sind beschrieben."),
        ("2", "Saal B", ""),
    ]
    assert whole["hinweise"] == []
    assert programme(session, event, evening.position) == []
