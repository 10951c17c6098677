"""Bars in the terminal: a number beside others."""

import sys

WIDTH = 20


def bar(value: int, most: int) -> str:
    """A bar of at most `WIDTH` signs; "#" where the stream cannot show blocks."""
    length = max(1, round(value * WIDTH / most)) if value and most else 0
    readable = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    return ("█" if readable else "#") * length
