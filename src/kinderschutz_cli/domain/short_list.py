"""Many names in one line: the first few, and how many there are besides."""

from collections.abc import Sequence


def shortened(names: Sequence[str], most: int) -> str:
    """ "Ada, Bea und 3 weitere"."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" und {more} weitere" if more > 0 else "")
