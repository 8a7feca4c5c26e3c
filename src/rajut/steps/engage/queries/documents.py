"""The documents of a collaboration: which somebody sees, and who else does."""

from rajut.foundation.documents.models import Document
from rajut.foundation.people.sight import Sight
from rajut.steps.engage.models import Collaboration

ORDER = tuple(Sight)  # from the narrowest to the widest


def within(collaboration: Collaboration) -> tuple[Sight, ...]:
    """Return the levels that a document may have: never wider than its collaboration's own."""
    widest = max(ORDER.index(Sight(collaboration.sight)), ORDER.index(Sight.PARTIES))
    return ORDER[: widest + 1]


def seen_by(document: Document, collaboration: Collaboration) -> Sight:
    """Return who sees a document now: its own level, or its collaboration's where that is narrower."""
    return min(Sight(document.sight), within(collaboration)[-1], key=ORDER.index)
