"""Delimited text: the encoding and the delimiter are found, not asked."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.intake import LineUnreadable, NotATable
from kinderschutz_cli.intake.fields import KNOWN_HEADINGS, heading_key, heading_stem
from kinderschutz_cli.intake.table import SourceRow

if TYPE_CHECKING:
    from pathlib import Path

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What German programs wrote before UTF-8; Windows first, it wins a draw.
_GERMAN_ENCODINGS = ("cp1252", "cp850", "mac_roman")
_GERMAN_CHARACTERS = frozenset("äöüÄÖÜßéèêáàâçëïóôúñÉ§€°„“”‚‘’–…«»´")
_DELIMITERS = (";", ",", "\t", "|")
_SEPARATOR_LINE = re.compile(r"""\A"?sep=(?P<delimiter>[^\r\n])"?[\r\n]+""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE_LINES = 60


@dataclass(frozen=True, slots=True)
class TextTable:
    rows: list[SourceRow]
    encoding: str
    delimiter: str


def read_text_table(path: Path, data: bytes) -> TextTable:
    """Rows with the number of the line they begin in; a line `sep=;` is obeyed and is no row."""
    encoding = find_encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotATable(path) from error
    if _is_binary(text[:4000]):
        raise NotATable(path)
    offset = 0
    separator = _SEPARATOR_LINE.match(text)
    if separator:
        delimiter = separator["delimiter"]
        text = text[separator.end() :]
        offset = 1
    else:
        delimiter = find_delimiter(text)
    return TextTable(_rows(path, text, delimiter, offset), encoding, delimiter)


def _is_binary(sample: str) -> bool:
    """A single control character is a fault of its cell, many of them are no text."""
    return len(_CONTROL.findall(sample)) * 20 > len(sample)


def find_encoding(data: bytes) -> str:
    """The name of the encoding: a byte order mark, valid UTF-8, UTF-16 without a mark, then the older German ones."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:4000]
    for encoding, high_bytes in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if high_bytes.count(0) * 2 > len(high_bytes):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _older_encoding(data)
    return "utf-8"


def _older_encoding(data: bytes) -> str:
    """The one in which most characters beyond ASCII are usual in German text."""
    beyond = bytes(byte for byte in data[:400_000] if byte > 0x7F)
    shares = {encoding: _german_share(beyond, encoding) for encoding in _GERMAN_ENCODINGS}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] >= 0.5:
        return best
    from charset_normalizer import from_bytes  # 60 ms; for Polish, Turkish, Greek … lists

    guess = from_bytes(data[:400_000]).best()
    return guess.encoding if guess else best


def _german_share(beyond: bytes, encoding: str) -> float:
    try:
        characters = beyond.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    return sum(character in _GERMAN_CHARACTERS for character in characters) / len(characters)


def find_delimiter(text: str) -> str:
    """The delimiter under which a sample has the most known headings, then the most columns of equal number."""
    sample = "".join(text[:200_000].splitlines(keepends=True)[:_SAMPLE_LINES])
    for delimiter in (";", ","):
        pieces = [piece for line in sample.splitlines() for piece in line.split(delimiter) if piece.strip()]
        if len(pieces) > 1 and all(piece.count("@") == 1 for piece in pieces):
            return delimiter  # "Müller, Anna <a@b.de>; Schulz, Jan <c@d.de>"
    return max(_DELIMITERS, key=lambda delimiter: _delimiter_score(sample, delimiter))


def _delimiter_score(sample: str, delimiter: str) -> tuple[int, float]:
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if len(row) > 1]
    except csv.Error:
        return (0, 0.0)
    if not rows:
        return (0, 0.0)
    known = max(sum(heading_stem(heading_key(cell)) in KNOWN_HEADINGS for cell in row) for row in rows)
    width, frequency = Counter(len(row) for row in rows).most_common(1)[0]
    return (known, width * frequency / len(rows))


def _rows(path: Path, text: str, delimiter: str, offset: int) -> list[SourceRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[SourceRow] = []
    line = offset + 1
    try:
        for cells in reader:
            if any(cells) and "".join(cells).strip():
                rows.append(SourceRow(line, tuple(cells)))
            line = offset + reader.line_num + 1
    except csv.Error as error:
        raise LineUnreadable(path, line) from error
    return rows
