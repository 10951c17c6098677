import pytest

from kinderschutz_cli.errors.base import ExitCode
from kinderschutz_cli.errors.matching import KONTAKT, NETZWERK, ORGANISATION, SEKTOR, Ambiguous, Noun, Unknown


@pytest.mark.parametrize(
    ("noun", "near", "message", "hint"),
    [
        (SEKTOR, ["schule"], "Es gibt keinen Sektor „schul“.", "Meinten Sie „schule“?"),
        (ORGANISATION, ["A", "B"], "Es gibt keine Organisation „schul“.", "Meinten Sie „A“ oder „B“?"),
        (SEKTOR, ["a", "b", "c"], "Es gibt keinen Sektor „schul“.", "Meinten Sie „a“, „b“ oder „c“?"),
        (SEKTOR, [], "Es gibt keinen Sektor „schul“.", "Alle Sektoren zeigt „ks sector list“."),
        (NETZWERK, [], "Es gibt kein Netzwerk „schul“.", "Alle Netzwerke zeigt „ks network list“."),
    ],
)
def test_unknown_names_what_may_have_been_meant(noun: Noun, near: list[str], message: str, hint: str) -> None:
    error = Unknown(noun, "schul", near)
    assert (error.message, error.hint, error.exit_code) == (message, hint, ExitCode.NOT_FOUND)


def test_ambiguous_lists_the_candidates() -> None:
    error = Ambiguous(KONTAKT, "Muster", ["#3 Erika Muster", "#12 Jan Muster"])
    assert (error.message, error.hint, error.details, error.exit_code) == (
        "„Muster“ passt auf 2 Kontakte.",
        "Schreiben Sie den Namen genauer oder nehmen Sie die Nummer, zum Beispiel „#3“.",
        ("#3 Erika Muster", "#12 Jan Muster"),
        ExitCode.CONFLICT,
    )


def test_ambiguous_shows_the_first_ten() -> None:
    error = Ambiguous(SEKTOR, "a", [f"a{number}" for number in range(12)])
    assert (error.hint, error.details[-2:]) == ("Schreiben Sie den Namen genauer.", ("a9", "… und 2 weitere"))
