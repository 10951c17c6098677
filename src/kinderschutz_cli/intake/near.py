"""The words a typo may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def near_words(word: str, words: Iterable[str], limit: int = 3) -> list[str]:
    """The words most like `word`, best first; spelling of umlauts and case do not count."""
    from difflib import get_close_matches  # only for an error message

    by_folded = {fold(candidate): candidate for candidate in reversed(list(words))}
    return [by_folded[folded] for folded in get_close_matches(fold(word), by_folded, limit, cutoff=0.6)]
