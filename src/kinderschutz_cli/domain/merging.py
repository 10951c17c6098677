"""Two records becoming one: which of two values is kept, field by field.

A value is a tuple of columns that belong together (street, postcode, city). What one side leaves open comes from the
other; of two spellings of one thing the fuller one stays; where both say different things somebody must choose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = tuple[Any, ...]


class Rule(Enum):
    """How a field is decided."""

    FULLER = auto()  # a text that begins, ends or contains the other is the fuller one
    EXACT = auto()  # only an open value gives way
    EITHER = auto()  # a protection of the person: kept if either side has it, never chosen
    EARLIER = auto()
    BOTH = auto()  # notes are put one behind the other
    FIRST = auto()  # never worth a question: the first side's, if it says anything


class Side(StrEnum):
    """Which record a value comes from: the one that stays (a) or the one that goes into it (b)."""

    A = "a"
    B = "b"
    BOTH = "beide"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """`name` is the German word of JSON and options, `label` the one shown."""

    name: str
    label: str
    columns: tuple[str, ...]
    rule: Rule = Rule.FULLER


@dataclass(frozen=True, slots=True)
class MergedField:
    """One field of both records; `kept` is `None` where somebody must choose."""

    spec: FieldSpec
    a: Values
    b: Values
    kept: Side | None

    @property
    def values(self) -> Values:
        """What the merged record holds; only to be asked for when decided."""
        if self.kept is not Side.BOTH:
            return self.b if self.kept is Side.B else self.a
        if self.spec.rule is Rule.BOTH:
            return tuple("; ".join(dict.fromkeys(pair)) for pair in zip(self.a, self.b, strict=True))
        return tuple(max(pair) for pair in zip(self.a, self.b, strict=True))

    @property
    def differs(self) -> bool:
        return self.a != self.b

    @property
    def free(self) -> bool:
        """Whether a person may choose."""
        return self.differs and self.spec.rule is not Rule.EITHER

    def choose(self, side: Side) -> MergedField:
        return replace(self, kept=side)


def merged(spec: FieldSpec, a: Values, b: Values) -> MergedField:
    """The field decided by its rule, or left open."""
    return MergedField(spec, a, b, _kept(spec.rule, a, b))


def _kept(rule: Rule, a: Values, b: Values) -> Side | None:
    if a == b or not any(b):
        return Side.A
    if not any(a):
        return Side.B
    if rule in {Rule.FULLER, Rule.EXACT}:
        return _fuller(a, b, exact=rule is Rule.EXACT)
    if rule is Rule.EARLIER:
        return Side.A if a <= b else Side.B
    return Side.A if rule is Rule.FIRST else Side.BOTH


def _fuller(a: Values, b: Values, *, exact: bool = False) -> Side | None:
    """The side that says all the other says, and perhaps more."""
    holds = (lambda one, other: not other or one == other) if exact else _holds
    if all(holds(one, other) for one, other in zip(a, b, strict=True)):
        return Side.A if not all(holds(other, one) for one, other in zip(a, b, strict=True)) else _better_spelt(a, b)
    if all(holds(other, one) for one, other in zip(a, b, strict=True)):
        return Side.B
    return None


def _holds(one: Any, other: Any) -> bool:
    """ "Anna Maria" holds "Anna" and "A."; "Müller" holds "Mueller"."""
    if not other or one == other:
        return True
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    mine, theirs = fold(one).replace(".", ""), fold(other).replace(".", "")
    return f" {theirs} " in f" {mine} " or (len(theirs) == 1 and mine.startswith(theirs))


def _better_spelt(a: Values, b: Values) -> Side:
    """Of two spellings the one with umlauts, else the first."""
    return Side.B if _umlauts(b) > _umlauts(a) else Side.A


def _umlauts(values: Values) -> int:
    return sum(not character.isascii() for value in values if isinstance(value, str) for character in value)


#: What is kept where both had an invitation to one event, or a registration for one part: the first that either has.
INVITATION_ORDER = ("zugesagt", "abgesagt", "ohne-antwort", "eingeladen")
REGISTRATION_ORDER = (
    "zugesagt", "angeboten", "angemeldet", "warteliste", "vertreten", "abgesagt", "abgelehnt", "abgelaufen",
)  # fmt: skip


def surer(order: Sequence[str], a: str, b: str) -> str:
    """The one of two states that is kept."""
    return min(a, b, key=order.index)


CONTACT_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("anrede", "Anrede", ("form_of_address",)),
    FieldSpec("titel", "Titel", ("title",)),
    FieldSpec("vorname", "Vorname", ("given",)),
    FieldSpec("nachname", "Nachname", ("particle", "family")),
    FieldSpec("grad", "Grad", ("degree",)),
    FieldSpec("bezeichnung", "Bezeichnung", ("label",)),
    FieldSpec("eigene_anrede", "eigene Anrede", ("own_salutation",)),
    FieldSpec("eigene_anschriftzeile", "eigene Anschriftzeile", ("own_address_line",)),
    FieldSpec("mail", "E-Mail", ("mail",), Rule.EXACT),
    FieldSpec("telefon", "Telefon", ("phone",), Rule.EXACT),
    FieldSpec("mobil", "Mobil", ("mobile",), Rule.EXACT),
    FieldSpec("anschrift", "eigene Anschrift", ("street", "postcode", "city")),
    FieldSpec("sektor", "Sektor", ("sector_id",), Rule.EXACT),
    FieldSpec("beruf", "Beruf", ("profession_id",), Rule.EXACT),
    FieldSpec("kein_kontakt", "kein Kontakt", ("no_contact",), Rule.EITHER),
    FieldSpec("sperrvermerk", "Sperrvermerk", ("blocked",), Rule.EITHER),
    FieldSpec("informiert_am", "informiert am", ("informed_on",), Rule.EARLIER),
    FieldSpec("notiz", "Notiz", ("note",), Rule.BOTH),
    FieldSpec("quelle", "Quelle", ("source_id", "source_key", "legal_basis"), Rule.FIRST),
    FieldSpec("seit", "geführt seit", ("since",), Rule.EARLIER),
)

ORGANISATION_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", "Name", ("name",)),
    FieldSpec("kurzname", "Kurzname", ("short_name",), Rule.FIRST),
    FieldSpec("art", "Sektor und Art", ("sector_id", "kind_id")),
    FieldSpec("gehoert_zu", "gehört zu", ("parent_id",), Rule.EXACT),
    FieldSpec("anschrift", "Anschrift", ("street", "postcode", "city")),
    FieldSpec("telefon", "Telefon", ("phone",), Rule.EXACT),
    FieldSpec("mail", "E-Mail", ("mail",), Rule.EXACT),
    FieldSpec("web", "Internetseite", ("website",)),
    FieldSpec("vereinbarung", "Vereinbarung", ("agreement_on",), Rule.EXACT),
    FieldSpec("schliesst_am", "schließt am", ("closes_on",), Rule.EXACT),
    FieldSpec("notiz", "Notiz", ("note",), Rule.BOTH),
    FieldSpec("quelle", "Quelle", ("source_id", "source_key", "legal_basis"), Rule.FIRST),
    FieldSpec("seit", "geführt seit", ("since",), Rule.EARLIER),
)
