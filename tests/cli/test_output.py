"""stdout is data, stderr is talk; both survive a closed pipe, a full disk and a cp1252 console."""

import datetime as dt
import io
import json
import os
import subprocess
import sys
import time
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import pytest
from tests.cli.fakes import STUBS
from tests.cli.program import FAKE_KS, ROOT, environment, run

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.root import Root


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_data_and_talk_are_kept_apart(capsys: pytest.CaptureFixture[str]) -> None:
    output.line("Daten")
    output.path(Path("agenda.pdf"))
    output.say("Gesagt.")
    output.warn("Frist vorbei.")
    output.next_step("ks invite")
    assert capsys.readouterr() == ("Daten\nagenda.pdf\n", "Gesagt.\nAchtung: Frist vorbei.\nWeiter: ks invite\n")


def test_an_empty_listing_leaves_stdout_empty(capsys: pytest.CaptureFixture[str]) -> None:
    output.data_table(["Name"], [], empty="Keine Kontakte gefunden.")
    assert capsys.readouterr() == ("", "Keine Kontakte gefunden.\n")


def test_a_terminal_gets_a_frame_without_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    output.data_table(["Name", "Plätze"], [["[red]Kita\x1b[2J", 5], ["Schule", 150]])
    shown = [line.rstrip() for line in screen.getvalue().splitlines() if line.strip()]
    plain = [line.replace("\x1b[1m", "").replace("\x1b[0m", "") for line in shown]
    assert [line.split() for line in plain if "─" not in line] == [
        ["Name", "Plätze"],
        ["[red]Kita␛[2J", "5"],
        ["Schule", "150"],
    ]


def test_a_long_listing_is_plain_even_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    output.data_table(["Nr."], [[number] for number in range(output.MOST_RICH_ROWS + 1)])
    assert screen.getvalue().splitlines()[:3] == ["Nr.", "---", "  0"]


class Status(StrEnum):
    CONFIRMED = "zugesagt"


def test_json_writes_what_the_domain_holds(capsys: pytest.CaptureFixture[str]) -> None:
    output.emit_json(
        {
            "name": "Lünen\x1b",
            "datum": dt.date(2025, 5, 7),
            "uhrzeit": dt.time(9, 30),
            "status": Status.CONFIRMED,
            "id": UUID(int=1),
            "datei": Path("a.xlsx"),
            "liste": ("x", None),
        }
    )
    out = capsys.readouterr().out
    assert out.startswith('{\n  "name": "Lünen\\u001b",\n')
    assert json.loads(out) == {
        "name": "Lünen\x1b",
        "datum": "2025-05-07",
        "uhrzeit": "09:30:00",
        "status": "zugesagt",
        "id": "00000000-0000-0000-0000-000000000001",
        "datei": "a.xlsx",
        "liste": ["x", None],
    }


def test_json_on_a_cp1252_console_is_escaped_not_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    output.emit_json(["Łódź", "\ud800"])
    assert json.loads(raw.getvalue()) == ["Łódź", "\ud800"]


def test_a_lone_surrogate_is_escaped_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    output.emit_json(["ü\ud800"])
    assert json.loads(capsys.readouterr().out) == ["ü\ud800"]


def test_a_cp1252_console_shows_what_it_can() -> None:
    code, out, err = run(FAKE_KS, "event", "list", "1", encoding="cp1252", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert (code, out, err) == (0, "1. Konferenz in Lünen – „Kinderschutz“ ?\n", "Datenbank: None\n")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "cp1252:strict"])
def test_help_and_errors_survive_a_narrow_console(encoding: str) -> None:
    narrow = encoding.removesuffix(":strict")
    helped = run(FAKE_KS, "--help", encoding=narrow, PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    refused = run(FAKE_KS, "einladen", encoding=narrow, PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert (helped[0], refused[0]) == (0, 2)
    assert "Traceback" not in helped[2] + refused[2]


@pytest.mark.parametrize("args", [["event", "list", "20000"], ["event", "--help"], ["--version"]], ids=" ".join)
def test_a_reader_that_goes_away_is_no_failure(args: list[str]) -> None:
    reading, writing = os.pipe()
    with subprocess.Popen([*FAKE_KS, *args], stdout=writing, stderr=subprocess.PIPE, env=environment(), cwd=ROOT) as ks:
        os.close(writing)
        os.close(reading)
        _, err = ks.communicate(timeout=30)
    said = "Datenbank: None\n" if "list" in args else ""
    assert (ks.returncode, err.decode().replace("\r\n", "\n")) == (0, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_stdout_is_named() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*FAKE_KS, "event", "list", "1"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
            check=False,
        )
    assert (done.returncode, done.stderr.decode().splitlines()[0]) == (
        7,
        "Fehler: Auf dem Datenträger ist kein Platz mehr.",
    )


@pytest.mark.skipif(os.name == "nt", reason="closing a stream in the shell's way")
def test_a_program_started_without_streams_works() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *FAKE_KS, "event", "list", "1"],
        env=environment(),
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("variables", "asked", "coloured"),
    [({}, None, True), ({"NO_COLOR": "1"}, None, False), ({"TERM": "dumb"}, None, False), ({}, False, False)],
    ids=["terminal", "NO_COLOR", "dumb", "--no-color"],
)
def test_colour_can_be_switched_off(
    variables: dict[str, str], asked: bool | None, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    output.use_colour(asked)
    output.warn("Frist vorbei.")
    output.use_colour(None)
    assert ("\x1b[" in screen.getvalue()) == coloured


@pytest.mark.parametrize(
    ("args", "variables", "headings"),
    [
        (["--help"], {}, ["\x1b[1mOptionen:\x1b[0m", "\x1b[1mVeranstaltung:\x1b[0m", "\x1b[1mPflege:\x1b[0m"]),
        (["--no-color", "--help"], {}, ["Optionen:", "Veranstaltung:", "Pflege:"]),
        (["--help"], {"TERM": "dumb"}, ["Optionen:", "Veranstaltung:", "Pflege:"]),
    ],
    ids=["terminal", "--no-color", "dumb"],
)
def test_the_headings_of_the_help_are_bold_on_a_terminal(
    args: list[str], variables: dict[str, str], headings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", variables.get("TERM", "xterm"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Root(STUBS).main(args, standalone_mode=False) == 0
    output.use_colour(None)
    assert [
        line for line in screen.getvalue().splitlines() if ":" in line and not line.startswith((" ", "Aufruf"))
    ] == headings


def test_short_work_shows_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(output.progress("abc", "Einladungen")) == ["a", "b", "c"]
    assert screen.getvalue() == ""


def test_long_work_shows_how_far_it_is_and_cleans_up(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(time, "monotonic", iter([0.0, 0.9, 1.0, 1.2]).__next__)
    assert list(output.progress("abc", "Einladungen")) == ["a", "b", "c"]
    assert screen.getvalue().split("\r") == ["", "Einladungen: 2 von 3", "Einladungen: 3 von 3", " " * 20, ""]


def test_no_progress_where_no_terminal_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", iter([0.0, 5.0, 9.0]).__next__)
    assert list(output.progress("ab", "Einladungen")) == ["a", "b"]
    assert capsys.readouterr().err == ""
