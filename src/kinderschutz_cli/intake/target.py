"""Whether a list holds people or organisations, found from its columns and from what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.columns import column_key, match_columns
from kinderschutz_cli.intake.content import holds_people
from kinderschutz_cli.intake.fields import FORM_HEADINGS, heading_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fields import Target
    from kinderschutz_cli.intake.table import SourceTable

_FORM_KEYS = frozenset(map(heading_key, FORM_HEADINGS))
#: Only people have these.
_PERSONAL = ("given", "family", "form_of_address", "title", "function", "profession", "roles", "no_contact", "blocked")


def guess_target(table: SourceTable, mapping: Mapping[str, str]) -> Target:
    """Registrations where only a form has such columns; contacts where a column holds people's names or forms of
    address, or nothing but addresses; else organisations.
    """
    try:
        columns = match_columns(table, "kontakte", mapping)
    except KsError:
        return "organisationen"
    if not columns.has("source") and _comes_from_a_form(table, columns):
        return "anmeldungen"
    return _people_or_houses(table, columns, mapping)


def _people_or_houses(table: SourceTable, columns: ColumnMap, mapping: Mapping[str, str]) -> Target:
    if any(columns.has(name) for name in _PERSONAL):
        return "kontakte"
    for column in columns.columns.get("name", ()):
        if column_key(column) != "name" or holds_people(table, column):
            return "kontakte"
    if columns.has("name") or columns.has("label"):
        return "organisationen"
    try:
        match_columns(table, "organisationen", mapping)
    except KsError:
        return "kontakte"
    return "organisationen"


def _comes_from_a_form(table: SourceTable, columns: ColumnMap) -> bool:
    """People beside what only the export of a form has: "Zeitstempel", "Anmeldung", "Teilnahme vor Ort/online"."""
    if not any(columns.has(name) for name in ("name", "family", "mail")):
        return False
    return any(heading_key(column.heading) in _FORM_KEYS for column in table.header)
