"""What `ks sector`, `ks kind`, `ks profession`, `ks role` and `ks network` have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import click  # noqa: TC002 (a dataclass field)
import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.options import JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.cli.command import CommandGroup
    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.word import WordLine

SlugOption = Annotated[
    str, typer.Option("--slug", metavar="KÜRZEL", help="Kürzel für Befehle und Listen; sonst aus dem Namen gebildet.")
]
LabelArgument = Annotated[str, typer.Argument(metavar="NAME", help="Der Name, wie er in Listen steht.")]

#: Heading of a list, field of `WordLine.more`.
_MORE = {"gruppe": "Gruppe", "sektor": "Sektor", "geheimnistraeger": "Geheimnisträger", "verhaeltnis": "Verhältnis"}


@dataclass(frozen=True, slots=True)
class WordNoun:
    """A list of words on the command line; `one` and `this` carry the article ("einen Sektor", "den Sektor")."""

    table: str
    metavar: str
    one: str
    this: str
    plural: str
    example: str
    complete: Callable[[click.Context, str], list[tuple[str, str]]]


def with_list(app: CommandGroup, noun: WordNoun) -> None:
    """Add `list`."""

    @app.command("list", help=f"Alle {noun.plural} zeigen.\n\nBeispiel: ks {noun.table} list")
    def list_(as_json: JsonOption = False) -> None:
        from kinderschutz_cli.workflows import word

        with open_session() as session:
            show_lines(word.lines(session, noun.table), as_json=as_json)


def with_show_rename_remove(app: CommandGroup, noun: WordNoun) -> None:
    """Add `show`, `rename` and `remove`."""
    word_argument = typer.Argument(
        metavar=noun.metavar, help="Kürzel oder Name; ein Teil genügt.", autocompletion=noun.complete
    )
    new_label_argument = typer.Argument(metavar="NAME", help="Der neue Name.")

    @app.command("show", help=f"{_capital(noun.one)} zeigen.\n\nBeispiel: ks {noun.table} show {noun.example}")
    def show(typed: str = word_argument, as_json: JsonOption = False) -> None:
        from kinderschutz_cli.workflows import reference, word

        with open_session() as session:
            one = word.line(session, noun.table, reference.word(session.db, noun.table, typed))
            show_word(session, noun.table, one, as_json=as_json)

    @app.command(
        "rename",
        help=f"{_capital(noun.this)} anders benennen; das Kürzel bleibt.\n\n"
        f'Beispiel: ks {noun.table} rename {noun.example} "Neuer Name"',
    )
    def rename(typed: str = word_argument, label: str = new_label_argument) -> None:
        from kinderschutz_cli.workflows import reference, word

        with open_session() as session:
            before = word.line(session, noun.table, reference.word(session.db, noun.table, typed))
            word.rename(session, noun.table, before.slug, label)
            output.say(f"{before.slug}: „{before.label}“ → „{word.line(session, noun.table, before.slug).label}“")

    @app.command(
        "remove",
        help=f"{_capital(noun.this)} entfernen, solange nichts daran hängt.\n\n"
        f"Beispiel: ks {noun.table} remove {noun.example}",
    )
    def remove(typed: str = word_argument, yes: YesOption = False) -> None:
        from kinderschutz_cli.workflows import reference, word

        with open_session() as session:
            one = word.line(session, noun.table, reference.word(session.db, noun.table, typed))
            if question.confirm(f"„{one.label}“ ({one.slug}) entfernen?", yes=yes):
                word.remove(session, noun.table, one.slug)
                output.say(f"Entfernt: {one.label} ({one.slug})")
                output.next_step("ks undo   (macht es rückgängig)")


def show_lines(lines: list[WordLine], *, as_json: bool) -> None:
    """A list of words as a table; columns that no word fills are left out."""
    from kinderschutz_cli.workflows import word

    if as_json:
        output.emit_json([word.as_json(one) for one in lines])
        return
    more = [field for field in _MORE if any(field in one.more for one in lines)]
    with_law = any(one.law for one in lines)
    with_organisations = any(one.organisations is not None for one in lines)
    output.data_table(
        [
            *("Kürzel", "Name", *(_MORE[field] for field in more)),
            *(["Recht"] if with_law else []),
            *(["Organisationen"] if with_organisations else []),
            "Kontakte",
        ],
        [
            (
                *(one.slug, one.label, *(one.more[field] for field in more)),
                *([" ".join(one.law)] if with_law else []),
                *([one.organisations] if with_organisations else []),
                one.contacts,
            )
            for one in lines
        ],
    )


def show_word(session: Session, table: str, one: WordLine, *, as_json: bool) -> None:
    """One word with the entries of the legal lists in full."""
    from kinderschutz_cli.store.term import legal_labels
    from kinderschutz_cli.workflows import word

    if as_json:
        output.emit_json(word.as_json(one))
        return
    rows: list[tuple[str, object]] = [("Kürzel", one.slug), ("Name", one.label)]
    rows += [(_MORE[field], value) for field, value in one.more.items() if field in _MORE]
    labels = legal_labels(session.db) if one.law else {}
    for code in one.law:
        needs = " (nur mit Vereinbarung nach § 8a)" if code.endswith("*") else ""
        rows.append((f"Recht {code}", f"{labels[code.rstrip('*')]}{needs}"))
    if one.organisations is not None:
        rows.append(("Organisationen", one.organisations))
    rows.append(("Kontakte", one.contacts))
    output.data_table(["Angabe", "Wert"], rows)
    output.next_step(f"ks contact list --{table} {one.slug}")


def say_added(noun: WordNoun, slug: str, label: str) -> None:
    output.say(f"Angelegt: {label}, Kürzel „{slug}“")
    output.next_step(f"ks {noun.table} list")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
