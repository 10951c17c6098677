"""Every word and filter a template may use, one line each: `ks template vocabulary` prints them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from typing import Any, NamedTuple

from kinderschutz_cli.documents import vocabulary
from kinderschutz_cli.documents.filters import FILTERS
from kinderschutz_cli.documents.vocabulary import ROOT, Words
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.german_calendar import numeric_day


class GlossaryEntry(NamedTuple):
    """`word` as it is written in a template; `sample` as a reader would see it."""

    word: str
    meaning: str
    sample: str = ""


def glossary(wanted: str = "") -> list[GlossaryEntry]:
    """The words at the top level, then those of each group, then the filters; only lines that contain `wanted`."""
    entries = [*_root_words(), *_group_words(), *_filters()]
    looked_for = fold(wanted)
    return [entry for entry in entries if looked_for in fold(f"{entry.word} {entry.meaning}")]


def _root_words() -> list[GlossaryEntry]:
    return [GlossaryEntry(name, meaning, _shown(kind)) for name, meaning, kind in ROOT]


def _group_words() -> list[GlossaryEntry]:
    groups = [kind for kind in vars(vocabulary).values() if isinstance(kind, type) and issubclass(kind, Words)]
    return [
        GlossaryEntry(
            f"{group.__name__.lower()}.{item.name}", item.metadata["meaning"], _shown(item.metadata["sample"])
        )
        for group in groups
        if group is not Words
        for item in fields(group)  # type: ignore[arg-type]  # every subclass is a dataclass
    ]


def _filters() -> list[GlossaryEntry]:
    return [
        GlossaryEntry(f"| {name}", (function.__doc__ or "").strip().splitlines()[0])
        for name, function in FILTERS.items()
    ]


def _shown(sample: Any) -> str:
    """A sample as text; a group is named, a list says of what."""
    if isinstance(sample, tuple):
        first = _shown(sample[0])
        return f"Liste: {first}" if len(sample) == 1 else "; ".join(_shown(one) for one in sample)
    if isinstance(sample, type):
        return f"→ {sample.__name__.lower()}.…"
    if isinstance(sample, str) and isinstance(getattr(vocabulary, sample, None), type):
        return f"→ {sample.lower()}.…"
    if isinstance(sample, bool):
        return "ja" if sample else "nein"
    if isinstance(sample, date):
        return numeric_day(sample)
    return f"{sample:%H:%M}" if isinstance(sample, time) else str(sample)
