"""`ks registration`: who comes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_sector
from kinderschutz_cli.cli.import_ import Answers, take_file
from kinderschutz_cli.cli.options import EventOption, JsonOption, PartOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kinderschutz_cli.domain.attendance import Outcome
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.newcomer import Newcomer
    from kinderschutz_cli.workflows.session import Session

app = CommandGroup("Anmeldungen eintragen, zeigen und ändern.")

OverrideOption = Annotated[
    str, typer.Option("--override", metavar="GRUND", help="Platz über die Platzzahl hinaus, mit Begründung.")
]


def _statuses(incomplete: str) -> list[str]:
    from kinderschutz_cli.domain.registration import REACHABLE_BY_HAND

    return [status for status in REACHABLE_BY_HAND if status.startswith(incomplete)]


StatusOption = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="angemeldet, zugesagt, warteliste oder abgesagt; sonst zugesagt, solange Plätze frei sind, "
        "danach warteliste.",
        autocompletion=_statuses,
    ),
]


@app.command("add")
def add(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME…", help="Personen oder Einrichtungen; ein Teil des Namens genügt."),
    ] = None,
    status: StatusOption = None,
    part: PartOption = None,
    online: Annotated[bool, typer.Option("--online", help="Nimmt online teil.")] = False,
    channel: Annotated[
        str | None,
        typer.Option("--channel", metavar="WEG", help="mail, telefon, formular, liste, kalender oder persoenlich."),
    ] = None,
    seat: Annotated[
        str | None,
        typer.Option("--seat", metavar="ART", help="mitwirkung, gastgeber oder hilfe: ein freigehaltener Platz."),
    ] = None,
    instead_of: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="Kommt anstelle dieser Person und übernimmt deren Platz."),
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Wer für andere anmeldet.")] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Bemerkung, steht auf der internen Liste.")] = "",
    another: Annotated[
        bool, typer.Option("--another", help="Noch ein Platz ohne Namen für dieselbe Einrichtung.")
    ] = False,
    override: OverrideOption = "",
    new: Annotated[bool, typer.Option("--new", help="Wer noch nicht in den Kontakten steht, wird angelegt.")] = False,
    org: Annotated[str, typer.Option("--org", metavar="NAME", help="Neu: Organisation, auch eine neue.")] = "",
    sector: Annotated[
        str,
        typer.Option(
            "--sector", metavar="SEKTOR", help="Neu: Sektor der neuen Organisation.", autocompletion=complete_sector
        ),
    ] = "",
    function: Annotated[str, typer.Option("--function", metavar="FUNKTION", help="Neu: Funktion dort.")] = "",
    mail: Annotated[str, typer.Option("--mail", metavar="ADRESSE", help="Neu: E-Mail-Adresse.")] = "",
    phone: Annotated[str, typer.Option("--phone", metavar="NUMMER", help="Neu: Telefon.")] = "",
    from_form: Annotated[
        Path | None,
        typer.Option("--from-form", metavar="DATEI", help="Statt NAME: den Export eines Webformulars einlesen."),
    ] = None,
    create: Annotated[
        bool, typer.Option("--create", help="Formular: wer noch kein Kontakt ist, wird angelegt.")
    ] = False,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="SPALTE=FELD", help="Formular: eine Spalte von Hand zuordnen."),
    ] = None,
    skip_faulty: Annotated[bool, typer.Option("--skip-faulty", help="Formular: fehlerhafte Zeilen auslassen.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Formular: nur zeigen, was geschähe.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Formular: nicht nachfragen.")] = False,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Anmeldungen eintragen.

    Wer nur die Einrichtung nennt, hält einen Platz frei, dessen Name noch offen ist („N. N.“). Wer noch nicht in den
    Kontakten steht, wird auf Nachfrage oder mit --new gleich angelegt, auch die Organisation; ähnliche Namen werden genannt.
    Das alles ist ein Befehl und ein „ks undo“. --from-form liest den Export
    eines Formulars ein wie „ks import DATEI --as anmeldungen“; spätere Antworten gelten, ältere Dateien ändern nichts.

    Beispiel: ks registration add "Erika Muster" "Leoschule" --channel telefon
    """
    new_people = {"--org": org, "--sector": sector, "--function": function, "--mail": mail, "--phone": phone}
    if from_form is not None:
        by_name = {
            "--status": status, "--online": online, "--channel": channel, "--seat": seat, "--for": instead_of,
            "--by": by, "--note": note, "--another": another, "--override": override, "--new": new, **new_people,
        }  # fmt: skip
        _refuse(by_name, "mit Namen, nicht mit --from-form")
        _from_form(from_form, names, map_, Answers(skip_faulty, dry_run, yes, as_json, event, part, create))
        return
    of_forms = {"--create": create, "--map": map_, "--dry-run": dry_run, "--skip-faulty": skip_faulty}
    _refuse(of_forms, "zusammen mit --from-form")
    from kinderschutz_cli.cli import guests
    from kinderschutz_cli.domain.event import PartForm
    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.errors.registration import OneRepresentative
    from kinderschutz_cli.workflows import guest, reference, registration, registration_input, representation

    with open_session() as session:
        found = reference.event(session, event)
        typed = names or [question.need(None, option="NAME", label="Wer kommt", about=_named(found))]
        wish = registration.Wish(
            status=registration_input.parse_status(status) if status else None,
            form=PartForm.ONLINE if online else None,
            channel=registration_input.parse_channel(channel) if channel else None,
            note=one_line(note, "Die Bemerkung"),
            override=one_line(override, "Der Grund"),
            another=another,
            seat=registration_input.parse_seat(seat or "teilnahme"),
            by=one_line(by, "Wer anmeldet"),
        )
        chosen = registration.choose_part(found, part)
        if instead_of is not None and len(typed) != 1:
            raise OneRepresentative
        absent = guest.who(session, instead_of) if instead_of is not None else None
        coming = guests.all_of(session, typed, guests.Said(new, org, sector, function, mail, phone))
        if absent is None:
            made = registration.register(session, found, chosen, coming, wish)
        else:
            made = [representation.represent(session, found, chosen, coming[0], absent, wish)]
        _show_made(session, found, coming, made, as_json=as_json)


