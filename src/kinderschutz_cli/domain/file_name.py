"""File names that are safe on Windows too, where the network's folder lives."""

import re
import unicodedata

#: Characters of a name with its ending; a path on Windows has 260 in all.
MAX_LENGTH = 120
#: Bytes of a name; most file systems end at 255.
MAX_BYTES = 240

_FORBIDDEN = re.compile(r'\s*[<>:"/\\|?*]+\s*')
#: Device names of Windows, with any ending: „CON.txt“ is the console too.
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\s*(?=\.|$)", re.IGNORECASE)


def is_device_name(text: str) -> bool:
    """Whether Windows takes `text` for a device, whatever its ending."""
    return _DEVICE.match(text) is not None


def safe_file_name(text: str, *, suffix: str = "") -> str:
    """Make a file name of `text` that every system accepts; `suffix` („.eml“) is kept whole.

    Umlauts stay. Forbidden characters become a hyphen, invisible ones vanish; dots, blanks and hyphens at the ends are cut, a
    device name gets an underline, and an empty name becomes „ohne-namen“.
    """
    stem = _trim(_FORBIDDEN.sub("-", _visible(text)))
    stem = _trim(stem[: MAX_LENGTH - len(suffix) - 1])
    while len((stem + suffix).encode()) >= MAX_BYTES:
        stem = _trim(stem[:-1])
    if not stem:
        stem = "ohne-namen"
    device = _DEVICE.match(stem + suffix)
    if device:
        stem = f"{stem[: device.end()]}_{stem[device.end() :]}"
    return stem + suffix


def _visible(text: str) -> str:
    """`text` composed (ü as one character), in one line, without control, format and surrogate characters."""
    kept = (character for character in text if character.isspace() or unicodedata.category(character)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _trim(text: str) -> str:
    return text.strip(".- \u00a0")
