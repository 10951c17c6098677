"""`ks waitlist`: who waits, why, and who moves up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.options import EventOption, JsonOption, PartOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.waitlist import Promotion

app = CommandGroup("Warteliste: zeigen, begründen, nachrücken lassen.", alone="list")

DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, nichts ändern.")]
_SHOWN = 20


@app.command("list")
def list_(part: PartOption = None, event: EventOption = None, as_json: JsonOption = False) -> None:
    """Die Warteliste in der Reihenfolge der Regel zeigen.

    Beispiel: ks waitlist list
    """
    from kinderschutz_cli.workflows import reference, registration, waitlist

    with open_session() as session:
        found = reference.event(session, event)
        lines = waitlist.lines(session, found, registration.choose_part(found, part))
        if as_json:
            output.emit_json([waitlist.line_json(line) for line in lines])
            return
        output.data_table(
            ["Platz", "Nr.", "Name", "Sektor", "eingegangen", "Grund"],
            [(line.position, line.id, line.name, line.sector, line.received, line.reason) for line in lines],
            empty="Auf der Warteliste steht niemand.",
        )
        output.say(registration.places_sentence(session, found))
        if lines:
            output.next_step("ks waitlist promote --dry-run   (zeigt, wer nachrücken würde)")


@app.command("why")
def why(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Person, Einrichtung oder Nummer der Anmeldung.")],
    event: EventOption = None,
) -> None:
    """In zwei Sätzen erklären, warum jemand dort steht.

    Beispiel: ks waitlist why "Erika Muster"
    """
    from kinderschutz_cli.workflows import guest, reference, waitlist

    with open_session() as session:
        found = reference.event(session, event)
        output.line(waitlist.why(session, found, guest.find_registration(session, found, name)))


@app.command("promote")
def promote(
    number: Annotated[
        int | None,
        typer.Argument(metavar="[ZAHL]", min=1, help="Höchstens so viele; sonst so viele, wie Plätze frei sind."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATUM", help="Bis wann das Angebot gilt; sonst eine Woche.")
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Sofort zusagen statt anbieten.")] = False,
    part: PartOption = None,
    event: EventOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Von der Warteliste nachrücken lassen; zeigt vorher, wer und warum.

    Ein Angebot hält den Platz bis zu seinem Tag. Die Antwort trägt „ks registration set NAME zugesagt“ (oder abgesagt) ein.

    Beispiel: ks waitlist promote 3 --until 20.9.2025
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference, registration, waitlist

    with open_session() as session:
        found = reference.event(session, event)
        chosen = registration.choose_part(found, part)
        plan = waitlist.plan_promotion(session, found, chosen, number, until=until, confirm=confirm)
        _show(plan, as_json=as_json)
        if dry_run or not plan.chosen:
            return
        doing = "einen Platz anbieten" if plan.until else "zusagen"
        people = "1 Person" if len(plan.chosen) == 1 else f"{len(plan.chosen)} Personen"
        if question.confirm(f"{people} zu {event_label(found)} {doing}?", yes=yes):
            waitlist.promote(session, plan)
            output.say(registration.places_sentence(session, found))
            output.next_step("ks mail   (schreibt ihnen); wenn die Antwort kommt: ks registration set NAME zugesagt")


@app.command("allot")
def allot(
    part: PartOption = None,
    event: EventOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Die gesammelten Anmeldungen nach der Regel entscheiden (Los, Vorrang, eine je Einrichtung).

    Wer keinen Platz erhält, kommt auf die Warteliste. Dieselben Anmeldungen und derselbe Startwert ergeben dasselbe.

    Beispiel: ks waitlist allot --dry-run
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference, registration, waitlist

    with open_session() as session:
        found = reference.event(session, event)
        plan = waitlist.plan_allotment(session, found, registration.choose_part(found, part))
        _show(plan, as_json=as_json)
        if dry_run:
            return
        if question.confirm(f"Plätze zu {event_label(found)} so vergeben?", yes=yes):
            waitlist.carry_out_allotment(session, plan)
            output.say(registration.places_sentence(session, found))
            output.next_step("ks mail   (teilt es mit)   oder   ks undo")


@app.command("expire")
def expire(
    part: PartOption = None, event: EventOption = None, dry_run: DryRunOption = False, yes: YesOption = False
) -> None:
    """Angebote zurücknehmen, deren Tag vorbei ist.

    Beispiel: ks waitlist expire
    """
    from kinderschutz_cli.domain.german_calendar import numeric_day
    from kinderschutz_cli.workflows import reference, registration, waitlist

    with open_session() as session:
        found = reference.event(session, event)
        chosen = registration.choose_part(found, part)
        over = waitlist.run_out(session, chosen)
        for one in over:
            output.line(f"{one.label}: angeboten bis {numeric_day(one.offered_until)}")
        if not over:
            output.say("Kein Angebot ist abgelaufen.")
        elif not dry_run and question.confirm(f"{_offers(len(over))} zurücknehmen?", yes=yes):
            waitlist.expire(session, chosen, over)
            output.say(registration.places_sentence(session, found))
            output.next_step("ks waitlist promote   oder   ks mail   (teilt es mit)")


@app.command("close")
def close(
    part: PartOption = None, event: EventOption = None, dry_run: DryRunOption = False, yes: YesOption = False
) -> None:
    """Die Warteliste schließen: Alle, die noch warten, bekommen eine Absage.

    Die Nachricht „absage“ schreibt danach ks mail.

    Beispiel: ks waitlist close --dry-run
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference, registration, waitlist

    with open_session() as session:
        found = reference.event(session, event)
        chosen = registration.choose_part(found, part)
        lines = waitlist.lines(session, found, chosen)
        for line in lines[:_SHOWN]:
            output.line(f"{line.name}: {line.reason}")
        if len(lines) > _SHOWN:
            output.line(f"… und {len(lines) - _SHOWN} weitere")
        if not lines:
            output.say("Auf der Warteliste steht niemand.")
            return
        could = len(waitlist.plan_promotion(session, found, chosen, until=None, confirm=True).chosen)
        if could:
            who = "1 Person könnte" if could == 1 else f"{could} Personen könnten"
            output.warn(f"{who} noch nachrücken: ks waitlist promote --dry-run")
        people = "1 Person" if len(lines) == 1 else f"{len(lines)} Personen"
        if not dry_run and question.confirm(f"{people} zu {event_label(found)} absagen?", yes=yes):
            waitlist.close(session, found, chosen, lines)
            output.say(registration.places_sentence(session, found))
            output.next_step("ks mail   (sagt es ihnen)   oder   ks undo")


