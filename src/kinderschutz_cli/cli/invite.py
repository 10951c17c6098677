"""`ks invite`: invitations as drafts for Outlook, letters and a mail-merge list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import batch_page, output, question
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import (
    EventOption,
    JsonOption,
    KindsOption,
    NetworksOption,
    OrganisationsOption,
    PlacesOption,
    ProfessionsOption,
    RolesOption,
    SectorsOption,
    TemplatesOption,
    YesOption,
)
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.workflows.invite import InvitePlan
    from kinderschutz_cli.workflows.session import Session

app = SingleCommand()

_SHOWN_LEFT_OUT = 12


@app.command()
def invite(
    sector: SectorsOption = None,
    kind: KindsOption = None,
    profession: ProfessionsOption = None,
    role: RolesOption = None,
    org: OrganisationsOption = None,
    place: PlacesOption = None,
    network: NetworksOption = None,
    contact: Annotated[list[str] | None, typer.Option("--contact", metavar="NAME", help="Einzelne Personen.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Alle Kontakte.")] = False,
    one_per_org: Annotated[bool, typer.Option("--one-per-org", help="Nur eine Person je Organisation.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Eine berichtigte Fassung an die, die schon eingeladen sind.")
    ] = False,
    templates: TemplatesOption = None,
    event: EventOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, wer eingeladen würde.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Einladen: je Person ein Entwurf für Outlook oder ein Brief.

    Verschiedene Angaben gelten zusammen, mehrere gleiche nebeneinander: --sector schule --sector kita --role insofa lädt
    die insoweit erfahrenen Fachkräfte aus Schulen und Kitas ein.

    Beispiel: ks invite --sector schule
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import invite as workflow
    from kinderschutz_cli.workflows import invite_selection, reference
    from kinderschutz_cli.workflows.contact_search import Wanted

    with open_session() as session:
        found = reference.event(session, event)
        wanted = invite_selection.selection(
            session,
            Wanted(
                sectors=sector,
                kinds=kind,
                professions=profession,
                roles=role,
                networks=network,
                places=place,
                organisations=org,
            ),
            contacts=contact,
            everyone=everyone,
        )
        plan = workflow.plan(session, found, wanted, one_per_organisation=one_per_org, again=again)
        if as_json and dry_run:
            output.emit_json(invite_selection.as_json(plan))
            return
        _show(session, plan)
        if plan.empty or dry_run:
            return
        if question.confirm(f"{_number(plan)} zu {event_label(plan.event)} schreiben?", yes=yes):
            _carry_out(session, plan, templates, as_json=as_json)


def _show(session: Session, plan: InvitePlan) -> None:
    from kinderschutz_cli.domain.german_calendar import format_day
    from kinderschutz_cli.domain.invitation import LeftOut
    from kinderschutz_cli.workflows.invite_selection import warnings

    output.say(f"Einladung zu „{plan.event.title}“, {format_day(plan.event.main_part.date)}")
    batch_page.say_unfinished(len(plan.unfinished), again=plan.again)
    output.say(f"Eingeladen werden: {len(plan.choice.invited)}")
    reasons: dict[str, list[str]] = {}
    for contact, why in plan.choice.left_out:
        reasons.setdefault(why, []).append(contact.display_name)
    for reason, names in reasons.items():
        output.say(f"Nicht eingeladen, {reason}: {_listed(names)}")
    if plan.without_contact:
        output.say(f"Organisationen ohne Kontakt: {_listed([one.name for one in plan.without_contact])}")
        first = plan.without_contact[0].id
        output.say(f"  Ein Postfach eintragen: ks contact add Sekretariat --mailbox --org {first} --mail ADRESSE")
    if plan.empty and LeftOut.ALREADY_INVITED in reasons:
        output.say("Niemand ist neu. Eine berichtigte Fassung an alle, die schon eingeladen sind, schreibt --again.")
    for warning in warnings(session, plan):
        output.warn(warning)


def _listed(names: list[str]) -> str:
    return f"{len(names)} ({batch_page.first_of(names, _SHOWN_LEFT_OUT)})"


def _number(plan: InvitePlan) -> str:
    count = len(plan.choice.invited) + len(plan.unfinished)
    return f"{count} Einladung" if count == 1 else f"{count} Einladungen"


def _carry_out(session: Session, plan: InvitePlan, templates: Path | None, *, as_json: bool) -> None:
    from kinderschutz_cli.workflows import invite as workflow
    from kinderschutz_cli.workflows.invite_selection import result_json

    batch = workflow.render(session, plan, templates)
    command = workflow.record(session, plan, batch)
    paths = batch_page.write(batch, "Einladungen", lambda files: workflow.write(session, command, files))
    if as_json:
        output.emit_json(result_json(plan, paths))
        return
    folder = workflow.folder_of(session, plan.event)
    batch_page.say_written(folder, paths, "Antworten eintragen mit: ks registration add NAME")
