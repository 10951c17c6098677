"""What a Typst template may not do: values inside straight quotes, and packages from the network."""

import re

from kinderschutz_cli.errors.template import QuotedValue, RemotePackage, Spot

#: What decides whether a value stands in a Typst string; quotes inside of Jinja's own brackets are Jinja's.
_QUOTE_OR_VALUE = re.compile(
    r'(?P<value>\{\{.*?\}\})|\{%.*?%\}|\{#.*?#\}|\\.|(?P<remote>\b(?:import|include)\s*"(?=@))|(?P<quote>")', re.DOTALL
)


def refuse_dangerous(name: str, text: str) -> None:
    """Raise QuotedValue for a value inside straight quotes, RemotePackage for an import from the network."""
    lines = text.splitlines()
    inside = False
    for found in _QUOTE_OR_VALUE.finditer(text):
        line = text.count("\n", 0, found.start())
        if found["remote"] and not inside:
            raise RemotePackage(Spot(name, line + 1), lines[line])
        if found["quote"] or found["remote"]:
            inside = not inside
        elif found["value"] and inside:
            raise QuotedValue(Spot(name, line + 1), lines[line])
