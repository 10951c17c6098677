from datetime import UTC, datetime

from kinderschutz_cli.domain.journal import Count, JournalEntry, left_behind, where


def test_what_a_command_did_and_what_undoing_it_does() -> None:
    counts = (Count("invitation", "insert", 24), Count("contact", "update", 1), Count("move", "delete", 2))
    entry = JournalEntry(7, "invite", datetime(2025, 7, 1, tzinfo=UTC), "kim", counts)
    assert entry.summary == "24 Einladungen neu, 1 Kontakt geändert, 2 Statuswechsel gelöscht"
    assert entry.inverse == "24 Einladungen entfernt, 1 Kontakt zurückgesetzt, 2 Statuswechsel wiederhergestellt"


def test_files_that_stay() -> None:
    assert left_behind(["ausgabe/k/a.eml"]) == "Die Datei ausgabe/k/a.eml bleibt liegen"
    assert left_behind(["ausgabe/k/a.eml", "ausgabe/k/b/c.pdf"]) == "2 Dateien in ausgabe/k bleiben liegen"
    assert where(["ausgabe/a/x", "anders/a/y"]) == ""
    assert where(["x", "y"]) == ""
