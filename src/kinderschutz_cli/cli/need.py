"""`ks need`: what people need to eat and to take part; health data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.options import EventOption, JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.need import Need
    from kinderschutz_cli.workflows.need import Deletion, Line
    from kinderschutz_cli.workflows.session import Session

app = CommandGroup("Essen und Zugang: eintragen, ohne Namen zählen, danach löschen.")


def _codes(incomplete: str) -> list[tuple[str, str]]:
    from kinderschutz_cli.domain.need import NEEDS

    return [(code, kind.label) for code, kind in NEEDS.items() if code.startswith(incomplete)]


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Person, Einrichtung oder Nummer der Anmeldung.")]
CodesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="BEDARF…", help="z. B. vegan, allergie, rollstuhl, dgs.", autocompletion=_codes),
]


@app.command("add")
def add(
    name: NameArgument,
    codes: CodesArgument = None,
    words: Annotated[
        str, typer.Option("--words", metavar="TEXT", help="Was genau; nötig bei allergie und sonstiges.")
    ] = "",
    consent: Annotated[
        str | None,
        typer.Option("--consent", metavar="TEXT", help="Wie die Person eingewilligt hat, z. B. „per Mail am 3.9.“."),
    ] = None,
    event: EventOption = None,
) -> None:
    """Eintragen, was eine angemeldete Person braucht.

    Nur mit ihrer ausdrücklichen Einwilligung: Das sind Gesundheitsdaten. Nach der Veranstaltung löscht sie „ks need delete“.

    Essen: vegetarisch, vegan, halal, koscher, laktosefrei, glutenfrei, allergie. Zugang: dgs, schriftdolmetschen,
    leichte-sprache, hoeranlage, rollstuhl, stufenfrei, sitzplatz-vorn, assistenz, assistenzhund, grosse-schrift, ruheraum,
    kinderbetreuung, parkplatz. Alles andere: sonstiges.

    Beispiel: ks need add "Erika Muster" allergie --words "Erdnüsse" --consent "per Mail am 3.9."
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.workflows import guest, need, reference

    with open_session() as session:
        found = reference.event(session, event)
        one = guest.find_registration(session, found, name)
        about = f"{one.label}, {event_label(found)}"
        typed = codes or question.need(
            None, option="BEDARF", label="Bedarf (z. B. vegan, rollstuhl)", about=about, parse=str.split
        )
        needs = _needs(typed, one_line(words, "Der Text"), about)
        entered = need.add(session, one, needs, _consent(consent, about))
        output.say(f"{about}: {_listed(entered)}")
        _warn_if_past(session, found)
        output.next_step("ks need counts   (die Zahlen für Küche und Haus)   oder   ks undo")


@app.command("list")
def list_(event: EventOption = None, as_json: JsonOption = False) -> None:
    """Zeigen, wer was braucht; nur für Sie, nicht weitergeben.

    Beispiel: ks need list
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import need, reference

    with open_session() as session:
        found = reference.event(session, event)
        lines = need.lines(session, found)
        if as_json:
            output.emit_json([need.line_json(line) for line in lines])
        else:
            _show(lines, event_label(found))
        if lines:
            output.warn("Das sind Gesundheitsdaten. Geben Sie diese Liste nicht weiter, auch nicht an die Küche.")
        _warn_of_the_absent(lines)
        _warn_if_past(session, found)
        if lines:
            output.next_step("ks need counts   (die Zahlen ohne Namen)")


@app.command("counts")
def counts(
    part: Annotated[
        str | None, typer.Option("--part", metavar="TEIL", help="Nur dieser Veranstaltungsteil, sonst alle zusammen.")
    ] = None,
    words: Annotated[
        bool, typer.Option("--words", help="Auch, was bei allergie und sonstiges steht, ohne Namen.")
    ] = False,
    event: EventOption = None,
    as_json: JsonOption = False,
) -> None:
    """Zahlen für Küche und Haus: nur wer zugesagt ist, ohne Namen.

    Beispiel: ks need counts
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.domain.need import GROUP_LABELS
    from kinderschutz_cli.workflows import need, reference

    with open_session() as session:
        found = reference.event(session, event)
        rows = need.counts(session, found, part)
        if as_json:
            output.emit_json([need.count_json(one, words=words) for one in rows])
            return
        output.say(event_label(found))
        output.data_table(
            ["Für", "Bedarf", "Anzahl", *(["Angaben"] if words else [])],
            [
                (GROUP_LABELS[one.kind.group], one.kind.label, one.number, *(["; ".join(one.words)] if words else []))
                for one in rows
            ],
            empty="Für zugesagte Personen ist kein Bedarf eingetragen.",
        )
        if not words and any(one.words for one in rows):
            output.next_step("ks need counts --words   (auch, was zu Allergien steht, ohne Namen)")


