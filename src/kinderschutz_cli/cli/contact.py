"""`ks contact`: people and function mailboxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import contact_duplicates, contact_move, output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import (
    complete_network,
    complete_profession,
    complete_role,
    complete_sector,
)
from kinderschutz_cli.cli.options import (
    JsonOption,
    KindsOption,
    NetworksOption,
    OrganisationsOption,
    PlacesOption,
    ProfessionsOption,
    RolesOption,
    SectorsOption,
    YesOption,
)
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.store.contact_line import ContactLine
    from kinderschutz_cli.workflows.session import Session

app = CommandGroup("Kontakte anlegen, suchen, zeigen und ändern.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name, E-Mail-Adresse oder Nummer.")]
AnredeOption = Annotated[
    str | None,
    typer.Option("--anrede", metavar="ANREDE", help="frau, herr oder keine; nie aus dem Vornamen geschlossen."),
]
TitleOption = Annotated[str | None, typer.Option("--title", metavar="TITEL", help="Berichtigt den Titel: „Prof. Dr.“")]
GivenOption = Annotated[str | None, typer.Option("--given", metavar="VORNAME", help="Berichtigt den Vornamen.")]
ParticleOption = Annotated[
    str | None, typer.Option("--particle", metavar="ZUSATZ", help="Berichtigt den Namenszusatz: „von der“.")
]
FamilyOption = Annotated[str | None, typer.Option("--family", metavar="NACHNAME", help="Berichtigt den Nachnamen.")]
DegreeOption = Annotated[
    str | None, typer.Option("--degree", metavar="GRAD", help="Berichtigt den Grad hinter dem Namen: „M. A.“")
]
SalutationOption = Annotated[
    str | None, typer.Option("--salutation", metavar="ANREDE", help="Eigener Wortlaut im Brief: „Liebe Anna,“")
]
AddressLineOption = Annotated[
    str | None, typer.Option("--address-line", metavar="ZEILE", help="Eigene Zeile im Anschriftfeld.")
]
FunctionOption = Annotated[
    str | None, typer.Option("--function", metavar="FUNKTION", help="Funktion in der Organisation: „Schulleitung“.")
]
ProfessionOption = Annotated[
    str | None,
    typer.Option(
        "--profession", metavar="BERUF", help="Beruf (ks profession list).", autocompletion=complete_profession
    ),
]
SectorOption = Annotated[
    str | None,
    typer.Option(
        "--sector",
        metavar="SEKTOR",
        help="Eigener Sektor; sonst der der Organisation.",
        autocompletion=complete_sector,
    ),
]
MailOption = Annotated[str | None, typer.Option("--mail", metavar="ADRESSE", help="E-Mail-Adresse.")]
PhoneOption = Annotated[str | None, typer.Option("--phone", metavar="NUMMER", help="Telefon, mit Vorwahl.")]
MobileOption = Annotated[str | None, typer.Option("--mobile", metavar="NUMMER", help="Mobiltelefon.")]
StreetOption = Annotated[
    str | None, typer.Option("--street", metavar="STRASSE", help="Eigene Straße; sonst gilt die der Organisation.")
]
PostcodeOption = Annotated[str | None, typer.Option("--postcode", metavar="PLZ", help="Eigene Postleitzahl.")]
CityOption = Annotated[str | None, typer.Option("--city", metavar="ORT", help="Eigener Ort.")]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Interne Notiz.")]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="QUELLE", help="Woher die Angaben stammen, sonst „von Hand erfasst“.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATUM", help="Seit wann der Eintrag geführt wird, sonst seit heute.")
]
LegalBasisOption = Annotated[
    str | None,
    typer.Option("--legal-basis", metavar="TEXT", help="Rechtsgrundlage, sonst die des Netzwerks (ks settings)."),
]


@app.command("add")
def add(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Der ganze Name mit Titel, oder ein Amt: „Bürgermeisterin“.")
    ] = None,
    anrede: AnredeOption = None,
    org: Annotated[str | None, typer.Option("--org", metavar="NAME", help="Organisation; ein Teil genügt.")] = None,
    function: FunctionOption = None,
    profession: ProfessionOption = None,
    mail: MailOption = None,
    phone: PhoneOption = None,
    mobile: MobileOption = None,
    sector: SectorOption = None,
    role: Annotated[
        list[str] | None,
        typer.Option("--role", metavar="ROLLE", help="Rolle im Netzwerk; mehrfach.", autocompletion=complete_role),
    ] = None,
    network: Annotated[
        list[str] | None,
        typer.Option("--network", metavar="NETZWERK", help="Mitglied in; mehrfach.", autocompletion=complete_network),
    ] = None,
    street: StreetOption = None,
    postcode: PostcodeOption = None,
    city: CityOption = None,
    title: TitleOption = None,
    given: GivenOption = None,
    particle: ParticleOption = None,
    family: FamilyOption = None,
    degree: DegreeOption = None,
    mailbox: Annotated[
        bool, typer.Option("--mailbox", help="Ein Funktionspostfach; NAME ist seine Bezeichnung: „Sekretariat“.")
    ] = False,
    salutation: SalutationOption = None,
    address_line: AddressLineOption = None,
    note: NoteOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    legal_basis: LegalBasisOption = None,
    no_contact: Annotated[bool, typer.Option("--no-contact", help="Möchte nicht angeschrieben werden.")] = False,
    blocked: Annotated[
        bool, typer.Option("--blocked", help="Sperrvermerk: erscheint auf keiner geteilten Liste.")
    ] = False,
    another: Annotated[
        bool, typer.Option("--another", help="Auch wenn es den Kontakt schon zu geben scheint.")
    ] = False,
) -> None:
    """Einen Kontakt anlegen.

    Der Name wird in Titel, Vornamen und Nachnamen getrennt; die Antwort zeigt Anrede und Anschrift, damit ein Fehler auffällt.

    Beispiel: ks contact add "Prof. Dr. Erika Muster" --anrede frau --org "Viktoriaschule" --mail erika.muster@example.org
    """
    from kinderschutz_cli.workflows import contact as workflow
    from kinderschutz_cli.workflows.contact_input import ContactInput

    with open_session() as session:
        if name is None and not (mailbox and org):
            name = question.need(None, option="NAME", label="Name mit Titel")
            anrede = anrede or question.ask("Anrede (frau, herr oder keine)", default="keine", parse=_checked_anrede)
        typed = ContactInput(
            name=name, anrede=anrede, title=title, given=given, particle=particle, family=family, degree=degree,
            mailbox=mailbox or None, salutation=salutation, address_line=address_line, org=org, function=function,
            profession=profession, sector=sector, mail=mail, phone=phone, mobile=mobile, street=street,
            postcode=postcode, city=city, roles=role, networks=network, no_contact=no_contact or None,
            blocked=blocked or None, note=note, source=source, since=since, legal_basis=legal_basis,
        )  # fmt: skip
        added = workflow.add(session, typed, another=another)
        output.say(f"Angelegt: {workflow.label(added.contact)}")
        _say_address(session, added.contact)
        for other in added.same_mail:
            output.say(f"Dieselbe E-Mail-Adresse hat auch: {workflow.label(other)}")
        output.next_step(f"ks contact show {added.contact.id}")


@app.command("list")
def list_(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]", help="Wörter aus Name, Organisation, Ort oder E-Mail.")
    ] = None,
    sector: SectorsOption = None,
    kind: KindsOption = None,
    profession: ProfessionsOption = None,
    role: RolesOption = None,
    network: NetworksOption = None,
    place: PlacesOption = None,
    org: OrganisationsOption = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Suchen; wie TEXT ohne --text.")] = None,
    no_contact: Annotated[
        bool, typer.Option("--no-contact", help="Nur, wer nicht angeschrieben werden möchte.")
    ] = False,
    blocked: Annotated[bool, typer.Option("--blocked", help="Nur mit Sperrvermerk.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Kontakte zeigen und suchen.

    Verschiedene Angaben gelten zusammen, mehrere gleiche nebeneinander. „mueller“ findet auch „Müller“.

    Beispiel: ks contact list müller --sector schule --sector kita
    """
    from kinderschutz_cli.workflows import contact_search as search

    with open_session() as session:
        searched = " ".join([*(words or ()), text or ""]).strip()
        wanted = search.Wanted(
            text=searched, sectors=sector, kinds=kind, professions=profession, roles=role, networks=network,
            places=place, organisations=org, no_contact=no_contact, blocked=blocked,
        )  # fmt: skip
        hits = search.find(session, wanted)
        if hits.lines and hits.alike:
            alike = ", ".join(f"„{word}“" for word in hits.alike[:5])
            output.say(f"Keine Treffer für „{searched}“; ähnlich geschrieben: {alike}")
        if as_json:
            output.emit_json(search.as_json(hits))
            return
        _table(hits.lines, f"Keine Kontakte gefunden für „{searched}“." if searched else "Keine Kontakte gefunden.")


