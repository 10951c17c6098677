"""What was typed, resolved to the one thing it means."""

import pytest

from kinderschutz_cli.errors.matching import Unknown
from kinderschutz_cli.workflows import reference
from kinderschutz_cli.workflows.session import Session


def test_a_sector_spelt_wrongly_is_proposed_once(session: Session) -> None:
    with pytest.raises(Unknown) as caught:
        reference.word(session.db, "sector", "schulen")
    assert caught.value.hint == "Meinten Sie „schule“?"
