"""One message as the bytes of an .eml file: text, HTML and the date as a calendar entry (RFC 5322, RFC 2045–2047).

The bytes are put together here instead of with `email.message`, which needs 3 ms a message and adds or loses a blank
in some long names. Every part is base64, every header plain ASCII or encoded words, so nothing can break out.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.message import AddressNotUsable, HeaderNotAllowed

if TYPE_CHECKING:
    from datetime import datetime

#: A name that needs neither quotes nor encoding.
_SIMPLE_NAME = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
#: The same and the punctuation that is harmless in a subject.
_SIMPLE_TEXT = re.compile(r"[A-Za-z0-9.,:;!?()/'-]+(?: [A-Za-z0-9.,:;!?()/'-]+)*")
_MAILBOX = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9.-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
#: Bytes of an encoded word, so that with its frame it has at most 75 characters and its line at most 78.
_WORD_BYTES = 39
_SHORT = 50
_FOLD = "\r\n "
#: Lines of base64; `base64.encodebytes` makes the same six times slower.
_LINE = re.compile(rb".{1,76}")
#: No base64 text contains a hyphen.
_MIXED, _ALTERNATIVE = "ks-teile-der-nachricht", "ks-text-und-html"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to one recipient, before it has bytes.

    `date` is aware. `message_id` is without brackets, e.g. `UUID@example.org`. `calendar` are the bytes of an .ics file
    or `None`. `unsent` makes Outlook open the file as a draft that can be sent.
    """

    sender_name: str
    sender_mail: str
    recipient_name: str
    recipient_mail: str
    subject: str
    text: str
    html: str
    date: datetime
    message_id: str
    calendar: bytes | None = None
    unsent: bool = True


def build(draft: Draft) -> bytes:
    """The .eml file of a draft, lines ending in CRLF.

    Raises HeaderNotAllowed for a control character in a header, AddressNotUsable for an address.
    """
    headers = [
        f"From: {_mailbox('Der Absender', draft.sender_name, draft.sender_mail)}",
        f"To: {_mailbox('Der Empfänger', draft.recipient_name, draft.recipient_mail)}",
        f"Subject: {_subject(draft.subject)}",
        f"Date: {format_datetime(draft.date)}",
        f"Message-ID: <{_address(draft.message_id)}>",
        *(["X-Unsent: 1"] if draft.unsent else []),
        "MIME-Version: 1.0",
        "Content-Language: de",
    ]
    body = _multipart("alternative", _ALTERNATIVE, [_text_part("plain", draft.text), _text_part("html", draft.html)])
    if draft.calendar is not None:
        body = _multipart("mixed", _MIXED, [body, _calendar_part(draft.calendar)])
    return "\r\n".join(headers).encode("ascii") + b"\r\n" + body


def _multipart(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    """A part that holds others, from its Content-Type on."""
    line = f"--{boundary}".encode()
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def _text_part(kind: str, text: str) -> bytes:
    lines = "\r\n".join(text.splitlines()) + "\r\n"
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'.encode()
    return head + _base64(lines.encode())


@lru_cache(maxsize=8)
def _calendar_part(calendar: bytes) -> bytes:
    """An attachment, not an alternative: Outlook would show the entry in place of the letter."""
    head = (
        'Content-Type: text/calendar; charset="utf-8"; method=PUBLISH;\r\n name="termin.ics"\r\n'
        'Content-Disposition: attachment; filename="termin.ics"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + _base64(calendar)


def _base64(content: bytes) -> bytes:
    return b"\r\n".join(_LINE.findall(b64encode(content))) + b"\r\n"


def _mailbox(field: str, name: str, address: str) -> str:
    """`Name <address>`; the name is left out if there is none."""
    plain = _address(address)
    return f"{_phrase(field, name)}{_FOLD}<{plain}>" if name.strip() else plain


@lru_cache(maxsize=8)
def _ascii_domain(domain: str) -> str:
    """An international domain as it goes through the mail (IDNA)."""
    if domain.isascii():
        return domain
    import idna  # 10 ms, for umlaut domains only

    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError as problem:
        raise AddressNotUsable(domain) from problem


def _address(address: str) -> str:
    local, _, domain = address.rpartition("@")
    plain = f"{local}@{_ascii_domain(domain)}"
    if not _MAILBOX.fullmatch(plain):
        raise AddressNotUsable(address)
    return plain


@lru_cache(maxsize=64)
def _subject(value: str) -> str:
    """Short simple ASCII as it is, everything else as encoded words."""
    _refuse_control_characters("Der Betreff", value)
    return value if len(value) <= _SHORT and _SIMPLE_TEXT.fullmatch(value) else _encoded(value)


def _phrase(field: str, name: str) -> str:
    """A display name: runs of ASCII words quoted, runs of other words encoded.

    Encoded words stand side by side only where a run is longer than one: Python's own parser shows a blank between
    them that is not there.
    """
    _refuse_control_characters(field, name)
    if len(name) <= _SHORT and _SIMPLE_NAME.fullmatch(name):
        return name
    runs = groupby(name.split(" "), lambda word: word.isascii() and "=?" not in word)
    return _FOLD.join(_quoted(list(words)) if plain else _encoded(" ".join(words)) for plain, words in runs)


def _quoted(words: list[str]) -> str:
    """A quoted string; a long one is folded between its words."""
    out = ""
    width = 0
    for number, word in enumerate(words):
        folds = width > _SHORT and word and words[number - 1]
        out += (_FOLD if folds else " ") * (number > 0) + re.sub(r'["\\]', r"\\\g<0>", word)
        width = len(word) if folds else width + len(word) + 1
    return f'"{out}"'


def _refuse_control_characters(field: str, value: str) -> None:
    if _CONTROL.search(value):
        raise HeaderNotAllowed(field, value)


def _encoded(value: str) -> str:
    return _FOLD.join(f"=?utf-8?b?{b64encode(piece).decode('ascii')}?=" for piece in _pieces(value))


def _pieces(value: str) -> list[bytes]:
    """`value` in UTF-8, cut between characters into pieces that fit into an encoded word."""
    pieces = [b""]
    for character in value:
        encoded = character.encode()
        if len(pieces[-1]) + len(encoded) > _WORD_BYTES:
            pieces.append(b"")
        pieces[-1] += encoded
    return pieces
