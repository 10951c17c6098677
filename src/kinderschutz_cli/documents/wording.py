"""From values of the domain to the German words of the templates (`vocabulary.py`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinderschutz_cli.documents.filters import aufzaehlung
from kinderschutz_cli.documents.vocabulary import (
    Anmeldeweg,
    Kontakt,
    Koordination,
    Mitwirkende,
    Netzwerk,
    Organisation,
    Programmpunkt,
    Teil,
    Teilbar,
    Teilnehmer,
    Veranstaltung,
)
from kinderschutz_cli.domain.consent import Purpose
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.event import BodyRole, EventKind, PartForm
from kinderschutz_cli.domain.german_calendar import format_day, format_span, format_time
from kinderschutz_cli.domain.money import format_euro
from kinderschutz_cli.domain.places import Rule, rule_words
from kinderschutz_cli.domain.programme import ITEM_KIND_LABELS, AppearanceRole
from kinderschutz_cli.domain.schedule import slots
from kinderschutz_cli.domain.setting import SalutationStyle
from kinderschutz_cli.domain.zone import local_day

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kinderschutz_cli.domain import contact as contacts
    from kinderschutz_cli.domain import event as events
    from kinderschutz_cli.domain import organisation as organisations
    from kinderschutz_cli.domain.programme import Appearance, ProgrammeItem
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.domain.schedule import Slot
    from kinderschutz_cli.domain.setting import Settings

FORMS = {PartForm.ON_SITE: "vor Ort", PartForm.ONLINE: "online", PartForm.HYBRID: "hybrid"}
EVENT_KINDS = {
    EventKind.NETWORK_MEETING: "Netzwerktreffen",
    EventKind.SYMPOSIUM: "Fachtag",
    EventKind.CONFERENCE: "Konferenz",
    EventKind.TRAINING: "Fortbildung",
    EventKind.KICK_OFF: "Kick-off",
    EventKind.STEERING_GROUP: "Steuerungsgruppe",
    EventKind.OTHER: "Veranstaltung",
}
ROLES = {
    AppearanceRole.SPEAKS: "referiert",
    AppearanceRole.MODERATES: "moderiert",
    AppearanceRole.WELCOMES: "begrüßt",
    AppearanceRole.TAKES_PART: "wirkt mit",
}

#: Numbers in the form of DIN 5008 already; the library for others costs 35 ms and 0.1 ms a number.
_SHOWN_PHONE = re.compile(r"0[1-9]\d{1,4} [1-9]\d*(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Terms:
    """What slugs are called: sectors, kinds of institutions, professions, roles. An unknown slug names itself."""

    sectors: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    professions: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)

    def sector(self, slug: str) -> str:
        return self.sectors.get(slug, slug)

    def kind(self, slug: str) -> str:
        return self.kinds.get(slug, slug)

    def profession(self, slug: str) -> str:
        return self.professions.get(slug, slug)


def netzwerk(settings: Settings) -> Netzwerk:
    """Letterhead, sender and data protection; what is derived from other settings when left empty."""
    office = settings["jugendamt"] or settings["name"]
    city = f"{settings['plz']} {settings['ort']}".strip()
    sender = settings["absender"] or " · ".join(piece for piece in (office, settings["strasse"], city) if piece)
    head = [line.strip() for line in re.split(r"[|\n]", settings["briefkopf"]) if line.strip()]
    return Netzwerk(
        name=settings["name"],
        jugendamt=settings["jugendamt"],
        mail=settings["mail"],
        telefon=_phone(settings["telefon"]),
        strasse=settings["strasse"],
        plz=settings["plz"],
        ort=settings["ort"],
        absender=sender,
        briefkopf=tuple(head) or tuple(dict.fromkeys(line for line in (office, settings["name"]) if line)),
        logo=settings["logo"],
        rechtsgrundlage=settings["rechtsgrundlage"],
        verantwortlich=settings["verantwortlich"] or office,
        datenschutz=settings["datenschutz"],
        gruss=settings["gruss"],
        anmeldetext=settings["anmeldetext"],
        herkunft=settings["herkunft"],
        speicherdauer=settings["speicherdauer"],
    )


def koordination(settings: Settings) -> Koordination:
    return Koordination(
        name=settings["koordination"],
        funktion=settings["funktion"],
        mail=settings["mail"],
        telefon=_phone(settings["telefon"]),
    )


def veranstaltung(
    event: events.Event, programme: Mapping[int, Sequence[ProgrammeItem]], free: int | None = None
) -> Veranstaltung:
    """An event with its parts; `programme` gives the items of each part by the part's id, `free` its free seats."""
    parts = tuple(teil(part, programme.get(part.id, ())) for part in event.parts)
    first, words = event.main_part, parts[0]
    hosts = tuple(body.name for body in event.bodies_as(BodyRole.HOST))
    return Veranstaltung(
        titel=event.title,
        kennung=event.slug,
        art=EVENT_KINDS[event.kind],
        nummer=event.number,
        reihe=event.series.name if event.series else "",
        thema=event.theme,
        motto=event.motto,
        ziel=event.aim,
        zielgruppe=event.audience,
        anlass=event.occasion,
        rechtsgrundlage=event.legal_basis,
        status=event.status.value,
        datum=words.datum,
        datum_text=words.datum_text,
        beginn=first.starts,
        ende=first.ends,
        zeit_text=words.zeit_text,
        ort=words.ort,
        ort_name=first.place.name,
        form=words.form,
        link=first.link,
        plaetze=first.seats,
        frei=free,
        platzregel=event.place_rule or _platzregel(event),
        gebuehr=format_euro(first.fee_cents) if first.fee_cents is not None else "",
        gebuehr_umfasst=event.fee_covers,
        anmeldung=_anmeldeweg(event.registering),
        gastgeber=hosts,
        gastgeber_text=aufzaehlung(hosts),
        teile=parts,
    )


