"""`ks session`: workshops and working groups, the wishes for them and the places in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.options import EventOption, JsonOption, PartOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.session_place import Board, SessionPlan
    from kinderschutz_cli.workflows.session_view import GroupLine

app = CommandGroup("Workshops und Arbeitsgruppen: Wünsche, Plätze, Vergabe.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Person, Einrichtung oder Nummer der Anmeldung.")]
GroupArgument = Annotated[
    str, typer.Argument(metavar="GRUPPE", help="Teil des Titels, z. B. „AG 1“, oder Nummer aus „ks session list“.")
]
_SHOWN = 20
_WIDTH = 24


@app.command("list")
def list_(
    part: Annotated[str | None, typer.Option("--part", metavar="TEIL", help="Nur dieser Veranstaltungsteil.")] = None,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Alle Gruppen mit Plätzen, Wünschen und Belegung zeigen.

    Gruppen sind Workshops und Arbeitsgruppen und alles andere im Programm, das eigene Plätze hat.

    Beispiel: ks session list
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference, session_view

    with open_session() as session:
        found = reference.event(session, event)
        boards = session_view.boards(session, found, part)
        lines = [line for board in boards for line in session_view.lines(board)]
        if as_json:
            output.emit_json([session_view.line_json(line) for line in lines])
            return
        output.say(event_label(found))
        _table(found, lines)
        for board in boards:
            for sentence in session_view.remarks(board):
                output.say(sentence)
            for sentence in session_view.problems(session, board):
                output.warn(sentence)
        output.next_step('ks session wish NAME "AG 1" "AG 3"   oder   ks session allot --dry-run')


def _table(event: Event, lines: Sequence[GroupLine]) -> None:
    """The listing; a column that would be empty is left out."""
    from kinderschutz_cli.domain.event_label import part_label

    entries = [line.entry for line in lines]
    columns: dict[str, list[object]] = {
        "Nr.": [entry.number for entry in entries],
        "Teil": [part_label(entry.part) if len(event.parts) > 1 else "" for entry in entries],
        "Zeit": [entry.time_text for entry in entries],
        "Titel": [entry.item.title for entry in entries],
        "Raum": [entry.item.room for entry in entries],
        "Plätze": [entry.item.places for entry in entries],
        **{f"{rank + 1}. Wunsch": [line.wished[rank] for line in lines] for rank in range(3)},
        "vergeben": [line.given for line in lines],
        "frei": [line.free for line in lines],
    }
    filled = {name: values for name, values in columns.items() if any(value not in {"", None} for value in values)}
    output.data_table(list(filled), list(zip(*filled.values(), strict=True)))


@app.command("wish")
def wish(
    name: NameArgument,
    groups: Annotated[
        list[str] | None,
        typer.Argument(metavar="[GRUPPE…]", help="Die liebste zuerst: Teile der Titel oder Nummern."),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Alle Wünsche löschen.")] = False,
    event: EventOption = None,
) -> None:
    """Wünsche für Workshops und Arbeitsgruppen eintragen; sie ersetzen die früheren.

    Laufen mehrere Runden nacheinander, zählt der erste Wunsch jeder Runde als erster.

    Beispiel: ks session wish "Erika Muster" "AG 1" "AG 3"
    """
    from kinderschutz_cli.workflows import guest, reference, session_place

    with open_session() as session:
        found = reference.event(session, event)
        if clear:
            one = guest.find_registration(session, found, name)
            changed = session_place.set_wishes(session, found, one, [])
            output.say(f"{one.label}: {'Wünsche gelöscht' if changed else 'keine Wünsche – nichts zu ändern.'}")
            return
        chosen = session_place.meant(session, found, groups or _asked(session, found))
        one = session_place.registration_in(session, found, chosen[0].part, name)
        changed = session_place.set_wishes(session, found, one, chosen)
        wished = ", ".join(f"{rank}. „{entry.item.title}“" for rank, entry in enumerate(chosen, start=1))
        output.say(f"{one.label}: {wished}{'' if changed else ' – nichts zu ändern.'}")
        output.next_step("ks session list   oder   ks session allot --dry-run")


def _asked(session: Session, event: Event) -> list[str]:
    """The wishes of whoever sits at a terminal, after the groups there are; else an error."""
    from kinderschutz_cli.workflows.session_place import choices

    if question.someone_sits_there():
        for entry in choices(session, event):
            output.say(f"  {entry.number}  {entry.time_text}  {entry.item.title}")
    label = "Wünsche, der liebste zuerst, mit Semikolon dazwischen"
    return question.need(None, option="GRUPPE", label=label, parse=_several)


def _several(text: str) -> list[str]:
    from kinderschutz_cli.errors.session_place import WishMissing

    found = [piece.strip() for piece in text.split(";") if piece.strip()]
    if not found:
        raise WishMissing(text)
    return found


@app.command("allot")
def allot(
    fill: Annotated[
        bool, typer.Option("--fill", help="Wer leer ausgeht oder nichts wünscht, bekommt einen freien Platz.")
    ] = False,
    part: PartOption = None,
    event: EventOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, nichts ändern.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Plätze nach den Wünschen vergeben; zeigt vorher, wer welchen bekommt und wer leer ausgeht.

    Zuerst alle ersten Wünsche nach Eingang der Anmeldung, dann alle zweiten und so weiter. Vergebene Plätze bleiben.
    Gefragt sind nur, wer einen Platz bei der Veranstaltung hat.

    Beispiel: ks session allot --fill --dry-run
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference, session_place, session_view

    with open_session() as session:
        found = reference.event(session, event)
        chosen = session_place.parts_with_groups(session, found, part)[0]
        plan = session_place.plan(session, found, chosen, fill=fill)
        if as_json:
            output.emit_json(session_view.plan_json(plan))
        else:
            _show_plan(plan)
        if dry_run or not plan.allotment.given:
            return
        number = len(plan.allotment.given)
        asked = f"{'1 Platz' if number == 1 else f'{number} Plätze'} zu {event_label(found)} so vergeben?"
        if question.confirm(asked, yes=yes):
            session_place.carry_out(session, plan)
            _say_where(session_place.Board.of(session, found, chosen))
            output.next_step("ks session list   oder   ks undo")


def _show_plan(plan: SessionPlan) -> None:
    from kinderschutz_cli.domain.event_label import event_label, part_label
    from kinderschutz_cli.workflows import session_view

    event = plan.board.event
    output.say(event_label(event) + (f", {part_label(plan.board.part)}" if len(event.parts) > 1 else ""))
    if not plan.allotment.given:
        output.say("Zurzeit ist nach den Wünschen kein Platz zu vergeben.")
    for entry, given in session_view.plan_lines(plan):
        output.say(f"„{entry.item.title}“ bekommen:")
        _listed(given)
    left = session_view.left_lines(plan)
    if left:
        output.say("Ohne Platz:")
        _listed(left)
    if session_view.can_fill(plan):
        output.say("„ks session allot --fill“ verteilt auch sie, soweit anderswo Plätze frei sind.")


def _listed(people: Sequence[tuple[str, str]]) -> None:
    for name, reason in people[:_SHOWN]:
        output.say(f"  {name}: {reason}")
    if len(people) > _SHOWN:
        output.say(f"  … und {len(people) - _SHOWN} weitere (alle mit --json)")


@app.command("place")
def place(
    name: NameArgument,
    group: GroupArgument,
    override: Annotated[
        str, typer.Option("--override", metavar="GRUND", help="Auch über die Plätze hinaus, mit Begründung.")
    ] = "",
    event: EventOption = None,
) -> None:
    """Jemandem einen Platz in einer Gruppe geben; wer zur selben Zeit woanders sitzt, wechselt.

    Beispiel: ks session place "Erika Muster" "AG 2"
    """
    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.workflows import reference, session_place

    with open_session() as session:
        found = reference.event(session, event)
        (entry,) = session_place.meant(session, found, [group])
        one = session_place.registration_in(session, found, entry.part, name)
        placed = session_place.place(session, found, entry, one, one_line(override, "Der Grund"))
        if not placed.changed:
            output.say(f"{one.label} hat schon einen Platz in „{placed.title}“ ({placed.reason}) – nichts zu ändern.")
            return
        before = f", bisher {', '.join(f'„{title}“' for title in placed.before)}" if placed.before else ""
        output.say(f"{one.label}: „{placed.title}“{before} – {placed.reason}")
        _say_where(session_place.Board.of(session, found, entry.part))
        output.next_step("ks session list   oder   ks undo")


@app.command("remove")
def remove(name: NameArgument, group: GroupArgument, event: EventOption = None) -> None:
    """Jemandem den Platz in einer Gruppe nehmen; die Wünsche bleiben.

    Beispiel: ks session remove "Erika Muster" "AG 2"
    """
    from kinderschutz_cli.workflows import reference, session_place

    with open_session() as session:
        found = reference.event(session, event)
        (entry,) = session_place.meant(session, found, [group])
        one = session_place.registration_in(session, found, entry.part, name)
        session_place.remove(session, found, entry, one)
        output.say(f"{one.label}: kein Platz mehr in „{entry.item.title}“; die Wünsche bleiben.")
        _say_where(session_place.Board.of(session, found, entry.part))
        output.next_step("ks session place NAME GRUPPE   oder   ks undo")


@app.command("show")
def show(group: GroupArgument, event: EventOption = None, as_json: JsonOption = False) -> None:
    """Zeigen, wer in einer Gruppe sitzt, und die Sektoren als Balken.

    Beispiel: ks session show "AG 1"
    """
    from kinderschutz_cli.workflows import reference, session_place, session_view

    with open_session() as session:
        found = reference.event(session, event)
        (entry,) = session_place.meant(session, found, [group])
        seen = session_view.view(session, found, entry)
        if as_json:
            output.emit_json([session_view.sitting_json(one) for one in seen.sitting])
            return
        output.say(f"{_group_line(seen.line)} – „{found.title}“")
        output.data_table(
            ["Nr.", "Name", "Organisation", "Sektor", "Wunsch", "Grund"],
            [
                (
                    one.registration.id,
                    one.registration.display_name,
                    one.registration.organisation.name if one.registration.organisation else "",
                    one.sector,
                    one.rank or None,
                    one.reason,
                )
                for one in seen.sitting
            ],
            empty="Hier sitzt noch niemand.",
        )
        _bars(seen.sectors)
        if seen.others:
            output.say(f"Wünschen sich die Gruppe und sitzen nicht darin: {', '.join(seen.others)}")


def _bars(sectors: Sequence[tuple[str, int]]) -> None:
    from kinderschutz_cli.cli.bar import WIDTH, bar

    widest = max((number for _, number in sectors), default=0)
    for sector, number in sectors:
        output.say(f"  {sector:<{_WIDTH}} {bar(number, widest):<{WIDTH}} {number:>3}")


@app.command("why")
def why(name: NameArgument, event: EventOption = None) -> None:
    """Erklären, was jemand wünscht, welchen Platz er oder sie hat und warum.

    Beispiel: ks session why "Erika Muster"
    """
    from kinderschutz_cli.workflows import guest, reference, session_view

    with open_session() as session:
        found = reference.event(session, event)
        output.line(session_view.why(session, found, guest.find_registration(session, found, name)))


def _say_where(board: Board) -> None:
    from kinderschutz_cli.workflows.session_view import lines

    for line in lines(board):
        output.say(_group_line(line))


def _group_line(line: GroupLine) -> str:
    """ "13:00–14:30 „AG 1: Schule“: 12 von 20 Plätzen vergeben"."""
    places = line.entry.item.places
    taken = f"{line.given} Plätze vergeben" if places is None else f"{line.given} von {places} Plätzen vergeben"
    time = f"{line.entry.time_text} " if line.entry.item.starts else ""
    return f"{time}„{line.entry.item.title}“: {taken}"
