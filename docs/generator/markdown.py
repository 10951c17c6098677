"""The few pieces of Markdown the generated pages are made of."""

from collections.abc import Iterable, Sequence

#: Stands at the top of every generated page.
NOTICE = "<!-- Erzeugt mit `python -m docs.generator`; Änderungen bitte im Quelltext. -->"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; line breaks and bars in a cell cannot break it."""
    lines = [_row(columns), _row(["---"] * len(columns))]
    return "\n".join([*lines, *(_row([_cell(text) for text in row]) for row in rows)])


def code(text: str) -> str:
    """`text` as code in a line, nothing for nothing."""
    return f"`{text}`" if text else ""


def join(paragraphs: Iterable[str]) -> str:
    """A page of paragraphs with one line break at its end."""
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
