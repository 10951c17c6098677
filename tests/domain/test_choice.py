import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.choice import choose
from kinderschutz_cli.domain.programme import ITEM_KIND_LABELS, ItemKind
from kinderschutz_cli.errors.base import ExitCode
from kinderschutz_cli.errors.choice import ITEM_KIND, UnknownChoice


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("info-boerse", ItemKind.FAIR),
        ("Info-Börse", ItemKind.FAIR),
        ("infobörse", ItemKind.FAIR),
        ("Info Boerse", ItemKind.FAIR),
        ("Grußwort", ItemKind.WELCOME),
        ("GRUSSWORT", ItemKind.WELCOME),
        (" pause ", ItemKind.BREAK),
    ],
)
def test_a_word_is_found_however_it_is_spelt(text: str, kind: ItemKind) -> None:
    assert choose(ItemKind, text, ITEM_KIND, ITEM_KIND_LABELS) is kind


def test_an_unknown_word_is_named_with_near_ones_and_all() -> None:
    with pytest.raises(UnknownChoice) as caught:
        choose(ItemKind, "fragrunde", ITEM_KIND, ITEM_KIND_LABELS)
    assert (caught.value.message, caught.value.hint, caught.value.exit_code) == (
        "Es gibt keine Art von Programmpunkt „fragrunde“.",
        (
            "Meinten Sie „fragerunde“? Möglich sind: ankommen, grusswort, vortrag, gespraech, podium, fragerunde, "
            "fallbeispiel, workshop, arbeitsgruppe, plenum, info-boerse, pause, kultur, ausblick."
        ),
        ExitCode.NOT_FOUND,
    )


@settings(max_examples=50)
@given(st.sampled_from(ItemKind), st.sampled_from(["", " ", "_", "-", "–"]), st.booleans())
def test_every_value_is_found_with_any_joint_and_case(kind: ItemKind, joint: str, upper: bool) -> None:
    typed = kind.replace("-", joint)
    assert choose(ItemKind, typed.upper() if upper else typed, ITEM_KIND) is kind
