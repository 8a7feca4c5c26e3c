"""Who with whom: the best disjoint groups, proven; what cannot be decided is refused or says its gap."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, milp

from rajut.core.coalition.conditions import Unfit
from rajut.core.coalition.groups import Places, ground, groups
from rajut.core.coalition.heuristic import quick
from rajut.core.coalition.partition import Partition, partition

RING = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0), (0, 3)]


def slow(found: Places, worth: np.ndarray, taken: frozenset[int] = frozenset(), row: int = 0) -> float:
    """Try every choice of disjoint groups."""
    if row == len(found):
        return 0.0
    members = frozenset(int(place) for place in found[row] if place >= 0)
    best = slow(found, worth, taken, row + 1)
    if not members & taken:
        best = max(best, float(worth[row]) + slow(found, worth, taken | members, row + 1))
    return best


@st.composite
def markets(draw: st.DrawFn) -> tuple[int, Places, np.ndarray]:
    """Draw a map, its groups and their worths, some of them negative and many of them equal."""
    n = draw(st.integers(2, 7))
    place = st.integers(0, n - 1)
    found = groups(ground(n, draw(st.lists(st.tuples(place, place), max_size=8))), largest=3)[:16]
    worth = draw(st.lists(st.integers(-3, 9), min_size=len(found), max_size=len(found)))
    return n, found, np.array(worth, dtype=float)


@settings(deadline=None)  # the first call compiles
@given(markets())
def test_the_choice_is_the_best_of_all_choices(market):
    n, found, worth = market

    best = partition(found, worth, n)

    members = found[list(best.chosen)]
    inside = members[members >= 0]
    assert len(inside) == len(set(inside.tolist()))
    assert best.worth == pytest.approx(slow(found, worth))
    assert best.proven
    assert best.gap < 1e-6


@settings(deadline=None)  # the first call compiles
@given(markets(), st.data())
def test_conditions_are_kept_and_the_rest_is_the_best(market, data):
    n, found, worth = market
    out = data.draw(st.integers(0, n - 1))
    kept = [row for row in range(len(found)) if out not in found[row]]

    best = partition(found, worth, n, without=[out])

    assert out not in found[list(best.chosen)]
    assert best.worth == pytest.approx(slow(found[kept], worth[kept]))


@settings(deadline=None)  # the first call compiles
@given(markets(), st.data())
def test_two_who_refuse_each_other_are_apart_and_the_rest_is_the_best(market, data):
    n, found, worth = market
    a, b = sorted(data.draw(st.lists(st.integers(0, n - 1), min_size=2, max_size=2, unique=True)))
    kept = [row for row in range(len(found)) if not {a, b} <= set(found[row].tolist())]

    best = partition(found, worth, n, apart=[(a, b)])

    assert best.worth == pytest.approx(slow(found[kept], worth[kept]))
    assert set(best.chosen) <= set(kept)


def test_two_who_want_each_other_are_in_one_group_even_at_a_loss():
    found = groups(ground(4, [(0, 1), (1, 2), (2, 3)]), largest=2)
    worth = np.array([5.0, -2.0, 5.0])

    free = partition(found, worth, 4)
    asked = partition(found, worth, 4, together=[(1, 2)])

    assert (free.chosen, free.worth) == ((0, 2), 10.0)
    assert (asked.chosen, asked.worth, asked.proven) == ((1,), -2.0, True)


def test_prices_bound_what_any_choice_is_worth():
    found = groups(ground(6, RING), largest=3)
    worth = np.random.default_rng(5).random(len(found))

    best = partition(found, worth, 6)

    assert (np.append(best.prices, 0.0)[found].sum(axis=1) >= worth - 1e-6).all()
    assert sum(best.prices) >= best.worth - 1e-6


def test_a_search_that_ends_early_says_what_could_still_be_better():
    side = 6
    found = groups(ground(side * side, grid(side)), largest=4)
    worth = np.random.default_rng(1).random(len(found)) * (found >= 0).sum(axis=1)

    early = partition(found, worth, side * side, width=1)
    whole = partition(found, worth, side * side)

    assert whole.proven
    assert early.worth <= whole.worth <= early.bound + 1e-6
    assert early.gap >= 0


def grid(side: int) -> list[tuple[int, int]]:
    """Border every place of a square with the next in its row and in its column."""
    across = [(i, i + 1) for i in range(side * side) if i % side < side - 1]
    return across + [(i, i + side) for i in range(side * (side - 1))]


@pytest.mark.parametrize("unit", [1e-9, 1e9, 1e15])
def test_the_unit_of_the_worths_changes_nothing(unit):
    found = groups(ground(36, grid(6)), largest=4)
    worth = np.random.default_rng(1).random(len(found)) * (found >= 0).sum(axis=1)

    best = partition(found, worth, 36)
    told = partition(found, unit * worth, 36)

    assert (told.chosen, told.proven) == (best.chosen, best.proven)
    assert told.bound == pytest.approx(unit * best.bound, rel=1e-6)


@pytest.mark.parametrize(("side", "largest", "unit"), [(9, 4, 1e9), (12, 5, 7.0)])
def test_places_that_are_all_alike_are_decided_among(side, largest, unit):
    land = ground(side * side, grid(side))
    found = groups(land, largest=largest)
    size = (found >= 0).sum(axis=1)

    rough = quick(land, found, unit * size * (1 - size**-0.15), rng=np.random.default_rng(1))

    assert rough.worth > 0
    assert rough.gap < 0.02


def test_all_pairs_are_together_also_where_each_brings_a_great_loss():
    rows = [[0, 1, 6, -1], [2, 3, 7, -1], [4, 5, 6, 7], [0, 1, -1, -1], [2, 3, -1, -1]]
    worth = np.array([0.0, 0.0, -9.0, -9.0, -9.0])

    best = partition(np.array(rows, dtype=np.int16), worth, 8, together=[(0, 1), (2, 3), (4, 5)])

    assert (best.chosen, best.worth, best.proven) == ((2, 3, 4), -27.0, True)


@pytest.mark.parametrize("seed", range(9))
def test_a_search_by_small_moves_unites_all_pairs_that_can_be(seed):
    land = ground(6, [(0, 1), (1, 3), (1, 4), (2, 4), (3, 5)])
    found = groups(land, largest=4)
    worth = np.random.default_rng(seed).integers(-50, 3, len(found)).astype(float)

    asked = {"together": [(3, 5), (4, 2), (0, 4)], "few": 0, "rng": np.random.default_rng(1)}
    rough = quick(land, found, worth, steps=300, **asked)

    assert [set(row) - {-1} for row in found[list(rough.chosen)].tolist()] == [{0, 1, 2, 4}, {3, 5}]


@pytest.mark.parametrize(
    ("worth", "bound", "gap"), [(-5.0, 3.0, 1.0), (-4.0, -3.0, 0.25), (0.0, 0.0, 0.0), (2e-9, 4e-9, 0.5)]
)
def test_the_gap_is_a_share_and_nothing_small_is_proven_by_being_small(worth, bound, gap):
    found = Partition((), worth, bound, ())

    assert (found.gap, found.proven) == (gap, gap == 0)


def test_the_same_question_has_the_same_answer():
    found = groups(ground(6, RING), largest=4)
    worth = np.ones(len(found))

    assert partition(found, worth, 6) == partition(found, worth, 6)


@pytest.mark.parametrize("n", [0, 3])
def test_where_there_is_nothing_to_choose_everybody_stays_alone(n):
    found = groups(ground(n, []), largest=3)

    best = partition(found, np.empty(0), n)

    assert (best.chosen, best.worth, best.bound, best.gap, best.proven) == ((), 0.0, 0.0, 0.0, True)


@pytest.mark.parametrize(
    ("worth", "asked", "reason"),
    [
        ([1.0], {}, "Nilai harus ada untuk setiap gabungan: 1 dari 2."),
        ([1.0, np.nan], {}, "Nilai gabungan nomor 2 bukan angka."),
        ([np.inf, 1.0], {}, "Nilai gabungan nomor 1 bukan angka."),
        ([1.0, 1.0], {"without": [4]}, "Tempat 4 tidak ada."),
        ([1.0, 1.0], {"together": [(0, -1)]}, "Tempat -1 tidak ada."),
        (
            [1.0, 1.0],
            {"together": [(0, 3)]},
            "Tidak ada pilihan gabungan yang mempersatukan tempat 0 dan 3.",
        ),
    ],
)
def test_what_cannot_be_decided_is_refused_with_its_reason(worth, asked, reason):
    found = groups(ground(4, [(0, 1), (2, 3)]), largest=2)

    with pytest.raises(Unfit) as refused:
        partition(found, np.array(worth), 4, **asked)

    assert str(refused.value) == reason


@settings(deadline=None)  # the first call compiles
@given(markets(), st.integers(0, 9))
def test_the_quick_choice_is_sound_and_lies_below_its_bound(market, seed):
    n, found, worth = market
    whole = partition(found, worth, n)
    land = ground(n, [tuple(row[:2].tolist()) for row in found])

    rough = quick(land, found, worth, steps=2000, rng=np.random.default_rng(seed))
    sharp = quick(land, found, worth, prices=whole.prices, steps=2000, rng=np.random.default_rng(seed))

    members = found[list(rough.chosen)]
    inside = members[members >= 0]
    assert len(inside) == len(set(inside.tolist()))
    assert rough.worth <= whole.worth + 1e-6 <= sharp.bound + 1e-5
    assert sharp.bound <= rough.bound + 1e-6
    assert sharp.chosen == rough.chosen


def test_the_quick_choice_finds_the_best_of_a_small_map():
    land = ground(6, RING)
    found = groups(land, largest=3)
    worth = (found >= 0).sum(axis=1) - 1 + 0.2 * np.random.default_rng(3).random(len(found))

    rough = quick(land, found, worth, steps=20_000, rng=np.random.default_rng(1))

    assert rough.worth == pytest.approx(partition(found, worth, 6).worth)


def test_the_quick_choice_keeps_what_is_asked():
    land = ground(6, RING)
    found = groups(land, largest=3)
    worth = np.random.default_rng(3).random(len(found)) - 0.4

    rough = quick(
        land, found, worth, without=[5], together=[(1, 2)], steps=5000, rng=np.random.default_rng(1)
    )

    rows = [set(row) - {-1} for row in found[list(rough.chosen)].tolist()]
    assert not any(5 in row for row in rows)
    assert [row for row in rows if row & {1, 2}] == [row for row in rows if {1, 2} <= row]
    assert len([row for row in rows if {1, 2} <= row]) == 1


@settings(deadline=None)  # the first call compiles
@given(markets(), st.integers(0, 9))
def test_a_search_by_small_moves_is_sound_where_there_are_many_groups(market, seed):
    n, found, worth = market
    land = ground(n, [tuple(row[:2].tolist()) for row in found])

    rough = quick(land, found, worth, steps=2000, few=0, rng=np.random.default_rng(seed))

    members = found[list(rough.chosen)]
    inside = members[members >= 0]
    assert len(inside) == len(set(inside.tolist()))
    assert rough.worth == pytest.approx(worth[list(rough.chosen)].sum())
    assert rough.worth <= slow(found, worth) + 1e-6 <= rough.bound + 1e-5


def optimum(found: Places, worth: np.ndarray, n: int) -> float:
    """Ask the optimiser, over all groups at once and without any of our own bounds."""
    held = (found[:, :, None] == np.arange(n)).any(axis=1).astype(float)
    told = milp(-worth, constraints=LinearConstraint(held.T, ub=1.0), integrality=np.ones(len(worth)))
    return float(-told.fun)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("narrow", [False, True])
def test_a_map_of_thirty_six_is_decided_as_the_optimiser_does(seed, narrow):
    side = 6
    found = groups(ground(side * side, grid(side)), largest=4)
    worth = np.sqrt((found >= 0).sum(axis=1)) - 1 + 0.3 * np.random.default_rng(seed).random(len(found))

    best = partition(found, worth, side * side, **({"width": 2} if narrow else {}))

    most = optimum(found, worth, side * side)
    assert best.worth <= most + 1e-6 <= best.bound + 1e-5
    assert narrow or (best.proven and best.worth == pytest.approx(most))
