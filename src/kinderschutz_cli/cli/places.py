"""`ks places`: how many seats, for whom, by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.options import EventOption, JsonOption, PartOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.places import PlacesView
    from kinderschutz_cli.workflows.seat_number import SeatChange

app = CommandGroup("Plätze: Regel, Quoten, Höchstzahlen, Belegung.")


@app.command("show")
def show(part: PartOption = None, event: EventOption = None, as_json: JsonOption = False) -> None:
    """Belegung, Quoten und Regel zeigen.

    Beispiel: ks places show
    """
    from kinderschutz_cli.workflows import places, reference, registration

    with open_session() as session:
        found = reference.event(session, event)
        _print(places.view(session, found, registration.choose_part(found, part)), as_json=as_json)


@app.command("set")
def set_(
    rule: Annotated[
        str | None,
        typer.Option("--rule", metavar="REGEL", help="eingang, quoten, los, vorrang oder eine-je-einrichtung."),
    ] = None,
    kept: Annotated[
        str | None, typer.Option("--kept", metavar="ZAHL", help="Plätze für Mitwirkende, Gastgeber, Helfende.")
    ] = None,
    cap: Annotated[
        str | None, typer.Option("--cap", metavar="ZAHL", help="Höchstens so viele je Einrichtung, oder „offen“.")
    ] = None,
    cap_level: Annotated[
        str | None,
        typer.Option("--cap-level", metavar="EBENE", help="Was als eine Einrichtung zählt: einrichtung, traeger."),
    ] = None,
    seed: Annotated[
        str | None,
        typer.Option("--seed", metavar="ZAHL", help="Startwert des Loses; sonst zieht ks einen und merkt ihn."),
    ] = None,
    part: PartOption = None,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Regel, freigehaltene Plätze und Höchstzahl je Einrichtung festlegen.

    Wer schon einen Platz hat, behält ihn. Die Zahl der Plätze ändert „ks places seats ZAHL“.

    Beispiel: ks places set --kept 10 --cap 3 --rule quoten
    """
    from kinderschutz_cli.errors.question import ValueNeeded
    from kinderschutz_cli.workflows import places, reference, registration

    typed = places.PlacesInput(kept=kept, cap=cap, cap_level=cap_level, rule=rule, seed=seed)
    if typed.is_empty:
        raise ValueNeeded("was gelten soll", "--rule, --kept, --cap, --cap-level oder --seed")
    with open_session() as session:
        found = reference.event(session, event)
        _print(places.change(session, found, registration.choose_part(found, part), typed), as_json=as_json)
        output.next_step("ks places quota SEKTOR --min ZAHL   oder   ks undo")


@app.command("quota")
def quota(
    sector: Annotated[str, typer.Argument(metavar="SEKTOR", help="z. B. schule.")],
    minimum: Annotated[str | None, typer.Option("--min", metavar="ZAHL", help="So viele Plätze vorhalten.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATUM", help="Bis wann sie vorgehalten werden, einschließlich.")
    ] = None,
    maximum: Annotated[
        str | None, typer.Option("--max", metavar="ZAHL", help="Höchstens so viele, oder „offen“.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Die Quote des Sektors streichen.")] = False,
    part: PartOption = None,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plätze für einen Sektor vorhalten oder begrenzen.

    Beispiel: ks places quota schule --min 20 --until 1.9.2025 --max 40
    """
    from kinderschutz_cli.errors.question import ValueNeeded
    from kinderschutz_cli.workflows import places, reference, registration

    if not remove and minimum is None and maximum is None and until is None:
        raise ValueNeeded("die Quote", "--min, --max, --until oder --remove")
    with open_session() as session:
        found = reference.event(session, event)
        chosen = registration.choose_part(found, part)
        if remove:
            seen = places.remove_quota(session, found, chosen, sector)
        else:
            seen = places.set_quota(session, found, chosen, sector, minimum=minimum, until=until, maximum=maximum)
        _print(seen, as_json=as_json)
        output.next_step("ks places show   oder   ks undo")


@app.command("seats")
def seats(
    number: Annotated[str, typer.Argument(metavar="ZAHL", help="Plätze, oder „offen“.")],
    override: Annotated[
        str, typer.Option("--override", metavar="GRUND", help="Niemanden zurückstufen, obwohl es zu wenige sind.")
    ] = "",
    part: PartOption = None,
    event: EventOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was daraus folgt.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Die Zahl der Plätze ändern, etwa bei einem Umzug in einen anderen Saal; zeigt vorher, was daraus folgt.

    Sind es danach zu wenige, kommen nach der Regel die Letzten zurück auf die Warteliste und behalten ihren Tag des
    Eingangs.

    Beispiel: ks places seats 100 --dry-run
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.workflows import reference, registration, seat_number

    with open_session() as session:
        found = reference.event(session, event)
        chosen = registration.choose_part(found, part)
        plan = seat_number.plan(session, found, chosen, number, keep=one_line(override, "Der Grund"))
        if as_json:
            output.emit_json(seat_number.as_json(plan))
        else:
            _show_change(plan)
        if dry_run or not question.confirm(f"Platzzahl von {event_label(found)} so ändern?", yes=yes):
            return
        seat_number.carry_out(session, plan)
        output.say(registration.places_sentence(session, reference.event(session, f"#{found.id}")))
        output.next_step(
            "ks waitlist promote   oder   ks undo"
            if plan.could_move_up
            else "ks mail   (teilt es mit)   oder   ks undo"
        )


_SHOWN = 20


def _show_change(plan: SeatChange) -> None:
    before, after = ("offen" if one is None else str(one) for one in (plan.part.places.seats, plan.seats))
    output.say(f"Plätze: {before} → {after}, vergeben sind {plan.taken}")
    if plan.displaced:
        output.say(f"Zurück auf die Warteliste: {len(plan.displaced)}")
    for number, status in plan.displaced[:_SHOWN]:
        output.say(f"  {plan.names[number]} (bisher {status})")
    if len(plan.displaced) > _SHOWN:
        output.say(f"  … und {len(plan.displaced) - _SHOWN} weitere (alle mit --json)")
    if plan.could_move_up:
        output.say(f"Nachrücken können: {plan.could_move_up}")


def _print(seen: PlacesView, *, as_json: bool) -> None:
    from kinderschutz_cli.cli.demand_page import LABEL, over_cap, places_lines, sector_lines
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows.places import as_json as view_json

    if as_json:
        output.emit_json(view_json(seen))
        return
    output.line(event_label(seen.event))
    for label, value in (*places_lines(seen), *sector_lines(seen)):
        output.line(f"  {label:<{LABEL}} {value}")
    for sentence in over_cap(seen):
        output.warn(sentence)
