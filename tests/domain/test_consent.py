"""What is allowed: as typed, and which answer counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.consent import (
    LIST_FIELDS,
    Consent,
    Purpose,
    decisions,
    in_force,
    parse_fields,
    parse_yes,
    shared_fields,
)
from kinderschutz_cli.errors.consent import FieldUnknown, YesOrNo

EVERYTHING = frozenset(LIST_FIELDS.values())
PURPOSES = st.sampled_from(list(Purpose))


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("name,organisation,mail", {Purpose.NAME, Purpose.ORGANISATION, Purpose.MAIL}),
        ("Name; E-Mail", {Purpose.NAME, Purpose.MAIL}),
        ("name Telefon funktion", {Purpose.NAME, Purpose.PHONE, Purpose.FUNCTION}),
        ("alles", EVERYTHING),
        ("Nichts", set()),
    ],
)
def test_fields_as_they_are_typed(typed: str, fields: set[Purpose]) -> None:
    assert parse_fields(typed) == fields


@pytest.mark.parametrize("typed", ["", " , ", "adresse", "nichts,name", "name,nichts"])
def test_what_is_no_field_is_refused(typed: str) -> None:
    with pytest.raises(FieldUnknown):
        parse_fields(typed)


def test_yes_and_no() -> None:
    assert (parse_yes("Ja"), parse_yes(" nein ")) == (True, False)
    with pytest.raises(YesOrNo):
        parse_yes("vielleicht")


def test_fields_are_a_whole_answer_and_silence_is_none() -> None:
    assert decisions(None, None) == {}
    assert decisions(None, False) == {Purpose.PHOTO: False}
    assert decisions(frozenset({Purpose.NAME}), None) == {
        purpose: purpose is Purpose.NAME for purpose in LIST_FIELDS.values()
    }


@given(st.permutations([Consent(Purpose.NAME, True, event_id=7), Consent(Purpose.NAME, False)]))
def test_the_answer_for_the_event_goes_first_in_any_order(consents: list[Consent]) -> None:
    assert in_force(consents) == {Purpose.NAME: Consent(Purpose.NAME, True, event_id=7)}


@given(st.lists(st.builds(Consent, PURPOSES, st.booleans(), st.just(date(2025, 7, 1)))), st.booleans())
def test_nothing_is_shared_without_a_name_or_with_a_block(consents: list[Consent], blocked: bool) -> None:
    answers = in_force(consents)
    fields = shared_fields(answers, blocked=blocked)
    assert all(answers[field].granted for field in fields)
    assert Purpose.PHOTO not in fields
    assert not fields or (Purpose.NAME in fields and not blocked)
