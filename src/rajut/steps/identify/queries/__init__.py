"""What this step can tell; later steps and frontends call these names."""

from rajut.steps.identify.queries.declarations import Match, declarations, matches
from rajut.steps.identify.queries.inbox import waiting
from rajut.steps.identify.queries.opportunities import Scope, current_or_judged, opportunities, scope, within
from rajut.steps.identify.queries.progress import stage
from rajut.steps.identify.queries.runs import covering, national, ranking

__all__ = [
    "Match",
    "Scope",
    "covering",
    "current_or_judged",
    "declarations",
    "matches",
    "national",
    "opportunities",
    "ranking",
    "scope",
    "stage",
    "waiting",
    "within",
]
