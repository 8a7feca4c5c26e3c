"""What several steps tell together: the inbox, where things stand, the supervisor's radar, the search."""

from rajut.frontends.desk.queries.inbox import forget, inbox, remember, sent, waiting, waiting_count
from rajut.frontends.desk.queries.lateness import Lateness, lateness
from rajut.frontends.desk.queries.mine import mine
from rajut.frontends.desk.queries.radar import (
    Counts,
    Place,
    Radar,
    Ranking,
    behind,
    listed,
    placed,
    places,
    radar,
    ranked,
    supervised,
    taking_part,
)
from rajut.frontends.desk.queries.search import LONGEST, SHORTEST, Found, search

__all__ = [
    "LONGEST",
    "SHORTEST",
    "Counts",
    "Found",
    "Lateness",
    "Place",
    "Radar",
    "Ranking",
    "behind",
    "forget",
    "inbox",
    "lateness",
    "listed",
    "mine",
    "placed",
    "places",
    "radar",
    "ranked",
    "remember",
    "search",
    "sent",
    "supervised",
    "taking_part",
    "waiting",
    "waiting_count",
]
