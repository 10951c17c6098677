from dataclasses import replace
from datetime import time

import pytest
from tests.builders import a_part, stored_contact, stored_event, stored_organisation

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.event import Event
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.programme import Appearance, AppearanceRole, AppearanceType, ItemKind, ProgrammeItem
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.choice import UnknownChoice
from kinderschutz_cli.errors.event import NumberNotUnderstood, PartNeeded
from kinderschutz_cli.errors.line import ControlCharacterInside
from kinderschutz_cli.errors.matching import Ambiguous, Unknown
from kinderschutz_cli.errors.programme import (
    CannotReorder,
    EndWithoutStart,
    ItemNotFound,
    ItemTitleMissing,
    PersonMissing,
    TwoEnds,
)
from kinderschutz_cli.errors.time_of_day import DurationNotUnderstood, EndNotAfterStart, SpanNotUnderstood
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import journal
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows.programme import (
    ItemInput,
    add_item,
    edit_item,
    move_to_position,
    move_to_time,
    remove_item,
)
from kinderschutz_cli.workflows.programme_overview import item_json, programmes
from kinderschutz_cli.workflows.session import Session


@pytest.fixture
def event(session: Session) -> Event:
    """9 to 16 o'clock, nothing in it yet."""
    return stored_event(session)


def listed(session: Session, event: Event) -> list[tuple[int, str, str]]:
    """Number, time and title of every item, as `ks program list` shows them."""
    return [
        (entry.number, entry.time_text, entry.item.title) for one in programmes(session, event) for entry in one.entries
    ]


def added(session: Session, event: Event, *items: tuple[str, str]) -> None:
    for moment, title in items:
        add_item(session, event, ItemInput(time=moment, title=title))


def without_ids(item: ProgrammeItem) -> ProgrammeItem:
    return replace(item, id=0, uuid="", part_id=0, appearances=tuple(replace(one, id=0) for one in item.appearances))


def people(
    session: Session, event: Event, *typed: str, kind: str = "vortrag", role: str | None = None
) -> list[Appearance]:
    saved = add_item(session, event, ItemInput(time="10", title="X", kind=kind, person=typed, role=role))
    return [replace(one, id=0) for one in saved.entry.item.appearances]


# ---- add -------------------------------------------------------------------------------------------------------------


def test_an_item_is_concluded_from_its_title(session: Session, event: Event) -> None:
    saved = add_item(session, event, ItemInput(time="9.30", title="Eröffnung", person=["Bürgermeister"], minutes="15"))
    assert without_ids(saved.entry.item) == ProgrammeItem(
        "Eröffnung",
        ItemKind.WELCOME,
        starts=time(9, 30),
        minutes=15,
        appearances=(Appearance("Bürgermeister", AppearanceRole.WELCOMES, AppearanceType.OFFICE),),
    )
    assert saved.remarks == (
        "Art: grusswort (nach dem Titel; --kind nennt eine andere)",
        "Mitwirkend: Bürgermeister (Amt, begrüßt)",
    )
    assert saved.warnings == ()


def test_every_field_of_an_item_has_its_option(session: Session, event: Event) -> None:
    saved = add_item(
        session,
        event,
        ItemInput(
            time="13-14.30",
            title="Frühe Hilfen",
            kind="Arbeitsgruppe",
            track="A",
            room="Saal 1",
            places="20",
            description="Übergänge gestalten",
            result="Wir treffen uns wieder.",
            part="1",
        ),
    )
    assert without_ids(saved.entry.item) == ProgrammeItem(
        "Frühe Hilfen",
        ItemKind.WORKING_GROUP,
        starts=time(13),
        minutes=90,
        track="A",
        room="Saal 1",
        places=20,
        description="Übergänge gestalten",
        result="Wir treffen uns wieder.",
    )


def test_items_are_numbered_by_time_however_they_are_entered(session: Session, event: Event) -> None:
    added(session, event, ("11", "Zweiter"), ("offen", "Danach"), ("9-11", "Erster"))
    assert listed(session, event) == [
        (1, "09:00–11:00", "Erster"),
        (2, "11:00–16:00", "Zweiter"),
        (3, "offen", "Danach"),
    ]


