"""Baselines and targets as they stand in the ledger: per party, and as totals."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from rajut.core.results.aggregation import Total
from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, Quantity, State
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.models import Observation, PlannedValue, Rollup

CELL = ("indicator_id", "organisation_id", "period_id")
VALUE = ("status", "numerator", "denominator")
PLANNED = (Observation.Kind.BASELINE, Observation.Kind.TARGET)


@dataclass(frozen=True, slots=True)
class Target:
    """What one party starts from (kind baseline, no period) or aims at (kind target) for one indicator."""

    indicator_id: uuid.UUID
    organisation_id: int
    period_id: int | None
    kind: str
    quantity: Quantity


def targets(
    collaboration: Collaboration,
    *,
    kinds: Collection[str] = PLANNED,
    indicator_ids: Collection[uuid.UUID] | None = None,
    organisation_ids: Collection[int] | None = None,
    period_ids: Collection[int] | None = None,
) -> list[Target]:
    """Return the agreed values of the parties, narrowed to what is asked for; one query."""
    rows = Observation.objects.filter(collaboration=collaboration, current=True, kind__in=kinds)
    if indicator_ids is not None:
        rows = rows.filter(indicator_id__in=indicator_ids)
    if organisation_ids is not None:
        rows = rows.filter(organisation_id__in=organisation_ids)
    if period_ids is not None:
        rows = rows.filter(period_id__in=period_ids)
    return [
        Target(indicator, organisation, period, kind, stored(*value))
        for indicator, organisation, period, kind, *value in rows.values_list(*CELL, "kind", *VALUE)
    ]


def totals_of(
    collaboration: Collaboration,
    *,
    kinds: Collection[str] = PLANNED,
    indicator_ids: Collection[uuid.UUID] | None = None,
) -> dict[tuple[uuid.UUID, int | None, str], Total]:
    """Return the totals over the parties by (indicator, period, kind); one query, whatever the parties."""
    rows = Rollup.objects.filter(collaboration=collaboration, kind__in=kinds)
    if indicator_ids is not None:
        rows = rows.filter(indicator_id__in=indicator_ids)
    return {
        (row.indicator_id, row.period_id, row.kind): Total(
            row.numerator, row.denominator, row.n, row.n_expected
        )
        for row in rows
    }


def quantity(row: Observation | PlannedValue) -> Quantity:
    """Return a stored value as the arithmetic knows it."""
    return stored(row.status, row.numerator, row.denominator)


def stored(status: str, numerator: Decimal | None, denominator: Decimal) -> Quantity:
    """Return the columns of a stored value as the arithmetic knows them."""
    if status == State.KNOWN and numerator is not None:
        return Quantity(numerator, denominator)
    return NOT_APPLICABLE if status == State.NOT_APPLICABLE else UNKNOWN
