"""Words of one whole event for tests of templates: the conference of Lünen with invented people."""

from datetime import time
from typing import Any

from kinderschutz_cli.documents.samples import sample, sample_words
from kinderschutz_cli.documents.vocabulary import Anmeldeweg, Netzwerk, Programmpunkt, Teil, Veranstaltung


def item(starts: time | None, ends: time | None, kind: str, title: str, people: str = "", **more: Any) -> Programmpunkt:
    nothing: dict[str, Any] = {"strang": "", "raum": "", "plaetze": None, "beschreibung": "", "personen": ()}
    clock = f"{starts:%H:%M} Uhr" if starts else ""
    point: Programmpunkt = sample(
        Programmpunkt,
        beginn=starts,
        ende=ends,
        zeit=clock,
        art=kind,
        titel=title,
        personen_text=people,
        **nothing | more,
    )
    return point


PROGRAMME = (
    item(time(9), time(9, 30), "Ankommen", "Ankommen und Kaffee"),
    item(time(9, 30), time(9, 45), "Grußwort", "Eröffnung", "Bürgermeister"),
    item(time(9, 45), time(10, 45), "Vortrag", "Herausforderung inklusiver Kinderschutz", "Prof. Dr. Heike Muster"),
    item(time(10, 45), time(11), "Pause", "Kaffeepause"),
    item(time(11), time(12), "Workshop", "Fallwerkstatt Schule", "ASD", strang="A", raum="Raum 1"),
    item(time(11), time(12), "Workshop", "Fallwerkstatt Kita", "Kinderschutzbund", strang="B", raum="Raum 2"),
    item(time(13), None, "Info-Börse", "Info-Börse der Fachstellen"),
    item(None, None, "Ausblick", "Ausblick"),
)


def conference(**changes: Any) -> dict[str, Any]:
    """All root words for the conference; `changes` go into `veranstaltung`."""
    part = sample(Teil, titel="", programm=PROGRAMME)
    words = {"titel": "3. Lüner Kinderschutzkonferenz", "teile": (part,)} | changes
    return sample_words() | {"veranstaltung": sample(Veranstaltung, **words), "programm": PROGRAMME}


def bare() -> dict[str, Any]:
    """An event of which only the title is known, in a network that has set only its name."""
    nothing = dict.fromkeys(
        ("thema", "motto", "ziel", "zielgruppe", "anlass", "zeit_text", "ort", "ort_name", "link", "gebuehr",
         "gebuehr_umfasst", "gastgeber_text", "reihe", "platzregel"), ""
    )  # fmt: skip
    part = sample(Teil, titel="", datum=None, datum_text="Termin folgt", beginn=None, ende=None, zeit_text="", ort="",
                  link="", plaetze=None, programm=())  # fmt: skip
    no_way = sample(Anmeldeweg, link="", mail="", telefon="", ueber="", frist=None, frist_text="")
    words = conference(
        **nothing, datum=None, datum_text="Termin folgt", beginn=None, ende=None, plaetze=None, gastgeber=(),
        teile=(part,), anmeldung=no_way,
    )  # fmt: skip
    network = sample(
        Netzwerk, jugendamt="", mail="", telefon="", strasse="", plz="", ort="", absender="Netzwerk", logo="",
        briefkopf=("Netzwerk",), rechtsgrundlage="", verantwortlich="", datenschutz="", anmeldetext="", herkunft="",
        speicherdauer="",
    )  # fmt: skip
    return words | {"programm": (), "netzwerk": network, "teilnehmer": (), "einstieg": ""}
