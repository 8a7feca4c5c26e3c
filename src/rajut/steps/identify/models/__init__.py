"""Needs and offers that organisations declare, opportunities found, and what people make of them."""

from rajut.steps.identify.models.declaration import Declaration, Domain
from rajut.steps.identify.models.finding import FinderRun, Opportunity, Ranking
from rajut.steps.identify.models.judgement import Judgement
from rajut.steps.identify.models.naming import Commodity, NameDecision, NameProposal, NameSplit

__all__ = [
    "Commodity",
    "Declaration",
    "Domain",
    "FinderRun",
    "Judgement",
    "NameDecision",
    "NameProposal",
    "NameSplit",
    "Opportunity",
    "Ranking",
]
