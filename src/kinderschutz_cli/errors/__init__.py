"""Every failure a user can meet, by noun. A class takes facts and writes the German sentence itself."""

from kinderschutz_cli.errors.base import ExitCode, KsError

__all__ = ["ExitCode", "KsError"]
