"""The corpus: lists as people make them, each read as `ks import` reads it without any option."""

from pathlib import Path

import pytest
from tests.intake.corpus import cells, columns, formats, structure
from tests.intake.corpus.case import Case, expected, read

CASES = [*structure.CASES, *cells.CASES, *columns.CASES, *formats.CASES]
#: They cannot be read without asking: what they say must be clear.
ASKED = [case for case in CASES if case.error]
READ = [case for case in CASES if not case.error]


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_read_right_without_a_flag(case: Case, tmp_path: Path) -> None:
    assert read(case.write(tmp_path)) == expected(case)


@pytest.mark.parametrize("case", ASKED, ids=lambda case: case.name)
def test_what_needs_a_question_says_which(case: Case, tmp_path: Path) -> None:
    assert case.error in read(case.write(tmp_path)).error


def test_the_share_read_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 38 of 40; the rest is asked about."""
    right = 0
    for number, case in enumerate(CASES):
        folder = tmp_path / str(number)
        folder.mkdir()
        right += read(case.write(folder)) == expected(case)
    with capsys.disabled():
        print(f"\n{right} of {len(CASES)} lists of the corpus read right without any option")  # noqa: T201 (the share is the result)

    assert len(CASES) >= 40
    assert right * 40 >= len(CASES) * 38
