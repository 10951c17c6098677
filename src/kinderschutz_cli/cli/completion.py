"""`ks completion`: the tab key completes commands, options and values."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.shell import Shell, script
from kinderschutz_cli.errors.shell import ShellNotFound

app = SingleCommand()

_ZSH_LINE = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"


@app.command()
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="Ihre Shell: bash, zsh, fish oder powershell.")],
    install: Annotated[bool, typer.Option("--install", help="Gleich einrichten statt das Skript zu zeigen.")] = False,
) -> None:
    """Befehle und Werte mit der Tabulatortaste ergänzen lassen.

    Ohne --install wird das Skript gezeigt; Sie können es selbst in die Startdatei Ihrer Shell einfügen.

    Beispiel: ks completion powershell --install
    """
    if not install:
        output.text(script(shell))
        return
    output.path(_install(shell))
    output.say("Eingerichtet. Es wirkt in jedem Fenster, das Sie von jetzt an öffnen.")


def _install(shell: Shell) -> Path:
    """Write the script where the shell finds it; an existing start file only gains one line."""
    match shell:
        case Shell.BASH:
            data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
            return _written(data / "bash-completion" / "completions" / "ks", shell)
        case Shell.FISH:
            config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
            return _written(config / "fish" / "completions" / "ks.fish", shell)
        case Shell.ZSH:
            _add_line(Path(os.environ.get("ZDOTDIR") or Path.home()) / ".zshrc", _ZSH_LINE)
            return _written(Path.home() / ".zfunc" / "_ks", shell)
        case Shell.POWERSHELL:
            profile = _powershell_profile()
            _add_line(profile, '. "$PSScriptRoot/ks-completion.ps1"')
            return _written(profile.parent / "ks-completion.ps1", shell)


def _written(path: Path, shell: Shell) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(shell), encoding="utf-8", newline="\n")
    return path


def _add_line(path: Path, line: str) -> None:
    """Append `line` to a start file unless it is there; the file's own bytes are kept whatever their encoding."""
    before = path.read_bytes() if path.exists() else b""
    if line.encode() in before:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    path.write_bytes(before + gap + line.encode() + b"\n")


def _powershell_profile() -> Path:
    """The start file of PowerShell, which only PowerShell itself knows (the Documents folder may be redirected)."""
    program = shutil.which("pwsh") or shutil.which("powershell")
    if program is None:
        raise ShellNotFound(Shell.POWERSHELL)
    command = "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8; $PROFILE"
    answer = subprocess.run([program, "-NoProfile", "-Command", command], capture_output=True, check=False)  # noqa: S603 - the program found above, fixed words
    profile = answer.stdout.decode("utf-8", "replace").strip()
    if answer.returncode or not profile:
        raise ShellNotFound(Shell.POWERSHELL)
    return Path(profile)
