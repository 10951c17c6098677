"""5,000 registrations from the export of a form with all checks, and promotion among 5,000 who wait."""

from collections.abc import Iterator
from functools import partial

from benchmarks.measuring import Comparison
from benchmarks.workshop import Workshop, fresh_copy, people, write_table

_ROWS = 5000
#: At least 2,500 rows a second, start included.
_IMPORT_SECONDS = _ROWS / 2500
_PROMOTION_SECONDS = 0.5


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    workshop.need("import", "places", "waitlist")
    prepared = workshop.network_with_contacts("anmeldungen", _ROWS)
    workshop.event(prepared)
    workshop.ks("places", "set", "--kept", "10", "--cap", "3", folder=prepared)
    workshop.ks("places", "quota", "schule", "--min", "20", "--max", "300", folder=prepared)
    form = workshop.folder / "formular.csv"
    rows = (
        (f"{1 + index // 1440:02}.08.2025 {index // 60 % 24:02}:{index % 60:02}", row[1], row[2], row[3], "Ja")
        for index, row in enumerate(people(_ROWS))
    )
    write_table(form, ("Eingegangen", "Vorname", "Nachname", "E-Mail", "Teilnahme"), rows)
    folder = workshop.folder / "formular"
    importing = ("import", str(form), "--as", "anmeldungen", "--yes")
    yield Comparison(
        "ks import of 5,000 registrations, quotas and cap",
        workshop.ours(*importing, folder=folder, prepare=partial(fresh_copy, prepared, folder)),
        None,
        _IMPORT_SECONDS,
        memory_limit_mib=250,
    )
    workshop.ks(*importing, folder=prepared)
    workshop.ks("places", "quota", "schule", "--remove", folder=prepared)
    waiting = workshop.folder / "warteliste"
    yield Comparison(
        "ks waitlist promote among 4,700 who wait",
        workshop.ours(
            "waitlist", "promote", "20", "--yes", folder=waiting, prepare=partial(fresh_copy, prepared, waiting)
        ),
        None,
        _PROMOTION_SECONDS,
    )
