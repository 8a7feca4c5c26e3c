"""Where a collaboration stands, who still has to report, what waits for whom."""

from rajut.steps.evaluate.queries.progress import stage
from rajut.steps.evaluate.queries.provenance import Row, ledger
from rajut.steps.evaluate.queries.records import findings, followed, voices
from rajut.steps.evaluate.queries.reports import (
    acceptable,
    answering,
    beside,
    committed,
    drafted,
    may_fill,
    reporting_party,
    rounds,
    values,
)
from rajut.steps.evaluate.queries.results import IndicatorResult, Reading, Results, results, shown
from rajut.steps.evaluate.queries.waiting import waiting

__all__ = [
    "IndicatorResult",
    "Reading",
    "Results",
    "Row",
    "acceptable",
    "answering",
    "beside",
    "committed",
    "drafted",
    "findings",
    "followed",
    "ledger",
    "may_fill",
    "reporting_party",
    "results",
    "rounds",
    "shown",
    "stage",
    "values",
    "voices",
    "waiting",
]
