"""Which entries of the legal lists somebody covers: derived from sector, kind, roles and profession, never typed.

§ 9 Abs. 4 LKSG NRW mixes organisations (L05 Schulen) with personal roles (L03 insoweit erfahrene Fachkräfte), so both
count. The rules are data (`data/recht.toml`), because other Länder have other lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kinderschutz_cli.domain.term import CoverageRule


def codes_for(
    sector: str, kind: str, roles: Collection[str], profession: str, agreement: bool, rules: Iterable[CoverageRule]
) -> frozenset[str]:
    """The codes (`L05`, `K17`) that these words cover; `""` is a word that is not known.

    `agreement`: an agreement under § 8a Abs. 4 SGB VIII is recorded, with the organisation or with one above it.
    """
    return frozenset(rule.code for rule in rules if _holds(rule, sector, kind, roles, profession, agreement))


def _holds(
    rule: CoverageRule, sector: str, kind: str, roles: Collection[str], profession: str, agreement: bool
) -> bool:
    return (
        rule.sector in ("", sector)
        and rule.kind in ("", kind)
        and (not rule.role or rule.role in roles)
        and rule.profession in ("", profession)
        and (agreement or not rule.needs_agreement)
    )
