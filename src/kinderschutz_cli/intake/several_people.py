"""One row that names several people becomes a row for each of them; nothing of it is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.intake.contact_details import further_mail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kinderschutz_cli.intake.contact import ContactRow


@dataclass(frozen=True, slots=True)
class Several:
    """The names of one cell and all addresses of the row in their order, "" for none."""

    names: tuple[str, ...]
    mails: tuple[str, ...]


def divided(rows: Iterable[ContactRow], several: Mapping[int, Several]) -> Iterator[ContactRow]:
    """`several`: number of the row → the people in it."""
    for row in rows:
        people = several.get(row.place.number)
        if people is None:
            yield row
            continue
        mails = _mails(people)
        given_away = set(map(further_mail, mails))
        note = [line for line in row.note.split("\n") if line and line not in given_away]
        for name, mail in zip(people.names, mails, strict=True):
            others = " und ".join(other for other in people.names if other != name)
            yield replace(
                row,
                name=name,
                mail=mail,
                note="\n".join((*note, f"Stand in der Liste zusammen mit {others}")),
                remark=f"In einer Zelle stehen {len(people.names)} Personen ({', '.join(people.names)}); "
                "jede wird ein eigener Kontakt.",
            )


def _mails(people: Several) -> list[str]:
    """An address each, or the one that bears a person's name to that person; a shared one is everybody's."""
    if len(people.mails) == len(people.names):
        return list(people.mails)
    mail = people.mails[0]
    named = [fold(name.split()[-1].rstrip(",")) in fold(mail) for name in people.names]
    return [mail if own or not any(named) else "" for own in named]
