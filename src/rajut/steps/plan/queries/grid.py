"""Baselines and targets party by party: one line per commitment, one column per period."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from rajut.core.results.numbers import Quantity
from rajut.foundation.people.models import Organisation
from rajut.steps.plan.models import Commitment, Framework, IndicatorVersion, Observation, Period, PlannedValue
from rajut.steps.plan.queries.framework import IN_WORK
from rajut.steps.plan.queries.outline import tree
from rajut.steps.plan.queries.targets import CELL, VALUE, stored, targets

Key = tuple[uuid.UUID, int, int | None]
MOST_INPUTS, MOST_ROWS = 900, 40


@dataclass(frozen=True, slots=True)
class GridRow:
    """One indicator of one party: the baseline first, then a target per period (None: nothing yet).

    `settled`: the baseline stands in the ledger, so that it is not negotiated again.
    """

    version: IndicatorVersion
    organisation: Organisation
    cells: tuple[Quantity | None, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """One page of the grid."""

    periods: list[Period]
    rows: list[GridRow]
    page: int
    pages: int
    total: int


def grid(
    framework: Framework,
    *,
    indicator_id: uuid.UUID | None = None,
    organisation_id: int | None = None,
    named: Collection[str] | None = None,
    page: int = 1,
    per_page: int | None = None,
) -> Grid:
    """Return a page of the grid, narrowed to an indicator or a party; seven queries, whatever its size.

    `named`: the names of indicators, in small letters, that alone are wanted. `per_page` defaults to what one
    form may hold; 0 means everything (for exports).
    """
    periods = list(framework.collaboration.periods.all())
    pairs = _pairs(framework, indicator_id, organisation_id, named)
    size = max(min(MOST_ROWS, MOST_INPUTS // (len(periods) + 1)), 1) if per_page is None else per_page
    size = size or max(len(pairs), 1)
    pages = max(-(-len(pairs) // size), 1)
    page = min(max(page, 1), pages)
    part = pairs[(page - 1) * size : page * size]
    return Grid(periods, _rows(framework, part, periods), page, pages, len(pairs))


def _pairs(
    framework: Framework,
    indicator_id: uuid.UUID | None,
    organisation_id: int | None,
    named: Collection[str] | None,
) -> list[tuple[IndicatorVersion, int]]:
    versions = [line.version for line in tree(framework) if line.version is not None]
    if named is not None:
        versions = [version for version in versions if version.name.lower() in named]
    held = Commitment.objects.filter(framework=framework).order_by("organisation__name", "pk")
    if indicator_id is not None:
        held = held.filter(indicator_id=indicator_id)
    if organisation_id is not None:
        held = held.filter(organisation_id=organisation_id)
    if named is not None:
        held = held.filter(indicator_id__in=[version.indicator_id for version in versions])
    by_indicator: dict[uuid.UUID, list[int]] = {}
    for indicator, organisation in held.values_list("indicator_id", "organisation_id"):
        by_indicator.setdefault(indicator, []).append(organisation)
    return [
        (version, organisation)
        for version in versions
        for organisation in by_indicator.get(version.indicator_id, [])
    ]


def _rows(
    framework: Framework, pairs: list[tuple[IndicatorVersion, int]], periods: list[Period]
) -> list[GridRow]:
    organisations = Organisation.objects.in_bulk({organisation for _, organisation in pairs})
    agreed, drafted = _values(framework, pairs)
    found = agreed | drafted
    columns = [None, *(period.pk for period in periods)]
    return [
        GridRow(
            version,
            organisations[organisation],
            tuple(found.get((version.indicator_id, organisation, column)) for column in columns),
            settled=_settled(agreed.get((version.indicator_id, organisation, None))),
        )
        for version, organisation in pairs
    ]


def _values(
    framework: Framework, pairs: Collection[tuple[IndicatorVersion, int]]
) -> tuple[dict[Key, Quantity], dict[Key, Quantity]]:
    indicators = {version.indicator_id for version, _ in pairs}
    parties = {organisation for _, organisation in pairs}
    agreed = {
        (each.indicator_id, each.organisation_id, each.period_id): each.quantity
        for each in targets(framework.collaboration, indicator_ids=indicators, organisation_ids=parties)
    }
    if framework.state not in IN_WORK:
        return agreed, {}
    rows = PlannedValue.objects.filter(
        framework=framework, indicator_id__in=indicators, organisation_id__in=parties
    ).values_list(*CELL, *VALUE)
    return agreed, {
        (indicator, organisation, period): stored(*value) for indicator, organisation, period, *value in rows
    }


def _settled(baseline: Quantity | None) -> bool:
    return baseline is not None and baseline.state.value != Observation.Status.UNKNOWN
