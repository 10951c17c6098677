"""Columns that are known by what stands in them, where the heading says nothing or there is none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.intake.cells import EMPTY_WORDS
from kinderschutz_cli.intake.fields import KNOWN_HEADINGS, heading_key, heading_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kinderschutz_cli.intake.fields import Target
    from kinderschutz_cli.intake.table import Column, SourceTable

_SAMPLE = 60
#: This share of the filled cells must look alike.
_SHARE = 0.8
_FORM = re.compile(r"(?:Frau|Herrn?|Fr\.|Hr\.|divers)(?:\s+(?:Prof\.|Dr\.)\s?)*", re.IGNORECASE)
_REVERSED_NAME = re.compile(
    r"(?:[a-z]+ )*[A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ]?[\w'’-]+)*, (?:(?:Prof|Dr)\. ?)*[A-ZÄÖÜ][\w.'’-]+(?: [\w.'’-]+)*"
)
_TITLED_NAME = re.compile(r"(?:Frau|Herrn?|Fr\.|Hr\.|Prof\.|Dr\.) .*[A-ZÄÖÜ][\w'’-]+")
_FULL_NAME = re.compile(
    r"(?:Dr\. )?[A-ZÄÖÜ][a-zà-ÿ'’-]+(?:-[A-ZÄÖÜ][a-zà-ÿ]+)?(?: (?:von|van|de|zu|der|[A-Z]\.))* [A-ZÄÖÜ][\w'’-]+"
)
#: The patterns of fields, the surest first. A phone number has an area code; a number alone may be anything.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("mail", re.compile(r".*[^\s@]@[^\s@]+\.[^\s@]+.*|.*(?:\(at\)|\[at\]).*\w", re.DOTALL)),
    ("website", re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("form_of_address", _FORM),
    ("place", re.compile(r"(?:D-)?\d{5} [^\W\d].*")),
    ("street", re.compile(r"[^\W\d].*(?:str\.|stra(?:ß|ss)e|weg|platz|allee|gasse|ring|hof|damm|ufer|markt|wall) ?\d+.*", re.IGNORECASE)),
    ("street", re.compile(r"[^\W\d].* \d+ ?[a-z]?(?:,? (?:D-)?\d{5} .*)?")),
    ("postcode", re.compile(r"(?:D-)?\d{5}")),
    ("mobile", re.compile(r"(?:\+49|0049|0)[\s(0)/-]*1[567]\d[\d\s/-]{5,}")),
    ("phone", re.compile(r"(?:\+\d|0)[\d\s()/.–-]{6,}|\d{2,5}[/-]\d[\d\s/-]{3,}")),
    ("name", _REVERSED_NAME),
    ("name", _TITLED_NAME),
)  # fmt: skip
_ORGANISATION = re.compile(
    r"\b(?:kita|kindergarten|.*schule|.*gymnasium|jugendamt|gesundheitsamt|.*amt|.*beratung|.*stelle|praxis|verein"
    r"|e\. ?v\.|ggmbh|gmbh|.*zentrum|.*gericht|polizei.*|stadt|kreis|caritas.*|diakonie|awo|drk|familienzentrum|.*werk"
    r"|.*klinik.*|.*haus|.*bund|gs|ggs|kgs|ogs|asd)\b",
    re.IGNORECASE,
)
_NOTHING = EMPTY_WORDS | {"", "anonymous", "anonym"}
#: Headings under which these patterns mean something else.
_NOT_OURS = re.compile(r"fax|kunde|personal|iban|konto|steuer|geburt|privat|lfd|laufend|nummer|nr$")
#: The number after which the town stands, if no heading says so.
_OF_PEOPLE = frozenset(("mail", "form_of_address", "place", "street", "postcode", "mobile", "phone", "name"))
_FIELDS_OF: Mapping[str, frozenset[str]] = {
    "organisationen": frozenset(("mail", "website", "place", "street", "postcode", "phone")),
    "kontakte": _OF_PEOPLE,
    "anmeldungen": _OF_PEOPLE,
}


def columns_by_content(
    table: SourceTable, target: Target, columns: Mapping[str, object], taken: Iterable[int]
) -> dict[str, Column]:
    """Field → column, for fields without a column yet. A heading that we know is never overruled.

    `columns`: the fields found by headings, `taken`: the indices of their columns and of those left out by hand.
    """
    found: dict[str, Column] = {}
    used = set(taken)
    free = [column for column in table.header if column.index not in used and not column.hidden]
    for column in free:
        key = heading_key(column.heading)
        if _NOT_OURS.search(key) or heading_stem(key) in KNOWN_HEADINGS:
            continue
        kind = _kind(_sample(table, column))
        if kind in _FIELDS_OF[target] and kind not in columns and kind not in found:
            found[kind] = column
            used.add(column.index)
    if not any(column.heading for column in table.header):
        _complete_headless(table, target, found, [column for column in free if column.index not in used])
    return found


def holds_people(table: SourceTable, column: Column) -> bool:
    """Whether a column named "Name" has people in it: "Müller, Anna", "Frau Müller", "Anna Müller"."""
    sample = _sample(table, column)
    people = sum(bool(_REVERSED_NAME.fullmatch(text) or _TITLED_NAME.fullmatch(text)) for text in sample)
    natural = sum(bool(_FULL_NAME.fullmatch(text)) and not _ORGANISATION.search(text) for text in sample)
    return bool(sample) and people + natural >= len(sample) * 0.6


def has_content(table: SourceTable, column: Column) -> bool:
    """Whether any cell says something; a table without rows says nothing about it."""
    if not table.rows:
        return True
    cells = (row.cells[column.index] for row in table.rows)
    return any(not isinstance(cell, str) or cell.strip().lower() not in _NOTHING for cell in cells)


def _kind(sample: list[str]) -> str:
    if not sample:
        return ""
    for name, pattern in _PATTERNS:
        if sum(bool(pattern.fullmatch(text)) for text in sample) >= len(sample) * _SHARE:
            return name
    return ""


def _sample(table: SourceTable, column: Column) -> list[str]:
    """The first filled cells; numbers and texts only."""
    texts: list[str] = []
    for row in table.rows:
        cell = row.cells[column.index]
        if isinstance(cell, str) and cell and (text := cell.strip()) and text.lower() not in EMPTY_WORDS:
            texts.append(text)
            if len(texts) == _SAMPLE:
                break
    return texts


def _complete_headless(table: SourceTable, target: Target, found: dict[str, Column], free: list[Column]) -> None:
    """Names of houses and people and the town in a list without headings; the town stands behind the postcode."""
    house = "name" if target == "organisationen" else "organisation"
    for column in free:
        sample = _sample(table, column)
        if not sample:
            continue
        if "postcode" in found and "city" not in found and column.index == found["postcode"].index + 1:
            found["city"] = column
        elif house not in found and sum(bool(_ORGANISATION.search(text)) for text in sample) * 2 >= len(sample):
            found[house] = column
        elif target != "organisationen" and "name" not in found and holds_people(table, column):
            found["name"] = column
    if target != "organisationen" and "name" not in found and "mail" in found:
        taken = {column.index for column in found.values()}
        _split_names(table, found, [column for column in free if column.index not in taken])


def _split_names(table: SourceTable, found: dict[str, Column], free: list[Column]) -> None:
    """Given and family name side by side: the addresses say which is which ("anna.mueller@…", "anna@…")."""
    for one, other in pairwise(free):
        if other.index != one.index + 1:
            continue
        for given, family in ((one, other), (other, one)):
            if _begin_addresses(table, given, found["mail"]):
                found["given"], found["family"] = given, family
                return


def _begin_addresses(table: SourceTable, column: Column, mail: Column) -> bool:
    """Whether most addresses begin with the word in this column."""
    cells = [(row.cells[column.index], row.cells[mail.index]) for row in table.rows[:_SAMPLE]]
    texts = [(name, address) for name, address in cells if isinstance(name, str) and isinstance(address, str)]
    pairs = [(fold(name.strip()), fold(address)) for name, address in texts if name.strip() and address]
    alike = sum(re.split(r"[._@-]", address.strip())[0] == name for name, address in pairs)
    return bool(pairs) and alike >= len(pairs) * 0.6
