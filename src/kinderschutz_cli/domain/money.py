"""Amounts in euro, kept as whole cents."""

import re
from functools import cache

from kinderschutz_cli.errors.money import AmountNotUnderstood

FREE = frozenset({"kostenfrei", "kostenlos", "gebührenfrei", "frei", "gratis", "keine"})


@cache  # 1 ms that documents do not need: they only write amounts
def _amount() -> re.Pattern[str]:
    """Groups of three after dots are thousands (German); one or two digits after a dot are cents („25.50“)."""
    return re.compile(
        r"(?:(?:€|eur|euro)\s?)?"
        r"(?P<euros>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,7})(?:[,.](?P<cents>[0-9]{1,2})|,[-–—]{1,2})?"
        r"(?:\s?(?:€|eur|euro))?",
        re.IGNORECASE,
    )


def parse_euro(text: str) -> int:
    """Read an amount as cents: `25`, `25,50 €`, `EUR 25,-`, `1.250 Euro`, `kostenfrei` (0)."""
    typed = " ".join(text.split())
    if typed.lower() in FREE:
        return 0
    match = _amount().fullmatch(typed)
    euros = match["euros"].replace(".", "") if match else ""
    if not match or len(euros) > len("9999999"):
        raise AmountNotUnderstood(typed)
    return int(euros) * 100 + int((match["cents"] or "0").ljust(2, "0"))


def format_euro(cents: int) -> str:
    """„25,00 Euro“, „1.250,00 Euro“; nothing to pay is „kostenfrei“."""
    if cents == 0:
        return "kostenfrei"
    euros, rest = divmod(cents, 100)
    return f"{euros:,}".replace(",", ".") + f",{rest:02d} Euro"
