"""The collaboration and its parties; what they say to each other; where they meet."""

from rajut.steps.engage.models.collaboration import Collaboration
from rajut.steps.engage.models.forum import Message, Topic
from rajut.steps.engage.models.matter import Matter
from rajut.steps.engage.models.meeting import AgendaItem, CalendarFeed, Invitee, Meeting
from rajut.steps.engage.models.party import Party
from rajut.steps.engage.models.word import Word

__all__ = [
    "AgendaItem",
    "CalendarFeed",
    "Collaboration",
    "Invitee",
    "Matter",
    "Meeting",
    "Message",
    "Party",
    "Topic",
    "Word",
]
