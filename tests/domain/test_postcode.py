"""A postcode has five digits, or names its country."""

import pytest

from kinderschutz_cli.domain.postcode import check_postcode
from kinderschutz_cli.errors.postcode import NoPostcode


@pytest.mark.parametrize("text", ["44532", "01067", "NL-7511 HX", "B 4700", ""])
def test_a_postcode_stays_as_typed(text: str) -> None:
    assert check_postcode(text) == text


@pytest.mark.parametrize("text", ["4453", "445321", "4453a", "44 532", "Lünen", "-"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(NoPostcode) as caught:
        check_postcode(text)
    assert caught.value.message == f"„{text}“ ist keine Postleitzahl: Sie hat fünf Ziffern."
