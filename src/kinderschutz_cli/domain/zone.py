"""The time zone of all events: what is planned is local, what happened is stored in UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def local_day(moment: datetime) -> date:
    """The German calendar day of a moment; one without a zone is local already."""
    return (moment.astimezone(BERLIN) if moment.tzinfo else moment).date()


def local_time(moment: datetime) -> datetime:
    """A moment as a German clock shows it."""
    return moment.astimezone(BERLIN)
