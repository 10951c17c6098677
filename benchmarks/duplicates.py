"""Looking for duplicates among 50,000 contacts, every hundredth of them recorded twice; no peer does it."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from benchmarks.measuring import Comparison
from benchmarks.workshop import Workshop, write_table

_NUMBER = 50_000
_COLUMNS = ("Vorname", "Nachname", "E-Mail", "Telefon", "PLZ", "Ort", "Sektor")
_GIVEN = (
    "Ada", "Björn", "Cem", "Dörte", "Elif", "Frauke", "Gül", "Hauke", "Ines", "Jörg", "Katharina", "Lukas", "Mehmet",
    "Nadine", "Ole", "Petra", "Quentin", "Renate", "Stefan", "Tanja", "Ulrich", "Vera", "Wiebke", "Xaver", "Yasemin",
)  # fmt: skip
_BEGIN = (
    "Acker", "Berg", "Busch", "Dorn", "Eichen", "Feld", "Gersten", "Hagen", "Holl", "Jung", "Kalt", "Lang", "Moll",
    "Neu", "Ober", "Pfeif", "Rosen", "Schön", "Stein", "Tann", "Unter", "Vogel", "Weid", "Wolken", "Zimmer",
)  # fmt: skip
_MIDDLE = ("", "ber", "der", "er", "gen", "hei", "ken", "lin", "mer", "ner")
_END = ("bach", "bauer", "berg", "feld", "hoff", "kamp", "mann", "meier", "müller", "stedt")


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    workshop.need("init", "import", "contact duplicates")
    folder = workshop.network("doppel")
    table = workshop.folder / "doppel.csv"
    write_table(table, _COLUMNS, _people())
    workshop.ks("import", str(table), "--as", "kontakte", "--yes", folder=folder)
    yield Comparison(
        "ks contact duplicates, 50,000 contacts (seconds)",
        workshop.ours("contact", "duplicates", "--json", "--limit", "0", folder=folder),
        None,
        20,
        memory_limit_mib=250,
    )


def _people() -> Iterator[Sequence[str]]:
    """2,500 family names with 20 given names each; who is there twice is spelt otherwise and has the same number."""
    names = islice(product(_GIVEN, _BEGIN, _MIDDLE, _END), _NUMBER)
    for number, (given, *family) in enumerate(names):
        name, phone = "".join(family), f"02306 {100000 + number}"
        place = (f"{44000 + number % 1000}", "Musterstadt", "schule")
        yield (given, name, f"person{number}@example.org", phone, *place)
        if number % 101 == 0:
            again = name.replace("ü", "ue") if "ü" in name else name[:2] + name[1:]
            yield (given, again, f"zweit{number}@example.org", phone, *place)
