"""`ks` as if it had more commands than it has: `many_commands.py 500 --version`."""

import sys
from dataclasses import replace

from kinderschutz_cli.cli.app import run
from kinderschutz_cli.cli.registry import COMMANDS

number = int(sys.argv.pop(1))
sys.exit(run([*COMMANDS, *(replace(COMMANDS[0], name=f"befehl-{index}") for index in range(number))]))
