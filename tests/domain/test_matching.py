import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.matching import Candidate, Found, Missing, Several, match, near, pick
from kinderschutz_cli.errors.matching import KONTAKT, Ambiguous, Unknown


def a_person(number: int, name: str, *more: str) -> Candidate:
    return Candidate(number, (name, *more), name)


ERIKA = a_person(1, "Prof. Dr. Erika Müller", "Erika Müller", "erika.mueller@example.org")
JAN = a_person(2, "Jan Müller", "jan@example.org")
PETRA = a_person(3, "Petra Volmer", "petra@example.net")
NR_1 = a_person(4, "Kita Nr 1", "kita-1")
NR_10 = a_person(5, "Kita Nr 10", "kita-10")
LEO = a_person(6, "Leoschule")
LEO_OGS = a_person(7, "Leoschule OGS")
ALL = (ERIKA, JAN, PETRA, NR_1, NR_10, LEO, LEO_OGS)


@pytest.mark.parametrize(
    ("query", "candidate"),
    [
        ("#2", JAN),
        ("2", JAN),
        (" Erika  Müller ", ERIKA),
        ("erika mueller", ERIKA),
        ("ERIKA MULLER", ERIKA),
        ("prof erika", ERIKA),
        ("müller erika", ERIKA),
        ("eri mül", ERIKA),
        ("erika.mueller@example.org", ERIKA),
        ("Leoschule", LEO),
        ("leo ogs", LEO_OGS),
        ("Kita Nr 1", NR_1),
        ("Nr 1", NR_1),
        ("Nr 10", NR_10),
        ("Volm", PETRA),
    ],
)
def test_one_fits(query: str, candidate: Candidate) -> None:
    assert match(query, ALL) == Found(candidate.id, candidate.label)


@pytest.mark.parametrize(
    ("query", "candidates"),
    [("müller", (ERIKA, JAN)), ("Kita", (NR_1, NR_10)), ("leo", (LEO, LEO_OGS))],
)
def test_several_fit(query: str, candidates: tuple[Candidate, ...]) -> None:
    assert match(query, ALL) == Several(
        tuple(candidate.id for candidate in candidates),
        tuple(f"#{candidate.id} {candidate.label}" for candidate in candidates),
    )


def test_several_of_the_same_name_are_not_decided() -> None:
    twins = (a_person(1, "Jan Muster"), a_person(2, "Jan Muster"), a_person(3, "Jan Mustermann"))
    assert match("Jan Muster", twins) == Several((1, 2), ("#1 Jan Muster", "#2 Jan Muster"))


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("Vollmer", ("Petra Volmer",)),
        ("Eirka Müler", ("Prof. Dr. Erika Müller",)),
        ("Leoschuhle", ("Leoschule", "Leoschule OGS")),
        ("#99", ()),
        ("example", ()),
        ("", ()),
        ("-", ()),
        ("Xyz", ()),
    ],
)
def test_none_fits(query: str, labels: tuple[str, ...]) -> None:
    assert match(query, ALL) == Missing(labels)


def test_a_number_that_is_no_id_is_a_name() -> None:
    event = Candidate(3, ("Fachtag 2025", "2025"), "Fachtag 2025")
    assert match("2025", [event]) == Found(3, "Fachtag 2025")


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5, unique=True), st.data())
def test_a_full_name_is_never_missing(names: list[str], data: st.DataObject) -> None:
    candidates = [Candidate(number, (name,), name) for number, name in enumerate(names, start=100)]
    chosen = data.draw(st.sampled_from([name for name in names if name == " ".join(name.split())] or [""]))
    assert not chosen or not isinstance(match(chosen, candidates), Missing)


def test_pick_gives_the_id() -> None:
    assert pick("Petra", ALL, KONTAKT) == PETRA.id


def test_pick_lists_the_candidates() -> None:
    with pytest.raises(Ambiguous) as caught:
        pick("Müller", ALL, KONTAKT)
    assert caught.value.details == ("#1 Prof. Dr. Erika Müller", "#2 Jan Müller")


def test_pick_names_what_may_have_been_meant() -> None:
    with pytest.raises(Unknown) as caught:
        pick("Vollmer", ALL, KONTAKT)
    assert (caught.value.message, caught.value.hint) == (
        "Es gibt keinen Kontakt „Vollmer“.",
        "Meinten Sie „Petra Volmer“?",
    )


SECTORS = ("jugendamt", "jugendhilfe", "jugendarbeit", "schule", "gesundheit", "polizei", "kita")


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("schul", ("schule",)),
        ("Gesundeit", ("gesundheit",)),
        ("jugentamt", ("jugendamt",)),
        ("jugend", ("jugendamt", "jugendhilfe", "jugendarbeit")),
        ("polzei", ("polizei",)),
        ("xyz", ()),
        ("", ()),
    ],
)
def test_near_words(word: str, words: tuple[str, ...]) -> None:
    assert near(word, SECTORS) == words


def test_near_stops_at_its_limit() -> None:
    assert near("jugend", SECTORS, limit=1) == ("jugendamt",)
