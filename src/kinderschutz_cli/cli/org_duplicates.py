"""`ks org duplicates` and `ks org merge`: one institution recorded twice becomes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import duplicate_page, merge_page, output
from kinderschutz_cli.cli.duplicate_page import Noun
from kinderschutz_cli.cli.options import JsonOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.cli.command import CommandGroup


def register(app: CommandGroup) -> None:
    """Put the commands into the group `ks org`."""
    app.command("duplicates")(duplicates)
    app.command("merge")(merge)


def duplicates(
    distinct: Annotated[
        tuple[str, str] | None,
        typer.Option("--not", metavar="A B", help="Diese beiden sind kein Doppel; das bleibt vermerkt."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="ZAHL", help="So viele zeigen, 0 für alle.")] = 50,
    review: Annotated[bool, typer.Option("--review", help="Eins nach dem anderen ansehen und entscheiden.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Organisationen zeigen, die doppelt verzeichnet sein könnten.

    Die sichersten zuerst, jede mit ihren Gründen. Mit --review sehen Sie je zwei nebeneinander: m führt sie zusammen,
    n vermerkt „kein Doppel“, s lässt sie für später, q hört auf.

    Beispiel: ks org duplicates --review
    """
    from kinderschutz_cli.workflows import duplicate, merge, reference

    noun = Noun("organisation", "org", "Keine Organisation scheint doppelt zu sein.", merge.plan_organisations)
    with open_session() as session:
        if distinct:
            first, second = (reference.organisation(session, name) for name in distinct)
            labels = (f"#{first.id} {first.name}", f"#{second.id} {second.name}")
            duplicate_page.call_distinct(session, noun, (first.id, second.id), labels)
            return
        found = duplicate.organisations(session)
        if review:
            duplicate_page.review(session, found, noun)
            return
        shown = found[:limit] if limit else found
        names = duplicate.organisation_labels(session, shown)
        if as_json:
            output.emit_json(duplicate_page.as_json(shown, names))
            return
        duplicate_page.listing(found, names, noun, limit=limit)


def merge(
    a: Annotated[str, typer.Argument(metavar="A", help="Welche bleibt: Name, Kurzname, Schlüssel oder Nummer.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Welche darin aufgeht.")],
    keep: Annotated[
        list[str] | None,
        typer.Option(
            "--keep", metavar="WAHL", help="Was bleibt, wo beide Verschiedenes sagen: a, b oder „mail=b“; mehrfach."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Nicht nachfragen; Offenes bleibt wie bei A.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Die Gegenüberstellung als JSON ausgeben.")] = False,
) -> None:
    """Zwei Organisationen zu einer machen: B geht in A auf.

    Was nur eine hat, bleibt; die vollere Angabe gewinnt. Zugehörigkeiten, Funktionspostfächer, Anmeldungen, Beteiligungen
    und was darunter hängt, ziehen um.

    Beispiel: ks org merge 12 57 --keep name=b
    """
    from kinderschutz_cli.workflows import merge as workflow

    with open_session() as session:
        plan = workflow.plan_organisations(session, a, b, keep or ())
        merge_page.run(session, plan, yes=yes, dry_run=dry_run, json=as_json)
