"""`ks event`: events and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kinderschutz_cli.cli import event_part, output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.event_options import (
    EVENT_OPTIONS,
    TITLE_OPTION,
    EventArgument,
)
from kinderschutz_cli.cli.option_set import with_options
from kinderschutz_cli.cli.options import EventOption, JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.event import SavedEvent
    from kinderschutz_cli.workflows.session import Session

app = CommandGroup("Veranstaltungen anlegen, zeigen und ändern.")
app.add_typer(event_part.app, name="part")


@app.command("create")
@with_options(EVENT_OPTIONS)
def create(
    title: Annotated[str | None, typer.Argument(metavar="TITEL", help="Titel der Veranstaltung.")] = None,
    *,
    typed: dict[str, Any],
) -> None:
    """Eine Veranstaltung anlegen; sie wird die aktuelle.

    Beispiel: ks event create "3. Lüner Kinderschutzkonferenz" --date 8.10.2025 --time "9 Uhr bis 16 Uhr" --seats 150
    """
    from kinderschutz_cli.domain.day_parsing import parse_optional_day
    from kinderschutz_cli.workflows.event import create_event
    from kinderschutz_cli.workflows.event_input import EventInput

    with open_session() as session:

        def a_day(text: str) -> str:
            parse_optional_day(text, session.today)
            return text

        typed["title"] = question.need(title, option="TITEL", label="Titel der Veranstaltung")
        typed["date"] = question.need(typed.get("date"), option="--date", label="Datum (oder „offen“)", parse=a_day)
        saved = create_event(session, EventInput(**typed))
        _report("Angelegt", saved)
        output.next_step('ks program add 9.30 "Eröffnung"   oder   ks invite --sector schule')


@app.command("list")
def list_(as_json: JsonOption = False) -> None:
    """Alle Veranstaltungen zeigen; * ist die aktuelle.

    Beispiel: ks event list
    """
    from kinderschutz_cli.domain.german_calendar import short_day
    from kinderschutz_cli.workflows.event_overview import event_lines, line_json

    with open_session() as session:
        lines = event_lines(session)
        if as_json:
            output.emit_json([line_json(line) for line in lines])
            return
        output.data_table(
            ["", "Kurzname", "Titel", "Datum", "Status", "Plätze", "vergeben"],
            [
                (
                    "*" if line.is_current else "",
                    line.event.slug,
                    line.event.title,
                    short_day(line.event.main_part.date),
                    f"{line.event.status} (vorbei)"
                    if line.is_over and line.event.status == "geplant"
                    else line.event.status,
                    "offen" if line.event.main_part.seats is None else line.event.main_part.seats,
                    line.taken,
                )
                for line in lines
            ],
            empty="Noch keine Veranstaltungen.",
        )
        if not lines:
            output.next_step('ks event create "Titel" --date 8.10.2025')


@app.command("show")
def show(event: EventArgument = None, named: EventOption = None, as_json: JsonOption = False) -> None:
    """Eine Veranstaltung mit allem zeigen.

    Beispiel: ks event show
    """
    from kinderschutz_cli.cli.event_page import print_page
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event_overview import overview, overview_json

    with open_session() as session:
        seen = overview(session, reference.event(session, event or named))
        if as_json:
            output.emit_json(overview_json(seen))
        else:
            print_page(seen)


@app.command("edit")
@with_options(TITLE_OPTION | EVENT_OPTIONS)
def edit(event: EventArgument = None, named: EventOption = None, *, typed: dict[str, Any]) -> None:
    """Angaben einer Veranstaltung ändern.

    Ein leerer Wert ("") löscht eine Angabe; --host und die anderen Beteiligten ersetzen alle bisherigen dieser Rolle.
    Datum, Zeit und Ort sind die des ersten Teils („ks event part edit“ ändert die weiteren).

    Beispiel: ks event edit --seats 180 --deadline 19.9.2025
    """
    from kinderschutz_cli.errors.event import NothingToChange
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import edit_event
    from kinderschutz_cli.workflows.event_input import EventInput

    with open_session() as session:
        found = reference.event(session, event or named)
        if not typed:
            raise NothingToChange("ks event edit")
        _report("Geändert", edit_event(session, found, EventInput(**typed)))
        output.next_step(f"ks event show {found.slug}")


@app.command("use")
def use(event: EventArgument = None, named: EventOption = None) -> None:
    """Die aktuelle Veranstaltung wählen.

    Ohne Angabe sagt der Befehl, welche es ist. Alle Befehle meinen sie, bis sie vorbei ist; danach die nächste, die bevorsteht.

    Beispiel: ks event use 3-luener-kinderschutzkonferenz
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import use_event

    with open_session() as session:
        text = event or named
        found = reference.event(session, text) if text else _chosen(session)
        if found is None:
            current = reference.require_current_event(session)
            output.line(current.slug)
            output.say(f"Die aktuelle Veranstaltung ist {event_label(current)}.")
            return
        use_event(session, found)
        output.say(f"Die aktuelle Veranstaltung ist jetzt {event_label(found)}.")
        output.next_step("ks event show")


