import sys

from tests.cli.fakes import STUBS

from kinderschutz_cli.cli.app import run

sys.exit(run(STUBS))
