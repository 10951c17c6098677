"""Reading 5,000 contacts, beside sqlite-utils on the same file."""

from collections.abc import Iterator

from benchmarks.measuring import Comparison, Program
from benchmarks.workshop import Workshop

_ALL = "SELECT id, title, given, particle, family, label, mail, phone, city FROM contact ORDER BY family, given"
_FOUND = _ALL.replace("ORDER", "WHERE search LIKE '%muller%' ORDER")


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    workshop.need("init", "import", "contact list")
    peer = workshop.program("sqlite-utils")
    folder = workshop.network_with_contacts("kontakte", 5000)
    for title, arguments, sql in (("contact list", [], _ALL), ("contact list müller", ["müller"], _FOUND)):
        yield Comparison(
            f"ks {title}, 5,000 contacts / sqlite-utils query",
            workshop.ours("contact", "list", *arguments, folder=folder),
            Program((peer, "query", "netzwerk.db", sql), folder),
            1.5,
            memory_limit_mib=60,
        )
