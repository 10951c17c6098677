"""The lists for the day as PDF: signatures, check-in, groups; for nobody, for hard names, for many."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.documents.conference import conference
from tests.documents.test_shipped_templates import structure_tags

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Typesetter
from kinderschutz_cli.documents.vocabulary import Liste, Teil, Teilnehmer

FOLDERS = TemplateFolders.of()
NAMES = ("unterschriften.pdf", "check-in.pdf", "gruppenlisten.pdf")
FOOTER = "Netzwerk Kinderschutz Musterstadt · Stand: 01.07.2025, 10:00 Uhr · intern – nicht weitergeben"
WHERE = "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr · Bürgerhaus, Marktplatz 1, 44532 Musterstadt"
HARD = (
    "Kita Sonne & Mond <Nord>",
    '=HYPERLINK("http://x")',
    "#panic() {{ y }} \\ $x$ `c` */",
    "Familienzentrum 😀 Sonnenschein",
    "Städtische Gemeinschaftsgrundschule im Ganztag " * 4,
)


def a_person(number: int, **changes: Any) -> Teilnehmer:
    plain = {"nummer": number, "nachname": f"Muster {number}", "vorname": "Kim", "ergebnis": "offen", "gekommen": ""}
    person: Teilnehmer = sample(
        Teilnehmer, **{**plain, "name": f"Kim Muster {number}", "organisation": "Leoschule", **changes}
    )
    return person


def a_list(*people: Teilnehmer, title: str = "", **changes: Any) -> Liste:
    plain = {"zeit_text": "09:00 bis 16:00 Uhr", "raum": "", "leitung": "", "teil": sample(Teil, titel=title)}
    made: Liste = sample(Liste, **{"titel": title, "gruppe": False, "teilnehmer": people, **plain, **changes})
    return made


def a_group(*people: Teilnehmer, title: str = "AG 1: Schule") -> Liste:
    more = {"gruppe": True, "zeit_text": "13:00 bis 14:30 Uhr", "raum": "Raum 2", "leitung": "Ina Lang", "plaetze": 20}
    return a_list(*people, title=title, **more)


def reader(name: str, lists: tuple[Liste, ...] = (), groups: tuple[Liste, ...] = ()) -> PdfReader:
    with Typesetter() as typesetter:
        words = conference() | {"listen": lists, "gruppen": groups, "unterschriftslisten": lists + groups}
        document = typesetter.document(Renderer(FOLDERS), FOLDERS.find(name), words)
    assert document.warnings == ()
    return PdfReader(BytesIO(document.pdf))


def pages(name: str, lists: tuple[Liste, ...] = (), groups: tuple[Liste, ...] = ()) -> list[str]:
    """The text of each page, blanks run together."""
    return [" ".join(page.extract_text().split()) for page in reader(name, lists, groups).pages]


def test_the_list_to_sign() -> None:
    (page,) = pages("unterschriften.pdf", (a_list(a_person(12), a_person(40)),))
    assert page == (
        f"Unterschriften: 3. Lüner Kinderschutzkonferenz {WHERE} Mit der Unterschrift wird die Teilnahme bestätigt. Die "
        "Liste dient dem Nachweis und der Teilnahmebescheinigung; sie wird nicht weitergegeben. "
        "Nr. Name Vorname Organisation Unterschrift 12 Muster 12 Kim Leoschule 40 Muster 40 Kim Leoschule "
        f"{FOOTER} Seite 1 von 1"
    )


def test_each_part_and_each_group_is_signed_on_a_page_of_its_own() -> None:
    found = pages(
        "unterschriften.pdf",
        (a_list(a_person(1), title="Tag 1"), a_list(a_person(2), title="Tag 2")),
        (a_group(a_person(1)),),
    )
    assert [
        page.partition("Mittwoch")[0].removeprefix("Unterschriften: 3. Lüner Kinderschutzkonferenz ") for page in found
    ] == [
        "Tag 1 ",
        "Tag 2 ",
        "AG 1: Schule ",
    ]
    assert "AG 1: Schule Mittwoch, 8. Oktober 2025, 13:00 bis 14:30 Uhr · Raum 2 · Ina Lang" in found[2]


def test_there_is_room_to_sign_and_free_lines_remain() -> None:
    """Eleven millimetres a line: 21 on the first page below the heading, 23 on each further one."""
    assert [len(pages("unterschriften.pdf", (a_list(*map(a_person, range(count))),))) for count in (9, 10, 32, 33)] == [
        1,
        2,
        2,
        3,
    ]


def test_the_check_in_list() -> None:
    people = (a_person(12), a_person(40, ergebnis="teilgenommen", gekommen="8:55"))
    (page,) = pages("check-in.pdf", (a_list(*people),))
    assert page == (
        f"Check-in: 3. Lüner Kinderschutzkonferenz {WHERE} 2 Zusagen · die Nummern trägt danach ein: ks attendance add 1-40 43 "
        "da Nr. Name Vorname Organisation gekommen 12 Muster 12 Kim Leoschule x 40 Muster 40 Kim Leoschule 8:55 "
        f"{FOOTER} Seite 1 von 1"
    )


def test_the_groups_with_who_has_a_place() -> None:
    (page,) = pages("gruppenlisten.pdf", (), (a_group(a_person(1), a_person(2)), a_group(title="AG 2: Kita")))
    assert page == (
        "Gruppen: 3. Lüner Kinderschutzkonferenz AG 1: Schule 13:00 bis 14:30 Uhr · Raum 2 · Ina Lang · 2 von 20 Plätzen "
        "Nr. Name Organisation Sektor 1 Kim Muster 1 Leoschule Schule 2 Kim Muster 2 Leoschule Schule "
        "AG 2: Kita 13:00 bis 14:30 Uhr · Raum 2 · Ina Lang · 0 von 20 Plätzen Noch niemand hat hier einen Platz. "
        f"{FOOTER} Seite 1 von 1"
    )


@pytest.mark.parametrize("name", NAMES)
def test_nobody_yet(name: str) -> None:
    nothing = "Workshops oder Arbeitsgruppen" if name.startswith("gruppen") else "Es gibt noch keine Anmeldungen."
    assert nothing in pages(name)[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_many_has_its_headings_and_the_table_is_tagged(name: str) -> None:
    everybody = tuple(map(a_person, range(1, 151)))
    lists, groups = ((), (a_group(*everybody),)) if name.startswith("gruppen") else ((a_list(*everybody),), ())
    found = reader(name, lists, groups)
    texts = [" ".join(page.extract_text().split()) for page in found.pages]
    assert all("Nr. Name" in text for text in texts)
    assert texts[-1].endswith(f"Seite {len(texts)} von {len(texts)}")
    assert {"/H1", "/Table", "/TH", "/TD"} <= structure_tags(found)


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("name", NAMES)
def test_a_value_stands_there_as_it_is(name: str, text: str) -> None:
    person = a_person(1, organisation=text)
    (page,) = pages(name, (a_list(person),), (a_group(person),) if name.startswith("gruppen") else ())
    assert re.sub(r"[\s-]", "", text) in re.sub(r"[\s\u00ad-]", "", page)
