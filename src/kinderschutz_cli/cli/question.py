"""Asking a person what is missing. Questions go to stderr, so that stdout stays data."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

import click

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.plain import cell
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.question import ChoiceNeeded, ConsentNeeded, ValueNeeded

T = TypeVar("T")

_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"n", "nein", "no"})


def someone_sits_there() -> bool:
    """Whether a person can answer: both ends are a terminal and `KS_NO_INPUT` is not set."""
    if os.environ.get("KS_NO_INPUT"):
        return False
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(label: str, *, default: T | None = None, parse: Callable[[str], T] | None = None) -> T:
    """Ask until the answer can be understood: `parse` says no with a `KsError`, whose sentence is shown.

    An empty answer takes `default`; without `parse` the answer is text. Only to be called where someone sits there.
    """
    shown = f" [{cell(default)}]" if default is not None else ""
    understand = parse or cast("Callable[[str], T]", str)
    while True:
        output.prompt(f"{label}{shown}:")
        answer = _answer()
        if not answer and default is not None:
            return default
        if not answer:
            output.say("Hier wird eine Antwort gebraucht (Strg+C bricht ab).")
            continue
        try:
            return understand(answer)
        except KsError as problem:
            output.failure(problem)


def need(value: str | None, *, option: str, label: str, parse: Callable[[str], T] | None = None, about: str = "") -> T:
    """`value` as it was given, else the answer of the person who sits there, else an error that names `option`.

    `about` stands before the question: the event it is about.
    """
    understand = parse or cast("Callable[[str], T]", str)
    if value is not None:
        return understand(value)
    if not someone_sits_there():
        raise ValueNeeded(label, option)
    return ask(f"{about}: {label}" if about else label, parse=understand)


def confirm(question: str, *, yes: bool, default: bool = False) -> bool:
    """Whether to go on. `yes` answers without asking; where nobody can answer and it is not given, nothing is done."""
    if yes:
        return True
    if not someone_sits_there():
        raise ConsentNeeded(question)
    while True:
        output.prompt(f"{question} [{'J/n' if default else 'j/N'}]")
        answer = _answer().casefold()
        if not answer or answer in _YES | _NO:
            agreed = answer in _YES if answer else default
            if not agreed:
                output.say("Es wurde nichts geändert.")
            return agreed
        output.say("Bitte antworten Sie mit j (ja) oder n (nein).")


def choose(label: str, options: Sequence[str], *, option: str = "") -> int:
    """The index of the one that is meant; `option` is what to type where nobody can be asked."""
    if not someone_sits_there():
        raise ChoiceNeeded(label, options, option)
    for number, choice in enumerate(options, start=1):
        output.say(f"  {number}  {choice}")
    while True:
        output.prompt(f"{label} [1-{len(options)}]:")
        answer = _answer()
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return int(answer) - 1
        output.say(f"Bitte geben Sie eine Zahl von 1 bis {len(options)} ein (Strg+C bricht ab).")


def _answer() -> str:
    answer = sys.stdin.readline()
    if not answer:
        # The end of the input (Strg+D, Strg+Z) is no answer.
        raise click.Abort
    return answer.strip()
