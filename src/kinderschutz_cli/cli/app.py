"""The program `ks`, run once."""

from collections.abc import Sequence

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.registry import COMMANDS, Stub
from kinderschutz_cli.cli.root import Root


def run(stubs: Sequence[Stub] = COMMANDS) -> int:
    """Run the command line of this process; returns the exit code."""
    output.prepare_streams()
    code: int = Root(stubs).main(standalone_mode=False)
    # What cannot be delivered any more must not complain when the interpreter ends.
    output.forget_closed_streams()
    return code