def test_gaps_overlaps_and_what_lies_outside_are_said_after_each_change(session: Session, event: Event) -> None:
    added(session, event, ("8.30-9.30", "Ankommen"), ("9.15-10", "Grußwort"))
    saved = add_item(session, event, ItemInput(time="10.30", title="Impuls", until="11"))
    assert saved.warnings == (
        "„Ankommen“ beginnt um 08:30 Uhr, vor dem Beginn der Veranstaltung um 09:00 Uhr.",
        "Überschneidung 09:15–09:30 Uhr von „Ankommen“ und „Grußwort“.",
        "Lücke 10:00–10:30 Uhr zwischen „Grußwort“ und „Impuls“.",
    )


def test_parallel_tracks_do_not_overlap(session: Session, event: Event) -> None:
    for track in "ABC":
        saved = add_item(
            session, event, ItemInput(time="13-14", title=f"Gruppe {track}", kind="arbeitsgruppe", track=track)
        )
    assert saved.warnings == ()


@pytest.mark.parametrize(
    ("typed", "failure"),
    [
        (ItemInput(time="halb zehn"), SpanNotUnderstood),
        (ItemInput(time="10-9"), EndNotAfterStart),
        (ItemInput(time="10", until="9"), EndNotAfterStart),
        (ItemInput(time="10", minutes="lang"), DurationNotUnderstood),
        (ItemInput(time="10-11", minutes="60"), TwoEnds),
        (ItemInput(time="10", minutes="60", until="11"), TwoEnds),
        (ItemInput(time="offen", until="11"), EndWithoutStart),
        (ItemInput(time="10", kind="fragrunde"), UnknownChoice),
        (ItemInput(time="10", role="singt"), UnknownChoice),
        (ItemInput(time="10", places="-1"), NumberNotUnderstood),
        (ItemInput(time="10", person=["moderiert:"]), PersonMissing),
        (ItemInput(time="10", person=["(LWL)"]), PersonMissing),
        (ItemInput(time="10", person=["kontakt:Niemand"]), Unknown),
        (ItemInput(time="10", person=["Kim\x07Muster"]), ControlCharacterInside),
        (ItemInput(time="10", title=" "), ItemTitleMissing),
        (ItemInput(time="10", part="Abend"), Unknown),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    session: Session, event: Event, typed: ItemInput, failure: type[KsError]
) -> None:
    with pytest.raises(failure):
        add_item(session, event, replace(typed, title=typed.title or "Impuls"))
    assert listed(session, event) == []
    assert journal.entry(session.db, None).name == "event create"


def test_with_several_parts_the_part_is_named(session: Session) -> None:
    event = stored_event(session, parts=(a_part(), a_part(title="Abend", starts=time(19), ends=time(21))))
    with pytest.raises(PartNeeded):
        add_item(session, event, ItemInput(time="20", title="Impuls"))
    add_item(session, event, ItemInput(time="20", title="Impuls", part="Abend"))
    add_item(session, event, ItemInput(time="9", title="Ankommen", part="1"))
    assert listed(session, event) == [(1, "09:00–16:00", "Ankommen"), (2, "20:00–21:00", "Impuls")]


# ---- who appears -----------------------------------------------------------------------------------------------------


def test_a_contact_is_found_by_its_exact_name(session: Session, event: Event) -> None:
    school = organisation_store.get(session.db, stored_organisation(session, Organisation("Musterschule")))
    erika = Contact(
        name=PersonName(title="Prof. Dr.", given="Erika", family="Muster"), affiliations=(Affiliation(school),)
    )
    number = stored_contact(session, erika)
    whole = Appearance("Prof. Dr. Erika Muster", AppearanceRole.SPEAKS, AppearanceType.CONTACT, "Musterschule", number)
    assert people(session, event, "Erika Muster", "Muster", f"#{number}") == [
        whole,
        Appearance("Muster", AppearanceRole.SPEAKS),
        whole,
    ]
    assert people(session, event, "kontakt:Erika", "name:Erika Muster (Gast)") == [
        whole,
        Appearance("Erika Muster", AppearanceRole.SPEAKS, affiliation="Gast"),
    ]


def test_two_contacts_of_one_name_are_listed(session: Session, event: Event) -> None:
    for _ in range(2):
        stored_contact(session, Contact(name=PersonName(given="Kim", family="Muster")))
    with pytest.raises(Ambiguous):
        people(session, event, "Kim Muster")


def test_a_mailbox_never_stands_in_a_programme_as_a_person(session: Session, event: Event) -> None:
    school = organisation_store.get(session.db, stored_organisation(session, Organisation("Musterschule")))
    stored_contact(
        session, Contact(type=ContactType.MAILBOX, mail="a@example.org", affiliations=(Affiliation(school),))
    )
    assert people(session, event, "Musterschule") == [
        Appearance("Musterschule", AppearanceRole.SPEAKS, AppearanceType.BODY)
    ]


def test_offices_bodies_and_professions_are_told_by_their_words(session: Session, event: Event) -> None:
    stored_organisation(session, Organisation("ASD Musterstadt", short_name="ASD"))
    found = people(
        session,
        event,
        "Bürgermeister",
        "Dezernentin für Jugend und Soziales",
        "asd",
        "Familiengericht",
        "Hebamme",
        "Ärztin",
        "Bürgermeister Jan Muster",
        "amt:Die Neue",
        "beruf:Familienrichterin",
        kind="fallbeispiel",
    )
    assert [(one.label, one.type) for one in found] == [
        ("Bürgermeister", AppearanceType.OFFICE),
        ("Dezernentin für Jugend und Soziales", AppearanceType.OFFICE),
        ("ASD Musterstadt", AppearanceType.BODY),
        ("Familiengericht", AppearanceType.BODY),
        ("Hebamme", AppearanceType.PROFESSION),
        ("Ärztin", AppearanceType.PROFESSION),
        ("Bürgermeister Jan Muster", AppearanceType.NAME),
        ("Die Neue", AppearanceType.OFFICE),
        ("Familienrichterin", AppearanceType.PROFESSION),
    ]


def test_the_role_is_the_persons_own_else_the_one_typed_else_that_of_the_kind(session: Session, event: Event) -> None:
    typed = ("moderiert:Kim Muster", "Jan Beispiel")
    assert [one.role for one in people(session, event, *typed, kind="podium")] == [
        AppearanceRole.MODERATES,
        AppearanceRole.TAKES_PART,
    ]
    assert [one.role for one in people(session, event, *typed, kind="podium", role="begrüßt")] == [
        AppearanceRole.MODERATES,
        AppearanceRole.WELCOMES,
    ]


def test_a_person_with_a_block_in_a_public_programme_is_named(session: Session, event: Event) -> None:
    stored_contact(session, Contact(name=PersonName(given="Kim", family="Muster"), blocked=True))
    saved = add_item(session, event, ItemInput(time="10", title="Impuls", person=["Kim Muster"]))
    assert saved.warnings == (
        "Kim Muster hat einen Sperrvermerk, und das Programm ist öffentlich. Ist das so gewollt?",
    )


# ---- edit, move, remove ----------------------------------------------------------------------------------------------


def test_an_edit_changes_what_was_typed_and_nothing_else(session: Session, event: Event) -> None:
    before = add_item(
        session, event, ItemInput(time="10-11", title="Impuls", room="Saal", person=["Kim Muster", "Jan Beispiel"])
    ).entry.item
    after = edit_item(session, event, "1", ItemInput(minutes="45", room="", result="Viel gelernt")).entry.item
    assert after == replace(before, minutes=45, room="", result="Viel gelernt")
    roles = edit_item(session, event, "1", ItemInput(role="moderiert")).entry.item.appearances
    assert [one.role for one in roles] == [AppearanceRole.MODERATES, AppearanceRole.MODERATES]
    assert edit_item(session, event, "1", ItemInput(person=[""])).entry.item.appearances == ()


def test_an_item_moves_to_another_part(session: Session) -> None:
    event = stored_event(session, parts=(a_part(), a_part(title="Abend")))
    added_to_first = add_item(session, event, ItemInput(time="10", title="Impuls", part="1"))
    saved = edit_item(session, event, "1", ItemInput(part="Abend"))
    assert (saved.entry.part, saved.entry.item.id) == (event.parts[1], added_to_first.entry.item.id)


def test_an_item_moves_alone_or_with_what_follows(session: Session, event: Event) -> None:
    added(session, event, ("9-10", "Ankommen"), ("10-11", "Impuls"), ("11-12", "Pause"))
    move_to_time(session, event, "2", "10.30")
    assert listed(session, event) == [
        (1, "09:00–10:00", "Ankommen"),
        (2, "10:30–11:30", "Impuls"),
        (3, "11:00–12:00", "Pause"),
    ]
    saved = move_to_time(session, event, "2", "10 Uhr", shift=True)
    assert listed(session, event) == [
        (1, "09:00–10:00", "Ankommen"),
        (2, "10:00–11:00", "Impuls"),
        (3, "10:30–11:30", "Pause"),
    ]
    assert saved.warnings == ("Überschneidung 10:30–11:00 Uhr von „Impuls“ und „Pause“.",)


def test_items_exchange_their_times_when_they_change_places(session: Session, event: Event) -> None:
    added(session, event, ("9-10", "Ankommen"), ("10-10.15", "Grußwort"), ("10.15-11", "Impuls"), ("offen", "Ausblick"))
    move_to_position(session, event, "3", "2")
    assert listed(session, event) == [
        (1, "09:00–10:00", "Ankommen"),
        (2, "10:00–10:45", "Impuls"),
        (3, "10:45–11:00", "Grußwort"),
        (4, "offen", "Ausblick"),
    ]
    move_to_position(session, event, "4", "2")
    assert listed(session, event)[1] == (2, "offen", "Ausblick")


def test_parallel_items_do_not_exchange_their_times(session: Session, event: Event) -> None:
    added(session, event, ("9-10", "Ankommen"))
    for track in "AB":
        add_item(session, event, ItemInput(time="10-11", title=f"Gruppe {track}", track=track))
    with pytest.raises(CannotReorder):
        move_to_position(session, event, "3", "1")


def test_a_removed_item_is_back_after_an_undo(session: Session, event: Event) -> None:
    added(session, event, ("9-10", "Ankommen"), ("10-11", "Impuls"), ("11-12", "Pause"))
    before = programmes(session, event)
    entry, problems = remove_item(session, event, "2")
    assert (entry.item.title, problems) == ("Impuls", ("Lücke 10:00–11:00 Uhr zwischen „Ankommen“ und „Pause“.",))
    assert listed(session, event) == [(1, "09:00–10:00", "Ankommen"), (2, "11:00–12:00", "Pause")]
    number = journal.entry(session.db, None).number
    with session.command("undo"):
        journal.invert(session.db, number)
    assert programmes(session, event) == before


@pytest.mark.parametrize("number", ["0", "4", "-1", "Impuls", ""])
def test_an_unknown_number_is_named_with_those_there_are(session: Session, event: Event, number: str) -> None:
    added(session, event, ("9-10", "Ankommen"), ("10-11", "Impuls"))
    with pytest.raises(ItemNotFound) as caught:
        remove_item(session, event, number)
    assert caught.value.hint == "Es gibt die Nummern 1 bis 2. „ks program list“ zeigt sie."


def test_json_uses_the_words_of_the_templates(session: Session, event: Event) -> None:
    entry = add_item(session, event, ItemInput(time="9.45", title="Impuls", person=["Jan Pöter (LWL)"])).entry
    assert item_json(entry) == {
        "nr": 1,
        "id": entry.item.id,
        "teil": 1,
        "beginn": "09:45",
        "ende": "16:00",
        "dauer": None,
        "art": "vortrag",
        "titel": "Impuls",
        "personen": [{"name": "Jan Pöter", "rolle": "referiert", "zusatz": "LWL", "typ": "name", "kontakt": None}],
        "strang": "",
        "raum": "",
        "plaetze": None,
        "vergeben": 0,
        "beschreibung": "",
        "ergebnis": "",
    }


def test_a_contact_of_a_programme_is_known_to_be_used(session: Session, event: Event) -> None:
    number = stored_contact(session, Contact(name=PersonName(given="Kim", family="Muster")))
    people(session, event, "Kim Muster")
    assert contact_store.uses(session.db, number) == {"appearance": 1}
