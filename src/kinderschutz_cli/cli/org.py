"""`ks org`: organisations and their tree."""

from __future__ import annotations

from typing import Annotated

import typer

from kinderschutz_cli.cli import org_duplicates, output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_kind, complete_sector
from kinderschutz_cli.cli.options import JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session

app = CommandGroup("Organisationen anlegen, suchen, zeigen und ändern.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name, Kurzname, Schlüssel oder Nummer.")]
SectorOption = Annotated[
    str | None,
    typer.Option("--sector", metavar="SEKTOR", help="Sektor; die Art bringt ihn mit.", autocompletion=complete_sector),
]
KindOption = Annotated[
    str | None,
    typer.Option("--kind", metavar="ART", help="Art der Einrichtung (ks kind list).", autocompletion=complete_kind),
]
ParentOption = Annotated[
    str | None, typer.Option("--parent", metavar="NAME", help="Wozu sie gehört: Träger, Amt, Verband.")
]
StreetOption = Annotated[str | None, typer.Option("--street", metavar="STRASSE", help="Straße und Hausnummer.")]
PostcodeOption = Annotated[str | None, typer.Option("--postcode", metavar="PLZ", help="Postleitzahl.")]
CityOption = Annotated[str | None, typer.Option("--city", metavar="ORT", help="Ort.")]
PhoneOption = Annotated[str | None, typer.Option("--phone", metavar="NUMMER", help="Telefon, mit Vorwahl.")]
MailOption = Annotated[str | None, typer.Option("--mail", metavar="ADRESSE", help="E-Mail-Adresse.")]
WebsiteOption = Annotated[str | None, typer.Option("--website", metavar="ADRESSE", help="Internetseite.")]
AgreementOption = Annotated[
    str | None,
    typer.Option(
        "--agreement", metavar="DATUM", help="Vereinbarung nach § 8a Abs. 4 SGB VIII vom; gilt für alles darunter."
    ),
]
ShortNameOption = Annotated[str | None, typer.Option("--short-name", metavar="NAME", help="Kurzname.")]
KeyOption = Annotated[
    str | None, typer.Option("--key", metavar="SCHLÜSSEL", help="Eigener Schlüssel der Quelle, z. B. Schulnummer.")
]
ClosesOption = Annotated[str | None, typer.Option("--closes", metavar="DATUM", help="Letzter Tag der Einrichtung.")]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Interne Notiz.")]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="QUELLE", help="Woher die Angaben stammen, sonst „von Hand erfasst“.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATUM", help="Seit wann der Eintrag geführt wird, sonst seit heute.")
]
LegalBasisOption = Annotated[
    str | None, typer.Option("--legal-basis", metavar="TEXT", help="Rechtsgrundlage, sonst die des Netzwerks.")
]


@app.command("add")
def add(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Name der Organisation.")] = None,
    sector: SectorOption = None,
    kind: KindOption = None,
    parent: ParentOption = None,
    street: StreetOption = None,
    postcode: PostcodeOption = None,
    city: CityOption = None,
    phone: PhoneOption = None,
    mail: MailOption = None,
    website: WebsiteOption = None,
    agreement: AgreementOption = None,
    short_name: ShortNameOption = None,
    key: KeyOption = None,
    closes: ClosesOption = None,
    note: NoteOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    legal_basis: LegalBasisOption = None,
    mailbox: Annotated[
        bool, typer.Option("--mailbox", help="Dazu ein Funktionspostfach als Kontakt, mit der E-Mail-Adresse.")
    ] = False,
    another: Annotated[bool, typer.Option("--another", help="Auch wenn es eine gleichen Namens gibt.")] = False,
) -> None:
    """Eine Organisation anlegen.

    Beispiel: ks org add "Kita Sonnenschein" --kind kita --parent "Stadt Musterstadt" --city Musterstadt --agreement 1.3.2024
    """
    from kinderschutz_cli.workflows import organisation as workflow
    from kinderschutz_cli.workflows.organisation import OrganisationInput

    with open_session() as session:
        typed = OrganisationInput(
            name=question.need(name, option="NAME", label="Name der Organisation"),
            short_name=short_name, sector=sector, kind=kind, parent=parent, street=street, postcode=postcode,
            city=city, phone=phone, mail=mail, website=website, agreement=agreement, key=key, closes=closes, note=note,
            source=source, since=since, legal_basis=legal_basis,
        )  # fmt: skip
        added = workflow.add(session, typed, another=another, mailbox=mailbox)
        output.say(f"Angelegt: #{added.id} {added.name}" + (" mit Funktionspostfach" if mailbox else ""))
        if not added.sector:
            output.say(f"Der Sektor ist offen; setzen: ks org edit {added.id} --sector SEKTOR")
        output.next_step(f"ks contact add NAME --org {added.id}")


