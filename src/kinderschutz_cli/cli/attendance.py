"""`ks attendance`: who was there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_sector
from kinderschutz_cli.cli.options import EventOption, JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.attendance import Mark
    from kinderschutz_cli.workflows.attendance import AttendancePlan, Occasion
    from kinderschutz_cli.workflows.session import Session

app = CommandGroup("Teilnahme: wer da war, auch ohne Anmeldung, und wer nicht kam.")

PartOption = Annotated[
    str | None, typer.Option("--part", metavar="TEIL", help="Veranstaltungsteil; nötig, wenn es mehrere gibt.")
]
SessionOption = Annotated[
    str | None,
    typer.Option("--session", metavar="PUNKT", help="Nur dieser Programmpunkt, z. B. „AG 1“; sonst der ganze Teil."),
]
CameOption = Annotated[str | None, typer.Option("--came", metavar="ZEIT", help="Gekommen um, z. B. 8:55.")]
LeftOption = Annotated[str | None, typer.Option("--left", metavar="ZEIT", help="Gegangen um.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, nichts eintragen.")]
WhoArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME|NUMMERN…", help="Namen, auch Teile davon, oder Nummern der Liste: 1-40 43 47."),
]


@app.command("all")
def all_(
    but: Annotated[
        list[str] | None,
        typer.Option(
            "--but", metavar="NAME|NUMMERN", help="Außer diesen; mehrmals, Nummern auch als Liste: „12, 17-19“."
        ),
    ] = None,
    part: PartOption = None,
    title: SessionOption = None,
    came: CameOption = None,
    left: LeftOption = None,
    event: EventOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Alle Zugesagten waren da, außer den genannten.

    Wer danach nicht eingetragen ist, gilt als nicht erschienen. Bei einer Arbeitsgruppe sind alle gemeint, die dort einen
    Platz haben.

    Beispiel: ks attendance all --but "Muster" --but 47
    """
    from kinderschutz_cli.domain.attendance import KnownBy
    from kinderschutz_cli.workflows import attendance, reference

    with open_session() as session:
        what = attendance.occasion(session, reference.begun_event(session, event), part, title)
        plan = attendance.plan_all(session, what, but or (), _mark(came, left), KnownBy.LIST)
        _show(plan, as_json=as_json)
        if not dry_run and _agreed(session, plan, yes=yes, ask=True):
            attendance.carry_out(session, plan, "all")
            _say_result(session, what)


