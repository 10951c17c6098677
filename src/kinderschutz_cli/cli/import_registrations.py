"""`ks import` with the export of a form: registrations for an event."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from kinderschutz_cli.cli import import_preview, output, question
from kinderschutz_cli.errors.base import KsError

if TYPE_CHECKING:
    from kinderschutz_cli.cli.import_ import Answers
    from kinderschutz_cli.workflows.list_import import OpenedList, Wish
    from kinderschutz_cli.workflows.registration_import import RegistrationPlan
    from kinderschutz_cli.workflows.session import Session


def take(session: Session, opened: OpenedList, wish: Wish, said: Answers) -> None:
    """Plan, show, ask, carry out."""
    from kinderschutz_cli.workflows import reference, registration, registration_import

    event = reference.event(session, said.event)
    part = registration.choose_part(event, said.part)
    plan = registration_import.plan(session, opened, wish, event, part, create=said.create)
    _show(plan, wish, said)
    if said.dry_run:
        return
    skip_faulty = said.skip_faulty
    if question.someone_sits_there() and not said.yes:
        agreed = _asked(session, plan, wish, said)
        if agreed is None:
            return
        plan, wish, skip_faulty = agreed
    elif not plan.empty and not (plan.faults and not skip_faulty) and not question.confirm("Übernehmen?", yes=said.yes):
        return
    written = registration_import.carry_out(session, plan, wish, skip_faulty=skip_faulty)
    if not plan.empty:
        output.say(f"Übernommen: {counts(plan)}")
        output.say(registration.places_sentence(session, event))
    if written:
        output.say("Die fehlerhaften Zeilen zum Berichtigen:")
        (output.say if said.as_json else output.line)(str(written))
        output.next_step(f"ks import {shlex.quote(str(written))} {_again(plan)}")
    _say_next(plan)


def _say_next(plan: RegistrationPlan) -> None:
    if plan.unknown:
        output.next_step(f"ks import {shlex.quote(str(plan.opened.path))} {_again(plan)} --create")
    if plan.cancelling:
        output.next_step("ks waitlist promote --dry-run   (wer nachrücken würde)   oder   ks mail")
    elif plan.entries or plan.accepting:
        output.next_step("ks mail   (bestätigt sie)   oder   ks undo")
    elif plan.wishes:
        output.next_step("ks session list   oder   ks undo")


def _again(plan: RegistrationPlan) -> str:
    part = f" --part {plan.part.position}" if len(plan.event.parts) > 1 else ""
    return f"--as anmeldungen --event {plan.event.slug}{part}"


def _asked(
    session: Session, plan: RegistrationPlan, wish: Wish, said: Answers
) -> tuple[RegistrationPlan, Wish, bool] | None:
    """The plan a person agreed to, after as many corrections of its columns as they wished; and without faulty rows?"""
    from kinderschutz_cli.cli import import_dialogue
    from kinderschutz_cli.cli.import_ import reopened
    from kinderschutz_cli.workflows import registration_import
    from kinderschutz_cli.workflows.list_import import samples

    while True:
        if plan.unknown and question.confirm("Unbekannte als Kontakte anlegen und eintragen?", yes=False):
            plan = registration_import.plan(session, plan.opened, wish, plan.event, plan.part, create=True)
            output.say(counts(plan))
        if plan.empty and not plan.faults:
            return plan, wish, said.skip_faulty
        only_good = bool(plan.faults) and not said.skip_faulty
        prompt = "Die fehlerhaften Zeilen auslassen und die guten übernehmen?" if only_good else "Übernehmen?"
        answer = import_dialogue.wants(prompt)
        if answer == import_dialogue.TAKE:
            return plan, wish, said.skip_faulty or only_good
        if answer == import_dialogue.LEAVE:
            return None
        found = samples(plan.opened.table, plan.opened.columns, wish.where)
        changed = import_dialogue.corrected(plan.opened, found, wish)
        try:
            opened = reopened(session, plan.opened.path, changed)
            plan = registration_import.plan(session, opened, changed, plan.event, plan.part, create=plan.create)
        except KsError as problem:
            output.failure(problem)
            continue
        wish = changed
        _show(plan, wish, said)


def counts(plan: RegistrationPlan) -> str:
    """ "12 neu (10 zugesagt, 2 warteliste), 3 schon eingetragen, 2 sagen ab, 1 unbekannt"."""
    by_status: dict[str, int] = {}
    for entry in plan.entries:
        by_status[entry.status] = by_status.get(entry.status, 0) + 1
    statuses = ", ".join(f"{number} {status}" for status, number in by_status.items())
    new = len(plan.entries) - len(plan.returning)
    pieces = [f"{new} neu" + (f" ({statuses})" if statuses else ""), f"{plan.present} schon eingetragen"]
    if plan.returning:
        pieces.append(f"{len(plan.returning)} wieder dabei")
    if plan.cancelling:
        pieces.append("1 sagt ab" if len(plan.cancelling) == 1 else f"{len(plan.cancelling)} sagen ab")
    if plan.accepting:
        number = len(plan.accepting)
        pieces.append("1 nimmt das Angebot an" if number == 1 else f"{number} nehmen das Angebot an")
    if plan.wishes:
        pieces.append("1 wünscht anderes" if len(plan.wishes) == 1 else f"{len(plan.wishes)} wünschen anderes")
    if plan.create and plan.people.new:
        pieces.append(f"davon {len(plan.people.new)} neu als Kontakt")
    if plan.unknown:
        pieces.append(f"{len(plan.unknown)} unbekannt")
    if plan.faults:
        pieces.append(f"{plan.faulty_rows} fehlerhaft")
    if plan.skipped:
        pieces.append(f"{plan.skipped} durch --where ausgelassen")
    return ", ".join(pieces)


def _show(plan: RegistrationPlan, wish: Wish, said: Answers) -> None:
    from kinderschutz_cli.domain.german_calendar import format_day
    from kinderschutz_cli.workflows.list_import import samples
    from kinderschutz_cli.workflows.registration_matching import shown_name

    if said.as_json:
        output.emit_json(as_json(plan))
        return
    opened, table = plan.opened, plan.opened.table
    output.say(f"{table.file}: {len(table.rows)} Zeilen, eingelesen als Anmeldungen, Quelle „{plan.source}“")
    title = f", {plan.part.title}" if plan.part.title else ""
    output.say(f"für „{plan.event.title}“{title}, {format_day(plan.part.date)}")
    found = samples(table, opened.columns, wish.where)
    import_preview.show_mapping(table, opened.columns, found, remembered=opened.remembered)
    output.say(counts(plan))
    import_preview.show_some([fault.sentence for fault in plan.faults], "Fehler", warn=True)
    import_preview.show_some(plan.remarks, "Hinweise", warn=True)
    leaving = [f"Zeile {row.place.number}: {one.label} sagt ab (bisher {one.status})." for row, one in plan.cancelling]
    import_preview.show_some(leaving, "Absagen")
    taking = [f"Zeile {row.place.number}: {one.label} nimmt den angebotenen Platz an." for row, one in plan.accepting]
    import_preview.show_some(taking, "Angenommene Angebote")
    back = [
        f"Zeile {one.row.place.number}: {one.name} ist wieder dabei (jetzt {one.status})." for one in plan.returning
    ]
    import_preview.show_some(back, "Wieder dabei")
    import_preview.show_some([f"{name} war nicht eingeladen." for name in plan.uninvited], "ohne Einladung")
    unknown = [f"Zeile {row.place.number}: {shown_name(row.person)} ist noch kein Kontakt." for row in plan.unknown]
    import_preview.show_some(unknown, "Unbekannte")


def as_json(plan: RegistrationPlan) -> dict[str, object]:
    """The same as data; fields are only ever added."""
    from kinderschutz_cli.workflows.registration_matching import shown_name

    table, columns = plan.opened.table, plan.opened.columns
    return {
        "datei": table.file,
        "blatt": table.sheet,
        "zeilen": len(table.rows),
        "als": "anmeldungen",
        "quelle": plan.source,
        "veranstaltung": plan.event.slug,
        "teil": plan.part.position,
        "zuordnung": {column.shown: word for column, word in columns.pairs()},
        "nicht_uebernommen": [column.shown for column in columns.unmatched],
        "neu": [
            {"zeile": entry.row.place.number, "name": entry.name, "status": entry.status}
            for entry in plan.entries
            if not entry.before
        ],
        "wieder_dabei": [
            {"zeile": entry.row.place.number, "name": entry.name, "status": entry.status} for entry in plan.returning
        ],
        "sagen_ab": [
            {"zeile": row.place.number, "name": one.display_name, "bisher": one.status} for row, one in plan.cancelling
        ],
        "nehmen_angebot_an": [
            {"zeile": row.place.number, "name": one.display_name, "bis": one.offered_until}
            for row, one in plan.accepting
        ],
        "ohne_einladung": list(plan.uninvited),
        "schon_eingetragen": plan.present,
        "wuensche_geaendert": len(plan.wishes),
        "unbekannt": [{"zeile": row.place.number, "name": shown_name(row.person)} for row in plan.unknown],
        "neue_kontakte": len(plan.people.new) if plan.create else 0,
        "ausgelassen": plan.skipped,
        "fehlerhaft": plan.faulty_rows,
        "fehlerhafte_stellen": [import_preview.fault_as_json(fault) for fault in plan.faults],
        "hinweise": list(plan.remarks),
    }
