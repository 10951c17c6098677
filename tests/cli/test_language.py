"""Click and Typer speak German wherever `ks` runs; the catalogue is complete and fresh."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click
import pytest
import typer
from tests.cli.fakes import STUBS
from tests.cli.program import FAKE_KS, run

from kinderschutz_cli.cli.language import LOCALES
from kinderschutz_cli.cli.registry import COMMANDS, Stub
from kinderschutz_cli.cli.root import Root

CATALOGUE = LOCALES / "de" / "LC_MESSAGES" / "messages.po"

#: Told to programmers only, while an option is declared or a stream is asked for.
FOR_PROGRAMMERS = {
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    (
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead?"
        " Did you mean to pass '--{name}'?"
    ),
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Unknown color {colour!r}",
    "Choice({choices})",
    "Unknown standard stream '{name}'",
}

#: What Click and Typer would say; words that are also German, or names of our commands, are left out.
ENGLISH = re.compile(
    r"\b(usage|options|arguments?|commands?|ARGS|COMMAND|INTEGER|FLOAT|PATH|FILENAME|DIRECTORY|BOOLEAN|UUID|error|missing|invalid"
    r"|valid|try|this message|exit|required|default|no such|did you mean|range|integer|directory|choose|env var|takes?|given"
    r"|got|unexpected|extra|values?|is|of|the|one|for|does|exist|requires?|aborted|recognized)\b",
    re.IGNORECASE,
)
#: The names of commands and options are English by design.
TYPED = re.compile(r"`[^`]*`|--?[a-z][a-z-]*|^Aufruf: .*$|^  [a-z]+  ", re.MULTILINE)

USAGE_ERRORS = [
    ["event", "create"],
    ["event", "create", "x"],
    ["event", "create", "x", "y", "--date", "1"],
    ["event", "create", "x", "--date"],
    ["event", "create", "x", "--date", "1", "--public=1"],
    ["event", "create", "x", "--date", "1", "--seats", "zwei"],
    ["event", "create", "x", "--date", "1", "--seats", "0"],
    ["event", "create", "x", "--date", "1", "--fee", "frei"],
    ["event", "create", "x", "--date", "1", "--form", "vorort"],
    ["event", "create", "x", "--date", "1", "--form", "draußen"],
    ["event", "create", "x", "--date", "1", "--logo", "gibtesnicht.png"],
    ["event", "create", "x", "--dat", "1"],
    ["event", "create", "x", "-q"],
    ["event", "crate"],
    ["event", "xyz"],
    ["event", "anlegen"],
    ["event"],
    ["evnt"],
    ["qqq"],
    ["einladen"],
    ["--verson"],
    ["--db"],
]


def english_in(text: str) -> list[str]:
    return [found.group() for found in ENGLISH.finditer(TYPED.sub(" ", text))]


def translatable(source: str) -> Iterator[str]:
    """The sentences that a module hands to gettext."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "gettext", "ngettext"}
        ):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.commands:
            real = command.loaded(name) if isinstance(command, Root) else command.commands[name]
            yield from commands(real, (*path, name))


def test_the_net_catches_english() -> None:
    assert english_in("Usage: ks [OPTIONS] COMMAND [ARGS]...") == ["Usage", "OPTIONS", "COMMAND", "ARGS"]
    assert english_in("No such option '--dat'. Did you mean '--date'?") == ["No such", "Did you mean"]


def test_every_sentence_of_click_and_typer_is_translated() -> None:
    catalogue = gettext.translation("messages", LOCALES, languages=["de"])
    folders = [Path(str(library.__file__)).parent for library in (click, typer)]
    modules = [module for folder in folders for module in folder.glob("*.py")]
    said = {sentence for module in modules for sentence in translatable(module.read_text(encoding="utf-8"))}
    english = {
        sentence
        for sentence in said
        if sentence in {catalogue.gettext(sentence)} & {catalogue.ngettext(sentence, "", 1)}
    }
    assert "Show this message and exit." in said
    assert english == FOR_PROGRAMMERS


def test_the_compiled_catalogue_is_fresh() -> None:
    pofile = pytest.importorskip("babel.messages.pofile", reason="Babel is only installed for development")
    from babel.messages.mofile import write_mo

    compiled = io.BytesIO()
    with CATALOGUE.open("rb") as source:
        write_mo(compiled, pofile.read_po(source, locale="de"))
    compiled.seek(0)
    with CATALOGUE.with_suffix(".mo").open("rb") as shipped:
        assert _sentences(compiled) == _sentences(shipped)


def _sentences(compiled: IO[bytes]) -> dict[object, str]:
    """Everything a catalogue translates; its head names the Babel that compiled it and does not count."""
    found = vars(gettext.GNUTranslations(compiled))["_catalog"]
    return {sentence: german for sentence, german in found.items() if sentence}


@pytest.mark.parametrize("stubs", [STUBS, COMMANDS], ids=["fakes", "real"])
def test_no_help_holds_english(stubs: tuple[Stub, ...], capsys: pytest.CaptureFixture[str]) -> None:
    root = Root(stubs)
    helps = {}
    for path, _ in commands(root):
        assert root.main([*path, "--help"], standalone_mode=False) == 0
        helps[" ".join(path)] = english_in(capsys.readouterr().out)
    assert len(helps) > len(stubs)
    assert {path: words for path, words in helps.items() if words} == {}


@pytest.mark.parametrize("stubs", [STUBS, COMMANDS], ids=["fakes", "real"])
def test_every_argument_has_a_german_metavar(stubs: tuple[Stub, ...]) -> None:
    """Without one Typer would show the English name of the function's parameter."""
    root = Root(stubs)
    arguments = [
        (path, parameter)
        for path, command in commands(root)
        for parameter in command.params
        if isinstance(parameter, click.Argument)
    ]
    assert arguments
    assert [(path, parameter.name) for path, parameter in arguments if parameter.metavar is None] == []


@pytest.mark.parametrize("args", USAGE_ERRORS, ids=" ".join)
def test_no_usage_error_holds_english(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = Root(STUBS).main(args, standalone_mode=False)
    out, err = capsys.readouterr()
    assert (code, out, english_in(err)) == (2, "", [])
    assert err


@pytest.mark.parametrize(
    "variables",
    [
        {"LANGUAGE": "en", "LC_ALL": "C", "LANG": "en_US.UTF-8"},
        {"LANGUAGE": "", "LC_ALL": "", "LANG": ""},
        {"LC_ALL": "fr_FR.UTF-8"},
    ],
    ids=["english", "nothing", "french"],
)
def test_the_users_locale_changes_nothing(variables: dict[str, str]) -> None:
    code, _, err = run(FAKE_KS, "event", "create", "x", "--date", **variables)
    assert (code, err) == (2, "Fehler: Nach der Option „--date“ fehlt der Wert.\n")
