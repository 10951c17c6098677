"""Telephone numbers: one form to compare (E.164), one to read (DIN 5008: "02306 104-1234")."""

import re
from typing import Any

#: The whole text is one number with its area code; "(nachmittags)", letters or a second number make it a remark.
_NUMBER = re.compile(r"(?:tel(?:efon)?|fon|mobil)?[.:]*\s*(?P<number>[+(]*[0+][\d\s()/.–-]*\d)", re.IGNORECASE)
#: "02306 104-1234/1235" are two numbers; a slash of one number stands right behind its area code.
_TWO_NUMBERS = re.compile(r"(?:(?:\+|00)\d\d[\s.(0)-]*|\(?0)(?:\D*\d){6,}[^\d/]*/")
_HYPHEN = re.compile(r"[–-]")
_NO_DIGIT = re.compile(r"\D")
_GERMANY = 49
#: 0180, 0700, 0800, 0900 and the like have no extensions: a hyphen there only groups.
_SERVICE = ("0137", "018", "019", "0700", "0800", "0900")
#: 015x, 016x and 017x: the area code of a mobile number is shown with four digits.
_MOBILE = re.compile(r"1[567]\d{8,9}")


def normalise_phone(text: str) -> str:
    """`text` as E.164 ("+4923061041234") for comparison; "" when it is no complete number with area code."""
    number = _parsed(text)
    return f"+{number.country_code}{_national(number)}" if number else ""


def format_phone(text: str) -> str:
    """`text` as DIN 5008 writes it: area code, blank, number, the extension behind a hyphen if one was typed.

    Foreign numbers keep their country code ("+31 20 123 4567"); what is no number comes back unchanged.
    """
    number = _parsed(text)
    if number is None:
        return text
    import phonenumbers  # 35 ms

    if number.country_code != _GERMANY:
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    national = _national(number)
    if _MOBILE.fullmatch(national):
        return f"0{national[:3]} {national[3:]}"
    shown = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    area, _, subscriber = shown.partition(" ")
    if not area.startswith("0"):
        return text
    return shown if area.startswith(_SERVICE) else f"{area} {_with_extension(subscriber, text)}"


def _parsed(text: str) -> Any:
    """The number as the library sees it (it ships no types), or `None`."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or _TWO_NUMBERS.match(match["number"]):
        return None
    import phonenumbers  # 35 ms

    try:
        number = phonenumbers.parse(match["number"], "DE")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == _GERMANY and _national(number).startswith("0"):
        return None
    return number if phonenumbers.is_possible_number(number) else None


def _national(number: Any) -> str:
    """The digits behind the country code; Italian numbers keep their zero."""
    import phonenumbers  # 35 ms

    return str(phonenumbers.national_significant_number(number))


def _with_extension(subscriber: str, text: str) -> str:
    """ "1041234" typed as "104-1234" → "104-1234"; several hyphens inside the number are only grouping."""
    behind = [len(_NO_DIGIT.sub("", text[hyphen.end() :])) for hyphen in _HYPHEN.finditer(text)]
    inside = [digits for digits in behind if 0 < digits < len(subscriber)]
    if len(inside) != 1:
        return subscriber
    return f"{subscriber[: -inside[0]]}-{subscriber[-inside[0] :]}"
