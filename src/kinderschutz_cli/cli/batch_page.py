"""What invitations and other messages have in common in the terminal: a run cut off, names, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kinderschutz_cli.workflows.message_batch import Batch
    from kinderschutz_cli.workflows.writing import NewFile

#: Ending of a file: one, several.
_KINDS = {
    ".eml": ("Entwurf für Outlook (.eml)", "Entwürfe für Outlook (.eml)"),
    ".pdf": ("Brief (PDF)", "Briefe (PDF)"),
    ".xlsx": ("Liste für den Seriendruck in Word", "Listen für den Seriendruck in Word"),
}
_STEPS = {".eml": "Entwürfe in Outlook öffnen und senden", ".pdf": "Briefe drucken und versenden"}


def say_unfinished(missing: int, *, again: bool) -> None:
    """A run that was cut off is finished first."""
    if missing:
        output.say(
            f"Aus einem abgebrochenen Lauf fehlen noch {missing} Dateien; sie werden jetzt geschrieben."
            + (" Eine neue Fassung schreibt erst der nächste Aufruf mit --again." if again else "")
        )


def first_of(names: Sequence[str], most: int) -> str:
    """ "Ada; Bea … und 3 weitere"."""
    more = f" … und {len(names) - most} weitere" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def write(batch: Batch, what: str, write_files: Callable[[Iterable[NewFile]], list[Path]]) -> list[Path]:
    """Write the files of a recorded batch with progress, and say what typesetting warned of."""
    from kinderschutz_cli.errors.interruption import InterruptedWork

    try:
        paths = write_files(output.progress(batch.files, what))
    except KeyboardInterrupt:
        raise InterruptedWork(
            f"Die {what} sind eingetragen; derselbe Befehl schreibt die Dateien, die noch fehlen."
        ) from None
    for warning in batch.warnings:
        output.warn(warning)
    return paths


def say_written(folder: Path, paths: Sequence[Path], then: str) -> None:
    """The folder, how many files of which kind, and what to do with them."""
    suffixes = [path.suffix for path in paths]
    output.path(folder)
    counts = [(suffixes.count(suffix), *words) for suffix, words in _KINDS.items() if suffix in suffixes]
    said = [f"{number} {one if number == 1 else several}" for number, one, several in counts]
    output.say(f"Geschrieben: {', '.join(said)}")
    first = "; ".join(step for suffix, step in _STEPS.items() if suffix in suffixes)
    output.next_step(f"{first}; {then}")
