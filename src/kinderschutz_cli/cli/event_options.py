"""The options that say something about an event or one of its parts; names are the fields of `EventInput`."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from kinderschutz_cli.cli.complete import complete_event, complete_network

Text = str | None
Texts = list[str] | None

EventArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[VERANSTALTUNG]",
        help="Kurzname, Titel oder Nummer; sonst die aktuelle Veranstaltung.",
        autocompletion=complete_event,
    ),
]


def complete_words(*words: str) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def text_option(name: str, metavar: str, meaning: str, **settings: Any) -> Any:
    return Annotated[Text, typer.Option(name, metavar=metavar, help=meaning, **settings)]


def texts_option(name: str, metavar: str, meaning: str, **settings: Any) -> Any:
    return Annotated[Texts, typer.Option(name, metavar=metavar, help=meaning, **settings)]


#: Date, time and place of a part.
PART_OPTIONS: dict[str, Any] = {
    "date": text_option("--date", "DATUM", "z. B. 8.10.2025, ungenau „Oktober 2025“ oder „offen“."),
    "time": text_option("--time", "ZEIT", "z. B. „9 Uhr bis 16 Uhr“, „9-16“ oder „ab 9 Uhr“."),
    "place": text_option("--place", "ORT", "z. B. „Bürgerhaus, Marktplatz 1, 44532 Musterstadt“."),
    "seats": text_option("--seats", "ZAHL", "Plätze, oder „offen“."),
    "form": text_option(
        "--form", "FORM", "vor-ort, online oder hybrid.", autocompletion=complete_words("vor-ort", "online", "hybrid")
    ),
    "link": text_option("--link", "ADRESSE", "Link für die Teilnahme online."),
    "fee": text_option("--fee", "BETRAG", "Gebühr, z. B. „25 €“ oder „kostenfrei“."),
}

EVENT_OPTIONS: dict[str, Any] = {
    **PART_OPTIONS,
    "deadline": text_option("--deadline", "DATUM", "Anmeldeschluss."),
    "kind": text_option(
        "--kind",
        "ART",
        "netzwerktreffen, fachtag, konferenz, fortbildung, kick-off, steuerungsgruppe oder veranstaltung; sonst nach "
        "dem Titel.",
        autocompletion=complete_words(
            "netzwerktreffen", "fachtag", "konferenz", "fortbildung", "kick-off", "steuerungsgruppe", "veranstaltung"
        ),
    ),
    "motto": text_option("--motto", "TEXT", "Motto oder Leitgedanke."),
    "theme": text_option("--theme", "TEXT", "Thema."),
    "aim": text_option("--aim", "TEXT", "Ziel."),
    "audience": text_option("--audience", "TEXT", "Zielgruppe."),
    "occasion": text_option("--occasion", "TEXT", "Anlass."),
    "legal_basis": text_option("--legal-basis", "TEXT", "Rechtsgrundlage, z. B. „§ 9 LKSG NRW“."),
    "host": texts_option("--host", "NAME", "Gastgeber, mehrfach möglich; die Reihenfolge zählt. Sonst das Jugendamt."),
    "organiser": texts_option("--organiser", "NAME", "Veranstalter, mehrfach möglich."),
    "cooperation": texts_option("--cooperation", "NAME", "Kooperationspartner, mehrfach möglich."),
    "funding": texts_option("--funding", "NAME", "Wer fördert, mehrfach möglich."),
    "registration_office": texts_option("--registration-office", "NAME", "Anmeldestelle, mehrfach möglich."),
    "technology": texts_option("--technology", "NAME", "Technik, mehrfach möglich."),
    "register_link": text_option("--register-link", "ADRESSE", "Link zum Anmeldeformular."),
    "register_mail": text_option("--register-mail", "ADRESSE", "E-Mail für Anmeldungen; sonst die der Koordination."),
    "register_phone": text_option("--register-phone", "NUMMER", "Telefon für Anmeldungen."),
    "register_by_calendar": Annotated[
        bool | None,
        typer.Option(
            "--register-by-calendar/--no-register-by-calendar",
            help="Anmeldung durch Annehmen des Kalendereintrags.",
            show_default=False,
        ),
    ],
    "register_via": text_option("--register-via", "NAME", "Anmeldung über eine andere Stelle, z. B. die VHS."),
    "fee_covers": text_option("--fee-covers", "TEXT", "Was die Gebühr umfasst."),
    "place_rule": text_option("--rule", "TEXT", "Regel, nach der Plätze vergeben werden."),
    "series": text_option("--series", "NAME", "Reihe; sonst nach dem Titel („3. …“)."),
    "number": text_option("--number", "ZAHL", "Nummer in der Reihe; sonst nach dem Titel."),
    "series_begun": text_option("--series-begun", "DATUM", "Seit wann es die Reihe gibt, z. B. 2023."),
    "series_rhythm": text_option("--series-rhythm", "TEXT", "Wie oft, z. B. „jährlich“."),
    "series_sequel": text_option("--series-sequel", "TEXT", "Geplante Fortsetzung."),
    "network": texts_option(
        "--network", "NETZWERK", "Netzwerk, dem sie dient, mehrfach möglich.", autocompletion=complete_network
    ),
    "status": text_option(
        "--status",
        "STATUS",
        "entwurf, geplant, durchgefuehrt oder abgesagt.",
        autocompletion=complete_words("entwurf", "geplant", "durchgefuehrt", "abgesagt"),
    ),
    "note": text_option("--note", "TEXT", "Interne Notiz."),
}

TITLE_OPTION: dict[str, Any] = {"title": text_option("--title", "TITEL", "Neuer Titel.")}