@app.command("show")
def show(name: NameArgument, as_json: JsonOption = False) -> None:
    """Alles zeigen, was über einen Kontakt verzeichnet ist.

    Beispiel: ks contact show "Erika Muster"
    """
    from kinderschutz_cli.workflows import contact_view as view
    from kinderschutz_cli.workflows import reference

    with open_session() as session:
        found = reference.contact(session, name)
        if as_json:
            output.emit_json(view.as_json(session, found))
            return
        for label, value in view.rows(session, found):
            output.line(f"{label:<18}{value}")


@app.command("edit")
def edit(
    name: NameArgument,
    new_name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Der ganze neue Name, auch eine neue Bezeichnung.")
    ] = None,
    anrede: AnredeOption = None,
    title: TitleOption = None,
    given: GivenOption = None,
    particle: ParticleOption = None,
    family: FamilyOption = None,
    degree: DegreeOption = None,
    mailbox: Annotated[bool | None, typer.Option("--mailbox/--person", help="Funktionspostfach oder Person.")] = None,
    salutation: SalutationOption = None,
    address_line: AddressLineOption = None,
    org: Annotated[
        str | None,
        typer.Option("--org", metavar="NAME", help="Wechselt die Organisation; die bisherige endet am Tag davor."),
    ] = None,
    also_org: Annotated[
        str | None, typer.Option("--also-org", metavar="NAME", help="Gehört außerdem zu dieser Organisation.")
    ] = None,
    end_org: Annotated[
        str | None, typer.Option("--end-org", metavar="NAME", help="Gehört nicht mehr zu dieser Organisation.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATUM", help="Erster Tag zu --org und --also-org, letzter zu --end-org."),
    ] = None,
    function: FunctionOption = None,
    profession: ProfessionOption = None,
    sector: SectorOption = None,
    mail: MailOption = None,
    phone: PhoneOption = None,
    mobile: MobileOption = None,
    street: StreetOption = None,
    postcode: PostcodeOption = None,
    city: CityOption = None,
    add_role: Annotated[
        list[str] | None,
        typer.Option("--add-role", metavar="ROLLE", help="Weitere Rolle; mehrfach.", autocompletion=complete_role),
    ] = None,
    remove_role: Annotated[
        list[str] | None,
        typer.Option("--remove-role", metavar="ROLLE", help="Nicht mehr diese Rolle.", autocompletion=complete_role),
    ] = None,
    add_network: Annotated[
        list[str] | None,
        typer.Option("--add-network", metavar="NETZWERK", help="Mitglied in.", autocompletion=complete_network),
    ] = None,
    remove_network: Annotated[
        list[str] | None,
        typer.Option("--remove-network", metavar="NETZWERK", help="Nicht mehr in.", autocompletion=complete_network),
    ] = None,
    no_contact: Annotated[
        bool | None, typer.Option("--no-contact/--may-contact", help="Möchte nicht angeschrieben werden, oder doch.")
    ] = None,
    blocked: Annotated[
        bool | None, typer.Option("--blocked/--not-blocked", help="Sperrvermerk setzen oder aufheben.")
    ] = None,
    note: NoteOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    legal_basis: LegalBasisOption = None,
) -> None:
    """Einen Kontakt ändern; eine leere Angabe ("") löscht ein Feld.

    Beispiel: ks contact edit "Erika Muster" --org "Leoschule" --function Schulleitung --on 1.8.2025
    """
    from kinderschutz_cli.errors.contact import NothingToEdit
    from kinderschutz_cli.workflows import contact as workflow
    from kinderschutz_cli.workflows.affiliation import upcoming
    from kinderschutz_cli.workflows.contact_input import ContactInput

    typed = ContactInput(
        name=new_name, anrede=anrede, title=title, given=given, particle=particle, family=family, degree=degree,
        mailbox=mailbox, salutation=salutation, address_line=address_line, org=org, also_org=also_org, end_org=end_org,
        on=on, function=function, profession=profession, sector=sector, mail=mail, phone=phone, mobile=mobile,
        street=street, postcode=postcode, city=city, roles=add_role, remove_roles=remove_role, networks=add_network,
        remove_networks=remove_network, no_contact=no_contact, blocked=blocked, note=note, source=source, since=since,
        legal_basis=legal_basis,
    )  # fmt: skip
    if typed.is_empty:
        raise NothingToEdit("contact edit")
    with open_session() as session:
        before, after, changed = workflow.edit(session, name, typed)
        output.say(f"{'Geändert' if changed else 'Nichts zu ändern'}: {workflow.label(after)}")
        if workflow.addressed(session, before) != workflow.addressed(session, after):
            _say_address(session, after)
        for sentence in upcoming(session, after):
            output.say(f"           {sentence}")
        if changed:
            output.next_step(f"ks contact show {after.id}")


