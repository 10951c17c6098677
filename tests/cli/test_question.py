"""Questions: asked on stderr where a person sits, an error that names the option where none does."""

import os
import subprocess
from collections.abc import Sequence

import pytest
from tests.cli.program import FAKE_KS, ROOT, environment, run
from tests.cli.terminal import on_a_terminal, read_to_the_end

from kinderschutz_cli.cli import question
from kinderschutz_cli.errors.base import UsageProblem


def at_a_terminal(args: Sequence[str], typed: bytes, **variables: str) -> tuple[int, str, str]:
    """Exit code, stdout, and what the terminal showed (the typed answers are echoed there)."""
    import pty

    keyboard, terminal = pty.openpty()
    with subprocess.Popen(
        [*FAKE_KS, *args], stdin=terminal, stdout=subprocess.PIPE, stderr=terminal,
        env=environment(TERM="dumb", **variables), cwd=ROOT,
    ) as ks:  # fmt: skip
        os.close(terminal)
        os.write(keyboard, typed)
        assert ks.stdout is not None
        out = ks.stdout.read().decode()
        shown = read_to_the_end(keyboard)
    return ks.returncode, out, shown


@on_a_terminal
def test_what_is_missing_is_asked_for() -> None:
    code, out, shown = at_a_terminal(["invite"], b"schule\nj\n")
    assert (code, out) == (0, "eingeladen: schule\n")
    assert "Sektor: " in shown
    assert "Sektor schule einladen? [j/N] " in shown
    assert shown.endswith("Weiter: ks export teilnehmer.xlsx\n")


@on_a_terminal
def test_required_arguments_and_options_are_asked_for_too() -> None:
    code, out, shown = at_a_terminal(["event", "create"], b"Fachtag\n12.11.2025\n")
    assert (code, out.splitlines()[2]) == (0, "Fachtag      20")
    assert shown == "Fachtag\n12.11.2025\nDer Titel: Der Tag: "


@on_a_terminal
@pytest.mark.parametrize("answer", [b"n\n", b"nein\n", b"\n"])
def test_no_is_the_answer_of_who_only_presses_enter(answer: bytes) -> None:
    code, out, shown = at_a_terminal(["invite", "--sector", "schule"], answer)
    assert (code, out) == (0, "")
    assert shown.endswith("Niemand ist eingeladen.\n")


@on_a_terminal
def test_an_unclear_answer_is_asked_again() -> None:
    code, out, shown = at_a_terminal(["invite", "--sector", "schule"], b"vielleicht\nJa\n")
    assert (code, out) == (0, "eingeladen: schule\n")
    assert "Bitte antworten Sie mit j (ja) oder n (nein).\n" in shown


@on_a_terminal
@pytest.mark.parametrize("key", [b"\x04", b"\x03"], ids=["Strg+D", "Strg+C"])
def test_a_question_can_be_broken_off(key: bytes) -> None:
    import pty
    import select

    keyboard, terminal = pty.openpty()
    with subprocess.Popen(
        [*FAKE_KS, "invite"], stdin=terminal, stdout=subprocess.PIPE, stderr=terminal,
        env=environment(TERM="dumb"), cwd=ROOT, preexec_fn=lambda: _own_terminal(terminal),  # noqa: PLW1509 - no threads here
    ) as ks:  # fmt: skip
        os.close(terminal)
        shown = b""
        while not shown.endswith(b"Sektor: "):
            shown += os.read(keyboard, 4096)
        os.write(keyboard, key)
        code = ks.wait(timeout=10)
        while select.select([keyboard], [], [], 0.2)[0]:
            try:
                shown += os.read(keyboard, 4096)
            except OSError:
                break
        os.close(keyboard)
    assert (code, shown.decode().splitlines()[-1]) == (130, "Abgebrochen. Es wurde nichts geändert.")


def _own_terminal(terminal: int) -> None:
    """Make `terminal` the controlling one, so that its Ctrl-C reaches the process."""
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@on_a_terminal
def test_a_terminal_without_a_person_is_not_asked() -> None:
    code, out, shown = at_a_terminal(["invite"], b"", KS_NO_INPUT="1")
    assert (code, out, shown) == (2, "", "Fehler: Es fehlt: Sektor.\nTipp: Bitte geben Sie --sector an.\n")


def test_without_a_person_the_option_is_named() -> None:
    assert run(FAKE_KS, "invite") == (2, "", "Fehler: Es fehlt: Sektor.\nTipp: Bitte geben Sie --sector an.\n")


def test_without_a_person_a_change_needs_its_yes() -> None:
    assert run(FAKE_KS, "invite", "--sector", "schule") == (
        2,
        "",
        (
            "Fehler: Der Befehl fragt vor dieser Änderung nach, und hier kann niemand antworten.\n"
            "  Sektor schule einladen?\n"
            "Tipp: Bitte geben Sie --yes an, wenn die Änderung so gewollt ist.\n"
        ),
    )
    assert run(FAKE_KS, "invite", "--sector", "schule", "--yes")[:2] == (0, "eingeladen: schule\n")


class NotANumber(UsageProblem):
    def __init__(self, typed: str) -> None:
        super().__init__(f"„{typed}“ ist keine Zahl.")


def number(typed: str) -> int:
    if not typed.isdecimal():
        raise NotANumber(typed)
    return int(typed)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person types, line by line; someone sits there."""
    lines: list[str] = []
    monkeypatch.setattr(question, "someone_sits_there", lambda: True)
    monkeypatch.setattr(question, "_answer", lambda: lines.pop(0))
    return lines


def test_an_answer_that_cannot_be_understood_is_explained_and_asked_again(
    answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["viele", "", "12"]
    assert question.ask("Plätze", parse=number) == 12
    assert capsys.readouterr() == (
        "",
        (
            "Plätze: Fehler: „viele“ ist keine Zahl.\n"
            "Plätze: Hier wird eine Antwort gebraucht (Strg+C bricht ab).\n"
            "Plätze: "
        ),
    )


def test_an_empty_answer_takes_the_default(answers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answers.append("")
    assert question.ask("Plätze", default=150, parse=number) == 150
    assert capsys.readouterr().err == "Plätze [150]: "


def test_a_given_value_is_parsed_and_not_asked_for() -> None:
    assert question.need("12", option="--seats", label="Plätze", parse=number) == 12
    with pytest.raises(NotANumber):
        question.need("viele", option="--seats", label="Plätze", parse=number)


def test_one_of_several_is_chosen_by_number(answers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answers += ["3", "x", "2"]
    assert question.choose("Welche", ["Leoschule", "Viktoriaschule"]) == 1
    again = "Bitte geben Sie eine Zahl von 1 bis 2 ein (Strg+C bricht ab).\n"
    assert capsys.readouterr().err == (
        f"  1  Leoschule\n  2  Viktoriaschule\nWelche [1-2]: {again}Welche [1-2]: {again}Welche [1-2]: "
    )


def test_without_a_person_the_choices_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KS_NO_INPUT", "1")
    with pytest.raises(UsageProblem) as refused:
        question.choose("Welche Schule", ["Leoschule", "Viktoriaschule"], option="--org")
    problem = refused.value
    assert (problem.message, problem.details, problem.hint) == (
        "Es ist nicht eindeutig: Welche Schule.",
        ("Leoschule", "Viktoriaschule"),
        "Bitte geben Sie --org an.",
    )