def _refuse(options: Mapping[str, object], where: str, command: str = "ks registration add") -> None:
    """Say that an option would do nothing, rather than pass it over."""
    from kinderschutz_cli.errors.registration import OptionDoesNotFit

    for option, value in options.items():
        if value:
            raise OptionDoesNotFit(option, where, command)


def _show_made(
    session: Session,
    event: Event,
    coming: Sequence[Contact | Organisation | Newcomer],
    made: Sequence[Registration],
    *,
    as_json: bool,
) -> None:
    from kinderschutz_cli.cli import guests
    from kinderschutz_cli.workflows import registration, timeliness

    if as_json:
        output.emit_json([registration.as_json(event, one) for one in made])
    else:
        for one in made:
            output.say(f"{one.label}: {one.status}{guests.note(coming, one)}")
    for warning in timeliness.warnings(session, event, made):
        output.warn(warning)
    guests.warn_of_doubles(session, coming, made)
    if not as_json:
        _say_where(session, event)
        output.next_step("ks mail   (bestätigt es)   oder   ks undo")


def _from_form(file: Path, names: list[str] | None, columns: list[str] | None, said: Answers) -> None:
    from kinderschutz_cli.errors.registration import NamesOrForm
    from kinderschutz_cli.workflows.list_import import Wish

    if names:
        raise NamesOrForm
    with open_session() as session:
        take_file(session, file, Wish("anmeldungen", mapping=columns or ()), said)


@app.command("list")
def list_(
    status: StatusOption = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="Nur die Übersicht: Plätze, Sektoren, Quoten, Eingang je Woche.")
    ] = False,
    part: PartOption = None,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Anmeldungen der Veranstaltung zeigen.

    Beispiel: ks registration list --status warteliste
    """
    from kinderschutz_cli.store import registration as store
    from kinderschutz_cli.workflows import attendance_view, reference, registration, registration_input

    with open_session() as session:
        found = reference.event(session, event)
        chosen = registration.chosen_parts(found, part)
        if summary:
            _show_summary(session, found, chosen, as_json=as_json)
            return
        wanted = [registration_input.any_status(status)] if status else []
        rows = store.registrations(session.db, [one.id for one in chosen], session.today, wanted)
        became = {
            number: line.outcome for number, line in attendance_view.outcomes(session, found, chosen, rows).items()
        }
        if as_json:
            output.emit_json([registration.as_json(found, one) | {"ergebnis": became.get(one.id)} for one in rows])
            return
        _show_list(rows, became)
        _say_where(session, found)


def _show_list(rows: Sequence[Registration], became: Mapping[int, Outcome | None]) -> None:
    """The listing; what became of people stands in it as soon as anybody's attendance is recorded."""
    from kinderschutz_cli.domain.attendance import Outcome

    over = any(outcome is Outcome.ATTENDED for outcome in became.values())
    columns = ["Nr.", "Name", "Organisation", "Status", *(["Ergebnis"] if over else []), "eingegangen", "Bemerkung"]
    output.data_table(
        columns,
        [
            (
                one.id,
                one.display_name,
                one.organisation.name if one.organisation else "",
                one.status,
                *([became.get(one.id)] if over else []),
                one.received_at.date() if one.received_at else None,
                "; ".join(filter(None, (f"vertritt {one.represents}" if one.represents else "", one.note))),
            )
            for one in rows
        ],
        empty="Noch keine Anmeldungen.",
    )


