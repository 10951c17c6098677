"""The tab key: scripts for four shells, and answers that never disturb the line being typed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import FAKE_KS, KS, ROOT, environment, run
from tests.conftest import Ks

from kinderschutz_cli.cli.shell import Shell, script


def completed(line: str, shell: str = "bash", **variables: str) -> tuple[int, str, str]:
    words = line.split(" ")
    return run(
        FAKE_KS,
        _KS_COMPLETE=f"{shell}_complete",
        COMP_WORDS=line,
        COMP_CWORD=str(len(words) - 1),
        KS_COMPLETE_LINE=line,
        KS_COMPLETE_WORD=words[-1],
        **variables,
    )


@pytest.mark.parametrize("shell", list(Shell))
def test_every_shell_has_a_script_that_asks_ks(shell: Shell) -> None:
    code, out, err = run(KS, "completion", shell)
    assert (code, out, err) == (0, script(shell), "")
    assert "_KS_COMPLETE" in out


@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("ks ev", ["plain,event"]),
        ("ks event ", ["plain,create", "plain,list"]),
        ("ks event create --f", ["plain,--fee", "plain,--form"]),
        ("ks event create --form on", ["plain,online"]),
        ("ks gibtesnicht", []),
    ],
)
def test_commands_options_and_values_are_completed(line: str, proposed: list[str]) -> None:
    code, out, err = completed(line)
    assert (code, sorted(out.split()), err) == (0, proposed, "")


def test_powershell_gets_the_help_beside_the_value() -> None:
    assert completed("ks in", "powershell") == (0, "invite\tZu einer Veranstaltung einladen.\n", "")
    assert completed("ks event ", "powershell")[1].splitlines() == [
        "create\tEine Veranstaltung anlegen.",
        "list\tVeranstaltungen auflisten.",
    ]


@pytest.mark.parametrize("instruction", ["bash_complete", "tcsh_complete", "bash_source", "unsinn"])
def test_an_odd_question_is_answered_with_silence(instruction: str) -> None:
    assert run(FAKE_KS, _KS_COMPLETE=instruction) == (1, "", "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_itself_completes(tmp_path: Path) -> None:
    program = tmp_path / "ks"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.cli.fakes "$@"\n')
    program.chmod(0o755)
    (tmp_path / "ks.bash").write_text(script(Shell.BASH))
    typed = (
        f"source {tmp_path}/ks.bash; COMP_WORDS=(ks ev); COMP_CWORD=1;"
        " _ks_completion ks ev; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", typed],
        env=environment(PATH=f"{tmp_path}:{os.environ['PATH']}"),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.stdout.decode(), done.stderr.decode()) == ("event\n", "")


@pytest.mark.skipif(os.name == "nt", reason="the home folder is found another way")
def test_installing_writes_the_script_and_adds_one_line_once(tmp_path: Path) -> None:
    (tmp_path / ".zshrc").write_bytes(b"# umlaut in latin-1: \xfc")
    plain = {"HOME": str(tmp_path), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "ZDOTDIR": ""}
    for shell in ("bash", "fish", "zsh", "zsh"):
        assert run(KS, "completion", shell, "--install", **plain)[0] == 0
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == {
        ".local/share/bash-completion/completions/ks",
        ".config/fish/completions/ks.fish",
        ".zfunc/_ks",
        ".zshrc",
    }
    assert (tmp_path / ".zfunc/_ks").read_text() == script(Shell.ZSH)
    assert (tmp_path / ".zshrc").read_bytes() == (
        b"# umlaut in latin-1: \xfc\nfpath+=~/.zfunc; autoload -Uz compinit; compinit\n"
    )


def test_without_powershell_the_way_out_is_named(tmp_path: Path) -> None:
    code, _, err = run(KS, "completion", "powershell", "--install", PATH=str(tmp_path))
    assert (code, err) == (
        3,
        (
            "Fehler: powershell antwortet auf diesem Rechner nicht.\n"
            "Tipp: `ks completion powershell` zeigt das Skript; Sie können es selbst in Ihre Startdatei einfügen.\n"
        ),
    )


# ---- values, through the real program -------------------------------------------------------------------------------


def proposed(line: str, folder: Path, **variables: str) -> list[str]:
    """What bash is told for a line of the real `ks`, typed in `folder`."""
    words = line.split(" ")
    asked = {"_KS_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        KS, env=environment(**asked, **variables), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode().split()


def test_values_come_from_the_network_of_the_folder(network: Path) -> None:
    assert proposed("ks invite --sector sc", network) == ["plain,schule"]
    assert proposed("ks invite --sector s", network) == [
        "plain,schule",
        "plain,soziales",
        "plain,sport-verein",
        "plain,sonstige",
    ]
    assert proposed("ks export ag", network) == [
        "plain,agenda.docx",
        "plain,agenda.html",
        "plain,agenda.md",
        "plain,agenda.pdf",
    ]
    assert proposed("ks invite --event ", network) == []


def test_events_are_proposed_by_their_slug(network: Path, ks: Ks) -> None:
    assert ks("event", "create", "3. Lüner Kinderschutzkonferenz", "--date", "8.10.2025").code == 0
    assert proposed("ks invite --event 3", network) == ["plain,3-luener-kinderschutzkonferenz"]


def test_the_stated_file_counts_not_the_folder(network: Path, tmp_path: Path) -> None:
    assert proposed("ks invite --sector sc", tmp_path) == []
    assert proposed(f"ks --db {network}/netzwerk.db invite --sector sc", tmp_path) == ["plain,schule"]
    assert proposed("ks invite --sector sc", tmp_path, KS_DB=f"{network}/netzwerk.db") == ["plain,schule"]


def test_a_damaged_file_leaves_the_line_undisturbed(network: Path) -> None:
    (network / "netzwerk.db").write_bytes(b"no database")
    assert proposed("ks invite --sector sc", network) == []
