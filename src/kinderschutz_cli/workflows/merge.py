"""Two contacts or two organisations become one: planned field by field, shown, and carried out as one command."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.journal import field_name, noun
from kinderschutz_cli.domain.merging import (
    CONTACT_FIELDS,
    ORGANISATION_FIELDS,
    FieldSpec,
    MergedField,
    Rule,
    Side,
    merged,
)
from kinderschutz_cli.domain.phone import normalise_phone
from kinderschutz_cli.errors.duplicate import (
    ChangedMeanwhile,
    KeepNotUnderstood,
    MergeUndecided,
    PersonAndMailbox,
    SameRecordTwice,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import merging as merging_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.values import day
from kinderschutz_cli.workflows import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.store.merging import Clash
    from kinderschutz_cli.workflows.session import Session

#: Columns that are no field: they belong to the row.
_OF_THE_ROW = frozenset({"id", "uuid", "search", "type"})
_Rows = tuple[dict[str, Any], dict[str, Any]]
_NOUNS = {"contact": CONTACT_FIELDS, "organisation": ORGANISATION_FIELDS}
_COMMANDS = {"contact": "contact merge", "organisation": "org merge"}


@dataclass(frozen=True, slots=True)
class MergePlan:
    """`a` stays and takes what `b` has; `noun` is "contact" or "organisation".

    `beside` are lines that both keep (organisations, roles); `moving` what goes over to `a`, `notes` what to know.
    `before` are both rows as they were read: they are compared again when it is carried out.
    """

    noun: str
    a: int
    b: int
    label_a: str
    label_b: str
    fields: tuple[MergedField, ...]
    beside: tuple[tuple[str, str, str], ...]
    moving: tuple[str, ...]
    notes: tuple[str, ...]
    before: tuple[dict[str, Any], dict[str, Any]]

    @property
    def open(self) -> tuple[MergedField, ...]:
        """Fields in which both say different things and nobody has chosen."""
        return tuple(field for field in self.fields if field.kept is None)

    def choose(self, name: str, side: Side) -> MergePlan:
        """The plan with one field chosen."""
        return replace(self, fields=tuple(one.choose(side) if one.spec.name == name else one for one in self.fields))

    def settle(self, side: Side) -> MergePlan:
        """The plan with everything open chosen from one side."""
        return replace(self, fields=tuple(one.choose(side) if one.kept is None else one for one in self.fields))


def plan_contacts(session: Session, a: str, b: str, keep: Sequence[str] = ()) -> MergePlan:
    """Raises `PersonAndMailbox`, and what `plan` raises."""
    first, second = reference.contact(session, a), reference.contact(session, b)
    if first.type is not second.type:
        person, mailbox = sorted((first, second), key=lambda one: one.type is ContactType.MAILBOX)
        raise PersonAndMailbox(person.display_name, mailbox.display_name)
    labels = (_label(first), _label(second))
    notes = tuple(map(_clash, merging_store.clashes(session.db, first.id, second.id)))
    planned = _plan(session, "contact", first.id, second.id, labels, keep)
    return replace(planned, beside=_beside(session, first, second), notes=notes)


def plan_organisations(session: Session, a: str, b: str, keep: Sequence[str] = ()) -> MergePlan:
    first, second = reference.organisation(session, a), reference.organisation(session, b)
    labels = (f"#{first.id} {first.name}", f"#{second.id} {second.name}")
    return _plan(session, "organisation", first.id, second.id, labels, keep)


def decided(session: Session, plan: MergePlan, *, yes: bool) -> MergePlan:
    """The plan without open fields: with `yes` those of `a` stay, otherwise `MergeUndecided` is raised."""
    if yes:
        return plan.settle(Side.A)
    if plan.open:
        names = merging_store.labels(session.db)
        lines = [
            f"{one.spec.name}: a „{_text(one.spec, one.a, names)}“, b „{_text(one.spec, one.b, names)}“"
            for one in plan.open
        ]
        raise MergeUndecided([one.spec.name for one in plan.open], lines)
    return plan


def carry_out(session: Session, plan: MergePlan) -> None:
    """One command of the journal. Raises `ChangedMeanwhile` where a row is not as it was shown."""
    with session.command(_COMMANDS[plan.noun]):
        present = tuple(merging_store.record(session.db, plan.noun, row_id) for row_id in (plan.a, plan.b))
        if present != plan.before:
            raise ChangedMeanwhile
        values = {
            column: value
            for field in plan.fields
            for column, value in zip(field.spec.columns, field.values, strict=True)
        }
        merging_store.merge(session.db, plan.noun, plan.a, plan.b, values)


def shown(session: Session, plan: MergePlan) -> list[tuple[str, str, str, str, str]]:
    """The side-by-side view: field, label, value of a, value of b, and which is kept ("a", "b", "beide" or "?")."""
    names = merging_store.labels(session.db)
    rows = [
        (one.spec.name, one.spec.label, _text(one.spec, one.a, names), _text(one.spec, one.b, names), _kept(one))
        for one in plan.fields
        if any(one.a) or any(one.b)
    ]
    beside = [("", label, a, b, Side.BOTH.value if a and b else "") for label, a, b in plan.beside if a or b]
    return rows[:4] + beside + rows[4:]


# ---- the plan --------------------------------------------------------------------------------------------------------


def _plan(session: Session, table: str, a: int, b: int, labels: tuple[str, str], keep: Sequence[str]) -> MergePlan:
    if a == b:
        raise SameRecordTwice(a)
    first, second = (merging_store.record(session.db, table, row_id) for row_id in (a, b))
    sides: _Rows = (first, second)
    if table == "organisation":
        sides = _without_circles(session, first, second)
    known = {column for spec in _NOUNS[table] for column in spec.columns} | _OF_THE_ROW
    later = [FieldSpec(column, field_name(column), (column,)) for column in first if column not in known]
    fields = tuple(_merged(spec, *sides) for spec in (*_NOUNS[table], *later))
    moving = merging_store.attached(session.db, table, b)
    told = tuple(f"{number} {noun(name, number)}" for name, number in moving.items())
    return _kept_as_wished(MergePlan(table, a, b, *labels, fields, (), told, (), (first, second)), keep)


def _merged(spec: FieldSpec, first: dict[str, Any], second: dict[str, Any]) -> MergedField:
    a, b = (tuple(row[column] for column in spec.columns) for row in (first, second))
    field = merged(spec, a, b)
    if field.kept is None and spec.name in {"telefon", "mobil", "mail"}:
        alike = normalise_phone if spec.name != "mail" else fold
        return field.choose(Side.A) if alike(a[0]) == alike(b[0]) != "" else field
    return field


def _without_circles(session: Session, first: dict[str, Any], second: dict[str, Any]) -> _Rows:
    """What lies below the merged organisation cannot lie above it."""
    below = set(organisation_store.with_descendants(session.db, [first["id"], second["id"]]))
    first, second = (row | {"parent_id": None} if row["parent_id"] in below else row for row in (first, second))
    return first, second


def _kept_as_wished(plan: MergePlan, keep: Sequence[str]) -> MergePlan:
    """`--keep a`, `--keep mail=b`; raises `KeepNotUnderstood`."""
    free = {one.spec.name for one in plan.fields if one.free}
    for text in sorted((piece.strip() for one in keep for piece in one.split(",")), key=lambda piece: "=" not in piece):
        name, stated, side = text.rpartition("=")
        if side.strip() not in {Side.A, Side.B} or (stated and name.strip() not in free):
            raise KeepNotUnderstood(text, sorted(free))
        chosen = Side(side.strip())
        plan = plan.choose(name.strip(), chosen) if stated else plan.settle(chosen)
    return plan


def _clash(clash: Clash) -> str:
    what = noun(clash.table, 2)
    return f"Zwei {what} zu „{clash.event}“ werden eine: {clash.a} und {clash.b}, es bleibt {clash.kept}."


# ---- the view --------------------------------------------------------------------------------------------------------


def _label(contact: Contact) -> str:
    main = contact.affiliation
    return f"#{contact.id} {contact.display_name}" + (f", {main.organisation.name}" if main else "")


def _beside(session: Session, a: Contact, b: Contact) -> tuple[tuple[str, str, str], ...]:
    def organisations(one: Contact) -> str:
        held = contact_store.all_affiliations(session.db, one.id)
        return "; ".join(
            ", ".join(piece for piece in (each.function, each.organisation.name) if piece)
            + (f" (bis {numeric_day(each.ends)})" if each.ends else "")
            for each in held
        )

    return (
        ("Organisation", organisations(a), organisations(b)),
        ("Rollen", ", ".join(a.roles), ", ".join(b.roles)),
        ("Netzwerke", ", ".join(a.networks), ", ".join(b.networks)),
    )


def _kept(field: MergedField) -> str:
    if field.kept is None:
        return "?"
    return field.kept.value if field.differs else "gleich"


def _text(spec: FieldSpec, values: tuple[Any, ...], names: dict[str, dict[int, str]]) -> str:
    pieces = []
    for column, value in zip(spec.columns, values, strict=True):
        if spec.rule is Rule.EITHER:
            pieces.append("ja" if value else "nein")
        elif column in names:
            pieces.append(names[column].get(value, ""))
        elif column.endswith("_on") or column == "since":
            parsed = day(value)
            pieces.append(numeric_day(parsed) if parsed else "")
        else:
            pieces.append(str(value or ""))
    separator = " " if spec.columns == ("particle", "family") else ", "
    return separator.join(piece for piece in pieces if piece)
