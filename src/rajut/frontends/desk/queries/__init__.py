"""What several steps tell together: the inbox, where things stand, the supervisor's radar, the search."""

from rajut.frontends.desk.queries.inbox import forget, remember, sent, waiting, waiting_count
from rajut.frontends.desk.queries.lateness import Lateness, lateness
from rajut.frontends.desk.queries.mine import mine
from rajut.frontends.desk.queries.radar import Place, Radar, behind, listed, places, radar, supervised
from rajut.frontends.desk.queries.search import LONGEST, SHORTEST, Found, search

__all__ = [
    "LONGEST",
    "SHORTEST",
    "Found",
    "Lateness",
    "Place",
    "Radar",
    "behind",
    "forget",
    "lateness",
    "listed",
    "mine",
    "places",
    "radar",
    "remember",
    "search",
    "sent",
    "supervised",
    "waiting",
    "waiting_count",
]
