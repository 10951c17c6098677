"""Lists that come again: next year's edition, rows that were corrected, fields that somebody edited here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.store.dump import dump
from tests.workflows.test_list_import import KITAS, a_list, counts, state, take

from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.errors.list_import import ListOfOtherNetwork, TranslationUnreadable
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import list_memory
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.store.list_memory import Translation
from kinderschutz_cli.workflows import list_import, pending, undo
from kinderschutz_cli.workflows.list_import import Wish

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.workflows.session import Session


def by_key(session: Session) -> dict[str, Organisation]:
    return {one.source_key: one for one in organisation_store.find(session.db)}


def edit(session: Session, key: str, **changes: Any) -> None:
    """What `ks org set` does."""
    with session.command("org set"):
        organisation_store.save(session.db, replace(by_key(session)[key], **changes))


def test_a_field_edited_by_hand_stays_and_is_shown(session: Session, tmp_path: Path) -> None:
    take(session, a_list(tmp_path, KITAS), Wish(sector="kita"))
    edit(session, "1", phone="02306 99", note="unser Vermerk")
    newer = a_list(tmp_path, KITAS.replace("02306 1;", "02306 7;").replace("Weg 1", "Weg 11"), "kitas-2026.csv")

    plan = list_import.plan(session, newer, Wish(sector="kita"))
    assert [conflict.sentence for conflict in plan.changes.conflicts] == [
        (
            "Zeile 2, „Kita Sonne & Mond <Nord>“, Telefon: hier „02306 99“ (ks org set, 01.07.2025), "
            "in der Liste „02306 7“; es bleibt, was hier steht"
        )
    ]
    list_import.carry_out(session, plan)
    kita = by_key(session)["1"]
    assert (kita.phone, kita.note, kita.address.street) == ("02306 99", "unser Vermerk", "Weg 11")

    take(session, newer, Wish(sector="kita", overwrite=True))
    assert by_key(session)["1"].phone == "02306 7"
    assert len(by_key(session)) == 3


def test_an_edit_that_was_undone_is_none(session: Session, tmp_path: Path) -> None:
    take(session, a_list(tmp_path, KITAS), Wish(sector="kita"))
    edit(session, "1", phone="02306 99")
    number = journal_store.entry(session.db, None).number
    with session.db.command("undo", session.now, undoes=number):
        journal_store.invert(session.db, number)
    plan = take(session, a_list(tmp_path, KITAS.replace("02306 1;", "02306 7;")), Wish(sector="kita"))
    assert (plan.changes.conflicts, by_key(session)["1"].phone) == ((), "02306 7")


def test_a_gap_that_nobody_filled_is_filled(session: Session, tmp_path: Path) -> None:
    with session.command("org add"):
        organisation_store.add(session.db, Organisation(name="Kita Drei"))
    plan = take(session, a_list(tmp_path, "Name;Telefon\nKita Drei;02306 3\n"), Wish(target="organisationen"))
    assert plan.changes.conflicts == ()
    assert [one.phone for one in organisation_store.find(session.db)] == ["02306 3"]


def test_next_years_edition_is_known_by_its_keys_and_tells_what_has_gone(session: Session, tmp_path: Path) -> None:
    take(session, a_list(tmp_path, KITAS), Wish(sector="kita"))
    lines = KITAS.splitlines(keepends=True)
    newer = a_list(tmp_path, "".join(lines[:3]) + "4;Kita Vier;kita;;;;;\n", "Einrichtungen neu.csv")
    plan = take(session, newer, Wish(sector="kita"))
    assert (counts(plan), plan.source, plan.changes.gone) == ((1, 0, 2, 0, 0), "kitas.csv", ("Kita Drei (3)",))
    assert sorted(by_key(session)) == ["1", "2", "3", "4"]


def test_keys_of_somebody_else_are_another_source(session: Session, tmp_path: Path) -> None:
    take(session, a_list(tmp_path, KITAS), Wish(sector="kita"))
    others = KITAS.replace("Kita Sonne & Mond <Nord>", "A").replace("=SUM(A1)", "B").replace("Kita Drei", "C")
    plan = take(session, a_list(tmp_path, others, "anderer-traeger.csv"), Wish(sector="kita"))
    assert (counts(plan), plan.source) == ((3, 0, 0, 0, 0), "anderer-traeger.csv")


def test_a_mapping_is_remembered_for_lists_of_the_same_shape(session: Session, tmp_path: Path) -> None:
    text = "Bez. lang;Wo;Irgendwas\nKita Eins;Lünen;x\n"
    take(session, a_list(tmp_path, text), Wish(target="organisationen", mapping=["Bez. lang=name", "Wo=ort"]))
    plan = take(session, a_list(tmp_path, text.replace("Eins", "Zwei"), "später.csv"), Wish())
    assert (plan.remembered, [(column.heading, word) for column, word in plan.columns.pairs()]) == (
        True,
        [("Bez. lang", "name"), ("Wo", "ort")],
    )
    assert [(one.name, one.address.city) for one in plan.changes.new] == [("Kita Zwei", "Lünen")]


def test_faulty_rows_come_back_and_are_taken_when_corrected(session: Session, tmp_path: Path) -> None:
    text = KITAS + "4;Kita Vier;kitta;Weg 4;445;Lünen;;\n5;=A1+1;kita;Weg 5;44532;Lünen;;keine\n"
    plan = list_import.plan(session, a_list(tmp_path, text), Wish(sector="kita"))
    path = list_import.carry_out(session, plan, skip_faulty=True)
    assert path == session.folder / "ausgabe" / "kitas-pruefen.xlsx"
    assert sorted(by_key(session)) == ["1", "2", "3"]

    workbook = load_workbook(path)
    sheet: Any = workbook.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [*KITAS.splitlines()[0].split(";"), "Bitte prüfen"]
    assert [[cell.value for cell in row][:8] for row in sheet.iter_rows(min_row=2)] == [
        ["4", "Kita Vier", "kitta", "Weg 4", "445", "Lünen", None, None],
        ["5", "=A1+1", "kita", "Weg 5", "44532", "Lünen", None, "keine"],
    ]
    assert sheet["B3"].data_type == "s"
    assert sheet["E2"].fill.fgColor.rgb != sheet["D2"].fill.fgColor.rgb
    sheet["C2"], sheet["E2"], sheet["H3"] = "kita", "44532", "fuenf@example.org"
    workbook.save(path)

    again = list_import.plan(session, path, Wish(sector="kita"))
    assert (counts(again), again.source, again.changes.gone) == ((2, 0, 0, 0, 0), "kitas.csv", ())
    list_import.carry_out(session, again)
    assert {key: one.name for key, one in by_key(session).items()}["5"] == "=A1+1"


def test_good_rows_and_the_file_of_the_bad_ones_are_one_command(session: Session, tmp_path: Path) -> None:
    before = state(session)
    take(session, a_list(tmp_path, KITAS + "4;;;;;;;\n"), Wish(sector="kita"), skip_faulty=True)
    entry = journal_store.entry(session.db, None)
    assert entry.files == ("ausgabe/kitas-pruefen.xlsx",)
    with session.db.command("undo", session.now, undoes=entry.number):
        journal_store.invert(session.db, entry.number)
    assert state(session) == before


def test_corrections_under_way_are_not_overwritten(session: Session, tmp_path: Path) -> None:
    path = a_list(tmp_path, KITAS + "4;;;;;;;\n")
    first = list_import.carry_out(session, list_import.plan(session, path, Wish(sector="kita")), skip_faulty=True)
    assert first is not None
    first.write_bytes(first.read_bytes() + b"\0")
    second = list_import.carry_out(session, list_import.plan(session, path, Wish(sector="kita")), skip_faulty=True)
    assert second == first.with_name("kitas-pruefen-2.xlsx")


def test_words_of_a_column_are_translated_now_and_next_time(session: Session, tmp_path: Path) -> None:
    text = "Name;Schulform;Ort\nA-Schule;Typ X;Lünen\nB-Schule;;Lünen\n"
    wish = Wish(target="organisationen", translate=["Schulform:Typ X=schule/grundschule"])
    take(session, a_list(tmp_path, text), wish)
    assert list_memory.translations(session.db) == [Translation("Schulform", "Typ X", "schule", "grundschule")]
    plan = take(session, a_list(tmp_path, text.replace("-Schule", "-Neu"), "neu.csv"), Wish(target="organisationen"))
    assert [(one.name, one.sector, one.kind) for one in plan.changes.new if isinstance(one, Organisation)] == [
        ("A-Neu", "schule", "grundschule"),
        ("B-Neu", "", ""),
    ]
    with pytest.raises(TranslationUnreadable):
        list_import.plan(session, a_list(tmp_path, text), Wish(translate=["Schulform"]))


def test_an_export_of_another_network_is_refused(session: Session, tmp_path: Path) -> None:
    from kinderschutz_cli.workflows import export

    take(session, a_list(tmp_path, KITAS), Wish(sector="kita"))
    path = export.write(session, export.render(session, "kontakte.xlsx", export.Wish()))
    with session.command("test"):
        session.db.run("UPDATE network SET uuid = 'another' WHERE own = 1")
    with pytest.raises(ListOfOtherNetwork):
        list_import.plan(session, path, Wish())


PEOPLE = "Name;Einrichtung;Funktion;E-Mail;Telefon\nErika Vollmer;Leoschule;Leitung;e.vollmer@example.org;02306 1\n"
DOUBTFUL = "Name;Einrichtung;Funktion;E-Mail;Telefon\nErika Volmer;Leoschule;;e.vollmer@example.org;02306 9\nJan Neu;;;jan@example.org;\n"


def people(session: Session) -> list[tuple[str, str]]:
    found = contact_store.find(session.db, ContactFilter(), session.today)
    return sorted((one.display_name, one.phone) for one in found)


@pytest.mark.parametrize(
    ("decision", "after"),
    [
        ("neu", [("Erika Vollmer", "02306 1"), ("Erika Volmer", "02306 9"), ("Jan Neu", "")]),
        ("weg", [("Erika Vollmer", "02306 1"), ("Jan Neu", "")]),
        ("gleich", [("Erika Volmer", "02306 9"), ("Jan Neu", "")]),
    ],
)
def test_a_doubtful_row_waits_until_it_is_decided(
    session: Session, tmp_path: Path, decision: str, after: list[tuple[str, str]]
) -> None:
    take(session, a_list(tmp_path, PEOPLE, "leute.csv"), Wish())
    path = a_list(tmp_path, DOUBTFUL, "leute-2026.csv")
    plan = take(session, path, Wish())
    assert (counts(plan), [one.name for one in plan.doubtful]) == ((1, 0, 0, 0, 0), ["Erika Volmer"])
    assert people(session) == [("Erika Vollmer", "02306 1"), ("Jan Neu", "")]
    again = list_import.plan(session, path, Wish())
    assert (again.empty, again.waiting) == (True, 1)

    (row,) = pending.waiting(session)
    pending.decide(session, *pending.parse(session, f"{row.id}={decision}"))
    assert people(session) == after
    assert pending.waiting(session) == []
    settled = list_import.plan(session, path, Wish())
    assert (settled.empty, settled.waiting, settled.doubtful) == (True, 0, ())


def test_undoing_an_import_forgets_all_that_it_remembered(session: Session, tmp_path: Path) -> None:
    take(session, a_list(tmp_path, PEOPLE, "leute.csv"), Wish())
    before = dump(session.db)
    take(session, a_list(tmp_path, DOUBTFUL, "leute-2026.csv"), Wish())
    after = dump(session.db)
    assert {name for name in after if after[name] != before[name]} == {
        "contact", "doubtful_row", "list_taken"
    }  # fmt: skip
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
