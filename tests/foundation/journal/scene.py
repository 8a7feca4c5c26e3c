"""A declaration and its owner: the smallest record with a lifecycle."""

from datetime import date

from rajut.foundation.journal.actions import begin
from rajut.steps.identify.models import Declaration
from tests import cast


def draft(**fields: object) -> Declaration:
    """Return a declaration that nobody has kept yet."""
    told: dict[str, object] = {
        "kind": "need",
        "organisation": cast.government(cast.SLEMAN),
        "domain": "service",
        "title": "Pengolahan sampah bersama",
        "starts_on": date(2027, 1, 1),
        "ends_on": date(2027, 12, 31),
        "declared_at": cast.NOW,
    }
    return Declaration(**{**told, **fields})


def begun() -> Declaration:
    """Return a declaration begun by Sleman's cooperation officer."""
    return begin(draft(), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