@app.command("list")
def list_(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]", help="Wörter aus Name, Kurzname, Ort, E-Mail oder Schlüssel."),
    ] = None,
    sector: Annotated[
        list[str] | None, typer.Option("--sector", metavar="SEKTOR", help="Sektor.", autocompletion=complete_sector)
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="ART", help="Art der Einrichtung.", autocompletion=complete_kind),
    ] = None,
    place: Annotated[list[str] | None, typer.Option("--place", metavar="ORT", help="Ort.")] = None,
    org: Annotated[
        list[str] | None, typer.Option("--org", metavar="NAME", help="Eine Organisation und alles darunter.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Suchen; wie TEXT ohne --text.")] = None,
    tree: Annotated[bool, typer.Option("--tree", help="Als Baum: was wozu gehört.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Organisationen zeigen und suchen.

    Verschiedene Angaben gelten zusammen, mehrere gleiche nebeneinander.

    Beispiel: ks org list --sector kita --tree
    """
    from kinderschutz_cli.store import organisation as store
    from kinderschutz_cli.workflows import organisation_view as view

    with open_session() as session:
        searched = " ".join([*(words or ()), text or ""]).strip()
        found, alike = view.find(session, text=searched, sectors=sector, kinds=kind, places=place, organisations=org)
        if found and alike:
            output.say(
                f"Keine Treffer für „{searched}“; ähnlich geschrieben: {', '.join(f'„{word}“' for word in alike[:5])}"
            )
        names = store.names(session.db)
        if as_json:
            output.emit_json([view.line_json(one, names, alike=bool(alike)) for one in found])
            return
        placed = view.in_tree(found) if tree else [(0, one) for one in found]
        output.data_table(
            ["Nr.", "Name", "Art", "Sektor", "Ort", "gehört zu", "Vereinbarung", "E-Mail"],
            [
                (
                    *(one.id, "  " * depth + one.name, one.kind, one.sector, one.address.city),
                    *(names.get(one.parent_id or 0, ""), one.agreement_on, one.mail),
                )
                for depth, one in placed
            ],
            empty=f"Keine Organisationen gefunden für „{searched}“." if searched else "Keine Organisationen gefunden.",
        )


@app.command("show")
def show(name: NameArgument, as_json: JsonOption = False) -> None:
    """Alles zeigen, was über eine Organisation verzeichnet ist.

    Beispiel: ks org show "Viktoriaschule"
    """
    from kinderschutz_cli.workflows import organisation as workflow
    from kinderschutz_cli.workflows import organisation_view as view

    with open_session() as session:
        found = workflow.named(session, name)
        if as_json:
            output.emit_json(view.as_json(session, found))
            return
        for label, value in view.rows(session, found):
            output.line(f"{label:<19}{value}")


@app.command("edit")
def edit(
    name: NameArgument,
    new_name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Der neue Name.")] = None,
    sector: SectorOption = None,
    kind: KindOption = None,
    parent: ParentOption = None,
    street: StreetOption = None,
    postcode: PostcodeOption = None,
    city: CityOption = None,
    phone: PhoneOption = None,
    mail: MailOption = None,
    website: WebsiteOption = None,
    agreement: AgreementOption = None,
    short_name: ShortNameOption = None,
    key: KeyOption = None,
    closes: ClosesOption = None,
    note: NoteOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    legal_basis: LegalBasisOption = None,
) -> None:
    """Eine Organisation ändern; eine leere Angabe ("") löscht ein Feld.

    Beispiel: ks org edit "Kita Sonnenschein" --agreement 1.3.2024
    """
    from kinderschutz_cli.errors.contact import NothingToEdit
    from kinderschutz_cli.workflows import organisation as workflow
    from kinderschutz_cli.workflows.organisation import OrganisationInput

    typed = OrganisationInput(
        name=new_name, short_name=short_name, sector=sector, kind=kind, parent=parent, street=street, postcode=postcode,
        city=city, phone=phone, mail=mail, website=website, agreement=agreement, key=key, closes=closes, note=note,
        source=source, since=since, legal_basis=legal_basis,
    )  # fmt: skip
    if typed.is_empty:
        raise NothingToEdit("org edit")
    with open_session() as session:
        before, after = workflow.edit(session, name, typed)
        output.say(f"{'Nichts zu ändern' if before == after else 'Geändert'}: #{after.id} {after.name}")
        if before != after:
            output.next_step(f"ks org show {after.id}")


@app.command("remove")
def remove(
    name: NameArgument,
    yes: YesOption = False,
) -> None:
    """Eine irrtümlich angelegte Organisation entfernen, an der nichts hängt.

    Beispiel: ks org remove "Kita Sonnenschein"
    """
    from kinderschutz_cli.workflows import organisation as workflow

    with open_session() as session:
        found = workflow.named(session, name)
        workflow.refuse_used(session, found)
        if question.confirm(f"Organisation #{found.id} {found.name} entfernen?", yes=yes):
            workflow.remove(session, found)
            output.say(f"Entfernt: {found.name}")
            output.next_step("ks undo   (macht es rückgängig)")


org_duplicates.register(app)
