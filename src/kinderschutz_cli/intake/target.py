"""Whether a list holds people or organisations, found from its columns and from what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.columns import column_key, match_columns
from kinderschutz_cli.intake.content import holds_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.intake.fields import Target
    from kinderschutz_cli.intake.table import SourceTable

#: Only people have these.
_PERSONAL = ("given", "family", "form_of_address", "title", "function", "profession", "roles", "no_contact", "blocked")


def guess_target(table: SourceTable, mapping: Mapping[str, str]) -> Target:
    """Contacts where a column holds people's names or forms of address, or nothing but addresses; else organisations."""
    try:
        columns = match_columns(table, "kontakte", mapping)
    except KsError:
        return "organisationen"
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
