"""Typer, Rich, the terminal."""
