"""What was said before the command: `ks --db netz/netzwerk.db contact list`."""

from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True)
class Invocation:
    """The global options of one run; `db` is `None` when neither `--db` nor `KS_DB` was given."""

    db: Path | None = None


def current() -> Invocation:
    """The global options of the running command."""
    context = click.get_current_context(silent=True)
    stated = context.find_root().obj if context else None
    return stated if isinstance(stated, Invocation) else Invocation()
