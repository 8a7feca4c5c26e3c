"""Step 2, engage: the collaboration and its parties, its meetings."""

from rajut.core.law.lifecycles.engage.collaboration import (
    COLLABORATION,
    PARTY,
    CollaborationFacts,
    PartyFacts,
)
from rajut.core.law.lifecycles.engage.meeting import MEETING, MeetingFacts

__all__ = ["COLLABORATION", "MEETING", "PARTY", "CollaborationFacts", "MeetingFacts", "PartyFacts"]
