"""Search through a folded column kept by triggers, so that any program that edits the file keeps it right."""

from collections.abc import Iterator, Sequence

from kinderschutz_cli.domain.folding import CHARACTERS, DIGRAPHS, fold

#: What a search looks through, per table.
SEARCHED: dict[str, tuple[str, ...]] = {
    "organisation": ("name", "short_name", "city", "mail", "source_key"),
    "contact": ("title", "given", "particle", "family", "label", "mail"),
}


#: Nested calls a step; SQLite's parser gives up on about a hundred levels.
_CALLS_A_STEP = 15

#: Replaced first; most texts are plain ASCII then and skip the other hundred calls.
_GERMAN = tuple(pair for pair in CHARACTERS if pair[0] in "äÄöÖüÜß")
_FOREIGN = tuple(pair for pair in CHARACTERS if pair not in _GERMAN)


def fold_expression(text: str) -> str:
    """The SQL expression that folds `text` as `domain.folding.fold` does."""
    german = f"step0 AS (SELECT {text} AS folded), {_step(1, _GERMAN)}"
    steps = ["step0 AS (SELECT folded)"]
    for start in range(0, len(_FOREIGN), _CALLS_A_STEP):
        steps.append(_step(len(steps), _FOREIGN[start : start + _CALLS_A_STEP]))
    foreign = f"(WITH {', '.join(steps)} SELECT folded FROM step{len(steps) - 1})"
    plain = f"SELECT CASE WHEN folded GLOB '*[^ -~]*' THEN {foreign} ELSE folded END AS folded FROM step1"
    final = _step(3, DIGRAPHS, innermost="lower(folded)")
    return f"(WITH {german}, step2 AS ({plain}), {final} SELECT folded FROM step3)"


def _step(number: int, pairs: Sequence[tuple[str, str]], innermost: str = "folded") -> str:
    call = innermost
    for found, plain in pairs:
        call = f"replace({call}, '{found}', '{plain}')"
    return f"step{number} AS (SELECT {call} AS folded FROM step{number - 1})"


def trigger_statements() -> Iterator[str]:
    """Statements that make the search triggers anew."""
    for table, columns in SEARCHED.items():
        words = " || ' ' || ".join(f"new.{column}" for column in columns)
        for operation, when in (("insert", "INSERT"), ("update", f"UPDATE OF {', '.join(columns)}")):
            name = f"{table}_search_{operation}"
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield (
                f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN "
                f"UPDATE {table} SET search = {fold_expression(words)} WHERE id = new.id; END"
            )


def patterns(text: str) -> list[str]:
    """`LIKE` patterns (escape character `!`), one a word: each must occur somewhere."""
    words = fold(text).split()
    return ["%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%" for word in words]