def _platzregel(event: events.Event) -> str:
    """The rule in words, where it is more than first come, first served."""
    plain = event.rule is Rule.FIRST_COME and not event.main_part.places.quotas and event.main_part.places.cap is None
    return "" if plain else rule_words(event.rule, event.main_part.places)


def programm(veranstaltung: Veranstaltung) -> tuple[Programmpunkt, ...]:
    """All programme items of an event, over all parts: the root word `programm`."""
    return tuple(item for part in veranstaltung.teile for item in part.programm)


def kontakt(contact: contacts.Contact, terms: Terms, style: SalutationStyle = SalutationStyle.CLASSIC) -> Kontakt:
    from kinderschutz_cli.domain.salutation import address_field, salutation  # 3 ms, not for lists of registrations

    name, address, provenance = contact.name, contact.address, contact.provenance
    sector = contact.effective_sector
    return Kontakt(
        id=contact.id,
        art=contact.type.value,
        anrede=contact.form_of_address.value.capitalize() if contact.form_of_address else "",
        titel=name.title,
        vorname=name.given,
        nachname=name.surname,
        grad=name.degree,
        name=contact.display_name,
        bezeichnung=contact.label,
        briefanrede=salutation(contact, style),
        eigene_anrede=contact.own_salutation,
        anschrift=address_field(contact),
        funktion=contact.affiliation.function if contact.affiliation else "",
        organisation=contact.organisation.name if contact.organisation else "",
        sektor=sector,
        sektor_name=terms.sector(sector),
        beruf=terms.profession(contact.profession),
        rollen=contact.roles,
        netzwerke=contact.networks,
        mail=contact.mail,
        telefon=_phone(contact.phone),
        mobil=_phone(contact.mobile),
        strasse=address.street,
        plz=address.postcode,
        ort=address.city,
        informiert_am=contact.informed_on,
        kein_kontakt=contact.no_contact,
        sperrvermerk=contact.blocked,
        quelle=provenance.source,
        seit=provenance.since,
        rechtsgrundlage=provenance.legal_basis,
        notiz=contact.note,
    )


def organisation(
    org: organisations.Organisation, terms: Terms, parents: Mapping[int, str] | None = None
) -> Organisation:
    """`parents` names organisations by id, for the one above."""
    return Organisation(
        id=org.id,
        name=org.name,
        kurzname=org.short_name,
        sektor=org.sector,
        sektor_name=terms.sector(org.sector),
        art=org.kind,
        art_name=terms.kind(org.kind),
        gehoert_zu=(parents or {}).get(org.parent_id, "") if org.parent_id is not None else "",
        strasse=org.address.street,
        plz=org.address.postcode,
        ort=org.address.city,
        telefon=_phone(org.phone),
        mail=org.mail,
        web=org.website,
        vereinbarung_am=org.agreement_on,
        schluessel=org.source_key,
        endet_am=org.closes_on,
        quelle=org.provenance.source,
        seit=org.provenance.since,
        notiz=org.note,
    )


