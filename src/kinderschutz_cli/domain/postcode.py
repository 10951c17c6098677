"""German postcodes as they are typed."""

import re

from kinderschutz_cli.errors.postcode import NoPostcode

_FIVE_DIGITS = re.compile(r"[0-9]{5}")
#: A neighbour's postcode names its country: "NL-7511 HX".
_FOREIGN = re.compile(r"[A-Z]{1,3}[- ].+")


def check_postcode(text: str) -> str:
    """`text` if a letter would arrive by it: five digits, or a foreign postcode with its country. Raises `NoPostcode`."""
    if text and not _FIVE_DIGITS.fullmatch(text) and not _FOREIGN.fullmatch(text):
        raise NoPostcode(text)
    return text
