"""Every word a template may use is told, with its meaning and a sample."""

from kinderschutz_cli.documents.filters import FILTERS
from kinderschutz_cli.documents.glossary import GlossaryEntry, glossary
from kinderschutz_cli.documents.vocabulary import ROOT


def test_a_word_with_its_meaning_and_sample() -> None:
    assert glossary("briefanrede") == [
        GlossaryEntry(
            "kontakt.briefanrede", "Anrede im Brief mit Komma", "Sehr geehrte Frau Professorin von der Heide,"
        )
    ]


def test_lists_groups_and_times_are_shown_as_a_reader_sees_them() -> None:
    shown = {entry.word: entry.sample for entry in glossary()}
    assert [shown[word] for word in ("teilnehmer", "netzwerk", "programmpunkt.beginn", "heute", "teil.programm")] == [
        "Liste: → teilnehmer.…",
        "→ netzwerk.…",
        "09:45",
        "01.07.2025",
        "Liste: → programmpunkt.…",
    ]


def test_all_root_words_and_filters_are_there_each_with_a_meaning() -> None:
    words = glossary()
    assert {name for name, _, _ in ROOT} | {f"| {name}" for name in FILTERS} <= {entry.word for entry in words}
    assert [entry.word for entry in words if not entry.meaning] == []
    assert len({entry.word for entry in words}) == len(words)


def test_a_word_that_nothing_contains() -> None:
    assert glossary("xyzzy") == []
