import pytest

from kinderschutz_cli.domain.item_title import guess_item_kind
from kinderschutz_cli.domain.programme import ItemKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Mittagspause mit Info-Börse", ItemKind.BREAK),
        ("Info-Börse und Mittagspause", ItemKind.FAIR),
        ("Grußwort des Bürgermeisters", ItemKind.WELCOME),
        ("Eröffnung", ItemKind.WELCOME),
        ("Eröffnungsgespräch mit der Ministerin", ItemKind.CONVERSATION),
        ("Podiumsgespräch", ItemKind.PANEL),
        ("Ankommen und Kaffee", ItemKind.ARRIVAL),
        ("Ergebnisse im Plenum", ItemKind.PLENARY),
        ("Verabschiedung und Ausblick", ItemKind.OUTLOOK),
        ("Herausforderung inklusiver Kinderschutz", ItemKind.TALK),
        ("", ItemKind.TALK),
    ],
)
def test_the_first_telling_word_of_a_title_counts(title: str, kind: ItemKind) -> None:
    assert guess_item_kind(title) is kind
