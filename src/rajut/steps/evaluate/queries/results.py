"""Where a collaboration stands against its targets: read from the totals, never added up anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from rajut.core.results.achievement import (
    Achievement,
    Direction,
    Nature,
    Overall,
    Weighted,
    achievement,
    overall,
    to_date,
)
from rajut.core.results.aggregation import Cell, Total
from rajut.core.results.numbers import UNKNOWN, Quantity
from rajut.steps.plan.models import Framework, IndicatorVersion, Observation, Period, Rollup

BASELINE, TARGET = Observation.Kind.BASELINE, Observation.Kind.TARGET
CLAIMED, VERIFIED = Observation.Kind.CLAIMED, Observation.Kind.VERIFIED
NOTHING = Total(None, None, 0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One period of one indicator: what was meant, what is verified, from how many parties."""

    version: IndicatorVersion
    period: Period
    target: Total
    verified: Total
    claimed: Total
    achievement: Achievement

    @property
    def meant(self) -> Decimal | None:
        """The target as it is shown."""
        return shown(self.version, self.target)

    @property
    def done(self) -> Decimal | None:
        """The verified value as it is shown."""
        return shown(self.version, self.verified)

    @property
    def complete(self) -> bool:
        """Whether every party that is expected has its value verified."""
        return 0 < self.verified.n_expected == self.verified.n


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator: its readings, and where it stands over the periods with a verified value."""

    version: IndicatorVersion
    baseline: Total
    readings: tuple[Reading, ...]
    achievement: Achievement

    @property
    def told(self) -> tuple[Reading, ...]:
        """The periods that have a target or a verified value."""
        return tuple(each for each in self.readings if each.target.n or each.verified.n)

    @property
    def latest(self) -> Reading | None:
        """The last period with a verified value."""
        return next((each for each in reversed(self.readings) if each.verified.value is not None), None)


@dataclass(frozen=True, slots=True)
class Results:
    """All indicators of a framework, and the weighted achievement with what it stands on."""

    framework: Framework
    indicators: tuple[IndicatorResult, ...]
    overall: Overall

    @property
    def verified_until(self) -> Period | None:
        """The last period in which anything is verified."""
        latest = [each.latest.period for each in self.indicators if each.latest]
        return max(latest, key=lambda period: period.ends_on, default=None)


def results(framework: Framework, *, today: date) -> Results:
    """Return where a framework stands; three queries however many parties and periods there are."""
    versions = list(framework.indicators.select_related("node"))
    periods = list(Period.objects.filter(collaboration_id=framework.collaboration_id).order_by("starts_on"))
    totals = _totals(framework.collaboration_id)
    found = tuple(_result(version, periods, totals, today=today) for version in versions)
    return Results(
        framework, found, overall(Weighted(each.achievement, each.version.weight) for each in found)
    )


Totals = dict[tuple[UUID, int | None, str], Total]


def _totals(collaboration_id: int) -> Totals:
    rows = Rollup.objects.filter(collaboration_id=collaboration_id)
    return {
        (row.indicator_id, row.period_id, row.kind): Total(
            row.numerator, row.denominator, row.n, row.n_expected
        )
        for row in rows
    }


def _result(
    version: IndicatorVersion, periods: Sequence[Period], totals: Totals, *, today: date
) -> IndicatorResult:
    readings = tuple(_reading(version, period, totals) for period in periods)
    return IndicatorResult(
        version,
        totals.get((version.indicator_id, None, BASELINE), NOTHING),
        readings,
        _to_date(version, [each for each in readings if each.period.starts_on <= today]),
    )


def _reading(version: IndicatorVersion, period: Period, totals: Totals) -> Reading:
    def total(kind: str) -> Total:
        return totals.get((version.indicator_id, period.pk, kind), NOTHING)

    target, verified = total(TARGET), total(VERIFIED)
    reached = achievement(quantity(target), actual=quantity(verified), direction=Direction(version.direction))
    return Reading(version, period, target, verified, total(CLAIMED), reached)


def _to_date(version: IndicatorVersion, readings: Sequence[Reading]) -> Achievement:
    """Compare like with like: target and verified value of the same periods only."""
    known = [each for each in readings if each.verified.value is not None]
    nature = Nature(version.nature)
    meant = to_date(_cells(each.target for each in known), nature=nature)
    done = to_date(_cells(each.verified for each in known), nature=nature)
    return achievement(quantity(meant), actual=quantity(done), direction=Direction(version.direction))


def _cells(totals: Iterable[Total]) -> list[Cell]:
    return [Cell(quantity(each), at=index) for index, each in enumerate(totals)]


def quantity(total: Total) -> Quantity:
    """Return a total as a quantity; a total of nothing is unknown."""
    return UNKNOWN if total.value is None else Quantity(total.num, total.den)


def shown(version: IndicatorVersion, total: Total) -> Decimal | None:
    """Return a total as it is shown: a ratio measured in percent as percent."""
    value = total.value
    if value is None:
        return None
    return value * 100 if version.is_ratio and version.unit.strip() in {"%", "persen"} else value
