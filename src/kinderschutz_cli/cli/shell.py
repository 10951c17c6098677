"""Between `ks` and a shell: the scripts that ask for completions, and the answers.

bash, zsh and fish are Click's own; PowerShell, which coordinators use, is added here in the same manner.
"""

import os
from collections.abc import MutableMapping
from enum import StrEnum
from typing import Any, ClassVar

import click
from click import shell_completion
from click.shell_completion import split_arg_string

PROGRAM = "ks"
#: The variable through which the script asks: `_KS_COMPLETE=bash_complete ks`.
VARIABLE = "_KS_COMPLETE"

# Windows PowerShell 5.1 reads our output in the console's old code page unless both sides are told UTF-8.
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $Env:PYTHONIOENCODING = 'utf-8'
    $Env:%(complete_var)s = 'powershell_complete'
    $Env:KS_COMPLETE_LINE = $commandAst.ToString()
    $Env:KS_COMPLETE_WORD = $wordToComplete
    try {
        %(prog_name)s | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            $text = if ($value -match '\\s') { "'" + $value.Replace("'", "''") + "'" } else { $value }
            [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $help)
        }
    } finally {
        [Console]::OutputEncoding = $before
        Remove-Item Env:PYTHONIOENCODING, Env:%(complete_var)s, Env:KS_COMPLETE_LINE, Env:KS_COMPLETE_WORD
    }
}
"""


class Shell(StrEnum):
    """The shells that `ks` knows."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


class PowerShellComplete(shell_completion.ShellComplete):
    """Windows PowerShell 5.1 and PowerShell 7."""

    name: ClassVar[str] = Shell.POWERSHELL
    source_template: ClassVar[str] = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        words = split_arg_string(os.environ.get("KS_COMPLETE_LINE", ""))[1:]
        incomplete = os.environ.get("KS_COMPLETE_WORD", "")
        return (words[:-1] if incomplete and words else words), incomplete

    def format_completion(self, item: shell_completion.CompletionItem[str]) -> str:
        return f"{item.value}\t{' '.join((item.help or '').split())}"


def script(shell: Shell) -> str:
    """What the shell must read once to complete `ks`."""
    completer = _completer(shell)(click.Group(PROGRAM), {}, PROGRAM, VARIABLE)
    # Not `.source()`: for bash it starts another process to look at the version.
    return completer.source_template % completer.source_vars()


def answer(root: click.Command, context_settings: MutableMapping[str, Any], instruction: str) -> int:
    """Print the completions that the script asked for; whatever goes wrong, the user's line stays undisturbed."""
    shell, _, what = instruction.partition("_")
    if what != "complete" or shell not in set(Shell):
        return 1
    try:
        lines = _completer(Shell(shell))(root, context_settings, PROGRAM, VARIABLE).complete()
    except Exception:  # noqa: BLE001 - a message would land in the line that is being typed
        return 1
    # Bytes, because a text stream on Windows would write \r\n and its own encoding.
    click.echo(lines.encode("utf-8", "replace"))
    return 0


def _completer(shell: Shell) -> type[shell_completion.ShellComplete]:
    if shell is Shell.POWERSHELL:
        return PowerShellComplete
    found = shell_completion.get_completion_class(shell)
    if found is None:
        raise LookupError(shell)
    return found
