"""The search column: SQL folds exactly as Python does."""

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.folding import CHARACTERS, fold
from kinderschutz_cli.store.search import fold_expression, patterns

EXPRESSION = fold_expression("?")
FOLDED_CHARACTERS = "".join(character for character, _ in CHARACTERS)


def sql_fold(text: str) -> str:
    with closing(sqlite3.connect(":memory:")) as memory:
        result: str = memory.execute(f"SELECT {EXPRESSION}", [text]).fetchone()[0]
    return result


def test_folds_german_and_foreign_spellings() -> None:
    words = ["Müller", "MUELLER", "Weiß", "Straße", "Łukasz", "Yıldız", "Çelik", "Nguyễn", "Æbelø"]
    assert [sql_fold(word) for word in words] == [fold(word) for word in words]
    assert [fold(word) for word in words[:7]] == ["muller", "muller", "weiss", "strasse", "lukasz", "yildiz", "celik"]


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.text(FOLDED_CHARACTERS + "aeou E")
)
def test_sql_and_python_fold_alike(text: str) -> None:
    assert sql_fold(text) == fold(text)


def test_patterns_escape_what_like_would_read() -> None:
    assert patterns("Müller 100%_!") == ["%muller%", "%100!%!_!!%"]
