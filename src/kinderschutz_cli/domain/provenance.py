"""Where a record came from: source, date and legal basis stand on every organisation and contact."""

from dataclasses import dataclass
from datetime import date

#: The source of a record that nobody imported.
BY_HAND = "von Hand erfasst"


@dataclass(frozen=True, slots=True)
class Provenance:
    """`source` names the list, the form or the conversation; `legal_basis` is text such as "Art. 6 (1) e DSGVO"."""

    source: str = ""
    since: date | None = None
    legal_basis: str = ""
