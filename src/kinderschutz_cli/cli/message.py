"""`ks message`: the ledger of who got what when."""

from __future__ import annotations

from typing import Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.options import EventOption, JsonOption
from kinderschutz_cli.cli.session import open_session

app = CommandGroup("Nachrichten: wer wann was bekommen hat.")


@app.command("list")
def list_(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Nur an diese Person oder dieses Postfach.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="ART", help="Nur diese Art, z. B. einladung oder anmeldebestaetigung."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Zu allen Veranstaltungen.")] = False,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Zeigen, wer wann welche Nachricht bekommen hat.

    Beispiel: ks message list "Erika Muster" --all
    """
    from kinderschutz_cli.workflows import message_ledger, reference

    with open_session() as session:
        found = None if everything else reference.event(session, event)
        contact = reference.contact(session, name) if name else None
        lines = message_ledger.lines(session, found, contact.id if contact else None, kind or ())
        if as_json:
            output.emit_json([message_ledger.as_json(*line) for line in lines])
            return
        output.data_table(
            ["Nr.", "Zeit", "Art", "an", "Weg", "Betreff", "Datei"],
            [
                (
                    line.id,
                    line.rendered.astimezone(),
                    line.kind if line.version == 1 else f"{line.kind} ({line.version}. Fassung)",
                    who,
                    line.channel,
                    line.subject,
                    "geschrieben" if line.written else "fehlt noch",
                )
                for line, who in lines
            ],
            empty="Noch keine Nachricht.",
        )
        if lines:
            output.next_step("ks message show NUMMER   (zeigt den Text)")


@app.command("show")
def show(
    number: Annotated[int, typer.Argument(metavar="NUMMER", help="Nummer aus „ks message list“.", min=1)],
) -> None:
    """Den Text einer Nachricht zeigen, wie er geschrieben wurde.

    Beispiel: ks message show 12
    """
    from kinderschutz_cli.domain.message import MessageChannel
    from kinderschutz_cli.workflows import message_ledger

    with open_session() as session:
        message = message_ledger.get(session, number)
        output.line(f"Betreff: {message.subject}")
        output.line("")
        if message.channel is MessageChannel.MAIL:
            output.text(message.text)
        else:
            output.line(f"Ein Brief: {session.folder / message.file}")
