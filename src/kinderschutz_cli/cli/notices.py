"""The page of `ks mail` and `ks remind`: who would be written to, the question, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output, question

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
    if plan.unfinished:
        output.say(
            f"Aus einem abgebrochenen Lauf fehlen noch {len(plan.unfinished)} Dateien; sie werden jetzt geschrieben."
            + (" Eine neue Fassung schreibt erst der nächste Aufruf mit --again." if plan.wanted.again else "")
        )
    for notice in Notice:
        names = [due.label for due, _ in plan.due if due.notice is notice]
        if names:
            output.say(f"{counted(notice, len(names))}: {_listed(names)}")
    reasons: dict[str, list[str]] = {}
    for name, reason in plan.left_out:
        reasons.setdefault(reason, []).append(name)
    for why, people in reasons.items():
        output.warn(f"Nicht angeschrieben, {why}: {_listed(people)}")
    if plan.empty:
        output.say(nothing)


def _listed(names: list[str]) -> str:
    more = f" … und {len(names) - _SHOWN} weitere" if len(names) > _SHOWN else ""
    return "; ".join(names[:_SHOWN]) + more


def _counted(number: int) -> str:
    return "1 Nachricht" if number == 1 else f"{number} Nachrichten"


def _carry_out(session: Session, plan: NoticePlan, templates: Path | None, *, as_json: bool) -> None:
    from kinderschutz_cli.errors.interruption import InterruptedWork
    from kinderschutz_cli.workflows import notice as workflow
    from kinderschutz_cli.workflows.invite import folder_of
    from kinderschutz_cli.workflows.writing import write_files

    batch = workflow.render(session, plan, templates)
    command = workflow.record(session, plan, batch)
    try:
        paths = write_files(session, output.progress(batch.files, "Nachrichten"), command=command)
    except KeyboardInterrupt:
        raise InterruptedWork(
            "Die Nachrichten sind eingetragen; derselbe Befehl schreibt die Dateien, die noch fehlen."
        ) from None
    for warning in batch.warnings:
        output.warn(warning)
    if as_json:
        output.emit_json({**workflow.as_json(plan), "dateien": [str(path) for path in paths]})
        return
    output.path(folder_of(session, plan.event))
    letters = sum(path.suffix == ".pdf" for path in paths)
    drafts = len(paths) - letters
    said = [
        f"{number} {one if number == 1 else several}"
        for number, one, several in (
            (drafts, "Entwurf für Outlook (.eml)", "Entwürfe für Outlook (.eml)"),
            (letters, "Brief (PDF)", "Briefe (PDF)"),
        )
        if number
    ]
    output.say(f"Geschrieben: {', '.join(said)}")
    steps = [("Entwürfe in Outlook öffnen und senden", drafts), ("Briefe drucken und versenden", letters)]
    output.next_step("; ".join(step for step, number in steps if number) + "; wer was bekam: ks message list")
