"""The root: its commands are known without being imported, and `ks` alone shows what is on."""

import json

import pytest
from tests.cli.fakes import STUBS
from tests.cli.program import FAKE_KS, KS, run

from kinderschutz_cli import __version__
from kinderschutz_cli.cli.command import click_command
from kinderschutz_cli.cli.registry import COMMANDS, Stub
from kinderschutz_cli.cli.root import Root

MODULES = "import json, sys; print(json.dumps(sorted(sys.modules)))"


def modules_after(*args: str) -> set[str]:
    script = (
        "import contextlib, io, json, sys\n"
        "from kinderschutz_cli.cli.root import Root\n"
        "from tests.cli.fakes import STUBS\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    Root(STUBS).main({list(args)!r}, standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    _, out, _ = run([KS[0], "-c", script])
    return set(json.loads(out))


def test_the_version_needs_no_heavy_library() -> None:
    code = "import sys; sys.argv = ['ks', '--version']\nfrom kinderschutz_cli.cli.app import run\nrun()\n" + MODULES
    _, out, _ = run([KS[0], "-c", code])
    version, modules = out.splitlines()
    heavy = {"rich", "sqlite3", "jinja2", "openpyxl", "sqlite_utils", "typst", "rapidfuzz", "docxtpl", "icalendar"}
    assert version == f"ks {__version__}"
    assert heavy & {name.split(".")[0] for name in json.loads(modules)} == set()


def test_help_imports_no_command() -> None:
    assert {name for name in modules_after("--help") if name.startswith("tests.cli.fakes.")} == set()


def test_a_command_imports_only_its_own_module() -> None:
    loaded = {name for name in modules_after("event", "list", "1") if name.startswith("tests.cli.fakes.")}
    assert loaded == {"tests.cli.fakes.event"}


@pytest.mark.parametrize("stub", [*COMMANDS, *STUBS], ids=lambda stub: stub.name)
def test_the_help_line_of_a_stub_is_its_modules(stub: Stub) -> None:
    command = Root([stub]).loaded(stub.name)
    assert (command.name, command.get_short_help_str(limit=200)) == (stub.name, stub.help)


def test_ks_alone_runs_the_status_with_its_defaults() -> None:
    assert run(FAKE_KS) == (0, "", "Nichts in 30 Tagen.\n")


def test_without_a_status_ks_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert Root(STUBS[:1]).main([], standalone_mode=False) == 0
    alone = capsys.readouterr().out
    assert Root(STUBS[:1]).main(["--help"], standalone_mode=False) == 0
    assert alone == capsys.readouterr().out


def test_the_database_is_named_by_option_before_variable() -> None:
    assert run(FAKE_KS, "event", "list", "0")[2] == "Datenbank: None\n"
    assert run(FAKE_KS, "event", "list", "0", KS_DB="a.db")[2] == "Datenbank: a.db\n"
    assert run(FAKE_KS, "--db", "b.db", "event", "list", "0", KS_DB="a.db")[2] == "Datenbank: b.db\n"


def test_a_group_with_one_command_stays_a_group() -> None:
    from kinderschutz_cli.cli.command import CommandGroup

    app = CommandGroup("Worte.")

    @app.command("list")
    def show_all() -> None:
        """Auflisten."""

    command = click_command(app, "word")
    assert command.to_info_dict(command.make_context("word", [], resilient_parsing=True))["commands"].keys() == {"list"}


def test_the_help_groups_commands_under_headings(capsys: pytest.CaptureFixture[str]) -> None:
    Root(STUBS).main(["--help"], standalone_mode=False)
    assert (
        capsys.readouterr().out
        == """\
Aufruf: ks [OPTIONEN] BEFEHL [ANGABEN]...

  Netzwerke Kinderschutz koordinieren: Kontakte, Veranstaltungen, Einladungen,
  Listen.

Optionen:
  --db PFAD   Die Datenbank; sonst die nächste netzwerk.db in diesem Ordner
              oder darüber.  [Umgebungsvariable: KS_DB]
  --no-color  Keine Farben verwenden.
  --version   Die Version nennen.
  -h, --help  Diese Hilfe zeigen.

Veranstaltung:
  event   Veranstaltungen anlegen und zeigen, z. B. die 3. Konferenz.
  invite  Zu einer Veranstaltung einladen.

Pflege:
  status  Zeigen, was ansteht.
  fail    Auf jede Art scheitern.

  `ks BEFEHL --help` erklärt einen Befehl.
"""
    )
