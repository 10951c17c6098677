"""What is typed about a registration: status, form, channel and kind of seat, each by its German word."""

from __future__ import annotations

from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.registration import REACHABLE_BY_HAND, Channel, RegistrationStatus, Seat
from kinderschutz_cli.errors.registration import ChannelUnknown, FormUnknown, SeatUnknown, StatusNotReachable

#: How somebody can take part.
_FORMS = (PartForm.ON_SITE, PartForm.ONLINE)


def parse_status(text: str) -> RegistrationStatus:
    """One of the states that can be set by hand."""
    if text in REACHABLE_BY_HAND:
        return RegistrationStatus(text)
    raise StatusNotReachable(text, REACHABLE_BY_HAND)


def any_status(text: str) -> RegistrationStatus:
    """Any state, for what is only shown."""
    if text in set(RegistrationStatus):
        return RegistrationStatus(text)
    raise StatusNotReachable(text, tuple(RegistrationStatus))


def parse_channel(text: str) -> Channel:
    """How a registration arrived, as typed."""
    if text in set(Channel):
        return Channel(text)
    raise ChannelUnknown(text, tuple(Channel))


def parse_form(text: str) -> PartForm:
    """On site or online, as typed."""
    if text in _FORMS:
        return PartForm(text)
    raise FormUnknown(text, _FORMS)


def parse_seat(text: str) -> Seat:
    """Whose seat it is, as typed."""
    if text in set(Seat):
        return Seat(text)
    raise SeatUnknown(text, tuple(Seat))
