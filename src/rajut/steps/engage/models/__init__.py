"""The collaboration and its parties; what they say to each other; where they meet."""

from rajut.steps.engage.models.collaboration import Collaboration, Matter, Party
from rajut.steps.engage.models.forum import Message, Topic
from rajut.steps.engage.models.meeting import AgendaItem, CalendarFeed, Invitee, Meeting

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
]
