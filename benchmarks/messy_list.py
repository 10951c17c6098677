"""A messy list of 5,000 people as Excel, taken in with its duplicates looked for, beside sqlite-utils on the same rows."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measuring import Comparison, Program
from benchmarks.workshop import Workshop, fresh_copy

_ROWS = 5000
_SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za")
_GIVEN = ("Anna", "Jan", "Erika", "Kim", "Mehmet", "Łukasz", "Jürgen", "Sophie", "Ayşe", "Toni", "Ruth", "Peter")
_HEADINGS = (
    "Lfd.",
    "Ansprechpartner/in",
    "Einrichtung",
    "Funktion",
    "E-Mail-\nAdresse",
    "Tel. (dienstl.)",
    "Straße",
    "PLZ",
    "Ort",
)


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    workshop.need("init", "import")
    peer = workshop.program("sqlite-utils")
    blank, folder = workshop.network("liste-leer"), workshop.folder / "liste"
    rows = [messy_row(number) for number in range(_ROWS)]
    book, text = workshop.folder / "leute.xlsx", workshop.folder / "leute.csv"
    _write_book(book, rows)
    with text.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([_HEADINGS, *rows])
    ours = workshop.ours(
        *("import", str(book), "--as", "kontakte", "--sector", "schule", "--yes"),
        folder=folder,
        prepare=partial(fresh_copy, blank, folder),
    )
    title = "ks import of 5,000 messy rows, xlsx"
    yield Comparison(title, ours, None, 1.5, memory_limit_mib=250)
    yield Comparison(
        f"{title} / sqlite-utils insert, csv",
        ours,
        Program(
            (peer, "insert", "leute.db", "leute", "leute.csv", "--csv"),
            workshop.folder,
            prepare=partial((workshop.folder / "leute.db").unlink, missing_ok=True),
        ),
        3.0,
    )


def messy_row(number: int) -> tuple[str, ...]:
    """Invented; each a little different in form."""
    given = _GIVEN[number % len(_GIVEN)]
    digits = (number * 7919) % 65536
    family = "".join(_SYLLABLES[digits >> shift & 15] for shift in (0, 4, 8, 12)).capitalize()
    name = (f"{family}, {given}", f"Frau Dr. {given} {family}", f"Herr {given} {family}", f"{given} {family} ")[
        number % 4
    ]
    mail = f"{family}.{number}@example.org".lower()
    mail = (mail, f"mailto:{mail}", f"{given} {family} <{mail}>", f" {mail} ")[number % 4]
    phone = (f"02306/{number:05}", f"+49 2306 {number:05}", f"(02306) {number:05}", f"02306 - {number:05}")[number % 4]
    return (
        str(number + 1), name, f"Schule {number // 8}", ("Leitung", "", "-", "k.A.")[number % 4], mail, phone,
        f"Weg {number // 8}", "44532", "Lünen",
    )  # fmt: skip


def _write_book(path: Path, rows: list[tuple[str, ...]]) -> None:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Verteiler")
    sheet.append(["Verteiler Kinderschutz, Stand 01.07.2025"])
    sheet.append([])
    for row in (_HEADINGS, *rows):
        sheet.append(row)
    workbook.save(path)
