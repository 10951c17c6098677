"""Codes of food and access needs as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.need import NEEDS, Need, in_order, needs_of, parse_code
from kinderschutz_cli.errors.need import CodeNeeded, NeedUnknown, WordsForWhich, WordsNeeded


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("vegan", "vegan"),
        ("Vegetarisch", "vegetarisch"),
        ("Höranlage", "hoeranlage"),
        ("Leichte Sprache", "leichte-sprache"),
        ("große-schrift", "grosse-schrift"),
        ("DGS", "dgs"),
    ],
)
def test_a_code_is_known_in_any_spelling(typed: str, code: str) -> None:
    assert parse_code(typed) == code


def test_an_unknown_code_names_near_ones_and_the_way_out() -> None:
    with pytest.raises(NeedUnknown) as problem:
        parse_code("vegn")
    assert problem.value.message == "Den Bedarf „vegn“ kennt ks nicht."
    assert problem.value.hint.startswith("Meinten Sie „vegan“? Möglich sind: vegetarisch, vegan, ")
    assert problem.value.hint.endswith('Alles andere: sonstiges --words "…"')


def test_words_go_to_the_code_that_needs_them_or_to_the_only_one() -> None:
    assert needs_of(["rollstuhl", "allergie"], "Erdnüsse") == (Need("allergie", "Erdnüsse"), Need("rollstuhl"))
    assert needs_of(["rollstuhl"], "breite Tür") == (Need("rollstuhl", "breite Tür"),)
    assert needs_of(["vegan", "Vegan"], "") == (Need("vegan"),)


@pytest.mark.parametrize(
    ("codes", "words", "problem"),
    [
        ([], "", CodeNeeded),
        (["allergie"], "", WordsNeeded),
        (["vegan", "sonstiges"], "", WordsNeeded),
        (["allergie", "sonstiges"], "Erdnüsse", WordsForWhich),
        (["vegan", "dgs"], "viel", WordsForWhich),
    ],
)
def test_what_says_too_little_is_refused(codes: list[str], words: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        needs_of(codes, words)


@given(st.lists(st.sampled_from(list(NEEDS))))
def test_needs_stand_in_one_order_whatever_was_typed_first(codes: list[str]) -> None:
    needs = [Need(code) for code in codes]
    assert [need.code for need in in_order(needs)] == sorted(codes, key=list(NEEDS).index)


def test_a_code_of_a_later_version_comes_last() -> None:
    assert [need.code for need in in_order([Need("neu"), Need("sonstiges", "x")])] == ["sonstiges", "neu"]
