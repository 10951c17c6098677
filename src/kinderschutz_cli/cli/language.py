"""German for everything Click and Typer say through gettext, whatever the user's locale is."""

import gettext
import os
from pathlib import Path

from kinderschutz_cli import data

LOCALES = Path(data.__file__).parent / "locale"


def speak_german() -> None:
    """Bind gettext's default domain to our catalogue (`data/locale/de/LC_MESSAGES/messages.mo`).

    gettext reads `LANGUAGE` at every look-up and prefers it to every locale setting, so no locale needs to be
    installed, and Windows, which has none of these variables, needs nothing either.
    """
    os.environ["LANGUAGE"] = "de"
    gettext.bindtextdomain("messages", str(LOCALES))
    gettext.textdomain("messages")
