"""`ks` as if it had more commands than it has: `many_commands.py 500 --version`."""

import sys

from kinderschutz_cli.cli.app import run
from kinderschutz_cli.cli.registry import COMMANDS, Stub

number = int(sys.argv.pop(1))
first = COMMANDS[0]
more = [Stub(f"befehl-{index}", first.module, first.help, first.section) for index in range(number)]
sys.exit(run([*COMMANDS, *more]))
