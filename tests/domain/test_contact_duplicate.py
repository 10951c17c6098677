"""Contacts that may be one, each with its reasons; beside them those who are two."""

from __future__ import annotations

from typing import Any

import pytest

from kinderschutz_cli.domain.contact_duplicate import ContactTraits, contact_duplicates, traits
from kinderschutz_cli.domain.duplicate import Strength, Suspicion
from kinderschutz_cli.domain.name import PersonName

SCHOOL, OTHER_SCHOOL = (7,), (8,)


def person(number: int, given: str, family: str, *, title: str = "", particle: str = "", **more: Any) -> ContactTraits:
    return traits(number, PersonName(title, given, particle, family), **more)


def found(*contacts: ContactTraits, **more: Any) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.score, one.reasons) for one in contact_duplicates(contacts, **more)]


@pytest.mark.parametrize(
    ("a", "b", "more", "expected"),
    [
        (("Erika", "Muster"), ("Erika", "Muster"), {"mail": "e.muster@example.org"}, (95, ("gleicher Name", "gleiche E-Mail"))),
        (("Erika", "Muster"), ("Erika", "Muster"), {}, (60, ("gleicher Name",))),
        (("Frank", "Volmer"), ("Frank", "Vollmer"), {"organisations": SCHOOL}, (77, ("Volmer/Vollmer", "gleiche Organisation"))),
        (("Anna", "Müller"), ("Anna", "Mueller"), {"organisations": SCHOOL}, (85, ("Müller/Mueller", "gleiche Organisation"))),
        (("Anna", "Lukas"), ("Lukas", "Anna"), {}, (65, ("Vor- und Nachname vertauscht",))),
        (("Anna", "Müller"), ("Anna", "Müller-Schulz"), {"organisations": SCHOOL}, (76, ("Doppelname Müller/Müller-Schulz", "gleiche Organisation"))),
        (("Stefanie", "Meier"), ("Stephanie", "Mayer"), {"phones": ("+4923061",)}, (64, ("Meier/Mayer, Stefanie/Stephanie", "gleiche Telefonnummer"))),
        (("A.", "Müller"), ("Anna", "Müller"), {"organisations": SCHOOL}, (73, ("A./Anna", "gleiche Organisation"))),
        (("", "Müller"), ("Anna", "Müller"), {"organisations": SCHOOL}, (65, ("einmal ohne Vornamen", "gleiche Organisation"))),
        (("Anna", "Schmidt"), ("Anna", "Schmitd"), {"organisations": SCHOOL}, (77, ("Schmidt/Schmitd", "gleiche Organisation"))),
        (("Anna", "Becker"), ("Anna", "Müller"), {"mail": "anna.becker@example.org"}, (75, ("gleiche E-Mail", "Nachname Becker/Müller"))),
        (("Anna", "Becker"), ("Jan", "Schulz"), {"mail": "anna.becker@example.org"}, (62, ("gleiche E-Mail",))),
        (("Hans-Peter", "Groß"), ("Hans Peter", "Gross"), {"organisations": SCHOOL}, (85, ("Groß/Gross", "gleiche Organisation"))),
    ],
)  # fmt: skip
def test_one_person_twice(
    a: tuple[str, str], b: tuple[str, str], more: dict[str, Any], expected: tuple[int, tuple[str, ...]]
) -> None:
    assert found(person(1, *a, **more), person(2, *b, **more)) == [expected]


@pytest.mark.parametrize(
    ("a", "b", "more"),
    [
        (("Anna", "Müller"), ("Jan", "Müller"), {"organisations": SCHOOL, "phones": ("+4923061",)}),
        (("Martin", "Groß"), ("Martina", "Groß"), {"organisations": SCHOOL}),
        (("Anna", "Müller"), ("Jan", "Schulz"), {"organisations": SCHOOL, "phones": ("+4923061",)}),
        (("Anna", "Müller"), ("Jan", "Schulz"), {"mail": "sekretariat@example.org"}),
        (("Anna", "Müller"), ("Jan", "Müller"), {"mail": "praxis.mueller@example.org"}),
        (("Anna", "Müller 1"), ("Anna", "Müller 2"), {"organisations": SCHOOL}),
        (("Anna", "Meier"), ("Anna", "Mohr"), {"organisations": SCHOOL}),
        (("A.", "Müller"), ("Jan", "Müller"), {"organisations": SCHOOL}),
    ],
)  # fmt: skip
def test_two_people(a: tuple[str, str], b: tuple[str, str], more: dict[str, Any]) -> None:
    assert found(person(1, *a, **more), person(2, *b, **more)) == []


