"""How a part is asked for: seats, sectors, quotas, institutions over their cap, open answers, arrivals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.builders import of_seats
from tests.workflows.test_waitlist import add, an_audience, at, set_status

from kinderschutz_cli.domain.places import Quota
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.workflows import demand
from kinderschutz_cli.workflows.registration import Wish

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session


def test_the_whole_of_it_as_json(session: Session) -> None:
    event = an_audience(session, of_seats(3, quotas=(Quota("kita", minimum=1),)))
    with session.command("test"):
        invitation_store.add_invitations(session.db, event.id, [1, 2, 8], session.now)
    add(session, event, "Adler", "Berg", "Carls")
    add(at(session, days=9), event, "Ernst", wish=Wish(override="Leitung"))
    set_status(session, event, "Berg", RegistrationStatus.CANCELLED)
    part = replace(event.main_part, places=replace(event.main_part.places, cap=1))
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=(part,)))
    event = event_store.get(session.db, event.id)
    seen = demand.as_json(demand.demand(session, event, event.main_part))
    assert {name: seen[name] for name in ("plaetze", "vergeben", "frei", "warteliste", "unentschieden")} == {
        "plaetze": 3, "vergeben": 2, "frei": 1, "warteliste": 1, "unentschieden": 0,
    }  # fmt: skip
    assert seen["status"] == {"zugesagt": 2, "abgesagt": 1, "warteliste": 1}
    assert seen["offene_antworten"] == 1
    assert seen["verlauf"] == [
        {"woche_ab": date(2025, 6, 30), "eingegangen": 3, "gesamt": 3},
        {"woche_ab": date(2025, 7, 7), "eingegangen": 1, "gesamt": 4},
    ]
    assert [(one["sektor"], one["plaetze"], one["mindestens"], one["warteliste"]) for one in seen["sektoren"]] == [
        ("kita", 1, 1, 0), ("schule", 1, 0, 1),
    ]  # fmt: skip
    assert seen["ueber_der_hoechstzahl"] == []


def test_institutions_over_their_cap_are_named(session: Session) -> None:
    event = an_audience(session, of_seats(8))
    add(session, event, "Adler", "Berg", "Carls", "Ernst")
    part = replace(event.main_part, places=replace(event.main_part.places, cap=2))
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=(part,)))
    event = event_store.get(session.db, event.id)
    seen = demand.as_json(demand.demand(session, event, event.main_part))
    assert seen["ueber_der_hoechstzahl"] == [{"organisation": "Leoschule", "plaetze": 3}]