def teilnehmer(registration: Registration, nr: int, terms: Terms, part_title: str = "") -> Teilnehmer:
    """A registration as a numbered row; a place without a person is "N. N." and carries its organisation.

    What became of it is not known here.
    """
    contact = registration.contact
    org = registration.organisation or (contact.organisation if contact else None)
    person = contact if contact and contact.type is ContactType.PERSON and contact.name.surname else None
    sector = (contact.effective_sector if contact else "") or (org.sector if org else "")
    return Teilnehmer(
        nr=nr,
        nummer=registration.id,
        name=registration.display_name,
        titel=person.name.title if person else "",
        vorname=person.name.given if person else "",
        nachname=person.name.surname if person else registration.display_name,
        organisation=org.name if org else "",
        funktion=contact.affiliation.function if contact and contact.affiliation else "",
        sektor=sector,
        sektor_name=terms.sector(sector),
        status=registration.status.value,
        teil=part_title,
        form=FORMS[registration.form],
        mail=contact.mail if contact else (org.mail if org else ""),
        telefon=_phone(contact.phone if contact else (org.phone if org else "")),
        eingegangen=local_day(registration.received_at) if registration.received_at else None,
        bemerkung=registration.note,
        sperrvermerk=bool(contact and contact.blocked),
        ergebnis="",
        gekommen="",
        gegangen="",
    )


def teilbar(registration: Registration, nr: int, shared: Collection[Purpose]) -> Teilbar:
    """A person on a list that others get, with nothing but what `shared` allows."""
    full = teilnehmer(registration, nr, Terms())
    contact = registration.contact

    def if_allowed(purpose: Purpose, value: str) -> str:
        return value if purpose in shared else ""

    return Teilbar(
        nr=nr,
        name=if_allowed(Purpose.NAME, full.name),
        titel=if_allowed(Purpose.NAME, full.titel),
        vorname=if_allowed(Purpose.NAME, full.vorname),
        nachname=if_allowed(Purpose.NAME, full.nachname),
        organisation=if_allowed(Purpose.ORGANISATION, full.organisation),
        funktion=if_allowed(Purpose.FUNCTION, full.funktion),
        mail=if_allowed(Purpose.MAIL, contact.mail if contact else ""),
        telefon=if_allowed(Purpose.PHONE, full.telefon if contact else ""),
    )


def teil(part: events.Part, items: Sequence[ProgrammeItem]) -> Teil:
    return Teil(
        titel=part.title,
        datum=part.date.exact if part.date else None,
        datum_text=format_day(part.date),
        beginn=part.starts,
        ende=part.ends,
        zeit_text=format_span(part.starts, part.ends),
        ort=part.place.line,
        form=FORMS[part.form],
        link=part.link,
        plaetze=part.seats,
        programm=tuple(_programmpunkt(slot) for slot in slots(items, part.ends)),
    )


def _programmpunkt(slot: Slot) -> Programmpunkt:
    item = slot.item
    people = tuple(_mitwirkende(appearance) for appearance in item.appearances)
    return Programmpunkt(
        beginn=slot.starts,
        ende=slot.ends,
        zeit=format_time(slot.starts) if slot.starts else "",
        dauer=item.minutes,
        art=ITEM_KIND_LABELS[item.kind],
        titel=item.title,
        personen=people,
        personen_text=", ".join(_shown(person) for person in people),
        strang=item.track,
        raum=item.room,
        plaetze=item.places,
        beschreibung=item.description,
    )


def _mitwirkende(appearance: Appearance) -> Mitwirkende:
    return Mitwirkende(name=appearance.label, rolle=ROLES[appearance.role], zusatz=appearance.affiliation)


def _shown(person: Mitwirkende) -> str:
    """ "Prof. Dr. Heike Muster (Hochschule Musterstadt)"; who moderates is said, for it is not obvious."""
    role = "Moderation" if person.rolle == ROLES[AppearanceRole.MODERATES] else ""
    notes = "; ".join(note for note in (person.zusatz, role) if note)
    return f"{person.name} ({notes})" if notes else person.name


def _anmeldeweg(registering: events.Registering) -> Anmeldeweg:
    return Anmeldeweg(
        link=registering.link,
        mail=registering.mail,
        telefon=_phone(registering.phone),
        kalender=registering.calendar,
        ueber=registering.third_party,
        frist=registering.deadline,
        frist_text=format_day(registering.deadline) if registering.deadline else "",
    )


def _phone(text: str) -> str:
    if not text or _SHOWN_PHONE.fullmatch(text):
        return text
    from kinderschutz_cli.domain.phone import format_phone

    return format_phone(text)
