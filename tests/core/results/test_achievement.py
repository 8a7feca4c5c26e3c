"""Achievement, progress and the weighted achievement of a framework."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.results.achievement import (
    SAKIP_BANDS,
    Achievement,
    Direction,
    Nature,
    Overall,
    Refusal,
    Weighted,
    achievement,
    grade,
    overall,
    progress,
    to_date,
)
from rajut.core.results.aggregation import Cell
from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, Quantity, known
from tests.core.results.cells import quantities

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER


@pytest.mark.parametrize(
    ("target", "actual", "direction", "ratio", "limited"),
    [
        (80, 60, HIGHER, "0.75", "0.75"),
        (80, 120, HIGHER, "1.5", "1.2"),
        (80, 0, HIGHER, "0", "0"),
        (80, -8, HIGHER, "-0.1", "0"),
        (10, 8, LOWER, "1.2", "1.2"),
        (10, 12, LOWER, "0.8", "0.8"),
        (10, 25, LOWER, "-0.5", "0"),
        (10, 0, LOWER, "2", "1.2"),
    ],
)
def test_achievement_follows_the_direction_and_is_limited(target, actual, direction, ratio, limited):
    found = achievement(known(target), actual=known(actual), direction=direction)

    assert found == Achievement(Decimal(ratio), Decimal(limited))


@pytest.mark.parametrize(
    ("target", "actual", "refusal"),
    [
        (known(0), known(5), Refusal.ZERO_TARGET),
        (known(-5), known(5), Refusal.NEGATIVE_TARGET),
        (UNKNOWN, known(5), Refusal.NO_TARGET),
        (known(5), UNKNOWN, Refusal.NO_ACTUAL),
        (known(5), NOT_APPLICABLE, Refusal.NOT_APPLICABLE),
        (NOT_APPLICABLE, known(5), Refusal.NOT_APPLICABLE),
        (known(5), known(1, 0), Refusal.NO_ACTUAL),
    ],
)
def test_where_there_is_no_achievement_the_reason_is_said(target, actual, refusal):
    assert achievement(target, actual=actual, direction=HIGHER) == Achievement(None, None, refusal)


def test_the_limits_can_be_set():
    found = achievement(
        known(10), actual=known(30), direction=HIGHER, floor=Decimal("0.1"), cap=Decimal("1.5")
    )

    assert found.limited == Decimal("1.5")


@given(quantities, quantities, st.sampled_from(Direction))
def test_achievement_never_fails_and_stays_within_its_limits(target, actual, direction):
    found = achievement(target, actual=actual, direction=direction)

    assert (found.limited is None) == (found.refusal is not None)
    assert found.limited is None or 0 <= found.limited <= Decimal("1.2")


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "ratio"),
    [(40, 80, 50, "0.25"), (40, 80, 30, "-0.25"), (20, 10, 15, "0.5"), (0, 10, 12, "1.2")],
)
def test_progress_is_the_part_of_the_way_whatever_its_direction(baseline, target, actual, ratio):
    found = progress(known(target), baseline=known(baseline), actual=known(actual))

    assert found.ratio == Decimal(ratio)


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "refusal"),
    [
        (known(5), known(5), known(5), Refusal.SAME_AS_BASELINE),
        (UNKNOWN, known(5), known(5), Refusal.NO_BASELINE),
        (known(5), UNKNOWN, known(5), Refusal.NO_TARGET),
        (known(5), known(6), UNKNOWN, Refusal.NO_ACTUAL),
    ],
)
def test_progress_is_refused_with_its_reason(baseline, target, actual, refusal):
    assert progress(target, baseline=baseline, actual=actual).refusal is refusal


def test_a_flow_adds_up_and_a_level_stands():
    cells = [Cell(known(10), 1), Cell(UNKNOWN, 3), Cell(known(5), 2)]

    flow, level = (to_date(cells, nature=nature, expected=4) for nature in (Nature.FLOW, Nature.LEVEL))

    assert (flow.value, level.value) == (Decimal(15), Decimal(5))
    assert (flow.n, flow.n_expected) == (2, 4)


def reached(ratio: str) -> Achievement:
    """Return an achievement within its limits."""
    return Achievement(Decimal(ratio), Decimal(ratio))


def test_the_weighted_achievement_agrees_with_the_sakip_vector():
    # 80, 70, 90, 60 percent of 30, 30, 15, 25: 24 + 21 + 13.5 + 15 = 73.5 -> BB (PermenPANRB 88/2021).
    parts = zip(("0.8", "0.7", "0.9", "0.6"), (30, 30, 15, 25), strict=True)

    found = overall(Weighted(reached(ratio), Decimal(weight)) for ratio, weight in parts)

    assert found == Overall(Decimal("0.735"), 4, 4, Decimal(1))
    assert grade(Decimal(100) * found.value).grade == "BB"


def test_indicators_without_data_lower_completeness_not_achievement():
    owed = Weighted(Achievement(None, None, Refusal.NO_ACTUAL), Decimal(3))

    found = overall([Weighted(reached("0.9"), Decimal(1)), owed])

    assert found == Overall(Decimal("0.9"), 1, 2, Decimal("0.25"))


def test_what_is_not_applicable_is_not_expected():
    out = Weighted(Achievement(None, None, Refusal.NOT_APPLICABLE), Decimal(3))

    assert overall([Weighted(reached("0.9")), out]) == Overall(Decimal("0.9"), 1, 1, Decimal(1))


def test_a_framework_without_indicators_has_no_achievement():
    assert overall([]) == Overall(None, 0, 0, None)


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="not negative"):
        overall([Weighted(reached("0.9"), Decimal(-1))])


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("100", "AA"),
        ("90.01", "AA"),
        ("90", "A"),
        ("80", "BB"),
        ("73.5", "BB"),
        ("70", "B"),
        ("60", "CC"),
        ("50", "C"),
        ("30", "D"),
        ("0", "D"),
    ],
)
def test_the_bands_of_sakip_are_open_below(score, expected):
    assert grade(Decimal(score), bands=SAKIP_BANDS).grade == expected


@given(st.lists(st.tuples(quantities, quantities), max_size=6))
def test_an_overall_value_lies_within_the_limits(pairs: list[tuple[Quantity, Quantity]]):
    found = overall(Weighted(achievement(t, actual=a, direction=HIGHER)) for t, a in pairs)

    assert found.value is None or 0 <= found.value <= Decimal("1.2")
    assert found.n <= found.n_expected