@app.command("add")
def add(
    who: WhoArgument = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="WEG", help="Woher bekannt: unterschrift, liste, check-in oder von-hand."),
    ] = None,
    part: PartOption = None,
    title: SessionOption = None,
    came: CameOption = None,
    left: LeftOption = None,
    event: EventOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Eintragen, wer da war: nach Namen oder nach den Nummern der Liste.

    Die Nummern stehen auf der Check-in-Liste und in „ks attendance list“. Ein Bereich meint alle Zugesagten darin. Nummern
    gelten ohne weitere Angabe als Unterschriften, Namen als von Hand eingetragen.

    Beispiel: ks attendance add 1-40 43 47 "Erika Muster"
    """
    from kinderschutz_cli.domain.attendance import KnownBy, are_numbers
    from kinderschutz_cli.workflows import attendance, reference

    with open_session() as session:
        found = reference.begun_event(session, event)
        what = attendance.occasion(session, found, part, title)
        texts = who or [question.need(None, option="NAME", label="Wer war da (Name oder Nummern)", about=_named(what))]
        usual = KnownBy.SIGNATURE if all(map(are_numbers, texts)) else KnownBy.BY_HAND
        known_by = attendance.parse_known_by(by) if by else usual
        plan = attendance.plan_some(session, what, texts, _mark(came, left), known_by)
        _show(plan, as_json=as_json)
        if not dry_run and _agreed(session, plan, yes=yes, ask=bool(plan.unseated)):
            attendance.carry_out(session, plan, "add")
            _say_result(session, what)


@app.command("remove")
def remove(
    who: WhoArgument = None,
    part: PartOption = None,
    title: SessionOption = None,
    event: EventOption = None,
    yes: YesOption = False,
) -> None:
    """Zurücknehmen, dass jemand da war; die Anmeldung bleibt.

    Beispiel: ks attendance remove "Erika Muster"
    """
    from kinderschutz_cli.workflows import attendance, reference

    with open_session() as session:
        what = attendance.occasion(session, reference.begun_event(session, event), part, title)
        texts = who or [question.need(None, option="NAME", label="Wer war nicht da (Name oder Nummern)")]
        plan = attendance.plan_removal(session, what, texts)
        _show(plan, as_json=False)
        if question.confirm("Zurücknehmen?", yes=yes or len(plan.gone) == 1):
            attendance.carry_out(session, plan, "remove")
            _say_result(session, what)


@app.command("walk-in")
def walk_in(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME…", help="Wer ohne Anmeldung kam; ein Teil des Namens genügt.")
    ] = None,
    instead_of: Annotated[
        str | None, typer.Option("--for", metavar="NAME", help="Kam anstelle dieser Person und nahm deren Platz.")
    ] = None,
    override: Annotated[
        str, typer.Option("--override", metavar="GRUND", help="Auch wenn kein Platz mehr frei war, mit Begründung.")
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Bemerkung.")] = "",
    new: Annotated[bool, typer.Option("--new", help="Wer noch nicht in den Kontakten steht, wird angelegt.")] = False,
    org: Annotated[str, typer.Option("--org", metavar="NAME", help="Neu: Organisation, auch eine neue.")] = "",
    sector: Annotated[
        str,
        typer.Option(
            "--sector", metavar="SEKTOR", help="Neu: Sektor der neuen Organisation.", autocompletion=complete_sector
        ),
    ] = "",
    function: Annotated[str, typer.Option("--function", metavar="FUNKTION", help="Neu: Funktion dort.")] = "",
    mail: Annotated[str, typer.Option("--mail", metavar="ADRESSE", help="Neu: E-Mail-Adresse.")] = "",
    part: PartOption = None,
    came: CameOption = None,
    left: LeftOption = None,
    event: EventOption = None,
    yes: YesOption = False,
) -> None:
    """Wer ohne Anmeldung oder anstelle einer anderen Person kam: anmelden und als anwesend eintragen, in einem Befehl.

    Beispiel: ks attendance walk-in "Kim Neu" --new --org "Kita Sonne" --mail kim.neu@example.org
    """
    from dataclasses import replace

    from kinderschutz_cli.cli import guests
    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.errors.attendance import NoSeatForWalkIn
    from kinderschutz_cli.errors.registration import OneRepresentative
    from kinderschutz_cli.workflows import attendance, guest, reference, registration
    from kinderschutz_cli.workflows import walk_in as workflow

    with open_session() as session:
        what = attendance.occasion(session, reference.begun_event(session, event), part, None)
        typed = names or [question.need(None, option="NAME", label="Wer kam", about=_named(what))]
        if instead_of is not None and len(typed) != 1:
            raise OneRepresentative
        wish = registration.Wish(override=one_line(override, "Der Grund"), note=one_line(note, "Die Bemerkung"))
        absent = guest.who(session, instead_of) if instead_of is not None else None
        said = guests.Said(new, org, sector, function, mail, command="ks attendance walk-in")
        coming = guests.all_of(session, typed, said)
        if not _day_has_come(session, what, yes=yes):
            return
        try:
            made = workflow.walk_in(session, what, coming, absent, wish, _mark(came, left))
        except NoSeatForWalkIn as problem:
            if not question.someone_sits_there():
                raise
            output.say(problem.message)
            if not question.confirm("Über die Regel hinaus eintragen?", yes=False):
                return
            wish = replace(wish, override=attendance.CAME_ANYWAY)
            made = workflow.walk_in(session, what, coming, absent, wish, _mark(came, left))
        for one in made:
            output.say(f"{one.label}: war da{guests.note(coming, one)}")
        guests.warn_of_doubles(session, coming, made)
        _say_result(session, what)


@app.command("read")
def read(
    file: Annotated[Path, typer.Argument(metavar="DATEI", help="Die ausgefüllte Liste aus „ks export check-in.xlsx“.")],
    create: Annotated[
        bool, typer.Option("--create", help="Wer am Ende dazugeschrieben und noch kein Kontakt ist, wird angelegt.")
    ] = False,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="BLATT", help="Welches Blatt der Mappe.")] = None,
    part: PartOption = None,
    title: SessionOption = None,
    event: EventOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Eine ausgefüllte Check-in-Liste einlesen; zeigt vorher, was sie einträgt.

    Spalte „da“: x, ja oder die Uhrzeit. Wer ohne Anmeldung kam, steht ohne Nummer in den freien Zeilen am Ende. Dieselbe
    Datei zweimal eingelesen ändert nichts.

    Beispiel: ks attendance read check-in.xlsx
    """
    from kinderschutz_cli.cli import check_in_page
    from kinderschutz_cli.workflows import attendance, check_in, reference

    with open_session() as session:
        what = attendance.occasion(session, reference.begun_event(session, event), part, title)
        table, position = check_in.open_list(session, file, what, sheet)
        seen = check_in.plan(session, table, position, what, create=create)
        check_in_page.show(seen, as_json=as_json, faults=dry_run)
        if dry_run:
            return
        if not seen.faults and not _agreed(session, seen.plan, yes=yes, ask=True, more=bool(seen.coming)):
            return
        check_in.carry_out(session, seen)
        _say_result(session, what)


