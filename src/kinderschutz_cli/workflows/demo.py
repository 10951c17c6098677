"""An example to try everything on: the conference of Lünen with invented people, made as a coordinator would make it.

Each step is one command of `ks` and leaves one entry in the journal. What is in it stands in `data/demo/`.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.errors.demo import DemoFolderNotEmpty
from kinderschutz_cli.errors.system import SystemRefused
from kinderschutz_cli.store.database import open_database
from kinderschutz_cli.workflows.init import NetworkPlan, create_network
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import RegistrationStatus

    #: One step: it does something and says what it has done.
    Step = Callable[[], str]

LIST_FOLDER = "listen"


@dataclass(slots=True)
class Demo:
    """The example while it is made; `steps` are carried out in their order, then everything else is known."""

    folder: Path
    now: datetime
    story: dict[str, Any]
    folder_was_there: bool = False
    files: list[Path] = field(default_factory=list)
    registrations: Counter[RegistrationStatus] = field(default_factory=Counter)
    invited: int = 0
    _session: Session | None = None
    _event: Event | None = None

    @property
    def session(self) -> Session:
        if self._session is None:
            raise RuntimeError("the network is made by the first step")
        return self._session

    @property
    def event(self) -> Event:
        if self._event is None:
            raise RuntimeError("the event is made by its own step")
        return self._event

    @property
    def steps(self) -> list[Step]:
        return [self._network, *self._lists(), self._make_event, self._programme, self._invite, self._register,
                *self._exports()]  # fmt: skip

    def close(self) -> None:
        if self._session:
            self._session.db.close()
            self._session = None

    def discard(self) -> None:
        """Half an example is none: after an interruption the folder is as it was, empty or not there at all."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.folder_was_there:
            self.folder.mkdir(exist_ok=True)

    def _network(self) -> str:
        settings = self.story["netzwerk"]
        path = create_network(NetworkPlan(self.folder, settings), self.now)
        self._session = Session(open_database(path), self.now)
        return f"Netzwerk „{settings['name']}“"

    def _lists(self) -> Iterator[Step]:
        for entry in self.story["listen"]:
            yield partial(self._import, entry["datei"], entry["als"])

    def _import(self, name: str, target: Any) -> str:
        """Put the list beside the network, as it would have come by mail, and take it in."""
        from kinderschutz_cli.workflows import list_import

        path = self.folder / LIST_FOLDER / name
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(_shipped(name))
        except OSError as error:
            raise SystemRefused(error, path) from None
        self.files.append(path)
        plan = list_import.plan(self.session, path, list_import.Wish(target))
        list_import.carry_out(self.session, plan)
        changes = plan.changes
        boxes = f" mit {changes.new_mailboxes} Funktionspostfächern" if changes.new_mailboxes else ""
        what = "Organisationen" if target == "organisationen" else "Kontakte"
        return f"Liste {name}: {len(changes.new)} {what}{boxes}"

    def _make_event(self) -> str:
        from kinderschutz_cli.domain.event_label import event_label
        from kinderschutz_cli.workflows.event import create_event
        from kinderschutz_cli.workflows.event_input import EventInput

        day, deadline = event_days(self.story["termin"], self.now.date())
        typed = EventInput(date=numeric_day(day), deadline=numeric_day(deadline), **self.story["veranstaltung"])
        self._event = create_event(self.session, typed).event
        return f"Veranstaltung {event_label(self._event)}"

    def _programme(self) -> str:
        from kinderschutz_cli.workflows.programme import ItemInput, add_item

        for item in self.story["programm"]:
            add_item(self.session, self.event, ItemInput(**item))
        return f"Programm mit {len(self.story['programm'])} Punkten"

    def _invite(self) -> str:
        from kinderschutz_cli.store.contact import ContactFilter
        from kinderschutz_cli.workflows import invite

        plan = invite.plan(self.session, self.event, ContactFilter())
        batch = invite.render(self.session, plan)
        command = invite.record(self.session, plan, batch)
        written = invite.write(self.session, command, batch.files)
        self.invited = len(plan.choice.invited)
        self.files.append(invite.folder_of(self.session, self.event))
        letters = sum(path.suffix == ".pdf" for path in written)
        return (
            f"{self.invited} Einladungen ({self.invited - letters} Entwürfe für Outlook, {letters} als Brief), "
            f"{len(plan.choice.left_out)} nicht eingeladen"
        )

    def _register(self) -> str:
        from kinderschutz_cli.workflows import guest, registration, registration_input

        for entry in self.story["anmeldungen"]:
            wish = registration.Wish(
                status=registration_input.parse_status(entry["status"]),
                channel=registration_input.parse_channel(entry["weg"]),
                note=entry.get("notiz", ""),
            )
            guests = [guest.who(self.session, name) for name in entry["namen"]]
            made = registration.register(self.session, self.event, self.event.main_part, guests, wish)
            self.registrations.update(one.status for one in made)
        counted = ", ".join(f"{number} {status}" for status, number in self.registrations.items())
        return f"{self.registrations.total()} Anmeldungen: {counted}"

    def _exports(self) -> Iterator[Step]:
        for name in self.story["ausgabe"]["dokumente"]:
            yield partial(self._export, name)

    def _export(self, name: str) -> str:
        from kinderschutz_cli.workflows import export

        self.files.append(export.write(self.session, export.render(self.session, name, export.Wish())))
        return f"Dokument {name}"


def plan(folder: Path, now: datetime) -> Demo:
    """The example for a new or empty folder; nothing has happened yet. Raises `DemoFolderNotEmpty`."""
    import tomllib  # 5 ms

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DemoFolderNotEmpty(folder)
    return Demo(folder, now, tomllib.loads(_shipped("konferenz.toml").decode()), folder.exists())


def event_days(rule: dict[str, int], today: date) -> tuple[date, date]:
    """The day of the event and its deadline: the first such weekday after so many days, and so many days before it."""
    earliest = today + timedelta(days=rule["tage_voraus"])
    day = earliest + timedelta(days=(rule["wochentag"] - earliest.weekday()) % 7)
    return day, day - timedelta(days=rule["anmeldeschluss_tage_vorher"])


def as_json(demo: Demo) -> dict[str, Any]:
    """What was made, for scripts."""
    return {
        "ordner": demo.folder,
        "veranstaltung": demo.event.slug,
        "eingeladen": demo.invited,
        "anmeldungen": dict(demo.registrations),
        "dateien": demo.files,
    }


def _shipped(name: str) -> bytes:
    from importlib import resources  # 5 ms

    return resources.files("kinderschutz_cli.data").joinpath("demo", name).read_bytes()