def _offers(number: int) -> str:
    return "1 abgelaufenes Angebot" if number == 1 else f"{number} abgelaufene Angebote"


def _show(plan: Promotion, *, as_json: bool) -> None:
    from kinderschutz_cli.domain.german_calendar import format_day
    from kinderschutz_cli.workflows.waitlist import promotion_json

    if as_json:
        output.emit_json(promotion_json(plan))
        return
    title = f"„{plan.event.title}“, {format_day(plan.part.date)}"
    if not plan.chosen:
        output.say(f"{title}: Zurzeit kann niemand einen Platz bekommen.")
    elif plan.until:
        output.say(f"{title}: einen Platz angeboten bekommen, bis {format_day(plan.until)}:")
    else:
        output.say(f"{title}: einen Platz bekommen:")
    _listed(plan, plan.chosen)
    if plan.passed:
        output.say("Weiter vorn, aber übergangen:")
        _listed(plan, plan.passed)
    if plan.rest:
        output.say(f"Weiter auf der Warteliste: {len(plan.rest) + len(plan.passed)}")


def _listed(plan: Promotion, people: tuple[tuple[int, str], ...]) -> None:
    for number, reason in people[:_SHOWN]:
        output.say(f"  {plan.names[number]}: {reason}")
    if len(people) > _SHOWN:
        output.say(f"  … und {len(people) - _SHOWN} weitere (alle mit --json)")
