"""`ks consent`: photos, and what may stand on a shared list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.options import EventOption, JsonOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kinderschutz_cli.domain.consent import Purpose
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.consent import Line
    from kinderschutz_cli.workflows.session import Session

app = CommandGroup("Einwilligungen: Fotos, und was auf einer geteilten Liste stehen darf.")

_EITHER = "--share oder --photo"
_FIELDS = "Angaben für die geteilte Liste (name, organisation, funktion, mail, telefon; alles; nichts)"

AlwaysOption = Annotated[bool, typer.Option("--always", help="Für alle Veranstaltungen statt nur für eine.")]


@app.command("set")
def set_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Die Person; ein Teil des Namens genügt.")],
    share: Annotated[
        str | None,
        typer.Option(
            "--share",
            metavar="ANGABEN",
            help="Was auf der geteilten Liste stehen darf: name, organisation, funktion, mail, telefon; alles oder nichts.",
        ),
    ] = None,
    photo: Annotated[
        str | None, typer.Option("--photo", metavar="JA|NEIN", help="Ob Fotos der Person gezeigt werden dürfen.")
    ] = None,
    how: Annotated[
        str | None, typer.Option("--how", metavar="TEXT", help="Auf welchem Weg, z. B. „Anmeldeformular“.")
    ] = None,
    always: AlwaysOption = False,
    event: EventOption = None,
) -> None:
    """Eintragen, was eine Person erlaubt; zurücknehmen mit --share nichts und --photo nein.

    Ohne Eintrag ist nichts erlaubt. --share nennt alles, was erlaubt ist; was fehlt, ist nicht erlaubt. Die Antwort für
    eine Veranstaltung geht der für alle vor. Auch eine Rücknahme bleibt mit ihrem Datum stehen.

    Beispiel: ks consent set "Erika Muster" --share name,organisation,mail --photo ja --how "Anmeldeformular"
    """
    from kinderschutz_cli.domain.consent import decisions, parse_fields, parse_yes
    from kinderschutz_cli.errors.consent import OneScope
    from kinderschutz_cli.workflows import consent, reference

    if always and event:
        raise OneScope
    with open_session() as session:
        found = None if always else reference.event(session, event)
        person = reference.contact(session, name)
        about = f"{person.display_name}, {_scope(found)}"
        fields = parse_fields(share) if share is not None else None
        if share is None and photo is None:
            fields = question.need(None, option=_EITHER, label=_FIELDS, about=about, parse=parse_fields)
        said = decisions(fields, None if photo is None else parse_yes(photo))
        line = consent.answer(session, person, found, said, _how(how, said, about))
        output.say(f"{about}: {_told(line)}")
        _warn(session, person, line, said if always else {})
        output.next_step("ks export teilnehmer-teilbar.xlsx   oder   ks undo")


@app.command("list")
def list_(always: AlwaysOption = False, event: EventOption = None, as_json: JsonOption = False) -> None:
    """Zeigen, wer was erlaubt: alle, die zur Veranstaltung kommen.

    Mit --always alle, die eine Antwort für alle Veranstaltungen gegeben haben.

    Beispiel: ks consent list
    """
    from kinderschutz_cli.errors.consent import OneScope
    from kinderschutz_cli.workflows import consent, reference

    if always and event:
        raise OneScope
    with open_session() as session:
        found = None if always else reference.event(session, event)
        lines = consent.lines(session, found)
        if as_json:
            output.emit_json([consent.line_json(line) for line in lines])
            return
        output.say(_scope(found))
        output.data_table(
            ["Nr.", "Name", "Organisation", "Foto", "auf der Liste", "Stand", "Weg"],
            [_row(line) for line in lines],
            empty="Es kommt noch niemand." if found else "Niemand hat eine Antwort für alle Veranstaltungen gegeben.",
        )
        _warn_of_blocked(lines)
        if lines:
            output.next_step("ks consent set NAME --share name,organisation --photo ja --how WEG")


def _scope(event: Event | None) -> str:
    from kinderschutz_cli.domain.event_label import event_label

    return event_label(event) if event else "für alle Veranstaltungen"


def _how(typed: str | None, said: Mapping[Purpose, bool], about: str) -> str:
    """The way the answer came; compulsory where something is allowed."""
    from kinderschutz_cli.domain.line import one_line

    given = one_line(typed, "Der Weg") if typed else ""
    if given or not any(said.values()):
        return given
    return question.need(
        None,
        option="--how",
        label="Weg der Einwilligung (z. B. „Anmeldeformular“)",
        about=about,
        parse=lambda text: one_line(text, "Der Weg"),
    )


def _told(line: Line) -> str:
    photo = {True: "Foto ja", False: "Foto nein", None: "Foto nicht gefragt"}[line.photo]
    return f"{photo}; auf der Liste: {_fields(line)}"


def _fields(line: Line) -> str:
    from kinderschutz_cli.domain.consent import LABELS

    if line.fields is None:
        return "nicht gefragt"
    return ", ".join(LABELS[purpose] for purpose in line.fields) or "nichts"


def _row(line: Line) -> tuple[object, ...]:
    contact, answers = line.contact, line.answers.values()
    latest = max((one.given_on for one in answers if one.given_on), default=None)
    ways = dict.fromkeys(one.how for one in answers if one.how)
    photo = {True: "ja", False: "nein", None: "nicht gefragt"}[line.photo]
    organisation = contact.organisation.name if contact.organisation else ""
    return (contact.id, contact.display_name, organisation, photo, _fields(line), latest, "; ".join(ways))


def _warn(session: Session, person: Contact, line: Line, refused_for_all: Mapping[Purpose, bool]) -> None:
    from kinderschutz_cli.domain.consent import Purpose
    from kinderschutz_cli.workflows import consent

    _warn_of_blocked([line])
    if line.fields and Purpose.NAME not in line.fields:
        output.warn(f"Ohne „name“ erscheint {person.display_name} auf keiner geteilten Liste.")
    for title in consent.still_allowed(session, person, refused_for_all):
        output.warn(
            f"Für „{title}“ gilt noch eine eigene Antwort, die mehr erlaubt; nehmen Sie sie mit --event zurück."
        )


def _warn_of_blocked(lines: Sequence[Line]) -> None:
    blocked = [line.contact.display_name for line in lines if line.contact.blocked and (line.fields or line.photo)]
    if blocked:
        output.warn(f"Sperrvermerk, erscheint trotz Einwilligung auf keiner geteilten Liste: {', '.join(blocked)}.")
