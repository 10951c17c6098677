"""Values for the tab key: sectors, events, templates … as they stand in the network's own file.

A completion never prints and never fails: without a network there is simply nothing to propose.
"""

import click

from kinderschutz_cli.cli.invocation import Invocation


def complete_sector(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Sectors: ("schule", "Schule")."""
    return _values(ctx, "sektor", incomplete)


def complete_kind(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Kinds of institution."""
    return _values(ctx, "art", incomplete)


def complete_profession(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Professions."""
    return _values(ctx, "beruf", incomplete)


def complete_role(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Roles of a person in the network."""
    return _values(ctx, "rolle", incomplete)


def complete_network(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Networks."""
    return _values(ctx, "netzwerk", incomplete)


def complete_event(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Events by their slug, with title and date."""
    return _values(ctx, "veranstaltung", incomplete)


def complete_template(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Names that `ks export` knows: ("teilnehmer.xlsx", "Teilnehmerliste")."""
    return _values(ctx, "vorlage", incomplete)


def _values(ctx: click.Context, noun: str, incomplete: str) -> list[tuple[str, str]]:
    try:
        with _line_so_far(ctx).scope(cleanup=False):
            return [(slug, label) for slug, label in _slugs(noun) if slug.startswith(incomplete)]
    except Exception:  # noqa: BLE001 - a message would land in the line that is being typed
        return []


def _line_so_far(ctx: click.Context) -> click.Context:
    """The line being typed, with what `--db` says in it: for a completion Click calls no callback that remembers it."""
    root = ctx.find_root()
    stated = root.params.get("db")
    root.obj = Invocation(db=stated.expanduser() if stated else None)
    return ctx


def _slugs(noun: str) -> list[tuple[str, str]]:
    from kinderschutz_cli.cli.session import open_session
    from kinderschutz_cli.workflows.completion import slugs  # only a shell that completes a value asks

    with open_session() as session:
        return list(slugs(session, noun))
