"""The messages about a registration: what stands in them, by mail and by letter."""

import re
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.documents.conference import bare, conference
from tests.documents.test_shipped_templates import FOLDERS, golden, words_of

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.markdown import Letter, MailTemplate
from kinderschutz_cli.documents.samples import institution, sample
from kinderschutz_cli.documents.typst import Typesetter, typst_source
from kinderschutz_cli.documents.vocabulary import Anmeldung, Kontakt
from kinderschutz_cli.domain.notice import Notice

NOTICES = list(Notice)


def words(**changes: Any) -> dict[str, Any]:
    """The conference for somebody known, informed before, with a registration of which nothing special is to be said."""
    plain: dict[str, Any] = dict.fromkeys(("grund", "vertritt", "vertreten_durch", "angemeldet_von", "bis_text"), "")
    base = conference()
    open_ = {"teil": base["veranstaltung"].teile[0], "bis": None, "stelle": None, "anlass": ""}
    one = sample(Anmeldung, **{**plain, **open_, **changes})
    return base | {"anmeldung": one, "bisher": ""}


def special() -> dict[str, Any]:
    """A place without a name, in a network and an event of which nothing else is known; the first message to them."""
    base = bare()
    one = sample(
        Anmeldung,
        teil=base["veranstaltung"].teile[0],
        name="N. N.",
        name_offen=True,
        nachgerueckt=False,
    )
    return base | {"anmeldung": one, "kontakt": institution()}


def text_of(notice: Notice, filling: dict[str, Any]) -> str:
    """Only a message about a change has something to say of what was announced before."""
    filling = filling if notice is Notice.EVENT_MOVED else {**filling, "bisher": ""}
    mail = MailTemplate(Renderer(FOLDERS), f"{notice}.md").render(filling)
    return f"Betreff: {mail.subject}\n\n{mail.text}"


def letter_of(notice: Notice, filling: dict[str, Any]) -> tuple[Letter, PdfReader]:
    renderer = Renderer(FOLDERS)
    filling = {**filling, "brief": True}
    letter = MailTemplate(renderer, f"{notice}.md").letter(filling)
    frame = {**filling, "betreff": letter.subject, "inhalt": letter.body}
    with Typesetter() as typesetter:
        pdf = typesetter.pdf(typst_source(renderer, FOLDERS.find("mitteilung.pdf"), frame)).pdf
    return letter, PdfReader(BytesIO(pdf))


@pytest.mark.parametrize("notice", NOTICES)
def test_what_a_person_reads(notice: Notice) -> None:
    text = text_of(notice, words())
    assert text == golden(f"{notice}.txt", text)


@pytest.mark.parametrize("notice", NOTICES)
def test_what_an_institution_reads_of_which_little_is_known(notice: Notice) -> None:
    text = text_of(notice, special())
    assert text == golden(f"{notice}-stelle.txt", text)


@pytest.mark.parametrize("notice", [Notice.WAITING, Notice.REFUSED])
def test_what_somebody_reads_whose_seat_is_taken_back(notice: Notice) -> None:
    before = "Mittwoch, 1. Oktober 2025, Stadthalle" if notice is Notice.WAITING else ""
    reason = "die Platzzahl wurde von 250 auf 100 geändert"
    filling = words(hatte_platz=True, anlass=reason, stelle=3) | {"bisher": before}
    mail = MailTemplate(Renderer(FOLDERS), f"{notice}.md").render(filling)
    text = f"Betreff: {mail.subject}\n\n{mail.text}"
    assert text == golden(f"{notice}-zurueckgenommen.txt", text)


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("make", [words, special])
def test_no_dangling_signs_and_no_long_lines(notice: Notice, make: Any) -> None:
    text = text_of(notice, make())
    assert not re.search(r"None|\(\)|,\s*,|,\s*\.|:\s*\.|\.\s+\.|  +\S", text.replace("\n", " \n"))
    assert max(map(len, text.partition("\n")[2].splitlines())) <= 78


