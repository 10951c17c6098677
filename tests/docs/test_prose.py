"""What is written by hand names only what there is: commands, options, exit codes, files."""

import re
import shlex
from pathlib import Path

import click
import pytest

from docs.generator.commands import every_command
from kinderschutz_cli.cli.registry import COMMANDS
from kinderschutz_cli.cli.root import Root
from kinderschutz_cli.errors.base import ExitCode

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "CHANGELOG.md",
    "docs/architektur.md",
    "docs/befehle.md",
    "docs/vorlagen.md",
    "docs/datenbank.md",
    "docs/anmeldungen.md",
)
ALL_COMMANDS = dict(every_command())
ROOT_OPTIONS = {name for parameter in Root(COMMANDS).params for name in parameter.opts} | {"--help"}


def mentioned(page: str) -> list[str]:
    """Every command line of `ks` on a page: lines of its blocks and code in its sentences."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```(?:bash|powershell)?\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("ks ")] + re.findall(r"`(ks [^`\n]+)`", text)


@pytest.mark.parametrize("page", PAGES)
def test_every_mentioned_command_exists_with_its_options(page: str) -> None:
    assert [line for line in mentioned(page) if not understood(line)] == []


def test_the_readme_tells_the_main_story() -> None:
    told = {line.split()[1] for line in mentioned("README.md")}
    assert told >= {"init", "import", "contact", "event", "program", "invite", "registration", "export", "undo", "demo"}


def test_the_readme_lists_the_exit_codes() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    chapter = text.partition("## Rückgabewerte\n")[2].partition("\n## ")[0].partition("Daten und Pfade")[0]
    assert re.findall(r"\b\d+\b", chapter) == [str(int(code)) for code in ExitCode]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


def understood(line: str) -> bool:
    """Whether the words after `ks` name a command (or a placeholder such as BEFEHL) and options it has."""
    words = shlex.split(line.partition("   #")[0])[1:]
    options = {word.partition("=")[0].rstrip("…,.") for word in words if word.startswith("--")}
    path = ""
    for word in words:
        longer = f"{path} {word}".strip()
        if longer not in ALL_COMMANDS:
            break
        path = longer
    if not path:
        return options <= ROOT_OPTIONS and (words[0].startswith("-") or words[0].isupper())
    command = ALL_COMMANDS[path]
    placeholder = words[len(path.split()) :][:1]
    if isinstance(command, click.Group) and placeholder and not placeholder[0].startswith(("-", "[")):
        return placeholder[0].isupper()
    return options <= ROOT_OPTIONS | {name for parameter in command.params for name in parameter.opts}
