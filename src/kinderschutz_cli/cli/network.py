"""`ks network`: the own network, others beside it, and who belongs to which."""

from __future__ import annotations

from typing import Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_network
from kinderschutz_cli.cli.session import open_session
from kinderschutz_cli.cli.word_command import (
    LabelArgument,
    SlugOption,
    WordNoun,
    say_added,
    with_list,
    with_show_rename_remove,
)

app = CommandGroup("Netzwerke: das eigene, benachbarte und wer dazugehört.")

NOUN = WordNoun("network", "NETZWERK", "ein Netzwerk", "das Netzwerk", "Netzwerke", "fruehe-hilfen", complete_network)

NetworkArgument = Annotated[
    str,
    typer.Argument(metavar="NETZWERK", help="Kürzel oder Name; ein Teil genügt.", autocompletion=complete_network),
]
ContactsArgument = Annotated[
    list[str], typer.Argument(metavar="KONTAKT…", help="Name oder Nummer; ein Teil des Namens genügt.")
]

with_list(app, NOUN)


@app.command("add")
def add(
    label: LabelArgument,
    relation: Annotated[
        str,
        typer.Option(
            "--relation", metavar="TEXT", help="Verhältnis zum eigenen Netzwerk, z. B. „präventiv, 0 bis 3 Jahre“."
        ),
    ] = "",
    slug: SlugOption = "",
) -> None:
    """Ein benachbartes Netzwerk anlegen.

    Beispiel: ks network add "Frühe Hilfen" --relation "präventiv, 0 bis 3 Jahre"
    """
    from kinderschutz_cli.workflows import network

    with open_session() as session:
        made = network.add(session, label, slug=slug, relation=relation)
        say_added(NOUN, made.slug, made.name)


with_show_rename_remove(app, NOUN)


@app.command("join")
def join(network: NetworkArgument, contacts: ContactsArgument) -> None:
    """Kontakte in ein Netzwerk aufnehmen.

    Beispiel: ks network join fruehe-hilfen "Erika Muster"
    """
    from kinderschutz_cli.workflows import network as workflow
    from kinderschutz_cli.workflows import reference

    with open_session() as session:
        slug = reference.word(session.db, "network", network)
        people = [reference.contact(session, text) for text in contacts]
        workflow.join(session, slug, people)
        output.say(f"Aufgenommen in „{slug}“: {', '.join(one.display_name for one in people)}")


@app.command("leave")
def leave(network: NetworkArgument, contacts: ContactsArgument) -> None:
    """Kontakte aus einem Netzwerk nehmen; die Kontakte selbst bleiben.

    Beispiel: ks network leave fruehe-hilfen "Erika Muster"
    """
    from kinderschutz_cli.workflows import network as workflow
    from kinderschutz_cli.workflows import reference

    with open_session() as session:
        slug = reference.word(session.db, "network", network)
        people = [reference.contact(session, text) for text in contacts]
        workflow.leave(session, slug, people)
        output.say(f"Nicht mehr in „{slug}“: {', '.join(one.display_name for one in people)}")
