"""Achievement against a target, progress from a baseline, and the weighted achievement of a framework.

Source: SAKIP practice (PermenPANRB 88/2021): higher is better = realised / target, lower is better =
(2 x target - realised) / target, limited to 0..120 percent; limits and bands can be set.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rajut.core.results.aggregation import Cell, Rule, Total, total
from rajut.core.results.numbers import (
    ONE,
    ZERO,
    Quantity,
    State,
    add,
    multiply,
    quotient,
    subtract,
)
from rajut.core.words import say

CAP = Decimal("1.2")
FLOOR = ZERO


class Direction(StrEnum):
    """Which way an indicator is meant to go."""

    HIGHER = "higher"
    LOWER = "lower"


class Nature(StrEnum):
    """FLOW adds up over periods (people trained); LEVEL stands as last measured (percent served)."""

    FLOW = "flow"
    LEVEL = "level"


class Refusal(StrEnum):
    """Why there is no achievement, in words a person can read (catalogue keys)."""

    NO_TARGET = say("Target belum ditetapkan.")
    NO_ACTUAL = say("Realisasi belum dilaporkan.")
    NO_BASELINE = say("Nilai awal belum dicatat.")
    NOT_APPLICABLE = say("Tidak berlaku bagi pihak ini.")
    ZERO_TARGET = say("Targetnya nol, sehingga persentase capaian tidak dapat dihitung.")
    NEGATIVE_TARGET = say("Targetnya negatif, sehingga persentase capaian tidak bermakna.")
    SAME_AS_BASELINE = say("Target sama dengan nilai awal, sehingga kemajuan tidak dapat dihitung.")


@dataclass(frozen=True, slots=True)
class Achievement:
    """A ratio (1 = target reached) as computed and as limited, or the refusal that stands in its place."""

    ratio: Decimal | None
    limited: Decimal | None
    refusal: Refusal | None = None


def achievement(
    target: Quantity,
    *,
    actual: Quantity,
    direction: Direction,
    floor: Decimal = FLOOR,
    cap: Decimal = CAP,
) -> Achievement:
    """Return the achievement of `actual` against `target`; a target of zero or below is refused."""
    refusal = _absent(actual, Refusal.NO_ACTUAL) or _absent(target, Refusal.NO_TARGET) or _unfit(target)
    if refusal:
        return Achievement(None, None, refusal)
    aim, done = _value(target), _value(actual)
    reached = done if direction is Direction.HIGHER else subtract(multiply(Decimal(2), aim), done)
    return _limited(reached, aim, floor=floor, cap=cap)


def progress(
    target: Quantity,
    *,
    baseline: Quantity,
    actual: Quantity,
    floor: Decimal = FLOOR,
    cap: Decimal = CAP,
) -> Achievement:
    """Return how much of the way from `baseline` to `target` is done; the target may lie above or below."""
    refusal = (
        _absent(actual, Refusal.NO_ACTUAL)
        or _absent(target, Refusal.NO_TARGET)
        or _absent(baseline, Refusal.NO_BASELINE)
    )
    if refusal:
        return Achievement(None, None, refusal)
    start, way = _value(baseline), subtract(_value(target), _value(baseline))
    if way == 0:
        return Achievement(None, None, Refusal.SAME_AS_BASELINE)
    return _limited(subtract(_value(actual), start), way, floor=floor, cap=cap)


def to_date(cells: Sequence[Cell], *, nature: Nature, expected: int | None = None) -> Total:
    """Return where a series stands: its sum so far for a flow, its last known value for a level."""
    rule = Rule.SUM if nature is Nature.FLOW else Rule.LAST
    return total(cells, rule=rule, expected=expected)


@dataclass(frozen=True, slots=True)
class Weighted:
    """An indicator's achievement and its weight in the framework (any unit; not negative)."""

    achievement: Achievement
    weight: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Overall:
    """The weighted achievement of a framework, and on how much of it it stands.

    `value` is the weighted mean over the indicators with data; `completeness` is the share of weight
    with data, 0..1: a good value on little weight is not a good framework.
    """

    value: Decimal | None
    n: int
    n_expected: int
    completeness: Decimal | None


def overall(items: Iterable[Weighted]) -> Overall:
    """Return the sum of weight x limited achievement over the indicators with data, by their weight.

    An indicator that is not applicable is not expected. Raises ValueError for a negative weight.
    """
    expected = [item for item in items if item.achievement.refusal is not Refusal.NOT_APPLICABLE]
    if any(item.weight < 0 for item in expected):
        raise ValueError("a weight is not negative")
    points, weight, n = ZERO, ZERO, 0
    for item in expected:
        if item.achievement.limited is not None:
            points = add(points, multiply(item.weight, item.achievement.limited))
            weight, n = add(weight, item.weight), n + 1
    full = sum((item.weight for item in expected), ZERO)
    return Overall(quotient(points, weight), n, len(expected), quotient(weight, full))


@dataclass(frozen=True, slots=True)
class Band:
    """A grade for values above `above` (0..100)."""

    above: Decimal
    grade: str
    label: str


SAKIP_BANDS = (
    Band(Decimal(90), "AA", say("Sangat memuaskan")),
    Band(Decimal(80), "A", say("Memuaskan")),
    Band(Decimal(70), "BB", say("Sangat baik")),
    Band(Decimal(60), "B", say("Baik")),
    Band(Decimal(50), "CC", say("Cukup")),
    Band(Decimal(30), "C", say("Kurang")),
    Band(Decimal(-1), "D", say("Sangat kurang")),
)


def grade(score: Decimal, *, bands: Sequence[Band] = SAKIP_BANDS) -> Band:
    """Return the first band that `score` (0..100) lies above; bands go from the highest down."""
    return next((band for band in bands if score > band.above), bands[-1])


def _absent(quantity: Quantity, missing: Refusal) -> Refusal | None:
    if quantity.state is State.NOT_APPLICABLE:
        return Refusal.NOT_APPLICABLE
    return missing if quantity.value is None else None


def _unfit(target: Quantity) -> Refusal | None:
    aim = _value(target)
    if aim == 0:
        return Refusal.ZERO_TARGET
    return Refusal.NEGATIVE_TARGET if aim < 0 else None


def _value(quantity: Quantity) -> Decimal:
    value = quantity.value
    if value is None:
        raise ValueError("the quantity has no value")
    return value


def _limited(reached: Decimal, aim: Decimal, *, floor: Decimal, cap: Decimal) -> Achievement:
    ratio = quotient(reached, aim)
    limited = None if ratio is None else min(cap, max(floor, ratio))
    return Achievement(ratio, limited)
