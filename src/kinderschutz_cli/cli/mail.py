"""`ks mail`: telling people what became of their registration, or of the event."""

from typing import Annotated

import typer

from kinderschutz_cli.cli import notices
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import EventOption, JsonOption, TemplatesOption, YesOption
from kinderschutz_cli.cli.session import open_session

app = SingleCommand()


@app.command()
def mail(
    notice: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NACHRICHT]…", help="Nur diese Nachrichten, z. B. anmeldebestaetigung; sonst alle, die anstehen."
        ),
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="NAME", help="Nur zu dieser Anmeldung; mehrmals möglich."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Eine neue Fassung an die, die diese Nachricht schon haben.")
    ] = False,
    templates: TemplatesOption = None,
    event: EventOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, wer angeschrieben würde.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Mitteilen, was aus Anmeldungen wurde: Zusage, Warteliste, Angebot, Absage, Verlegung.

    Ohne Angabe alles, was noch niemandem mitgeteilt ist. Jede Nachricht ist eine Vorlage gleichen Namens: eingangsbestaetigung,
    anmeldebestaetigung, warteliste, nachruecken, angebot-abgelaufen, abmeldung, absage, vertretung, veranstaltung-verlegt,
    veranstaltung-abgesagt.

    Beispiel: ks mail anmeldebestaetigung warteliste
    """
    from kinderschutz_cli.errors.notice import AgainNeedsChoice
    from kinderschutz_cli.workflows import notice as workflow
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.guest import find_registrations

    if again and not notice and not person:
        raise AgainNeedsChoice
    with open_session() as session:
        found = reference.event(session, event)
        wanted = workflow.Wanted(
            frozenset(workflow.parse_notice(text) for text in notice or ()),
            frozenset(one.id for one in find_registrations(session, found, person or ())),
            again=again,
        )
        notices.show_and_write(
            session,
            workflow.plan(session, found, wanted),
            templates,
            nothing="Es ist nichts mitzuteilen." if not again else "Niemand hat diese Nachricht schon bekommen.",
            dry_run=dry_run,
            yes=yes,
            as_json=as_json,
        )
