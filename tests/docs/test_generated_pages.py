"""The pages of docs/ say what the code does."""

import re
from pathlib import Path

import click
import pytest

from docs.generator.commands import EXIT_CODES, VARIABLES, every_command
from docs.generator.pages import stale
from kinderschutz_cli.documents.purpose import PURPOSES
from kinderschutz_cli.documents.templates import TemplateFolders, TemplateKind
from kinderschutz_cli.errors.base import ExitCode

DOCS = Path(__file__).parents[2] / "docs"
SOURCES = Path(__file__).parents[2] / "src"
COMMANDS = dict(every_command())
LEAVES = {path: command for path, command in COMMANDS.items() if not isinstance(command, click.Group)}


def test_no_page_is_stale() -> None:
    assert stale(DOCS) == [], "run `python -m docs.generator`"


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_is_documented_and_has_a_help_line(path: str) -> None:
    page = (DOCS / "befehle.md").read_text(encoding="utf-8")
    help_line = " ".join((COMMANDS[path].help or "").split("\n\n")[0].split())
    assert help_line.endswith(".")
    assert f"# `ks {path}`\n\n{help_line}" in page


@pytest.mark.parametrize("path", LEAVES)
def test_every_command_has_an_example(path: str) -> None:
    text = " ".join((LEAVES[path].help or "").split())
    assert f"Beispiel: ks {path}" in text


@pytest.mark.parametrize("path", LEAVES)
def test_every_parameter_says_what_it_is_for(path: str) -> None:
    silent = [parameter.name for parameter in LEAVES[path].params if not getattr(parameter, "help", "")]
    assert silent == []


def test_every_exit_code_is_explained() -> None:
    assert list(EXIT_CODES) == list(ExitCode)


def test_every_environment_variable_is_explained() -> None:
    sources = (path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    read = {name for text in sources for name in re.findall(r'"(KS_(?!COMPLETE_)[A-Z_]+)"', text)}
    assert read == {name for name in VARIABLES if name.startswith("KS_")}


def test_every_shipped_template_says_what_it_is_for() -> None:
    shipped = TemplateFolders.of().all()
    assert {template.name for template in shipped if template.kind is not TemplateKind.OPENING} == set(PURPOSES)
