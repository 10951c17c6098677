import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.appearance_parsing import TypedPerson, guess_type, parse_person
from kinderschutz_cli.domain.programme import AppearanceRole, AppearanceType
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.programme import PersonMissing


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Kim Muster", TypedPerson("Kim Muster")),
        ("Jan Pöter (LWL-Landesjugendamt)", TypedPerson("Jan Pöter", "LWL-Landesjugendamt")),
        ("Kim Muster (Kita Sonne (Nord))", TypedPerson("Kim Muster", "Kita Sonne (Nord)")),
        ("Kim Muster (geb. Beispiel) (LVR)", TypedPerson("Kim Muster (geb. Beispiel)", "LVR")),
        ("moderiert:Kerstin Schmidt", TypedPerson("Kerstin Schmidt", role=AppearanceRole.MODERATES)),
        ("Begrüßt: Kim Muster", TypedPerson("Kim Muster", role=AppearanceRole.WELCOMES)),
        ("wirkt mit:Kim Muster", TypedPerson("Kim Muster", role=AppearanceRole.TAKES_PART)),
        ("amt:Bürgermeister", TypedPerson("Bürgermeister", type=AppearanceType.OFFICE)),
        (
            "begruesst:amt:Landrat (Kreis Muster)",
            TypedPerson("Landrat", "Kreis Muster", AppearanceRole.WELCOMES, AppearanceType.OFFICE),
        ),
        (
            "stelle:moderiert:ASD",
            TypedPerson("ASD", role=AppearanceRole.MODERATES, type=AppearanceType.BODY),
        ),
        ("Koordinator:in", TypedPerson("Koordinator:in")),
        ("beruf:Ärzt:in", TypedPerson("Ärzt:in", type=AppearanceType.PROFESSION)),
        ("N. N.", TypedPerson("N. N.")),
    ],
)
def test_role_type_and_affiliation_stand_around_the_name(text: str, person: TypedPerson) -> None:
    assert parse_person(text) == person


@pytest.mark.parametrize("text", ["", " ", "moderiert:", "amt: ", "(LWL)", "–"])
def test_a_person_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(PersonMissing):
        parse_person(text)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Bürgermeister", AppearanceType.OFFICE),
        ("stellv. Bürgermeisterin", AppearanceType.OFFICE),
        ("Die Ministerin", AppearanceType.OFFICE),
        ("Leitung ASD", AppearanceType.OFFICE),
        ("Jugendamt", AppearanceType.BODY),
        ("Staatsanwaltschaft", AppearanceType.BODY),
        ("Amtsgericht", AppearanceType.BODY),
        ("Heike Muster", AppearanceType.NAME),
        ("Bürgermeister Jan Muster", AppearanceType.NAME),
        ("Peter Amt", AppearanceType.NAME),
    ],
)
def test_the_words_tell_an_office_from_a_body_and_a_name(label: str, kind: AppearanceType) -> None:
    assert guess_type(label) is kind


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_any_text_is_a_person_or_a_sentence(text: str) -> None:
    try:
        person = parse_person(text)
    except KsError:
        return
    assert any(sign.isalnum() for sign in person.label)
    assert guess_type(person.label) in AppearanceType
