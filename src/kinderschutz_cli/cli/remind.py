"""`ks remind`: those who were invited and have not answered, and nobody else."""

from typing import Annotated

import typer

from kinderschutz_cli.cli import notices, output
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import EventOption, JsonOption, TemplatesOption, YesOption
from kinderschutz_cli.cli.session import open_session

app = SingleCommand()


@app.command()
def remind(
    again: Annotated[bool, typer.Option("--again", help="Noch einmal an die, die schon erinnert sind.")] = False,
    templates: TemplatesOption = None,
    event: EventOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, wer erinnert würde.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Erinnern: nur wer eingeladen ist und noch nicht geantwortet hat.

    Wer schon erinnert ist, bekommt keine zweite Erinnerung; die schreibt erst --again.

    Beispiel: ks remind --dry-run
    """
    from kinderschutz_cli.domain.german_calendar import format_day
    from kinderschutz_cli.domain.notice import Notice
    from kinderschutz_cli.workflows import notice as workflow
    from kinderschutz_cli.workflows import reference

    with open_session() as session:
        found = reference.event(session, event)
        plan = workflow.plan(session, found, workflow.Wanted(frozenset({Notice.REMINDER}), again=again))
        deadline = found.registering.deadline
        if plan.due and deadline and deadline < session.today:
            output.warn(f"Der Anmeldeschluss war schon am {format_day(deadline)}; die Erinnerung sagt das.")
        notices.show_and_write(
            session,
            plan,
            templates,
            nothing="Es ist niemand zu erinnern." if not again else "Es ist noch niemand erinnert.",
            dry_run=dry_run,
            yes=yes,
            as_json=as_json,
        )