@app.command("copy")
@with_options(TITLE_OPTION | EVENT_OPTIONS)
def copy(
    event: EventArgument = None,
    named: EventOption = None,
    with_programme: Annotated[bool, typer.Option("--program", help="Auch das Programm, ohne die Personen.")] = False,
    *,
    typed: dict[str, Any],
) -> None:
    """Die nächste der Reihe anlegen.

    Nummer + 1, gleiche Beteiligte, Orte und Teile; das Datum bleibt offen, wenn keines angegeben ist.

    Beispiel: ks event copy 3-luener-kinderschutzkonferenz --date 7.10.2026
    """
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import copy_event
    from kinderschutz_cli.workflows.event_input import EventInput

    with open_session() as session:
        found = reference.event(session, event or named)
        _report("Angelegt", copy_event(session, found, EventInput(**typed), with_programme=with_programme))
        output.next_step("ks event show")


@app.command("cancel")
def cancel(event: EventArgument = None, named: EventOption = None, yes: YesOption = False) -> None:
    """Eine Veranstaltung absagen.

    Wer eingeladen und angemeldet war, bleibt verzeichnet.

    Beispiel: ks event cancel 3-luener-kinderschutzkonferenz
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import cancel_event, plan_cancellation

    with open_session() as session:
        plan = plan_cancellation(session, reference.event(session, event or named))
        told = f"{plan.told.sentence} müssen davon erfahren." if plan.told.anybody else "Bisher weiß niemand davon."
        if not question.confirm(f"{event_label(plan.event)} absagen? {told}", yes=yes):
            return
        cancel_event(session, plan)
        output.say(f"Abgesagt: {event_label(plan.event)}. {told}")
        current = reference.current_event(session)
        if current:
            output.say(f"Die aktuelle Veranstaltung ist {event_label(current)}.")
        if plan.told.anybody:
            output.next_step(f"ks mail --event {plan.event.slug}   (schreibt ihnen)")


@app.command("remove")
def remove(event: EventArgument = None, named: EventOption = None, yes: YesOption = False) -> None:
    """Eine irrtümlich angelegte Veranstaltung entfernen.

    Das geht nur, solange niemand eingeladen oder angemeldet ist.

    Beispiel: ks event remove netzwerktreffen-2
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import check_removable, remove_event

    with open_session() as session:
        found = reference.event(session, event or named)
        check_removable(session, found)
        if question.confirm(f"{event_label(found)} mit dem Programm entfernen?", yes=yes):
            remove_event(session, found)
            output.say(f"Entfernt: {event_label(found)}.")
            output.next_step("ks undo   (macht es rückgängig)")


def _chosen(session: Session) -> Event | None:
    """The event a person picks from those ahead; `None` where nobody sits there or nothing is to choose."""
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.store import event as store

    ahead = [event for event in store.find(session.db) if event.is_live(session.today)]
    if len(ahead) < 2 or not question.someone_sits_there():
        return None
    return ahead[question.choose("Welche Veranstaltung", [event_label(event) for event in ahead])]


def _report(what: str, saved: SavedEvent) -> None:
    """What was done, with title and day, what was concluded and what to look at; the slug is data."""
    from kinderschutz_cli.domain.event_label import event_label

    output.line(saved.event.slug)
    output.say(f"{what}: {event_label(saved.event)}.")
    for remark in saved.remarks:
        output.say(f"  {remark}")
    for warning in saved.warnings:
        output.warn(warning)