def _show_summary(session: Session, event: Event, parts: Sequence[Part], *, as_json: bool) -> None:
    from kinderschutz_cli.cli.demand_page import print_demand
    from kinderschutz_cli.domain.event_label import part_label
    from kinderschutz_cli.workflows import demand

    seen = [demand.demand(session, event, part) for part in parts]
    if as_json:
        output.emit_json([demand.as_json(one) for one in seen])
        return
    output.line(_named(event))
    for part, one in zip(parts, seen, strict=True):
        if len(event.parts) > 1:
            output.line(part_label(part))
        print_demand(one)


@app.command("set")
def set_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Person, Einrichtung oder Nummer der Anmeldung.")],
    status: Annotated[
        str | None,
        typer.Argument(
            metavar="[STATUS]", help="angemeldet, zugesagt, warteliste oder abgesagt.", autocompletion=_statuses
        ),
    ] = None,
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="NAME", help="Wer auf dem Platz kommt, z. B. statt „N. N.“.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Bemerkung.")] = None,
    channel: Annotated[
        str | None,
        typer.Option("--channel", metavar="WEG", help="Wie es mitgeteilt wurde: mail, telefon, formular, liste …"),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Grund des neuen Status, z. B. „krank“.")
    ] = "",
    form: Annotated[
        str | None, typer.Option("--form", metavar="FORM", help="vor-ort oder online, wo beides geht.")
    ] = None,
    override: OverrideOption = "",
    event: EventOption = None,
) -> None:
    """Status, Name, Teilnahmeform oder Bemerkung einer Anmeldung ändern.

    Beispiel: ks registration set "Erika Muster" abgesagt --channel telefon --reason "krank"
    """
    if status is None:
        _refuse({"--channel": channel, "--reason": reason}, "zusammen mit einem neuen Status", "ks registration set")
    from dataclasses import replace

    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.domain.registration import GONE, HOLDING_A_SEAT
    from kinderschutz_cli.workflows import guest, reference, registration, registration_input, timeliness

    with open_session() as session:
        found = reference.event(session, event)
        before = guest.find_registration(session, found, name)
        after = before
        if status:
            after = replace(after, status=registration_input.parse_status(status))
        if contact:
            after = replace(after, contact=reference.contact(session, contact))
        if note is not None:
            after = replace(after, note=one_line(note, "Die Bemerkung"))
        if form:
            after = replace(after, form=registration_input.parse_form(form))
        if after == before:
            output.say(f"{before.label}: {before.status} – nichts zu ändern.")
            return
        after = registration.change(
            session,
            found,
            before,
            after,
            one_line(override, "Der Grund"),
            source=registration_input.parse_channel(channel) if channel else "",
            reason=one_line(reason, "Der Grund"),
        )
        output.say(f"{after.label}: {before.status} → {after.status}" if status else f"{after.label}: geändert")
        if before.status in GONE:
            for warning in timeliness.warnings(session, found, [after]):
                output.warn(warning)
        _say_where(session, found)
        if before.status in HOLDING_A_SEAT and after.status not in HOLDING_A_SEAT:
            output.next_step("ks waitlist promote --dry-run   (wer nachrücken würde)   oder   ks mail")


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Person, Einrichtung oder Nummer der Anmeldung.")],
    yes: YesOption = False,
    event: EventOption = None,
) -> None:
    """Eine irrtümlich eingetragene Anmeldung entfernen.

    Wer absagt, bekommt stattdessen den Status „abgesagt“: ks registration set NAME abgesagt.

    Beispiel: ks registration remove "Erika Muster"
    """
    from kinderschutz_cli.workflows import guest, reference, registration

    with open_session() as session:
        found = reference.event(session, event)
        one = guest.find_registration(session, found, name)
        if question.confirm(f"Anmeldung von {one.label} zu {_named(found)} entfernen?", yes=yes):
            registration.remove(session, found, one)
            output.say(f"Entfernt: {one.label}")
            output.next_step("ks undo   (macht es rückgängig)")


def _named(event: Event) -> str:
    from kinderschutz_cli.domain.event_label import event_label

    return event_label(event)


def _say_where(session: Session, event: Event) -> None:
    from kinderschutz_cli.workflows.registration import places_sentence

    output.say(places_sentence(session, event))
