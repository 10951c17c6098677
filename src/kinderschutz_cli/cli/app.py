"""The program `ks`, run once."""

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.registry import COMMANDS
from kinderschutz_cli.cli.root import Root


def run() -> int:
    """Run the command line of this process; returns the exit code."""
    output.prepare_streams()
    code: int = Root(COMMANDS).main(standalone_mode=False)
    output.forget_closed_streams()
    return code
