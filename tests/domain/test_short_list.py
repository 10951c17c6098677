"""Many names in one line."""

from kinderschutz_cli.domain.short_list import shortened


def test_the_first_few_and_how_many_more() -> None:
    names = ["Ada", "Bea", "Cem"]
    assert [shortened(names[:n], 2) for n in range(4)] == ["", "Ada", "Ada, Bea", "Ada, Bea und 1 weitere"]
