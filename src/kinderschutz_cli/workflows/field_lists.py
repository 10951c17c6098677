"""The dated lists of the field that `ks init` loads: sectors, kinds, professions, roles and the legal lists.

They are TOML files in `data/`, each with `stand` and `quelle`; a municipality changes its own copy in its file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.gender import GenderedNoun
from kinderschutz_cli.domain.term import CoverageRule, Kind, LegalEntry, Profession, Role, Sector

if TYPE_CHECKING:
    from collections.abc import Iterator


def load_sectors() -> tuple[Sector, ...]:
    words = _read("sektoren")["sektoren"]
    return tuple(Sector(slug, word["label"], word["gruppe"]) for slug, word in words.items())


def load_kinds() -> tuple[Kind, ...]:
    return tuple(Kind(slug, word["label"], sector) for sector, slug, word in _kinds())


def load_professions() -> tuple[Profession, ...]:
    words = _read("berufe")["berufe"]
    return tuple(Profession(slug, word["label"], word.get("geheimnistraeger", False)) for slug, word in words.items())


def load_roles() -> tuple[Role, ...]:
    return tuple(Role(slug, word["label"]) for slug, word in _read("rollen")["rollen"].items())


def load_legal_entries() -> tuple[LegalEntry, ...]:
    """L01 to L12 (§ 9 Abs. 4 LKSG NRW) and K01 to K18 (§ 3 Abs. 2 KKG)."""
    return tuple(
        LegalEntry(code, name, entry["label"], legal_list["quelle"], legal_list["stand"].isoformat())
        for name, legal_list in _read("recht")["listen"].items()
        for code, entry in legal_list["eintraege"].items()
    )


def load_coverage_rules() -> tuple[CoverageRule, ...]:
    """What covers which legal entry: by sector, kind of institution, role and profession."""
    law = _read("recht")
    rules = law["regeln"]
    needing_agreement = {
        code
        for legal_list in law["listen"].values()
        for code, entry in legal_list["eintraege"].items()
        if entry.get("braucht_vereinbarung", False)
    }
    confidential = {
        profession.slug: rules["geheimnistraeger"]["recht"]
        for profession in load_professions()
        if profession.confidential
    }
    conditions: list[tuple[str, dict[str, list[str]]]] = [
        ("sector", rules["sektoren"]),
        ("kind", {slug: word.get("recht", []) for _, slug, word in _kinds()}),
        ("role", rules["rollen"]),
        ("profession", rules["berufe"]),
        ("profession", confidential),
    ]
    return tuple(
        CoverageRule(code, **{condition: slug}, needs_agreement=code in needing_agreement)
        for condition, codes_by_slug in conditions
        for slug, codes in codes_by_slug.items()
        for code in codes
    )


def load_confidential_codes() -> tuple[str, ...]:
    """The legal entries that every Geheimnisträger (§ 4 Abs. 1 KKG) covers."""
    return tuple(_read("recht")["regeln"]["geheimnistraeger"]["recht"])


def load_gendered_nouns() -> tuple[GenderedNoun, ...]:
    """Nouns for people in the four spellings of the setting `gender`."""
    return tuple(
        GenderedNoun(
            colon=entry["doppelpunkt"],
            pair=entry["paarform"],
            neutral=entry["neutral"],
            dative_pair=entry.get("dativ", {}).get("paarform", ""),
            dative_neutral=entry.get("dativ", {}).get("neutral", ""),
        )
        for entry in _read("genderformen")["formen"]
    )


def _kinds() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Sector, slug and entry of every kind of institution."""
    for sector, words in _read("arten")["arten"].items():
        for slug, word in words.items():
            yield sector, slug, word


def _read(name: str) -> dict[str, Any]:
    import tomllib  # 5 ms, needed by init alone
    from importlib import resources  # the same

    text = resources.files("kinderschutz_cli.data").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
