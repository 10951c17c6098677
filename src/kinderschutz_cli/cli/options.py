"""Options that many commands share, each said once: the event meant, what is shown, what is asked, who is selected."""

from pathlib import Path
from typing import Annotated

import typer

from kinderschutz_cli.cli.complete import (
    complete_event,
    complete_kind,
    complete_network,
    complete_profession,
    complete_role,
    complete_sector,
)

EventOption = Annotated[
    str | None,
    typer.Option(
        "--event",
        metavar="VERANSTALTUNG",
        help="Veranstaltung; sonst die aktuelle.",
        autocompletion=complete_event,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Als JSON ausgeben.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Nicht nachfragen.")]
TemplatesOption = Annotated[
    Path | None, typer.Option("--vorlagen", metavar="ORDNER", help="Vorlagen aus diesem Ordner zuerst.")
]

PartOption = Annotated[str | None, typer.Option("--part", metavar="TEIL", help="Veranstaltungsteil, sonst der erste.")]

# Whom a list or an invitation selects; each may be given several times.
SectorsOption = Annotated[
    list[str] | None,
    typer.Option("--sector", metavar="SEKTOR", help="Alle eines Sektors.", autocompletion=complete_sector),
]
KindsOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="ART", help="Alle aus einer Art von Einrichtung.", autocompletion=complete_kind),
]
ProfessionsOption = Annotated[
    list[str] | None,
    typer.Option("--profession", metavar="BERUF", help="Alle eines Berufs.", autocompletion=complete_profession),
]
RolesOption = Annotated[
    list[str] | None,
    typer.Option("--role", metavar="ROLLE", help="Alle mit einer Rolle im Netzwerk.", autocompletion=complete_role),
]
NetworksOption = Annotated[
    list[str] | None,
    typer.Option(
        "--network", metavar="NETZWERK", help="Alle Mitglieder eines Netzwerks.", autocompletion=complete_network
    ),
]
PlacesOption = Annotated[
    list[str] | None, typer.Option("--place", metavar="ORT", help="Alle mit einer Anschrift in diesem Ort.")
]
OrganisationsOption = Annotated[
    list[str] | None,
    typer.Option("--org", metavar="NAME", help="Alle aus einer Organisation und allem, was zu ihr gehört."),
]
