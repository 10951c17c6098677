"""At a terminal: take the list in, leave it, or correct first which column means what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.errors.list_import import AnswerUnclear, ColumnNumberUnknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.workflows.list_import import OpenedList, Wish

TAKE, LEAVE, MAPPING = "j", "n", "z"
_ANSWERS = {"j": TAKE, "ja": TAKE, "n": LEAVE, "nein": LEAVE, "z": MAPPING, "zuordnung": MAPPING}
_DONE = "fertig"


def wants(prompt: str) -> str:
    """`j`, `n` or `z`."""
    return question.ask(f"{prompt} [j = ja, n = nein, z = Zuordnung ändern]", default=LEAVE, parse=_answer)


def _answer(text: str) -> str:
    if text.casefold() not in _ANSWERS:
        raise AnswerUnclear(text)
    return _ANSWERS[text.casefold()]


def corrected(opened: OpenedList, found: Mapping[int, tuple[str, ...]], wish: Wish) -> Wish:
    """The wish with the columns as the person says, one after the other; "-" leaves a column out.

    `found`: two values of each column, by its index.
    """
    words = {column.index: word for column, word in opened.columns.pairs()}
    columns = opened.table.header
    for number, column in enumerate(columns, start=1):
        samples = " · ".join(found[column.index])
        output.say(
            f"  {number:>2}  {column.shown} → {words.get(column.index, '-')}" + (f"   ({samples})" * bool(samples))
        )
    mapping = list(wish.mapping)
    while True:
        chosen = question.ask(
            f"Welche Spalte ändern? (1-{len(columns)})", default=_DONE, parse=lambda text: _number(text, len(columns))
        )
        if chosen == _DONE:
            return replace(wish, mapping=mapping)
        column = columns[int(chosen) - 1]
        field = question.ask(f"Feld für „{column.shown}“ („-“ lässt sie weg)", parse=lambda text: _field(opened, text))
        mapping.append(f"{column.letter}={field}")


def _number(text: str, most: int) -> str:
    if text == _DONE or (text.isdecimal() and 1 <= int(text) <= most):
        return text
    raise ColumnNumberUnknown(text, most)


def _field(opened: OpenedList, text: str) -> str:
    """A field's word; raises `UnknownField`, which names those there are."""
    from kinderschutz_cli.workflows.list_source import field_word

    return field_word(opened.columns.target, text)