@app.command("remove")
def remove(
    name: NameArgument,
    yes: YesOption = False,
) -> None:
    """Einen irrtümlich angelegten Kontakt entfernen.

    Wer schon eingeladen war oder angemeldet ist, bleibt verzeichnet.

    Beispiel: ks contact remove "Erika Muster"
    """
    from kinderschutz_cli.workflows import contact as workflow
    from kinderschutz_cli.workflows import reference

    with open_session() as session:
        found = reference.contact(session, name)
        workflow.refuse_used(session, found)
        if question.confirm(f"Kontakt {workflow.label(found)} entfernen?", yes=yes):
            workflow.remove(session, found)
            output.say(f"Entfernt: {workflow.label(found)}")
            output.next_step("ks undo   (macht es rückgängig)")


def _checked_anrede(answer: str) -> str:
    from kinderschutz_cli.domain.name_parsing import parse_form_of_address

    return parse_form_of_address(answer) or "keine"


def _table(lines: Sequence[ContactLine], empty: str) -> None:
    headings = ["Nr.", "Name", "Organisation", "Funktion", "Sektor", "E-Mail", "Telefon"]
    rows: list[tuple[object, ...]] = [(line.id, line.name, *line[3:8]) for line in lines]
    if any(line.no_contact or line.blocked for line in lines):
        headings.append("Vermerk")
        rows = [(*row, _mark(line)) for row, line in zip(rows, lines, strict=True)]
    output.data_table(headings, rows, empty=empty)


def _mark(line: ContactLine) -> str:
    marks = (("kein Kontakt", line.no_contact), ("Sperrvermerk", line.blocked))
    return ", ".join(name for name, holds in marks if holds)


def _say_address(session: Session, contact: Contact) -> None:
    """How the contact will be addressed: a name split wrongly is seen at once."""
    from kinderschutz_cli.workflows.contact import addressed

    address = addressed(session, contact)
    output.say(f"Anrede:    {address.salutation}")
    for number, line in enumerate(address.field):
        output.say(f"{'Anschrift:' if number == 0 else '':<11}{line}")
    if contact.name.given and contact.form_of_address is None and not contact.own_salutation:
        output.say(f"Die Anrede ist offen; setzen: ks contact edit {contact.id} --anrede frau (oder herr)")


contact_duplicates.register(app)
contact_move.register(app)
