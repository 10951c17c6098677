import pytest

from kinderschutz_cli.domain.gender import GenderedNoun, gendered
from kinderschutz_cli.domain.setting import GenderSpelling

NOUNS = (
    GenderedNoun("Teilnehmer:in", "Teilnehmerin oder Teilnehmer", "teilnehmende Person"),
    GenderedNoun(
        "Teilnehmer:innen",
        "Teilnehmerinnen und Teilnehmer",
        "Teilnehmende",
        dative_pair="Teilnehmerinnen und Teilnehmern",
        dative_neutral="Teilnehmenden",
    ),
)


@pytest.mark.parametrize(
    ("spelling", "plain", "dative"),
    [
        (GenderSpelling.COLON, "Teilnehmer:innen", "Teilnehmer:innen"),
        (GenderSpelling.STAR, "Teilnehmer*innen", "Teilnehmer*innen"),
        (GenderSpelling.PAIR, "Teilnehmerinnen und Teilnehmer", "Teilnehmerinnen und Teilnehmern"),
        (GenderSpelling.NEUTRAL, "Teilnehmende", "Teilnehmenden"),
    ],
)
@pytest.mark.parametrize("word", ["Teilnehmer:innen", "Teilnehmer*innen", "Teilnehmende", "Teilnehmenden"])
def test_a_noun_follows_the_setting_however_it_was_typed(
    word: str, spelling: GenderSpelling, plain: str, dative: str
) -> None:
    assert (gendered(word, spelling, NOUNS), gendered(word, spelling, NOUNS, dative=True)) == (plain, dative)


def test_singular_and_plural_are_two_nouns() -> None:
    assert gendered("Teilnehmer:in", GenderSpelling.PAIR, NOUNS) == "Teilnehmerin oder Teilnehmer"


def test_a_form_without_its_own_dative_stays() -> None:
    assert gendered("Teilnehmer:in", GenderSpelling.PAIR, NOUNS, dative=True) == "Teilnehmerin oder Teilnehmer"


@pytest.mark.parametrize("spelling", list(GenderSpelling))
def test_an_unknown_word_stays_as_it_was_written(spelling: GenderSpelling) -> None:
    assert gendered("Fachkräfte", spelling, NOUNS) == "Fachkräfte"
