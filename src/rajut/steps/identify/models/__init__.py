"""Needs and offers that organisations declare, opportunities found, and what people make of them."""

from rajut.steps.identify.models.declaration import Declaration, Domain
from rajut.steps.identify.models.finding import FinderRun, Opportunity, Ranking
from rajut.steps.identify.models.judgement import Judgement

__all__ = ["Declaration", "Domain", "FinderRun", "Judgement", "Opportunity", "Ranking"]
