import tomllib
from datetime import date
from importlib import resources

import pytest

from kinderschutz_cli.domain.coverage import codes_for
from kinderschutz_cli.domain.gender import GenderedNoun
from kinderschutz_cli.domain.term import Kind, LegalEntry, Profession, Role, Sector
from kinderschutz_cli.workflows.field_lists import (
    load_coverage_rules,
    load_gendered_nouns,
    load_kinds,
    load_legal_entries,
    load_professions,
    load_roles,
    load_sectors,
)

SECTORS = [
    "jugendamt",
    "jugendhilfe",
    "kita",
    "jugendarbeit",
    "schule",
    "gesundheit",
    "polizei",
    "ordnung",
    "justiz",
    "beratung",
    "gewaltschutz",
    "eingliederungshilfe",
    "fruehe-hilfen",
    "soziales",
    "integration",
    "sport-verein",
    "religion",
    "verwaltung-politik",
    "wissenschaft",
    "land",
    "presse",
    "sonstige",
]
GROUPS = {"jugendhilfe", "bildung", "gesundheit", "polizei-ordnung", "justiz", "weitere"}


def test_all_sectors_are_there_in_their_order() -> None:
    assert [sector.slug for sector in load_sectors()] == SECTORS
    assert load_sectors()[4] == Sector("schule", "Schule", "bildung")
    assert {sector.group for sector in load_sectors()} == GROUPS


def test_every_kind_belongs_to_a_sector_and_is_there_once() -> None:
    kinds = load_kinds()
    slugs = [kind.slug for kind in kinds]
    assert Kind("kita-traeger", "Träger von Kindertageseinrichtungen", "kita") in kinds
    assert Kind("eingliederungshilfe-traeger", "Träger der Eingliederungshilfe", "eingliederungshilfe") in kinds
    assert sorted(set(slugs)) == sorted(slugs)
    assert {kind.sector for kind in kinds} <= set(SECTORS)


def test_the_kinds_of_the_school_list_are_known() -> None:
    text = resources.files("kinderschutz_cli.data").joinpath("schulformen-nrw.toml").read_text(encoding="utf-8")
    schools = {kind.slug for kind in load_kinds() if kind.sector == "schule"}
    assert set(tomllib.loads(text)["arten"].values()) <= schools


def test_professions_say_who_is_bound_to_secrecy() -> None:
    professions = load_professions()
    assert Profession("zahnaerztin-zahnarzt", "Zahnärzt:in", confidential=True) in professions
    assert Profession("erziehung", "Erzieher:in") in professions
    assert len({profession.slug for profession in professions}) == len(professions)


def test_roles_are_those_of_the_field() -> None:
    assert load_roles()[0] == Role("insofa", "Insoweit erfahrene Fachkraft")
    assert [role.slug for role in load_roles()] == [
        "insofa",
        "geheimnistraeger",
        "verfahrensbeistand",
        "netzwerkkoordination",
        "leitung",
        "referent",
        "moderation",
        "steuerungsgruppe",
        "multiplikator",
        "presse",
    ]


def test_the_legal_lists_are_complete_with_source_and_date() -> None:
    entries = load_legal_entries()
    codes = [f"L{number:02d}" for number in range(1, 13)] + [f"K{number:02d}" for number in range(1, 19)]
    assert [entry.code for entry in entries] == codes
    assert entries[4] == LegalEntry("L05", "L", "Schulen", "§ 9 Abs. 4 LKSG NRW", "2022-05-01")


def test_every_rule_names_known_words_and_every_entry_can_be_covered() -> None:
    rules = load_coverage_rules()
    words = {
        "sector": {sector.slug for sector in load_sectors()},
        "kind": {kind.slug for kind in load_kinds()},
        "role": {role.slug for role in load_roles()},
        "profession": {profession.slug for profession in load_professions()},
    }
    unknown = [rule for rule in rules for field, known in words.items() if getattr(rule, field) not in known | {""}]
    assert unknown == []
    assert {rule.code for rule in rules} == {entry.code for entry in load_legal_entries()}
    assert {rule.code for rule in rules if rule.needs_agreement} == {"L02"}


@pytest.mark.parametrize(
    ("sector", "kind", "profession", "codes"),
    [
        ("jugendamt", "asd", "", "L01 K01"),
        ("jugendhilfe", "ambulante-hilfe", "", "K01"),
        ("kita", "kita", "erziehung", "K01"),
        ("jugendarbeit", "jugendzentrum", "", "K01"),
        ("schule", "grundschule", "lehrkraft", "L04 L05 K05"),
        ("schule", "gymnasium", "", "L05 K05"),
        ("gesundheit", "gesundheitsamt", "", "L04 L06 K03 K18"),
        ("gesundheit", "kinderklinik", "", "L04 K08 K18"),
        ("gesundheit", "spz", "", "L04 K09 K18"),
        ("", "", "hebamme", "L04 K18"),
        ("polizei", "opferschutz", "polizei", "L07 K06"),
        ("ordnung", "ordnungsamt", "", "L07 K06"),
        ("justiz", "familiengericht", "richter-in", "L08 K17"),
        ("justiz", "staatsanwaltschaft", "", "L09"),
        ("justiz", "verfahrensbeistand", "", "L10"),
        ("", "", "verfahrensbeistand", "L10"),
        ("beratung", "schwangerschaftsberatung", "", "L04 K11 K12"),
        ("gewaltschutz", "frauenhaus", "", "K14"),
        ("eingliederungshilfe", "eingliederungshilfe-traeger", "", "L11 K02"),
        ("eingliederungshilfe", "fruehfoerderung", "", "L11 K02 K10"),
        ("fruehe-hilfen", "familienbildung", "", "L12 K16"),
        ("soziales", "sozialamt", "", "K04"),
        ("soziales", "jobcenter", "", ""),
        ("presse", "", "", ""),
    ],
)
def test_coverage_follows_the_table_of_the_field(sector: str, kind: str, profession: str, codes: str) -> None:
    assert codes_for(sector, kind, (), profession, agreement=False, rules=load_coverage_rules()) == set(codes.split())


@pytest.mark.parametrize("sector", ["jugendhilfe", "kita", "jugendarbeit"])
def test_an_agreement_adds_the_provider(sector: str) -> None:
    assert codes_for(sector, "", (), "", agreement=True, rules=load_coverage_rules()) == {"L02", "K01"}


def test_a_role_adds_to_the_sector() -> None:
    codes = codes_for("kita", "kita", ("insofa",), "", agreement=False, rules=load_coverage_rules())
    assert codes == {"L03", "K01"}


@pytest.mark.parametrize("name", ["sektoren", "arten", "berufe", "rollen", "recht", "genderformen"])
def test_every_list_carries_its_date_and_source(name: str) -> None:
    text = resources.files("kinderschutz_cli.data").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    assert (type(content["stand"]), bool(content["quelle"])) == (date, True)


def test_every_form_of_a_noun_belongs_to_one_noun_alone() -> None:
    nouns = load_gendered_nouns()
    forms = [form for noun in nouns for form in noun.forms]
    assert nouns[0] == GenderedNoun("Teilnehmer:in", "Teilnehmerin oder Teilnehmer", "teilnehmende Person")
    assert sorted(set(forms)) == sorted(forms)
