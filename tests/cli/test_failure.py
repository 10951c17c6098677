"""Every failure ends in a German sentence and its exit code, never in a traceback."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.cli.fakes import STUBS
from tests.cli.program import FAKE_KS, KS, ROOT, environment, run

from kinderschutz_cli.cli.root import Root
from kinderschutz_cli.errors.system import SystemRefused


def test_a_known_failure_has_its_details_hint_and_code() -> None:
    assert run(FAKE_KS, "fail", "conflict") == (
        4,
        "",
        "Fehler: Mehrere Kontakte passen.\n  Erika Muster␛[2J\n  Jan Muster\nTipp: Nennen Sie die Nummer.\n",
    )


def test_a_test_runner_sees_what_a_user_sees(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Root(STUBS).main(["fail", "conflict"])
    assert (ended.value.code, capsys.readouterr().err) == (4, run(FAKE_KS, "fail", "conflict")[2])


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ("full", "Auf dem Datenträger ist kein Platz mehr: „agenda.pdf“."),
        ("open", "Der Zugriff wird verweigert: „teilnehmer.xlsx“."),
    ],
)
def test_the_operating_systems_refusals_are_german(way: str, sentence: str) -> None:
    code, _, err = run(FAKE_KS, "fail", way)
    assert (code, err.splitlines()[0]) == (7, f"Fehler: {sentence}")


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_system_error_has_a_sentence_without_english(number: int) -> None:
    refused = SystemRefused(OSError(number, os.strerror(number), "liste.csv"))
    assert "„liste.csv“" in refused.message
    assert os.strerror(number) not in refused.message
    assert refused.hint.startswith("Bitte ")


def test_a_fault_of_ours_names_its_place_but_no_data() -> None:
    code, out, err = run(FAKE_KS, "fail", "anders")
    first, second, third = err.splitlines()
    assert (code, out) == (1, "")
    assert first.startswith("Fehler: Unerwarteter Abbruch: LookupError in cli/root.py, Zeile ")
    assert second == "  Das ist ein Fehler im Programm, nicht in Ihren Angaben."
    assert third.startswith("Tipp: ")
    assert "Erika Muster" not in err


def test_debugging_shows_the_traceback() -> None:
    code, _, err = run(FAKE_KS, "fail", "anders", KS_DEBUG="1")
    assert code == 1
    assert err.startswith("Traceback (most recent call last):")
    assert "LookupError: Erika Muster" in err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize(
    ("option", "said"),
    [
        ([], "Abgebrochen. Es wurde nichts geändert.\n"),
        (["--recorded"], "Abgebrochen. Die Einladungen sind eingetragen.\n"),
    ],
    ids=["nothing recorded", "something recorded"],
)
def test_ctrl_c_says_what_was_changed(option: list[str], said: str) -> None:
    command = [*FAKE_KS, "invite", "--sector", "schule", "--yes", "--seconds", "20", *option]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT) as ks:
        assert ks.stdout is not None
        assert ks.stdout.readline() == b"eingeladen: schule\n"
        ks.send_signal(signal.SIGINT)
        _, err = ks.communicate(timeout=10)
    assert (ks.returncode, err.decode()) == (130, said)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_while_modules_are_imported_is_quiet_too() -> None:
    """The module that `main` imports first waits here for the signal."""
    script = (
        "import sys, time, types\n"
        "class Slow:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'kinderschutz_cli.cli.app':\n"
        "            print('jetzt', flush=True)\n"
        "            time.sleep(20)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "from kinderschutz_cli.__main__ import main\n"
        "main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT
    ) as ks:
        assert ks.stdout is not None
        assert ks.stdout.readline() == b"jetzt\n"
        time.sleep(0.05)
        ks.send_signal(signal.SIGINT)
        _, err = ks.communicate(timeout=10)
    assert (ks.returncode, err.decode()) == (130, "Abgebrochen. Es wurde nichts geändert.\n")


def test_the_module_and_its_version() -> None:
    code, out, err = run(KS, "--version")
    assert (code, out.split()[0], err) == (0, "ks", "")
