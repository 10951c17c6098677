"""The side-by-side view of two records, the questions about what is kept, and the merge itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output, question

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.merge import MergePlan
    from kinderschutz_cli.workflows.session import Session

_FOLLOWING = {"contact": "ks contact show", "organisation": "ks org show"}
_KEPT = {"a": "← a", "b": "b →", "beide": "beide", "gleich": "=", "?": "?", "": ""}


def show(session: Session, plan: MergePlan) -> None:
    """Both records field by field on stdout; what moves along and what to know as talk."""
    from kinderschutz_cli.workflows import merge

    rows = [(label, a, _KEPT[kept], b) for _, label, a, b, kept in merge.shown(session, plan)]
    output.data_table(["Feld", f"a: {plan.label_a}", "bleibt", f"b: {plan.label_b}"], rows)
    if plan.moving:
        output.say(f"Von b nach a ziehen um: {', '.join(plan.moving)}.")
    for note in plan.notes:
        output.say(note)


def as_json(session: Session, plan: MergePlan) -> dict[str, object]:
    from kinderschutz_cli.workflows import merge

    return {
        "a": {"id": plan.a, "name": plan.label_a},
        "b": {"id": plan.b, "name": plan.label_b},
        "felder": [
            {"feld": name or label.lower(), "a": a, "b": b, "bleibt": None if kept == "?" else kept}
            for name, label, a, b, kept in merge.shown(session, plan)
        ],
        "zieht_um": list(plan.moving),
        "hinweise": list(plan.notes),
    }


def settled(session: Session, plan: MergePlan, *, yes: bool) -> MergePlan:
    """The plan with every field decided: asked at a terminal; with `yes`, a's values stay."""
    from kinderschutz_cli.domain.merging import Side
    from kinderschutz_cli.workflows import merge

    if yes or not plan.open or not question.someone_sits_there():
        return merge.decided(session, plan, yes=yes)
    values = {name: (a, b) for name, _, a, b, _ in merge.shown(session, plan)}
    for field in plan.open:
        chosen = question.choose(f"{field.spec.label}: was bleibt?", values[field.spec.name])
        plan = plan.choose(field.spec.name, Side.B if chosen else Side.A)
    return plan


def carry_out(session: Session, plan: MergePlan) -> None:
    from kinderschutz_cli.workflows import merge

    merge.carry_out(session, plan)
    output.say(f"Zusammengeführt: {plan.label_b} steht jetzt bei {plan.label_a}; „ks undo“ stellt beide wieder her.")
    output.next_step(f"{_FOLLOWING[plan.noun]} {plan.a}")


def run(session: Session, plan: MergePlan, *, yes: bool, dry_run: bool, json: bool) -> None:
    """What `ks contact merge` and `ks org merge` do with their plan."""
    if json:
        output.emit_json(as_json(session, plan))
    else:
        show(session, plan)
    if dry_run:
        return
    plan = settled(session, plan, yes=yes)
    if question.confirm(f"{plan.label_b} in {plan.label_a} zusammenführen?", yes=yes):
        carry_out(session, plan)
