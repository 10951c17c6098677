"""Which column means which field: found from the headings, corrected by `--map "Spalte=feld"`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.intake import (
    ColumnsMissing,
    FieldMappedTwice,
    PairUnreadable,
    UnknownColumn,
    UnknownField,
)
from kinderschutz_cli.intake.content import columns_by_content, has_content
from kinderschutz_cli.intake.fields import (
    CONTACT_FIELDS,
    FIELDS,
    KNOWN_HEADINGS,
    Field,
    Target,
    heading_key,
    heading_stem,
)
from kinderschutz_cli.intake.near import near_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kinderschutz_cli.intake.table import Column, SourceTable

#: What `--map "Spalte=-"` and `--map "Spalte="` say: leave this column out.
_LEFT_OUT = ("-", "")
#: "Nr." means our own number only in a table that we exported, with these beside it.
_OWN_EXPORT = frozenset(map(heading_key, ("Quelle", "Seit")))
#: "Institution/Schule", "Telefon (mit Vorwahl)", "Name*"; questions of a form are polite.
_ALTERNATIVES = re.compile(r"\s*(?:[/(*|,]|\boder\b|\bbzw\.)\s*")
_POLITE = re.compile(r"^(?:Ihre?|Deine?|Bitte)\s+", re.IGNORECASE)
#: A second column of these is noted and not left out.
_REPEATED = ("mail", "phone", "mobile", "name")
#: Headings that say nothing without the one above them, and the upper ones that mean a person.
_NAMELESS = ("name", "bezeichnung")
_PERSON = "ansprechpartner"
_PERSON_GROUPS = frozenset(
    map(heading_key, (*CONTACT_FIELDS[0].headings, "Kontakt", "Kontaktdaten", "Ansprechpartner/in", "Kontaktperson"))
) - {"name"}
#: These number the rows of every other list.
_OUR_NUMBER = ("nr", "id")
#: One of these must be there, and what the message calls them.
_REQUIRED: dict[Target, tuple[tuple[str, ...], str]] = {
    "organisationen": (("name",), "den Namen der Organisation"),
    "kontakte": (("name", "family", "label", "mail"), "den Namen, die Bezeichnung oder die E-Mail-Adresse"),
    "anmeldungen": (("name", "family", "mail", "organisation"), "den Namen, die E-Mail-Adresse oder die Einrichtung"),
}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """`columns`: identifier of a field → its columns in their order (a name may stand in several).

    `further`: columns that repeat one of these ("Telefon 2"); what they hold is noted.
    """

    target: Target
    columns: Mapping[str, tuple[Column, ...]]
    unmatched: tuple[Column, ...]
    further: Mapping[str, tuple[Column, ...]] = dataclass_field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.columns

    def pairs(self) -> tuple[tuple[Column, str], ...]:
        """Column and German word of its field, in the order of the table; for the preview."""
        words = {field.name: field.word for field in FIELDS[self.target]}
        pairs = [(column, words[name]) for name, columns in self.columns.items() for column in columns]
        pairs += [(column, words["note"]) for columns in self.further.values() for column in columns]
        return tuple(sorted(pairs, key=lambda pair: pair[0].index))


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """`["Träger der Kita=traeger"]` → `{"Träger der Kita": "traeger"}`; the last equals sign divides."""
    mapping = {}
    for pair in pairs:
        heading, sign, word = pair.rpartition("=")
        if not sign or not heading.strip():
            raise PairUnreadable("--map", pair, "Spalte=feld")
        mapping[heading.strip()] = word.strip()
    return mapping


def match_columns(table: SourceTable, target: Target, mapping: Mapping[str, str]) -> ColumnMap:
    """The columns of `table` by field; `mapping` (heading → German word of a field) goes before what is found.

    Raises `ColumnsMissing` if there is no column for a name, `UnknownColumn`, `UnknownField`, `FieldMappedTwice`.
    """
    fields = FIELDS[target]
    columns, taken = _mapped(table, fields, mapping)
    for name, found in _recognised(table, fields, taken).items():
        columns.setdefault(name, found)
    further = _further(table, fields, columns, taken)
    for name, column in columns_by_content(table, target, columns, taken).items():
        columns[name] = (column,)
    if target != "organisationen":
        _name_beside_given(columns)
    needed, description = _REQUIRED[target]
    if not any(name in columns for name in needed):
        raise ColumnsMissing(table.file, description, table.headings, [field.word for field in fields])
    used = {column.index for found in (*columns.values(), *further.values()) for column in found}
    unmatched = tuple(column for column in table.header if column.index not in used)
    return ColumnMap(target, columns, unmatched, further)


def find_column(table: SourceTable, heading: str, option: str) -> Column:
    """The column with this heading or Excel letter; `option` names where it was typed."""
    key = heading_key(heading)
    for column in table.header:
        if key and key in (heading_key(column.heading), heading_key(column.shown)):
            return column
    for column in table.header:
        if heading.strip().upper() in (column.letter, column.shown.upper()):
            return column
    raise UnknownColumn(option, heading, table.headings, near_words(heading, table.headings))


def _mapped(
    table: SourceTable, fields: tuple[Field, ...], mapping: Mapping[str, str]
) -> tuple[dict[str, tuple[Column, ...]], set[int]]:
    columns: dict[str, tuple[Column, ...]] = {}
    taken: set[int] = set()
    for heading, word in mapping.items():
        column = find_column(table, heading, "--map")
        taken.add(column.index)
        if word in _LEFT_OUT:
            continue
        field = _field(fields, word)
        columns[field.name] = (*columns.get(field.name, ()), column)
        if len(columns[field.name]) > 1 and not field.several:
            raise FieldMappedTwice(field.word, [column.shown for column in columns[field.name]])
    return columns, taken


def _field(fields: tuple[Field, ...], word: str) -> Field:
    """By its word, its identifier or one of its headings."""
    key = heading_key(word)
    for field in fields:
        if key in (heading_key(field.word), heading_key(field.name)):
            return field
    for field in fields:
        if key in map(heading_key, field.headings):
            return field
    words = [field.word for field in fields]
    raise UnknownField(word, words, near_words(word, words))


def _recognised(table: SourceTable, fields: tuple[Field, ...], taken: set[int]) -> dict[str, tuple[Column, ...]]:
    """Each field by the best of its headings; each column to one field at most, the earlier field first."""
    by_key: dict[str, list[Column]] = {}
    by_stem: dict[str, list[Column]] = {}
    for column in _usual_first(table.header):
        if column.index not in taken and column.heading and not column.hidden:
            key = column_key(column)
            by_key.setdefault(key, []).append(column)
            by_stem.setdefault(heading_stem(key), []).append(column)
    own_export = any(by_key.keys() >= {number, *_OWN_EXPORT} for number in _OUR_NUMBER)
    recognised: dict[str, tuple[Column, ...]] = {}
    if not own_export:  # in which an emptied column says something
        recognised = _matched(fields, _with_content(table, by_key), _with_content(table, by_stem), taken, own_export)
    others = tuple(field for field in fields if field.name not in recognised)
    return recognised | _matched(others, by_key, by_stem, taken, own_export)


def _matched(
    fields: tuple[Field, ...],
    by_key: dict[str, list[Column]],
    by_stem: dict[str, list[Column]],
    taken: set[int],
    own_export: bool,
) -> dict[str, tuple[Column, ...]]:
    recognised: dict[str, tuple[Column, ...]] = {}
    for field in fields:
        for heading in map(heading_key, field.headings):
            if heading in _OUR_NUMBER and not own_export:
                continue
            found = by_stem.get(heading, []) if field.several else by_key.get(heading) or by_stem.get(heading, [])
            free = [column for column in found if column.index not in taken]
            if field.name != "note":
                free = _without_repeats(free)
            if free:
                recognised[field.name] = tuple(free if field.several else free[:1])
                taken.update(column.index for column in recognised[field.name])
                break
    return recognised


def column_key(column: Column) -> str:
    """The heading as it is compared, together with the one above it where both say more: "einrichtungname"."""
    key = _own_key(column.heading)
    if not column.group:
        return key
    both, group = heading_key(column.shown), heading_key(column.group)
    if both in KNOWN_HEADINGS:
        return both
    if key in _NAMELESS:
        return _PERSON if heading_stem(group) in _PERSON_GROUPS else group
    return key


def _own_key(heading: str) -> str:
    """Of "Institution/Schule" the first word that we know, of "Ihre E-Mail-Adresse" the heading itself."""
    key = heading_key(heading)
    if key in KNOWN_HEADINGS or heading_stem(key) in KNOWN_HEADINGS:
        return key
    for part in _ALTERNATIVES.split(_POLITE.sub("", heading)):
        part_key = heading_key(part)
        if part_key in KNOWN_HEADINGS or heading_stem(part_key) in KNOWN_HEADINGS:
            return part_key
    return key


def _usual_first(header: tuple[Column, ...]) -> list[Column]:
    """Of two header lines, the columns of a person go before those of the house ("Ansprechpartner | Telefon")."""
    return sorted(header, key=lambda column: heading_stem(heading_key(column.group)) not in _PERSON_GROUPS)


def _with_content(table: SourceTable, by_heading: dict[str, list[Column]]) -> dict[str, list[Column]]:
    """A column without content takes no field from another: forms export "E-Mail" as "anonymous" and ask again."""
    full = {
        heading: [column for column in columns if has_content(table, column)] for heading, columns in by_heading.items()
    }
    return {heading: columns for heading, columns in full.items() if columns}


def _further(
    table: SourceTable, fields: tuple[Field, ...], columns: Mapping[str, tuple[Column, ...]], taken: set[int]
) -> dict[str, tuple[Column, ...]]:
    """Columns that repeat a field of which there is one value: a second phone number, address or name."""
    further: dict[str, tuple[Column, ...]] = {}
    for field in fields:
        if field.name not in _REPEATED or field.name not in columns or field.several:
            continue
        keys = {heading_stem(heading_key(heading)) for heading in field.headings}
        found = tuple(
            column
            for column in table.header
            if column.index not in taken
            and not column.hidden
            and heading_stem(column_key(column)) in keys
            and has_content(table, column)
        )
        if found:
            further[field.name] = found
            taken.update(column.index for column in found)
    return further


def _without_repeats(columns: Iterable[Column]) -> list[Column]:
    """The first of several columns with the very same heading."""
    by_key: dict[str, Column] = {}
    for column in columns:
        by_key.setdefault(heading_key(column.shown), column)
    return list(by_key.values())


def _name_beside_given(columns: dict[str, tuple[Column, ...]]) -> None:
    """Beside a column for the given name, "Name" is the family name."""
    name = columns.get("name", ())
    if "given" in columns and "family" not in columns and [heading_key(column.heading) for column in name] == ["name"]:
        columns["family"] = columns.pop("name")
