"""Suspected duplicates as a list, and looked through one by one at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.cli import merge_page, output, question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kinderschutz_cli.domain.duplicate import Suspicion
    from kinderschutz_cli.workflows.merge import MergePlan
    from kinderschutz_cli.workflows.session import Session


class Noun(NamedTuple):
    """What differs between contacts and organisations; `group` is the command's."""

    table: str
    group: str
    nobody: str
    plan: Callable[[Session, str, str], MergePlan]


def listing(found: Sequence[Suspicion], labels: Mapping[int, str], noun: Noun, *, limit: int) -> None:
    shown = found[:limit] if limit else found
    output.data_table(
        ["Nr.", "Eintrag", "Nr.", "und", "Gründe", "Verdacht"],
        [
            (one.first, labels[one.first], one.second, labels[one.second], ", ".join(one.reasons), one.strength.value)
            for one in shown
        ],
        empty=noun.nobody,
    )
    if len(shown) < len(found):
        output.say(f"Gezeigt: {len(shown)} von {len(found)}; alle mit --limit 0.")
    if shown:
        first = shown[0]
        output.say(f"Zusammenführen: ks {noun.group} merge {first.first} {first.second}")
        output.say(f"Kein Doppel:    ks {noun.group} duplicates --not {first.first} {first.second}")
        output.next_step(f"ks {noun.group} duplicates --review")


def as_json(found: Sequence[Suspicion], labels: Mapping[int, str]) -> list[dict[str, object]]:
    return [
        {
            "a": {"id": one.first, "name": labels[one.first]},
            "b": {"id": one.second, "name": labels[one.second]},
            "gruende": list(one.reasons),
            "punkte": one.score,
            "verdacht": one.strength.value,
        }
        for one in found
    ]


def review(session: Session, found: Sequence[Suspicion], noun: Noun) -> None:
    """One pair after the other; what was decided is recorded at once, each as its own command."""
    from kinderschutz_cli.errors.duplicate import NobodyToDecide
    from kinderschutz_cli.errors.interruption import InterruptedWork

    if not question.someone_sits_there():
        raise NobodyToDecide(noun.group)
    try:
        merged, distinct = _decide(session, found, noun)
    except KeyboardInterrupt:
        raise InterruptedWork("Was Sie bis hier entschieden haben, ist verzeichnet.") from None
    output.say(f"Zusammengeführt: {merged}, kein Doppel: {distinct}.")
    output.next_step(f"ks {noun.group} duplicates")


def _decide(session: Session, found: Sequence[Suspicion], noun: Noun) -> tuple[int, int]:
    """How many were merged, and how many called no duplicates."""
    from kinderschutz_cli.workflows import duplicate

    gone: set[int] = set()
    merged = distinct = 0
    for number, one in enumerate(found, start=1):
        if gone & {one.first, one.second}:
            continue
        output.say(f"\n{number} von {len(found)}: {one.strength.value} ({', '.join(one.reasons)})")
        plan = noun.plan(session, f"#{one.first}", f"#{one.second}")
        merge_page.show(session, plan)
        answer = question.ask(
            "m = zusammenführen, n = kein Doppel, s = später, q = aufhören", default="s", parse=_answer
        )
        if answer == "q":
            break
        if answer == "n":
            duplicate.call_distinct(session, noun.table, one.first, one.second)
            distinct += 1
        elif answer == "m":
            merge_page.carry_out(session, merge_page.settled(session, plan, yes=False))
            gone.add(one.second)
            merged += 1
    return merged, distinct


def call_distinct(session: Session, noun: Noun, pair: tuple[int, int], labels: tuple[str, str]) -> None:
    """`--not A B`."""
    from kinderschutz_cli.workflows import duplicate

    known = not duplicate.call_distinct(session, noun.table, *pair)
    output.say(f"{'Schon vermerkt' if known else 'Vermerkt'}: {labels[0]} und {labels[1]} sind kein Doppel.")
    output.next_step(f"ks {noun.group} duplicates")


def _answer(text: str) -> str:
    from kinderschutz_cli.errors.duplicate import AnswerUnknown

    answer = text.strip().casefold()[:1]
    if answer not in {"m", "n", "s", "q"}:
        raise AnswerUnknown(text)
    return answer
