"""What several steps tell together: the inbox, the calendar, the supervisor's radar."""

from rajut.frontends.desk.queries.inbox import sent, waiting, waiting_count
from rajut.frontends.desk.queries.radar import Radar, radar, supervised
from rajut.frontends.desk.queries.search import Found, search

__all__ = ["Found", "Radar", "radar", "search", "sent", "supervised", "waiting", "waiting_count"]
