"""Academic titles before a name and degrees behind it, as they are really written in German lists."""

import re
from collections.abc import Sequence
from functools import lru_cache

_DOCTOR = re.compile(r"d?dr(?:\.\S*|[:*'’]?in)?|dres\.?|doktor(?:in)?", re.IGNORECASE)
_PROFESSOR = re.compile(
    r"(?:(?:univ|jun|junior|senior|hon|honorar|gast|apl|stiftungs|vertretungs)[.-]*)?"
    r"prof(?:essor)?(?:\.?[:*'’]?in)?\.?",
    re.IGNORECASE,
)
_DIPLOMA = re.compile(r"dipl(?:\.|[.-]\S+)|diplom\S*", re.IGNORECASE)
_LECTURER = re.compile(r"privatdozent(?:in)?|priv\.-doz\.\S*|mag\.\S*|(?:ing|lic|apl|em|cand|stud)\.", re.IGNORECASE)
#: Written exactly so; in other letters they are names or words.
_EXACT = frozenset({
    "PD", "RA", "RAin", "RA'in", "StA", "StAin", "OStA", "OStAin", "RiAG", "RinAG", "KHK", "KHKin", "EKHK",
    "EKHKin", "KOK", "KOKin", "PHK", "PHKin", "POK", "POKin", "EPHK", "EPHKin", "OStD", "OStDin", "OStD'in",
    "StD", "StDin", "StD'in", "OStR", "OStRin", "OStR'in", "StR", "StRin", "StR'in",
})  # fmt: skip
_UNIVERSITY = frozenset({"(fh)", "(univ.)", "(uni)", "(tu)", "(ba)", "(dh)", "(univ)"})
_BARE_DIPLOMA = frozenset({"dipl.", "diplom"})

_DEGREES = frozenset({
    "MA", "BA", "MSc", "BSc", "LLM", "LLB", "MEd", "BEd", "MEng", "BEng", "MFA", "BFA", "MBA", "MPH", "MPA",
    "MSW", "BSW", "MHBA", "MHA", "EMBA", "MAS", "PhD", "aD", "iR",
})  # fmt: skip
_GENERATION = frozenset({"jun.", "sen.", "jr.", "sr.", "jr", "junior", "senior"})
_BIRTH = frozenset({"geb.", "geborene", "geborener", "(geb.", "(geborene", "verw.", "gesch."})


def is_doctor(token: str) -> bool:
    return _DOCTOR.fullmatch(token) is not None


def is_professor(token: str) -> bool:
    return _PROFESSOR.fullmatch(token) is not None


def title_length(tokens: Sequence[str]) -> int:
    """How many words at the start are titles: `["Prof.", "Dr.", "med.", "Anna"]` → 3."""
    count = 0
    while count < len(tokens):
        token = tokens[count]
        if token.casefold() in _BARE_DIPLOMA and count + 2 < len(tokens):
            count += 2 + _abbreviated(tokens[count + 2 :])  # "Dipl. Sozialpädagogin", "Dipl. Soz. Päd."
        elif _is_title(token) or (count > 0 and _continues_title(token)):
            count += 1
        elif count > 0 and tuple(tokens[count : count + 2]) == ("E.", "h."):
            count += 2
        else:
            break
    return count


#: Titles and given names repeat from row to row of a list.
@lru_cache(maxsize=1 << 12)
def _is_title(token: str) -> bool:
    if token in _EXACT:
        return True
    return any(pattern.fullmatch(token) for pattern in (_DOCTOR, _PROFESSOR, _DIPLOMA, _LECTURER))


def _continues_title(token: str) -> bool:
    """The subject behind a title: "med.", "rer.", "nat.", "h.", "c.", "habil.", "(FH)"."""
    return (token[0].islower() and token.endswith(".")) or token.casefold() in _UNIVERSITY


def _abbreviated(tokens: Sequence[str]) -> int:
    """1 when the next word is a second abbreviation and a name still follows it."""
    return int(len(tokens) > 1 and tokens[0].endswith(".") and len(tokens[0]) > 3)


def degree_start(tokens: Sequence[str], names: int) -> int:
    """Where the degrees and additions at the end begin, leaving at least `names` words of the name itself.

    `["Anna", "Müller", "M.", "A."]` → 2; also "jun.", "geb. Muster", "(ASD)", "Dipl.-Päd.".
    """
    end = next((place for place, token in enumerate(tokens) if place >= names and token in _BIRTH), len(tokens))
    while end > names:
        length = _degree_length(tokens[names:end])
        if not length:
            break
        end -= length
    return end


def _degree_length(tokens: Sequence[str]) -> int:
    """How many words at the end make one degree; 0 when there is none."""
    last = tokens[-1]
    if last.endswith(")"):
        opening = (place for place in range(len(tokens) - 1, -1, -1) if tokens[place].startswith("("))
        return len(tokens) - next(opening, len(tokens))
    if len(tokens) > 1 and last.endswith(".") and tokens[-2].endswith("."):
        pair = (tokens[-2] + last).replace(".", "")
        if pair in _DEGREES:
            return 2
    single = last.replace(".", "") in _DEGREES or last.casefold() in _GENERATION or _DIPLOMA.fullmatch(last)
    return int(bool(single))
