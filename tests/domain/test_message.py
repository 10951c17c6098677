"""By which channel somebody is written to."""

from tests.builders import a_contact, an_organisation

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.message import MessageChannel, channel_for


def test_mail_else_letter_else_nothing() -> None:
    by_mail, by_letter = a_contact(), a_contact(mail="", affiliations=(Affiliation(an_organisation()),))
    assert [channel_for(one) for one in (by_mail, by_letter, a_contact(mail=""))] == [
        MessageChannel.MAIL,
        MessageChannel.LETTER,
        None,
    ]
