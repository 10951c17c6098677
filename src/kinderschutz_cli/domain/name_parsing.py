"""A name as people type it → its parts. Nothing is guessed from a first name, nothing lost, no letter's case changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.office import office_length
from kinderschutz_cli.domain.particle import particle_length, surname_start, trailing_particles
from kinderschutz_cli.domain.title import degree_start, is_doctor, is_professor, title_length
from kinderschutz_cli.errors.name import TwoPeople, UnknownFormOfAddress

_FORMS = {
    "frau": FormOfAddress.FRAU, "fr.": FormOfAddress.FRAU,
    "herr": FormOfAddress.HERR, "herrn": FormOfAddress.HERR, "hr.": FormOfAddress.HERR, "hrn.": FormOfAddress.HERR,
}  # fmt: skip
#: Short forms only when spelt exactly so: "HR" and "FR" mean other things.
_SHORT_FORMS = {"Fr": FormOfAddress.FRAU, "Hr": FormOfAddress.HERR}
_EITHER_FORM = frozenset({"frau/herr", "herr/frau", "herrn/frau", "frau/herrn"})
_NO_FORM = frozenset({"", "-", "–", "keine", "ohne", "divers", "neutral", "unbekannt"})
_FORM_WORDS = frozenset(_FORMS)
_AND = frozenset({"und", "u.", "&", "+", "/"})
#: "Dr.Anna", "Prof.Dr.med.Anna": the blank behind a title is often forgotten.
_GLUED_TITLE = re.compile(r"\b((?:Prof|Dr)\.(?:[a-zäöü]+\.)*)(?=[A-ZÄÖÜ])")


@dataclass(frozen=True, slots=True)
class ParsedName:
    """`form_of_address` is `None` when none was typed; `office` as typed ("Bürgermeister"), with or without a name."""

    form_of_address: FormOfAddress | None = None
    name: PersonName = field(default_factory=PersonName)
    office: str = ""


def parse_form_of_address(text: str) -> FormOfAddress | None:
    """The cell or option "Anrede": "Frau", "Herrn", "keine" …; raises `UnknownFormOfAddress`."""
    word = text.strip()
    if word.casefold() in _NO_FORM or word.casefold() in _EITHER_FORM:
        return None
    form = _form(word)
    if form is None:
        raise UnknownFormOfAddress(text)
    return form


def parse_name(text: str) -> ParsedName:
    """Split "Frau Prof. Dr. Erika von der Heide, M. A." or "Müller, Anna" or "Leitung ASD" into parts.

    Only what is typed counts: without a comma or a particle the last word is the family name. Blanks are collapsed, a
    leading Anrede and the commas between the parts go, every other character comes back. Raises `LineBreakInside`,
    `ControlCharacterInside` and, for "Herr und Frau Muster", `TwoPeople`.
    """
    line = one_line(text, "Der Name")
    if "." in line:
        line = _GLUED_TITLE.sub(r"\1 ", line)
    tokens = line.split()
    _refuse_two_people(tokens, line)
    form, tokens = _take_form(tokens)
    count = office_length(tokens, _FORM_WORDS, addressed=form is not None)
    office = " ".join(tokens[:count]).rstrip(",")
    inner, tokens = _take_form(tokens[count:])
    pieces = _sort_pieces(tokens)
    form = form or inner or pieces.form
    offices = [piece for piece in (office, *pieces.offices) if piece]
    return ParsedName(form, _assemble(pieces, addressed=form is not None), ", ".join(offices))


def _refuse_two_people(tokens: Sequence[str], line: str) -> None:
    if _AND.isdisjoint(map(str.casefold, tokens)):
        return
    for place, token in enumerate(tokens[:-1]):
        if token.casefold() in _AND and _form(tokens[place + 1]) and any(map(_form, tokens[:place])):
            raise TwoPeople(line)


def _form(token: str) -> FormOfAddress | None:
    return _FORMS.get(token.casefold()) or _SHORT_FORMS.get(token)


def _take_form(tokens: list[str]) -> tuple[FormOfAddress | None, list[str]]:
    """Take a leading Anrede away; "Herr/Frau" says nothing about the person and only goes."""
    if tokens and tokens[0].casefold() in _EITHER_FORM:
        return None, tokens[1:]
    form = _form(tokens[0]) if tokens else None
    return form, tokens[1:] if form else tokens


@dataclass(slots=True)
class _Pieces:
    """What stands between the commas, by what it is."""

    head: list[str] = field(default_factory=list)
    given: list[str] | None = None
    titles: list[str] = field(default_factory=list)
    degrees: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    form: FormOfAddress | None = None


def _sort_pieces(tokens: Sequence[str]) -> _Pieces:
    line = " ".join(tokens)
    if "," not in line:  # as most names
        return _Pieces(list(tokens))
    head, *others = [piece.split() for piece in line.split(",") if piece.strip()] or [[]]
    pieces = _Pieces(head)
    for piece in others:
        form, words = _take_form(piece)
        pieces.form = pieces.form or form
        if words:
            _sort_piece(pieces, words)
    return pieces


def _sort_piece(pieces: _Pieces, words: list[str]) -> None:
    text = " ".join(words)
    if pieces.offices:
        pieces.offices.append(text)
    elif any(map(is_doctor, words)) or any(map(is_professor, words)):
        _sort_titled(pieces, words)
    elif degree_start(words, 0) == 0:
        pieces.degrees.append(text)
    elif office_length(words, _FORM_WORDS) == len(words):
        pieces.offices.append(text)
    elif pieces.given is None:
        pieces.given = words
    else:
        pieces.degrees.append(text)


def _sort_titled(pieces: _Pieces, words: list[str]) -> None:
    """ "Müller, Dr.", "Müller, Dr. Anna" and, as mail programs show it, "Müller, Anna Dr."."""
    start, end = title_length(words), len(words)
    while end > start and (is_doctor(words[end - 1]) or is_professor(words[end - 1])):
        end -= 1
    pieces.titles += words[:start] + words[end:]
    if words[start:end] and pieces.given is None:
        pieces.given = words[start:end]
    elif words[start:end]:
        pieces.degrees.append(" ".join(words[start:end]))


def _assemble(pieces: _Pieces, *, addressed: bool) -> PersonName:
    count = title_length(pieces.head)
    titles, words = pieces.head[:count] + pieces.titles, pieces.head[count:]
    if pieces.given is None:
        end = degree_start(words, 1 if addressed or titles else 2)
        name = _natural(words[:end])
        degrees = [" ".join(words[end:]), *pieces.degrees]
    else:
        given_titles = title_length(pieces.given)
        titles += pieces.given[:given_titles]
        given = pieces.given[given_titles:]
        end = degree_start(given, 1)
        name = _reversed(words, given[:end])
        degrees = [" ".join(given[end:]), *pieces.degrees]
    degree = ", ".join(piece for piece in degrees if piece)
    return PersonName(" ".join(titles), name.given, name.particle, name.family, degree)


def _natural(words: Sequence[str]) -> PersonName:
    """Given names first, the surname last."""
    if not words:
        return PersonName()
    start = surname_start(words)
    count = particle_length(words, start)
    return PersonName(
        given=" ".join(words[:start]),
        particle=" ".join(words[start : start + count]),
        family=" ".join(words[start + count :]),
    )


def _reversed(surname: Sequence[str], given: Sequence[str]) -> PersonName:
    """ "von der Heide, Erika" and, as registers sort it, "Heide, Erika von der"."""
    leading = particle_length(surname)
    trailing = trailing_particles(given)
    end = len(given) - trailing
    return PersonName(
        given=" ".join(given[:end]),
        particle=" ".join([*given[end:], *surname[:leading]]),
        family=" ".join(surname[leading:]),
    )
