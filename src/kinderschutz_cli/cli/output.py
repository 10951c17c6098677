"""The only place that prints. stdout is data, stderr is talk.

Both survive a reader that has gone (`| head`): the work goes on, the rest of the output is dropped.
"""

import errno
import io
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any, TextIO, TypeVar, cast
from uuid import UUID

from kinderschutz_cli.cli import plain
from kinderschutz_cli.errors.base import KsError

T = TypeVar("T")

#: Longer tables are written as plain text: Rich would measure and wrap every cell.
MOST_RICH_ROWS = 200
_RED, _YELLOW, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"
_SECONDS_BEFORE_PROGRESS = 1.0
_SECONDS_BETWEEN_PROGRESS = 0.1


class _Appearance:
    """What `--no-color` said; `None` leaves it to the terminal."""

    colour: bool | None = None


def prepare_streams() -> None:
    """Let no character stop the program: what a cp1252 console cannot show becomes "?"."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # started without one (`ks >&-`)
            setattr(sys, name, _nowhere())
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def use_colour(wanted: bool | None) -> None:
    """`False` turns colour off; `None` leaves it to the terminal."""
    _Appearance.colour = wanted


def colour_for(stream: TextIO) -> bool:
    """Whether `stream` takes colour (https://no-color.org)."""
    if _Appearance.colour is False or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


# ---- data: stdout ----------------------------------------------------------------------------------------------------


def data_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str = "Nichts gefunden.") -> None:
    """A listing: framed on a terminal, aligned plain text when piped or long. Without rows, `empty` goes to stderr.

    A cell may be text, number, date, time, enum, bool or `None`; no cell can steer the terminal.
    """
    values = list(rows)
    if not values:
        say(empty)
        return
    table = plain.columns_of(columns, values)
    if sys.stdout.isatty() and len(values) <= MOST_RICH_ROWS:
        _framed(table)
    else:
        _write(sys.stdout, plain.aligned(table))


def _framed(columns: Sequence[plain.Column]) -> None:
    from rich.box import SIMPLE_HEAD  # 45 ms for the four, and only a person at a terminal sees the frame
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(Text(column.heading), justify="right" if column.right else "left", overflow="fold")
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(Text, row))
    console = Console(file=sys.stdout, no_color=not colour_for(sys.stdout), highlight=False)
    with console.capture() as captured:
        console.print(table)
    _write(sys.stdout, captured.get())


def emit_json(value: object) -> None:
    """JSON on stdout: two blanks of indent, dates in ISO 8601. Where the stream is not UTF-8, umlauts are escaped."""
    import json  # 2 ms

    readable = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf8")
    text = json.dumps(value, ensure_ascii=not readable, indent=2, default=_as_json)
    if not text.isascii():
        # A lone surrogate (a file name that is no UTF-8) cannot be written as UTF-8, but it can be escaped.
        with suppress(UnicodeEncodeError):
            text.encode()
            _write(sys.stdout, text + "\n")
            return
        text = json.dumps(value, indent=2, default=_as_json)
    _write(sys.stdout, text + "\n")


def _as_json(value: object) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path | UUID):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(type(value).__name__)


def line(text: str) -> None:
    """One line of data."""
    _write(sys.stdout, plain.harmless(text) + "\n")


def text(content: str) -> None:
    """Several lines of data as they are (a template, a script), without anything that steers a terminal."""
    _write(sys.stdout, plain.harmless(content, keep="\n\t") + ("" if content.endswith("\n") else "\n"))


def path(written: Path) -> None:
    """A file that was written."""
    line(str(written))


# ---- talk: stderr ----------------------------------------------------------------------------------------------------


def say(sentence: str) -> None:
    """What was done or found, in a sentence."""
    _write(sys.stderr, plain.harmless(sentence, keep="\n") + "\n")


def warn(sentence: str) -> None:
    """Something the user should look at; the work goes on."""
    _write(sys.stderr, f"{_styled('Achtung:', _YELLOW)} {plain.harmless(sentence, keep=chr(10))}\n")


def next_step(command: str) -> None:
    """The last line: what to do next."""
    _write(sys.stderr, f"{_styled('Weiter:', _BOLD)} {plain.harmless(command)}\n")


def interrupted(sentence: str) -> None:
    """The end of a run that was stopped from the keyboard; the terminal has just shown ^C."""
    _write(sys.stderr, ("\n" if sys.stderr.isatty() else "") + sentence + "\n")


def failure(problem: KsError) -> None:
    """„Fehler: …“ with its details, one a line, and the way out."""
    lines = [f"{_styled('Fehler:', _RED)} {plain.harmless(problem.message, keep=chr(10))}"]
    lines += [f"  {plain.harmless(detail)}" for detail in problem.details]
    if problem.hint:
        lines.append(f"Tipp: {plain.harmless(problem.hint, keep=chr(10))}")
    _write(sys.stderr, "\n".join(lines) + "\n")


def prompt(label: str) -> None:
    """The question before an answer, without a line break."""
    _write(sys.stderr, f"{_styled(plain.harmless(label), _BOLD)} ")


def progress(items: Iterable[T], label: str, *, total: int | None = None) -> Iterator[T]:
    """The items, and after a second of work a line "Einladungen: 120 von 1000" on a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    if total is None and isinstance(items, Sized):
        total = len(items)
    begun = time.monotonic()
    due = begun + _SECONDS_BEFORE_PROGRESS
    shown = 0
    for done, item in enumerate(items):
        yield item
        if (now := time.monotonic()) >= due:
            state = f"{label}: {done + 1}" + (f" von {total}" if total is not None else "")
            _write(sys.stderr, f"\r{state:<{shown}}")
            shown, due = len(state), now + _SECONDS_BETWEEN_PROGRESS
    if shown:
        _write(sys.stderr, f"\r{'':<{shown}}\r")


# ---- the streams themselves ------------------------------------------------------------------------------------------


def _styled(word: str, style: str) -> str:
    return f"{style}{word}{_PLAIN}" if colour_for(sys.stderr) else word


def _write(stream: TextIO, content: str) -> None:
    try:
        stream.write(content)
        stream.flush()
    except UnicodeEncodeError:
        # A stream that was not prepared (a test's, an embedding program's).
        stream.write(content.encode(stream.encoding or "ascii", "replace").decode(stream.encoding or "ascii"))
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.EINVAL}:  # Windows says EINVAL for a closed pipe
            raise
        forget_closed_streams()


def forget_closed_streams() -> None:
    """Let whatever is still written to a closed stream go nowhere, so that the end of the program stays quiet."""
    for name in ("stdout", "stderr"):
        stream = cast("TextIO", getattr(sys, name))
        try:
            stream.flush()
        except (OSError, ValueError):
            nowhere = _nowhere()
            setattr(sys, name, nowhere)
            with suppress(OSError, ValueError):
                # The old stream is flushed again when the interpreter ends.
                os.dup2(nowhere.fileno(), stream.fileno())


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - a device, no path of ours; it stays open
