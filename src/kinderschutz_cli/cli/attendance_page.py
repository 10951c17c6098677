"""Who was there, as it is shown: what a command would record, the listing, the numbers by sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output
from kinderschutz_cli.domain.event_label import event_label, part_label
from kinderschutz_cli.domain.zone import local_time
from kinderschutz_cli.workflows import attendance_view as view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kinderschutz_cli.domain.attendance import Mark
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.attendance import AttendancePlan
    from kinderschutz_cli.workflows.attendance_view import Line

#: So many names are listed; who was there is usually the long list.
_SHOWN = 12


def show_plan(plan: AttendancePlan) -> None:
    """What would be recorded, in words; nothing to record is said as well."""
    what = plan.occasion
    where = f" in „{what.entry.item.title}“" if what.entry else ""
    output.say(f"{event_label(what.event)}{_part(plan)}")
    unseated = {one.id for one in plan.unseated}
    seated = [(one, mark) for one, mark in plan.marks if one.id not in unseated]
    _group(f"waren da{where}", [_label(one, mark) for one, mark in seated])
    came = [f"{_label(one, mark)} – {one.status}" for one, mark in plan.marks if one.id in unseated]
    _group("waren da, ohne zugesagten Platz; sie gelten dann als zugesagt", came)
    _group("neue Angaben", [_label(one, mark) for one, mark in plan.changed])
    _group("waren doch nicht da", [_label(one) for one in plan.gone])
    if plan.same:
        output.say(f"schon eingetragen: {plan.same}")
    if plan.empty and not plan.same:
        output.say("Nichts einzutragen.")


def _part(plan: AttendancePlan) -> str:
    what = plan.occasion
    return f", {part_label(what.part)}" if len(what.event.parts) > 1 else ""


def _group(title: str, labels: Sequence[str]) -> None:
    if not labels:
        return
    output.say(f"{title}: {len(labels)}")
    for label in labels[:_SHOWN]:
        output.line(f"  {label}")
    if len(labels) > _SHOWN:
        output.line(f"  … und {len(labels) - _SHOWN} weitere")


def _label(one: Registration, mark: Mark | None = None) -> str:
    times = _times(mark) if mark else ""
    return f"Nr. {one.id} {one.label}{f', {times}' if times else ''}"


def _times(mark: Mark) -> str:
    pieces = [f"ab {mark.came:%H:%M}" if mark.came else "", f"bis {mark.left:%H:%M}" if mark.left else "", mark.note]
    return ", ".join(filter(None, pieces))


def show_list(event: Event, lines: Sequence[Line], *, as_json: bool) -> None:
    """Everybody with what became of them; a column that would be empty is left out."""
    if as_json:
        output.emit_json([view.line_json(event, line) for line in lines])
        return
    titles = {part.id: part_label(part) for part in event.parts}
    columns: dict[str, list[object]] = {
        "Nr.": [line.registration.id for line in lines],
        "Teil": [titles[line.registration.part_id] if len(titles) > 1 else "" for line in lines],
        "Name": [line.registration.display_name for line in lines],
        "Organisation": [
            line.registration.organisation.name if line.registration.organisation else "" for line in lines
        ],
        "Ergebnis": [line.outcome for line in lines],
        "gekommen": [_clock(line.record.came_at) if line.record else "" for line in lines],
        "gegangen": [_clock(line.record.left_at) if line.record else "" for line in lines],
        "erfasst durch": [line.record.known_by if line.record else "" for line in lines],
        "Bemerkung": [_remark(line) for line in lines],
    }
    filled = {name: values for name, values in columns.items() if any(values)}
    output.data_table(list(filled), list(zip(*filled.values(), strict=True)), empty="Niemand steht auf dieser Liste.")


def _remark(line: Line) -> str:
    one = line.registration
    pieces = (
        "ohne Anmeldung" if line.walked_in else "",
        f"vertritt {one.represents}" if one.represents else "",
        ", ".join(line.sessions),
        line.record.note if line.record else "",
    )
    return "; ".join(filter(None, pieces))


def _clock(at: datetime | None) -> str:
    return f"{local_time(at):%H:%M}" if at else ""


def show_summary(lines: Sequence[Line], labels: dict[str, str], *, as_json: bool) -> None:
    """The numbers by sector, and of all."""
    counted = view.by_sector(lines)
    if as_json:
        sectors = [{"sektor": sector} | view.tally_json(seen) for sector, seen in counted.items()]
        output.emit_json(view.tally_json(view.tally(lines)) | {"sektoren": sectors})
        return
    rows = [(labels.get(sector, sector) or "ohne Sektor", *seen) for sector, seen in counted.items()]
    rows.append(("gesamt", *view.tally(lines)))
    output.data_table(["Sektor", "da", "nicht erschienen", "ohne Anmeldung", "offen"], rows)


def sentence(event: Event, lines: Sequence[Line]) -> str:
    """ "„3. Konferenz“ am …: 130 da, davon 5 ohne Anmeldung; 12 nicht erschienen"."""
    return f"{event_label(event)}: {view.tally(lines).sentence}"
