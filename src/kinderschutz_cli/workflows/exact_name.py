"""Names that may stand in the file or not: a host, a speaker. Only an exact name links; a part of one never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import Body, BodyRole
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.errors.matching import ORGANISATION, Ambiguous
from kinderschutz_cli.workflows import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.matching import Candidate
    from kinderschutz_cli.errors.matching import Noun
    from kinderschutz_cli.workflows.session import Session


def exactly_named(noun: Noun, text: str, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one candidate with exactly that name (folded); raises `Ambiguous` when several have it."""
    wanted = fold(text)
    found = [candidate for candidate in candidates if any(fold(name) == wanted for name in candidate.names)]
    if len(found) > 1:
        raise Ambiguous(noun, text, [f"#{candidate.id} {candidate.label}" for candidate in found])
    return found[0] if found else None


def body_named(session: Session, text: str, role: BodyRole) -> Body:
    """A body of an event: an organisation of the file by its exact name or number („#12“), else only the name."""
    if text.startswith("#"):
        organisation = reference.organisation(session, text)
        return Body(organisation.name, role, organisation_id=organisation.id)
    found = exactly_named(ORGANISATION, text, reference.organisation_candidates(session.db))
    return Body(found.names[0] if found else text, role, organisation_id=found.id if found else None)
