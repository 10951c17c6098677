"""Words of the network: what is listed, added, renamed and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kinderschutz_cli.domain.contact import Affiliation, Contact
from kinderschutz_cli.domain.coverage import codes_for
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.network import Network
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.term import Kind, Profession, Sector
from kinderschutz_cli.errors.choice import UnknownChoice
from kinderschutz_cli.errors.word import (
    BadSlug,
    LabelMissing,
    MemberAlready,
    NoMember,
    OwnNetworkStays,
    WordExists,
    WordInUse,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.workflows import network, word
from kinderschutz_cli.workflows.word import WordLine

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session


def a_teacher(session: Session) -> Contact:
    """One school with one contact, whose sector is the school's."""
    with session.command("test"):
        school = organisation_store.add(session.db, Organisation(name="Leoschule", sector="schule", kind="grundschule"))
        contact = Contact(
            name=PersonName(given="Erika", family="Muster"),
            profession="lehrkraft",
            roles=("insofa",),
            affiliations=(Affiliation(organisation_store.get(session.db, school)),),
        )
        return contact_store.get(session.db, contact_store.add(session.db, contact), session.today)


def test_a_line_counts_own_and_inherited_words_and_names_the_law(session: Session) -> None:
    a_teacher(session)
    assert [
        word.line(session, "sector", "schule"),
        word.line(session, "sector", "kita"),
        word.line(session, "kind", "grundschule"),
        word.line(session, "profession", "lehrkraft"),
        word.line(session, "role", "insofa"),
    ] == [
        WordLine("schule", "Schule", ("L05", "K05"), 1, 1, {"gruppe": "bildung"}),
        WordLine("kita", "Kindertagesbetreuung", ("L02*", "K01"), 0, 0, {"gruppe": "jugendhilfe"}),
        WordLine("grundschule", "Grundschule", (), 1, 1, {"sektor": "schule"}),
        WordLine("lehrkraft", "Lehrkraft", ("L04",), None, 1, {"geheimnistraeger": True}),
        WordLine("insofa", "Insoweit erfahrene Fachkraft", ("L03",), None, 1, {}),
    ]


def test_every_list_shows_every_word(session: Session) -> None:
    for table in ("sector", "kind", "profession", "role", "network"):
        assert {one.slug: one.label for one in word.lines(session, table)} == term_store.labels(session.db, table)


def test_json_holds_what_the_list_shows(session: Session) -> None:
    assert word.as_json(word.line(session, "profession", "lehrkraft")) == {
        "kuerzel": "lehrkraft",
        "name": "Lehrkraft",
        "geheimnistraeger": True,
        "recht": ["L04"],
        "kontakte": 0,
    }


def test_words_are_added_with_a_slug_of_their_own(session: Session) -> None:
    assert word.add_sector(session, "Wohnungslosenhilfe für Familien") == Sector(
        "wohnungslosenhilfe-fuer-familien", "Wohnungslosenhilfe für Familien", "weitere"
    )
    assert word.add_kind(session, " Schulkinder\tbetreuung ", sector="schule", slug="skb") == Kind(
        "skb", "Schulkinder betreuung", "schule"
    )
    assert term_store.sectors(session.db)[-1].slug == "wohnungslosenhilfe-fuer-familien"
    assert word.line(session, "kind", "skb").more == {"sektor": "schule"}


def test_a_new_confidential_profession_covers_l04(session: Session) -> None:
    made = word.add_profession(session, "Familienhebamme", confidential=True)
    other = word.add_profession(session, "Fotografie")
    rules = term_store.coverage_rules(session.db)
    assert made == Profession("familienhebamme", "Familienhebamme", confidential=True)
    assert codes_for("", "", (), made.slug, False, rules) == {"L04"}
    assert codes_for("", "", (), other.slug, False, rules) == frozenset()


@pytest.mark.parametrize(
    ("label", "slug", "failure"),
    [
        ("Schule", "", WordExists),
        ("schule", "neu", WordExists),
        ("Etwas Neues", "schule", WordExists),
        ("Etwas Neues", "Etwas Neues", BadSlug),
        ("Etwas Neues", "../x", BadSlug),
        ("–", "", LabelMissing),
    ],
)
def test_what_cannot_be_a_new_word(session: Session, label: str, slug: str, failure: type[Exception]) -> None:
    before = term_store.sectors(session.db)
    with pytest.raises(failure):
        word.add_sector(session, label, slug=slug)
    assert term_store.sectors(session.db) == before


def test_an_unknown_group_names_all(session: Session) -> None:
    with pytest.raises(UnknownChoice) as caught:
        word.group(session, "bildnug")
    assert caught.value.hint == (
        "Meinten Sie „bildung“? Möglich sind: jugendhilfe, bildung, gesundheit, polizei-ordnung, justiz, weitere."
    )


def test_renaming_keeps_the_slug(session: Session) -> None:
    word.rename(session, "sector", "schule", "Schulen")
    assert word.line(session, "sector", "schule").label == "Schulen"
    word.rename(session, "sector", "schule", "SCHULEN")
    assert word.line(session, "sector", "schule").label == "SCHULEN"
    with pytest.raises(WordExists):
        word.rename(session, "sector", "schule", "polizei")


def test_renaming_the_own_network_renames_it_in_the_settings(session: Session) -> None:
    own = "netzwerk-kinderschutz-musterstadt"
    word.rename(session, "network", own, "Netzwerk Musterstadt")
    assert setting_store.settings(session.db)["name"] == "Netzwerk Musterstadt"
    with pytest.raises(OwnNetworkStays):
        word.remove(session, "network", own)


def test_a_used_word_stays_and_says_by_what(session: Session) -> None:
    a_teacher(session)
    for table, slug, users in (
        ("sector", "schule", "1 Organisation, 15 Arten"),
        ("kind", "grundschule", "1 Organisation"),
        ("profession", "lehrkraft", "1 Kontakt"),
        ("role", "insofa", "1 Kontakt"),
    ):
        label = word.line(session, table, slug).label
        with pytest.raises(WordInUse) as caught:
            word.remove(session, table, slug)
        noun = word.NOUNS[table].singular
        assert caught.value.message == f"{noun} „{label}“ wird noch gebraucht: {users}. Es wurde nichts entfernt."
        assert word.line(session, table, slug).label == label


def test_an_unused_word_goes_with_its_rules(session: Session) -> None:
    word.remove(session, "profession", "hebamme")
    assert "hebamme" not in term_store.labels(session.db, "profession")
    assert "hebamme" not in {rule.profession for rule in term_store.coverage_rules(session.db)}


def test_joining_and_leaving_a_network(session: Session) -> None:
    teacher = a_teacher(session)
    made = network.add(session, "Frühe Hilfen", relation="präventiv, 0 bis 3 Jahre")
    assert made == Network("Frühe Hilfen", "fruehe-hilfen", relation="präventiv, 0 bis 3 Jahre")
    network.join(session, "fruehe-hilfen", [teacher])
    member = contact_store.get(session.db, teacher.id, session.today)
    assert member.networks == ("fruehe-hilfen",)
    with pytest.raises(MemberAlready):
        network.join(session, "fruehe-hilfen", [member])
    with pytest.raises(WordInUse):
        word.remove(session, "network", "fruehe-hilfen")
    network.leave(session, "fruehe-hilfen", [member])
    with pytest.raises(NoMember):
        network.leave(session, "fruehe-hilfen", [teacher])
    word.remove(session, "network", "fruehe-hilfen")
    assert [one.slug for one in word.lines(session, "network")] == ["netzwerk-kinderschutz-musterstadt"]
