"""Which of two values is kept."""

from __future__ import annotations

from typing import Any

import pytest

from kinderschutz_cli.domain.merging import INVITATION_ORDER, FieldSpec, Rule, Side, merged, surer


@pytest.mark.parametrize(
    ("rule", "a", "b", "kept", "values"),
    [
        (Rule.FULLER, ("Erika",), ("Erika",), Side.A, ("Erika",)),
        (Rule.FULLER, ("",), ("Erika",), Side.B, ("Erika",)),
        (Rule.FULLER, ("Erika",), ("",), Side.A, ("Erika",)),
        (Rule.FULLER, ("E.",), ("Erika",), Side.B, ("Erika",)),
        (Rule.FULLER, ("Anna Maria",), ("Anna",), Side.A, ("Anna Maria",)),
        (Rule.FULLER, ("Dr.",), ("Prof. Dr.",), Side.B, ("Prof. Dr.",)),
        (Rule.FULLER, ("Mueller",), ("Müller",), Side.B, ("Müller",)),
        (Rule.FULLER, ("Müller",), ("Mueller",), Side.A, ("Müller",)),
        (Rule.FULLER, ("Volmer",), ("Vollmer",), None, None),
        (Rule.FULLER, ("", "44532", "Lünen"), ("Schulstr. 1", "44532", "Lünen"), Side.B, ("Schulstr. 1", "44532", "Lünen")),
        (Rule.FULLER, ("Schulstr. 1", "", "Lünen"), ("", "44532", "Lünen"), None, None),
        (Rule.EXACT, ("muster@example.org",), ("erika.muster@example.org",), None, None),
        (Rule.EXACT, (None,), (3,), Side.B, (3,)),
        (Rule.EXACT, (4,), (3,), None, None),
        (Rule.EITHER, (0,), (1,), Side.B, (1,)),
        (Rule.EITHER, (1,), (0,), Side.A, (1,)),
        (Rule.EARLIER, ("2024-05-01",), ("2023-01-01",), Side.B, ("2023-01-01",)),
        (Rule.EARLIER, ("2024-05-01",), (None,), Side.A, ("2024-05-01",)),
        (Rule.BOTH, ("mag Tee",), ("kommt spät",), Side.BOTH, ("mag Tee; kommt spät",)),
        (Rule.FIRST, (1, "", "LKSG"), (2, "100", ""), Side.A, (1, "", "LKSG")),
        (Rule.FIRST, (None, "", ""), (2, "100", ""), Side.B, (2, "100", "")),
    ],
)  # fmt: skip
def test_what_is_kept(rule: Rule, a: Any, b: Any, kept: Side | None, values: Any) -> None:
    field = merged(FieldSpec("feld", "Feld", ("column",) * len(a), rule), a, b)
    assert (field.kept, field.values if field.kept else None) == (kept, values)


def test_a_choice() -> None:
    field = merged(FieldSpec("nachname", "Nachname", ("family",)), ("Volmer",), ("Vollmer",))
    assert field.choose(Side.B).values == ("Vollmer",)
    assert field.free
    assert not merged(FieldSpec("sperrvermerk", "", ("blocked",), Rule.EITHER), (0,), (1,)).free


def test_an_answer_is_surer_than_an_invitation() -> None:
    assert surer(INVITATION_ORDER, "eingeladen", "zugesagt") == "zugesagt"
    assert surer(INVITATION_ORDER, "abgesagt", "ohne-antwort") == "abgesagt"
