"""A cell that names people as lists do: with a remark, an address, a representative, or two people at once."""

from __future__ import annotations

import re
from typing import NamedTuple

from kinderschutz_cli.domain.title import title_length
from kinderschutz_cli.errors.name import TwoPeople
from kinderschutz_cli.intake.mail_cell import read_mails

#: A name with one of these is looked at closely; nearly all others are a single person.
_SPECIAL = re.compile(
    r"[(/<@&;|+\[\n]|\bund\b|\bu\.|\bN\. ?N\.?|vakant|unbesetzt|nicht besetzt|Vertret|^NN$", re.IGNORECASE
)
_VACANT = re.compile(r"N\. ?N\.?|NN|vakant|unbesetzt|(?:z\. ?Zt\. |zur ?zeit )?nicht besetzt|offen", re.IGNORECASE)
_MAIL = re.compile(r"<?\s*(?:mailto:)?[^\s<>;,]+\s*(?:@|\(at\)|\[at\])\s*[^\s<>;,]+\s*>?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
#: In brackets, these belong to the name.
_OF_THE_NAME = re.compile(
    r"(?:FH|TU|Univ\.?|Uni|BA|DH|[BM]\. ?(?:A|Sc|Ed|Eng)\.?|MBA|LL\.? ?M\.?|geb\..*|geborene.*|jun\.|sen\.)",
    re.IGNORECASE,
)
_REPRESENTATIVE = re.compile(r"[\s,;]*\b((?:Stell)?Vertretung|Vertr\.|Stellv\.|Vertreter(?:in)?)\s*:\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;|/&+]|(?<!von )\bund\b(?! zu)|\bu\.)\s*", re.IGNORECASE)
_FORM = re.compile(r"(?:Frau|Herrn?|Fr\.|Hr\.)(?:\s|$)")
#: Both sides of a slash are people only if they look so: capital letters, few words, no word of an office.
_PERSON = re.compile(r"(?:[a-zà-ÿ'’]+\s+){0,3}[A-ZÀ-ÞŁŚŠŽČ][^\d@:]*")
_OFFICE = re.compile(
    r"leitung|sekretariat|büro|team|verwaltung|beratung|dienst|stelle|\bamt\b|amt$|schule|kita|zentrale|koordination"
    r"|vorstand|empfang|förderung|hilfe|planung|sozialarbeit|familie|eheleute|partner|gmbh|praxis|kanzlei|e\. ?v\.",
    re.IGNORECASE,
)
_EITHER_FORM = re.compile(r"(?:Frau|Herrn?)\s*/\s*(?:Frau|Herrn?)\b")


class People(NamedTuple):
    """`names`: one for each person, empty for a vacant post; `mail` that stood with the name; `remark` the rest."""

    names: tuple[str, ...] = ("",)
    mail: str = ""
    remark: str = ""


NOBODY = People()


def read_people(text: str) -> People:
    """ "Anna Müller (Vertretung: Jan Schulz)" → one name and a remark; "Müller/Schulz" → two names.

    Raises a `KsError` for what names several people, but not how each is called, and for a faulty address.
    """
    if not _SPECIAL.search(text):
        return People((text,))
    text, mail = _without_mail(_in_one_line(text))
    text, remarks = _without_brackets(text)
    representative = _REPRESENTATIVE.search(text)
    if representative:
        remarks.append(f"{representative[1]}: {text[representative.end() :]}".strip())
        text = text[: representative.start()]
    text = " ".join(text.split()).strip(" ,;-–")
    remark = "; ".join(remarks)
    if _VACANT.fullmatch(text):
        return People(("",), mail, "; ".join(filter(None, (f"Stelle: {text}", remark))))
    return People(_divided(text), mail, remark)


def _in_one_line(text: str) -> str:
    """Lines that are a full name each are several people; any other line break only wraps the text."""
    lines = [line for line in text.split("\n") if line.strip()]
    names = all(len(line.split()) > 1 and _PERSON.fullmatch(line) and not _OFFICE.search(line) for line in lines)
    return (" ; " if names and not any(line.endswith((",", "-")) for line in lines) else " ").join(lines)


def _without_mail(text: str) -> tuple[str, str]:
    match = _MAIL.search(text)
    if match is None or ("@" not in text and "at" not in text.lower()):
        return text, ""
    mail = read_mails(match[0].strip()).address
    return f"{text[: match.start()]} {text[match.end() :]}".strip(" ,;:–-"), mail


def _without_brackets(text: str) -> tuple[str, list[str]]:
    remarks: list[str] = []

    def take(match: re.Match[str]) -> str:
        inside = match[1].strip()
        if _OF_THE_NAME.fullmatch(inside):
            return match[0]
        if inside:
            remarks.append(inside)
        return " "

    return _IN_BRACKETS.sub(take, text), remarks


def _divided(text: str) -> tuple[str, ...]:
    """The names of several people, or the text alone if it is not surely several."""
    if _EITHER_FORM.match(text):
        return (text,)
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if len(pieces) < 2 or any(_OFFICE.search(piece) or not _PERSON.fullmatch(piece) for piece in pieces):
        return (text,)
    if _FORM.fullmatch(pieces[0]) or len(pieces[0].split()) == 1 < len(pieces[-1].split()):
        raise TwoPeople(text)  # "Herr und Frau Muster", "Anna und Jan Muster": whose name is not said
    return tuple(pieces)


#: What stands for a form of address in columns "Anrede", "Geschlecht" and "Title".
_FORMS = {
    "frau": "Frau", "fr": "Frau", "fr.": "Frau", "w": "Frau", "weiblich": "Frau", "f": "Frau", "female": "Frau",
    "mrs": "Frau", "mrs.": "Frau", "ms": "Frau", "ms.": "Frau", "miss": "Frau",
    "herr": "Herr", "herrn": "Herr", "hr": "Herr", "hr.": "Herr", "hrn.": "Herr", "m": "Herr", "männlich": "Herr",
    "male": "Herr", "mr": "Herr", "mr.": "Herr",
    "d": "", "x": "", "divers": "", "firma": "", "fa.": "", "familie": "",
}  # fmt: skip


NO_FORM = ("", "")
NO_NAME_PART = ("", "", "")


def read_form(text: str) -> tuple[str, str]:
    """Form of address and title of a cell: "Frau Dr." → ("Frau", "Dr."), "w" → ("Frau", ""), "Dr." → ("", "Dr.").

    What is neither comes back as the form, so that it is said to be wrong where it is checked.
    """
    form, _, rest = text.partition(" ")
    if form.lower() in _FORMS and not rest:
        return _FORMS[form.lower()], ""
    words = (rest if form.lower() in _FORMS else text).split()
    if words and title_length([*words, "X"]) >= len(words):
        return _FORMS.get(form.lower(), ""), " ".join(words)
    return text, ""


def read_name_part(text: str) -> tuple[str, str, str]:
    """Form of address, title and the name of a cell for given or family name: "Frau Dr. Müller"."""
    words = text.split()
    form = ""
    if len(words) > 1 and _FORM.match(text):
        form = _FORMS[words[0].lower()]
        words = words[1:]
    count = title_length(words) if "." in text and len(words) > 1 else 0
    return form, " ".join(words[:count]), " ".join(words[count:])
