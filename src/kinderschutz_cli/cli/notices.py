"""The page of `ks mail` and `ks remind`: who would be written to, the question, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import batch_page, output, question

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.workflows.notice import NoticePlan
    from kinderschutz_cli.workflows.session import Session

#: So many names of one kind of message are shown.
_SHOWN = 8


def show_and_write(
    session: Session,
    plan: NoticePlan,
    templates: Path | None,
    *,
    nothing: str,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Show the plan, ask, render everything, record it, write the files."""
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import notice as workflow

    if as_json and (dry_run or plan.empty):
        output.emit_json(workflow.as_json(plan))
        return
    _show(plan, nothing)
    if plan.empty or dry_run:
        return
    if question.confirm(
        f"{_counted(len(plan.due) + len(plan.unfinished))} zu {event_label(plan.event)} schreiben?", yes=yes
    ):
        _carry_out(session, plan, templates, as_json=as_json)


def _show(plan: NoticePlan, nothing: str) -> None:
    from kinderschutz_cli.domain.german_calendar import format_day
    from kinderschutz_cli.domain.notice import Notice, counted

    output.say(f"„{plan.event.title}“, {format_day(plan.event.main_part.date)}")
    batch_page.say_unfinished(len(plan.unfinished), again=plan.wanted.again)
    for notice in Notice:
        names = [due.label for due, _ in plan.due if due.notice is notice]
        if names:
            output.say(f"{counted(notice, len(names))}: {batch_page.first_of(names, _SHOWN)}")
    reasons: dict[str, list[str]] = {}
    for name, reason in plan.left_out:
        reasons.setdefault(reason, []).append(name)
    for why, people in reasons.items():
        output.warn(f"Nicht angeschrieben, {why}: {batch_page.first_of(people, _SHOWN)}")
    if plan.empty:
        output.say(nothing)


def _counted(number: int) -> str:
    return "1 Nachricht" if number == 1 else f"{number} Nachrichten"


def _carry_out(session: Session, plan: NoticePlan, templates: Path | None, *, as_json: bool) -> None:
    from kinderschutz_cli.workflows import notice as workflow
    from kinderschutz_cli.workflows.invite import folder_of
    from kinderschutz_cli.workflows.writing import write_files

    batch = workflow.render(session, plan, templates)
    command = workflow.record(session, plan, batch)
    paths = batch_page.write(batch, "Nachrichten", lambda files: write_files(session, files, command=command))
    if as_json:
        output.emit_json({**workflow.as_json(plan), "dateien": [str(path) for path in paths]})
        return
    batch_page.say_written(folder_of(session, plan.event), paths, "wer was bekam: ks message list")