@app.command("remove")
def remove(name: NameArgument, codes: CodesArgument = None, event: EventOption = None) -> None:
    """Einen irrtümlich eingetragenen Bedarf entfernen.

    Ohne BEDARF alle der Person. Wer die Einwilligung zurücknimmt, dessen Angaben werden endgültig gelöscht: ks need delete NAME.

    Beispiel: ks need remove "Erika Muster" vegan
    """
    from kinderschutz_cli.workflows import guest, need, reference

    with open_session() as session:
        found = reference.event(session, event)
        one = guest.find_registration(session, found, name)
        gone = need.remove(session, one, codes or ())
        output.say(f"Entfernt: {one.label}, {_listed(gone)}. Im Änderungsverlauf steht es noch.")
        output.next_step("ks undo   (macht es rückgängig)   oder   ks need delete NAME   (löscht es endgültig)")


@app.command("delete")
def delete(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Nur die Angaben dieser Person; sonst alle der Veranstaltung."),
    ] = None,
    event: EventOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, nichts löschen.")] = False,
    yes: YesOption = False,
) -> None:
    """Alle Bedarfe einer Veranstaltung endgültig löschen.

    Gehört nach jede Veranstaltung. Gelöscht wird auch im Änderungsverlauf; diese Löschung macht „ks undo“ nicht rückgängig.

    Beispiel: ks need delete --event "3. Konferenz"
    """
    from kinderschutz_cli.workflows import guest, need, reference

    with open_session() as session:
        found = reference.event(session, event)
        one = guest.find_registration(session, found, name) if name else None
        plan = need.plan_deletion(session, found, one)
        output.say(_told(plan))
        if not (one or need.is_past(session, found)):
            output.warn("Die Veranstaltung steht noch bevor; Küche und Haus brauchen die Zahlen vielleicht noch.")
        if dry_run:
            return
        if question.confirm("Endgültig löschen? Das lässt sich nicht rückgängig machen.", yes=yes):
            need.delete(session, plan)
            output.say(f"Endgültig gelöscht: {plan.about}. Auch im Änderungsverlauf steht davon nichts mehr.")
            output.warn("Sicherungen und Kopien von vorher enthalten die Angaben noch; löschen Sie diese ebenfalls.")


def _needs(codes: Sequence[str], words: str, about: str) -> tuple[Need, ...]:
    """The needs typed; the words that one of them lacks are asked for."""
    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.domain.need import needs_of
    from kinderschutz_cli.errors.need import WordsNeeded

    try:
        return needs_of(codes, words)
    except WordsNeeded as problem:
        if not question.someone_sits_there():
            raise
        label = f"{about}: {problem.code} – was genau"
        return needs_of(codes, question.ask(label, parse=lambda text: one_line(text, "Der Text")))


def _consent(typed: str | None, about: str) -> str:
    """How the person consented; compulsory, so an empty text counts as missing."""
    from kinderschutz_cli.domain.line import one_line

    label = "Ausdrückliche Einwilligung der Person (z. B. „per Mail am 3.9.“)"
    given = one_line(typed, "Die Einwilligung") if typed else ""
    return given or question.need(
        None, option="--consent", label=label, about=about, parse=lambda text: one_line(text, "Die Einwilligung")
    )


def _show(lines: Sequence[Line], about: str) -> None:
    output.say(about)
    output.data_table(
        ["Nr.", "Name", "Organisation", "Status", "Bedarf", "Einwilligung"],
        [
            (
                line.registration.id,
                line.registration.display_name,
                line.registration.organisation.name if line.registration.organisation else "",
                line.registration.status,
                need.label,
                ", ".join(str(piece) for piece in (need.consent, _day(need)) if piece),
            )
            for line in lines
            for need in line.needs
        ],
        empty="Es ist kein Bedarf eingetragen.",
    )


def _day(need: Need) -> str:
    from kinderschutz_cli.domain.german_calendar import numeric_day

    return f"eingetragen {numeric_day(need.consented_on)}" if need.consented_on else ""


def _listed(needs: Sequence[Need]) -> str:
    return ", ".join(need.label for need in needs)


def _told(plan: Deletion) -> str:
    kept = plan.kept
    if not kept.needs:
        return f"{plan.about}: kein Bedarf mehr gespeichert, aber der Änderungsverlauf kennt noch frühere Angaben."
    needs = "1 Bedarf" if kept.needs == 1 else f"{kept.needs} Bedarfe"
    people = "1 Person" if kept.people == 1 else f"{kept.people} Personen"
    return f"{plan.about}: {needs} von {people}, mit allen Spuren im Änderungsverlauf."


def _warn_of_the_absent(lines: Sequence[Line]) -> None:
    absent = [line.registration.display_name for line in lines if not line.comes]
    if absent:
        output.warn(f"Kommt nicht mehr: {', '.join(absent)}. Löschen Sie die Angaben: ks need delete NAME")


def _warn_if_past(session: Session, event: Event) -> None:
    from kinderschutz_cli.workflows import need

    stored = {one.id: number for one, number in need.overdue(session)}
    if event.id in stored:
        output.warn(
            f"„{event.title}“ ist vorbei, und {stored[event.id]} Angaben zu Essen und Zugang sind noch gespeichert. "
            f"Löschen Sie sie: ks need delete --event {event.slug}"
        )
