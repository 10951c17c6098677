"""Typer, Rich, the terminal."""

from kinderschutz_cli.cli.language import speak_german

# Before anything here imports Click: it looks up some of its sentences while it is imported.
speak_german()
