"""`ks places`: how many seats, for whom, by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.options import EventOption, JsonOption, PartOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.places import PlacesView, SectorLine
    from kinderschutz_cli.workflows.seat_number import SeatChange

app = CommandGroup("Plätze: Regel, Quoten, Höchstzahlen, Belegung.")

_WIDTH = 24


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
        output.say(registration.places_sentence(session, found))
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
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows.places import as_json as view_json

    if as_json:
        output.emit_json(view_json(seen))
        return
    places = seen.part.places
    output.line(event_label(seen.event))
    seats = "offen" if places.seats is None else str(places.seats)
    left = "" if seen.left is None else f", frei {seen.left}" if seen.left >= 0 else f", um {-seen.left} überbelegt"
    output.line(f"  {'Plätze':<{_WIDTH}} {seats}, davon vergeben {seen.taken}{left}")
    output.line(f"  {'Warteliste':<{_WIDTH}} {seen.waiting}")
    if seen.undecided:
        output.line(f"  {'noch nicht entschieden':<{_WIDTH}} {seen.undecided}")
    if places.kept:
        output.line(f"  {'freigehalten':<{_WIDTH}} {places.kept}")
    if places.cap:
        level = "Einrichtung" if places.cap_level == "einrichtung" else "Träger"
        output.line(f"  {f'höchstens je {level}':<{_WIDTH}} {places.cap}")
    if seen.event.rule == "los":
        output.line(f"  {'Startwert des Loses':<{_WIDTH}} {seen.event.seed}")
    output.line(f"  {'Regel':<{_WIDTH}} {seen.rule_text}")
    widest = max((one.holding for one in seen.sectors), default=0)
    for one in seen.sectors:
        output.line(f"  {one.label:<{_WIDTH}} {bar(one.holding, widest)} {_sector(one)}")
    for name, number in seen.over_cap:
        output.warn(f"{name}: {number} Personen, höchstens {places.cap} sind vorgesehen.")


def bar(number: int, widest: int, width: int = 20) -> str:
    """As long as `number` is beside the `widest`."""
    return ("█" * round(width * number / widest) if widest else "").ljust(width)


def _sector(one: SectorLine) -> str:
    from kinderschutz_cli.domain.german_calendar import numeric_day

    pieces = [f"{one.holding:>3}"]
    if one.quota and one.quota.minimum:
        until = f" bis {numeric_day(one.quota.until)}" if one.quota.until else ""
        pieces.append(f"mindestens {one.quota.minimum}{until}")
    if one.quota and one.quota.maximum is not None:
        pieces.append(f"höchstens {one.quota.maximum}")
    if one.waiting:
        pieces.append(f"{one.waiting} warten" if one.waiting > 1 else "1 wartet")
    return ", ".join(pieces)
