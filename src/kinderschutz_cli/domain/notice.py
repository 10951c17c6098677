"""Notices: the messages that tell people what became of their registration, or of the event.

Each is the name of its template and of its kind in the ledger.
"""

from collections.abc import Mapping
from enum import StrEnum

from kinderschutz_cli.domain.registration import RegistrationStatus


class Notice(StrEnum):
    RECEIVED = "eingangsbestaetigung"
    CONFIRMED = "anmeldebestaetigung"
    WAITING = "warteliste"
    OFFERED = "nachruecken"
    EXPIRED = "angebot-abgelaufen"
    CANCELLED = "abmeldung"
    REFUSED = "absage"
    REPRESENTED = "vertretung"
    EVENT_MOVED = "veranstaltung-verlegt"
    EVENT_CANCELLED = "veranstaltung-abgesagt"
    REMINDER = "erinnerung"


#: What somebody hears when a registration comes into a status.
NOTICE_OF: Mapping[RegistrationStatus, Notice] = {
    RegistrationStatus.REGISTERED: Notice.RECEIVED,
    RegistrationStatus.CONFIRMED: Notice.CONFIRMED,
    RegistrationStatus.WAITING: Notice.WAITING,
    RegistrationStatus.OFFERED: Notice.OFFERED,
    RegistrationStatus.EXPIRED: Notice.EXPIRED,
    RegistrationStatus.CANCELLED: Notice.CANCELLED,
    RegistrationStatus.REFUSED: Notice.REFUSED,
    RegistrationStatus.REPRESENTED: Notice.REPRESENTED,
}

#: Notices that carry the date as a calendar entry.
WITH_DATE = frozenset({Notice.CONFIRMED, Notice.EVENT_MOVED})

#: What a notice is called, one and several.
NOTICE_WORDS: Mapping[Notice, tuple[str, str]] = {
    Notice.RECEIVED: ("Eingangsbestätigung", "Eingangsbestätigungen"),
    Notice.CONFIRMED: ("Zusage", "Zusagen"),
    Notice.WAITING: ("Nachricht zur Warteliste", "Nachrichten zur Warteliste"),
    Notice.OFFERED: ("Angebot eines Platzes", "Angebote eines Platzes"),
    Notice.EXPIRED: ("Nachricht über ein abgelaufenes Angebot", "Nachrichten über abgelaufene Angebote"),
    Notice.CANCELLED: ("Antwort auf eine Absage", "Antworten auf Absagen"),
    Notice.REFUSED: ("Ablehnung", "Ablehnungen"),
    Notice.REPRESENTED: ("Nachricht zur Vertretung", "Nachrichten zur Vertretung"),
    Notice.EVENT_MOVED: ("Nachricht über geänderte Angaben", "Nachrichten über geänderte Angaben"),
    Notice.EVENT_CANCELLED: ("Nachricht über den Ausfall", "Nachrichten über den Ausfall"),
    Notice.REMINDER: ("Erinnerung", "Erinnerungen"),
}


def counted(notice: Notice, number: int) -> str:
    """ "1 Zusage", "12 Zusagen"."""
    one, several = NOTICE_WORDS[notice]
    return f"{number} {one if number == 1 else several}"
