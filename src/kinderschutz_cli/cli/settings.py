"""`ks settings`: what the network says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import JsonOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.setting import SettingLine

app = SingleCommand()


def _keys(incomplete: str) -> list[tuple[str, str]]:
    from kinderschutz_cli.domain.setting import SETTINGS

    return [(f"{one.key}=", one.label) for one in SETTINGS if one.key.startswith(incomplete)]


@app.command()
def settings(
    pairs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME=WERT…",
            help="Zu ändernde Einstellungen; nur der Name zeigt sie, ein leerer Wert stellt die Vorgabe wieder her.",
            autocompletion=_keys,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Einstellungen des Netzwerks zeigen und ändern.

    Mehrere Zeilen (Briefkopf) trennt ein senkrechter Strich: briefkopf="Stadt Lünen|Jugendamt".

    Beispiel: ks settings telefon="02306 104-1234" gender=stern
    """
    from kinderschutz_cli.workflows import setting

    typed = [(setting.key(name), text if equals else None) for name, equals, text in map(_pair, pairs or [])]
    changes = {name: text for name, text in typed if text is not None}
    with open_session() as session:
        if changes:
            changed = setting.save(session, changes, Path.cwd())
            _tell(session, changed)
        if not changes or as_json:
            _show(setting.lines(session, [name for name, _ in typed]), as_json=as_json)


def _pair(text: str) -> tuple[str, str, str]:
    return text.partition("=")


def _tell(session: Session, changed: list[str]) -> None:
    from kinderschutz_cli.workflows import setting

    if not changed:
        output.say("Nichts zu ändern: Es steht schon so da.")
        return
    for one in setting.lines(session, changed):
        default = "" if one.chosen else " (Vorgabe)"
        output.say(f"{one.setting.key}: {setting.shown_value(one.value) or 'leer'}{default}")
    output.next_step("ks settings   (zeigt alle)")


def _show(lines: list[SettingLine], *, as_json: bool) -> None:
    from kinderschutz_cli.workflows import setting

    if as_json:
        output.emit_json([setting.as_json(one) for one in lines])
        return
    output.data_table(
        ["Einstellung", "Wert", "Vorgabe", "Bedeutung"],
        [(one.setting.key, setting.shown_value(one.value), _default(one), _meaning(one)) for one in lines],
    )
    output.next_step('ks settings telefon="02306 104-1234"')


def _default(one: SettingLine) -> str:
    return "ja" if one.value and not one.chosen else ""


def _meaning(one: SettingLine) -> str:
    choices = f" ({', '.join(one.setting.choices)})" if one.setting.choices else ""
    return f"{one.setting.label}{choices}"
