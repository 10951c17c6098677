"""Web addresses as they are typed: „example.org/anmeldung“ → „https://example.org/anmeldung“."""

import re

from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.errors.web_link import LinkNotUnderstood

#: Only the two schemes a browser opens harmlessly; what follows has a dot in its host and no blank or bracket.
_LINK = re.compile(
    r"(?P<scheme>https?://)?(?P<rest>[^\s/<>\"\\:@]+\.[^\s/<>\"\\:@]+(?::[0-9]+)?(?:[/?#][^\s<>\"\\]*)?)", re.IGNORECASE
)


def parse_link(text: str) -> str:
    """One web address with its scheme; "" stays empty. Raises `LinkNotUnderstood`."""
    line = one_line(text, "Die Internetadresse")
    if not line:
        return ""
    match = _LINK.fullmatch(line)
    if not match:
        raise LinkNotUnderstood(line)
    return f"{(match['scheme'] or 'https://').lower()}{match['rest']}"