@app.command("list")
def list_(
    missing: Annotated[bool, typer.Option("--missing", help="Nur wer nicht erschienen ist.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Nur die Zahlen, je Sektor.")] = False,
    part: Annotated[str | None, typer.Option("--part", metavar="TEIL", help="Nur dieser Veranstaltungsteil.")] = None,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Zeigen, wer da war und wer nicht kam.

    Beispiel: ks attendance list --missing
    """
    from kinderschutz_cli.cli import attendance_page
    from kinderschutz_cli.domain.attendance import Outcome
    from kinderschutz_cli.store import term
    from kinderschutz_cli.workflows import attendance_view, reference, registration

    with open_session() as session:
        found = reference.begun_event(session, event)
        lines = attendance_view.lines(session, found, registration.chosen_parts(found, part))
        if summary:
            attendance_page.show_summary(lines, term.labels(session.db, "sector"), as_json=as_json)
            return
        shown = [line for line in lines if line.outcome is Outcome.MISSING] if missing else lines
        attendance_page.show_list(found, shown, as_json=as_json)
        output.say(attendance_page.sentence(found, lines))


@app.command("check")
def check(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="Der Prüfcode der Bescheinigung; Striche sind nicht nötig.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Den Prüfcode einer Teilnahmebescheinigung bestätigen.

    Beispiel: ks attendance check K7QF-2M9X-PT3A
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import certificate

    with open_session() as session:
        found = certificate.check(session, code)
        if as_json:
            output.emit_json(certificate.certified_json(found))
            return
        output.line(f"Echt: {found.registration.label}, {event_label(found.event)}")


def _mark(came: str | None, left: str | None) -> Mark:
    from kinderschutz_cli.domain.attendance import Mark
    from kinderschutz_cli.domain.time_of_day import parse_time

    return Mark(parse_time(came) if came else None, parse_time(left) if left else None)


def _show(plan: AttendancePlan, *, as_json: bool) -> None:
    from kinderschutz_cli.cli import attendance_page
    from kinderschutz_cli.workflows.attendance import plan_json

    if as_json:
        output.emit_json(plan_json(plan))
    else:
        attendance_page.show_plan(plan)


def _agreed(session: Session, plan: AttendancePlan, *, yes: bool, ask: bool, more: bool = False) -> bool:
    """Whether there is something to record, and nobody objects."""
    if plan.empty and not more:
        return False
    if not _day_has_come(session, plan.occasion, yes=yes):
        return False
    return not ask or question.confirm("Eintragen?", yes=yes)


def _day_has_come(session: Session, what: Occasion, *, yes: bool) -> bool:
    """Before the day somebody must mean it."""
    from kinderschutz_cli.domain.german_calendar import format_day
    from kinderschutz_cli.workflows.attendance import too_early

    if not too_early(session, what):
        return True
    return question.confirm(f"{_named(what)} ist erst am {format_day(what.day)}. Trotzdem eintragen?", yes=yes)


def _named(what: Occasion) -> str:
    from kinderschutz_cli.domain.event_label import event_label

    return f"„{what.entry.item.title}“" if what.entry else event_label(what.event)


def _say_result(session: Session, what: Occasion) -> None:
    from kinderschutz_cli.cli import attendance_page
    from kinderschutz_cli.workflows import attendance_view

    lines: Sequence[attendance_view.Line] = attendance_view.lines(session, what.event, [what.part])
    output.say(attendance_page.sentence(what.event, lines))
    output.next_step("ks attendance list   oder   ks undo")