def test_only_the_title_differs() -> None:
    doctor = person(1, "Erika", "Muster", title="Dr.", organisations=SCHOOL)
    assert found(doctor, person(2, "Erika", "Muster", organisations=SCHOOL)) == [
        (85, ("nur der Titel unterscheidet sich", "gleiche Organisation"))
    ]
    assert found(doctor, person(2, "Erika", "Muster", organisations=OTHER_SCHOOL)) == [(60, ("gleicher Name",))]


def test_a_like_name_in_another_organisation_is_another_person() -> None:
    vollmer = person(1, "Frank", "Vollmer", organisations=SCHOOL)
    assert found(vollmer, person(2, "Frank", "Volmer", organisations=OTHER_SCHOOL)) == []
    assert found(person(2, "Frank", "Volmer"), vollmer) == [(62, ("Vollmer/Volmer",))]


def test_frau_and_herr_are_two() -> None:
    kim = person(1, "Kim", "Muster", form_of_address="frau")
    assert found(kim, person(2, "Kim", "Muster", form_of_address="herr")) == []
    assert found(kim, person(2, "Kim", "Muster")) == [(60, ("gleicher Name",))]


def test_a_particle() -> None:
    a = person(1, "Erika", "Heide", particle="von der", organisations=SCHOOL)
    assert found(a, person(2, "Erika", "Heide", organisations=SCHOOL)) == [
        (85, ("von der Heide/Heide", "gleiche Organisation"))
    ]


def test_a_function_mailbox_shared_by_people_is_no_reason() -> None:
    people = [
        person(number, given, family, mail="sekretariat@example.org")
        for number, (given, family) in enumerate([("Anna", "Müller"), ("Jan", "Schulz"), ("Cem", "Öztürk")], start=1)
    ]
    mailbox = traits(9, PersonName(), mailbox=True, mail="sekretariat@example.org", organisations=SCHOOL)
    assert found(*people, mailbox) == []


def test_mailboxes() -> None:
    def mailbox(number: int, mail: str = "info@example.org", **more: Any) -> ContactTraits:
        return traits(number, PersonName(), mailbox=True, mail=mail, **more)

    assert found(mailbox(1, organisations=SCHOOL), mailbox(2, "INFO@example.org", organisations=SCHOOL)) == [
        (90, ("gleiche E-Mail", "gleiche Organisation"))
    ]
    assert found(mailbox(1, organisations=SCHOOL), mailbox(2)) == [(90, ("gleiche E-Mail",))]
    assert found(mailbox(1, organisations=SCHOOL), mailbox(2, organisations=OTHER_SCHOOL)) == []
    assert found(mailbox(1, organisations=SCHOOL), mailbox(2, "leitung@example.org", organisations=SCHOOL)) == []
    assert found(
        mailbox(1, label="Sekretariat", organisations=SCHOOL),
        mailbox(2, "", label="sekretariat", organisations=SCHOOL),
    ) == [(75, ("gleiche Bezeichnung", "gleiche Organisation"))]


def test_a_name_of_many_tells_nothing_by_itself() -> None:
    many = [person(number, "Anna", "Müller", organisations=(number,)) for number in range(1, 5)]
    assert found(*many) == []
    assert len(found(*many[:3])) == 3


def test_the_number_of_an_institution_counts_less() -> None:
    a, b = (person(number, given, "Meier", phones=("+49230610",)) for number, given in ((1, "Stefan"), (2, "Stephan")))
    assert found(a, b) == [(72, ("Stefan/Stephan", "gleiche Telefonnummer"))]
    assert found(a, b, shared_phones={"+49230610"}) == [(60, ("Stefan/Stephan", "gleiche Telefonnummer"))]


def test_what_was_called_no_duplicate_stays_away_and_the_order_is_stable() -> None:
    people = [person(number, "Erika", "Muster") for number in (3, 1, 2)]
    assert contact_duplicates(people, distinct={(1, 3)}) == [
        Suspicion(1, 2, 60, ("gleicher Name",)),
        Suspicion(2, 3, 60, ("gleicher Name",)),
    ]
    assert contact_duplicates(people)[0].strength is Strength.POSSIBLE