@pytest.mark.parametrize("notice", NOTICES)
def test_a_letter_says_what_the_mail_says(notice: Notice) -> None:
    """In the frame of letters: greeting and signature come from there, and its subject is the first heading."""
    letter, reader = letter_of(notice, words())
    printed = words_of(reader)
    mail = text_of(notice, words() | {"brief": True}).partition("\n")[2]
    for word in re.findall(r"[\w.]{4,}", mail):
        assert word in printed, word
    assert letter.subject in printed
    assert printed.count("Mit freundlichen Grüßen") == 1
    assert reader.metadata
    assert reader.metadata.title == letter.subject


def test_the_rule_stands_in_the_confirmation() -> None:
    rule = "Nach dem Anmeldeschluss entscheidet das Los, wer einen Platz erhält."
    assert f"Zur Platzvergabe: {rule}" in " ".join(text_of(Notice.CONFIRMED, words(regel=rule)).split())


@pytest.mark.parametrize(
    ("notice", "changes", "sentence"),
    [
        (Notice.CONFIRMED, {"nachgerueckt": True}, "Es ist ein Platz frei geworden, und er gehört Ihnen."),
        (Notice.CONFIRMED, {"vertritt": "Kim Muster"}, "Sie kommen in Vertretung für Kim Muster."),
        (Notice.CONFIRMED, {"angemeldet_von": "Ute Still"}, "Angemeldet hat Sie Ute Still."),
        (Notice.WAITING, {"grund": "alle 150 Plätze sind vergeben"}, "keinen Platz zusagen: alle 150 Plätze sind vergeben."),
        (Notice.WAITING, {"stelle": 7}, "zurzeit stehen Sie dort an Stelle 7."),
        (Notice.OFFERED, {"bis_text": "Freitag, 19. September 2025"}, "Bitte antworten Sie uns bis Freitag, 19. September 2025."),
        (Notice.REPRESENTED, {"vertreten_durch": "Ina Muster"}, "An Ihrer Stelle ist nun Ina Muster eingetragen:"),
    ],
)  # fmt: skip
def test_what_is_special_about_a_registration_is_said(notice: Notice, changes: dict[str, Any], sentence: str) -> None:
    assert sentence in " ".join(text_of(notice, words(**changes)).split())


def test_a_reminder_after_the_deadline_and_for_a_full_hall() -> None:
    def reminder(**changes: Any) -> str:
        base = conference(**changes)
        return " ".join(text_of(Notice.REMINDER, base | {"anmeldung": None, "bisher": ""}).split())

    late = words()["heute"].replace(year=2026)
    assert "Bitte melden Sie sich bis Freitag, 12. September 2025 an:" in reminder()
    assert "Zurzeit sind alle Plätze vergeben. Wir nehmen Sie gern auf die Warteliste;" in reminder(frei=0)
    text = text_of(Notice.REMINDER, conference() | {"anmeldung": None, "heute": late})
    assert "Der Anmeldeschluss war am Freitag, 12. September 2025. Es gibt noch freie Plätze:" in " ".join(text.split())


def test_the_data_protection_note_goes_with_the_first_message_only() -> None:
    known, first = sample(Kontakt), sample(Kontakt, informiert_am=None)
    told = {person: text_of(Notice.CONFIRMED, words() | {"kontakt": person}) for person in (known, first)}
    assert ("Art. 13 und 14 DSGVO" in told[known], "Art. 13 und 14 DSGVO" in told[first]) == (False, True)
    assert "Art. 13 und 14 DSGVO" in words_of(letter_of(Notice.CONFIRMED, words() | {"kontakt": first})[1])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1).filter(str.strip))
def test_no_value_becomes_markup_in_a_letter(value: str) -> None:
    """A name is one string literal of Typst, whatever stands in it."""
    filling = words() | {"brief": True, "kontakt": sample(Kontakt, briefanrede=value)}
    body = MailTemplate(Renderer(FOLDERS), "abmeldung.md").letter(filling).body
    first = body.splitlines()[0]
    assert first.startswith('#"')
    assert first.endswith('";')
    assert not re.search(r'(?<!\\)"', re.sub(r"\\\\", "", first[2:-2]))
