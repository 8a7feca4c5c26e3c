"""The parties that a plan is made by."""

from rajut.core.law.authority import Part
from rajut.steps.engage.models import Collaboration, Party

BINDING = (Part.INITIATOR, Part.PARTY)


def binding(collaboration: Collaboration) -> list[Party]:
    """Return the initiator and the parties that were neither struck nor declined, answered or not."""
    return [party for party in collaboration.standing_parties if party.part in BINDING]
