"""What if somebody leaves or joins: what then is chosen, what it is worth, and which groups change."""

import numpy as np
import pytest

from rajut.core.coalition.conditions import Unfit
from rajut.core.coalition.groups import ground, groups
from rajut.core.coalition.heuristic import lookup
from rajut.core.coalition.partition import partition
from rajut.core.coalition.what_if import what_if

SIDE = 4
GRID = [(i, i + 1) for i in range(SIDE * SIDE) if i % SIDE < SIDE - 1]
GRID += [(i, i + SIDE) for i in range(SIDE * (SIDE - 1))]
LAND = ground(SIDE * SIDE, GRID)
FOUND = groups(LAND, largest=3)
WORTH = (FOUND >= 0).sum(axis=1) - 1 + np.random.default_rng(7).random(len(FOUND))
PRESENT = partition(FOUND, WORTH, SIDE * SIDE)


def rng() -> np.random.Generator:
    """Return the same beginning every time."""
    return np.random.default_rng(1)


def held(rows: tuple[int, ...]) -> list[set[int]]:
    """Return the members of groups."""
    return [set(FOUND[row][FOUND[row] >= 0].tolist()) for row in rows]


@pytest.mark.parametrize("place", range(SIDE * SIDE))
def test_whoever_leaves_is_in_no_group_and_the_loss_is_that_of_the_best_choice_without(place):
    change = what_if(LAND, FOUND, WORTH, PRESENT.chosen, leave=[place], rng=rng())

    best = partition(FOUND, WORTH, SIDE * SIDE, without=[place])
    assert not any(place in group for group in held(change.chosen))
    assert change.before == PRESENT.worth
    assert change.after == pytest.approx(best.worth)
    assert change.difference == pytest.approx(best.worth - PRESENT.worth)


@pytest.mark.parametrize("pair", [(0, 1), (5, 6), (10, 14), (12, 13)])
def test_a_pair_that_joins_is_in_one_group_and_one_that_parts_is_not(pair):
    joined = what_if(LAND, FOUND, WORTH, PRESENT.chosen, join=[pair], rng=rng())
    parted = what_if(LAND, FOUND, WORTH, PRESENT.chosen, part=[pair], rng=rng())

    assert len([group for group in held(joined.chosen) if set(pair) <= group]) == 1
    assert [group for group in held(parted.chosen) if set(pair) <= group] == []
    assert joined.after == pytest.approx(partition(FOUND, WORTH, SIDE * SIDE, together=[pair]).worth)
    assert parted.after == pytest.approx(partition(FOUND, WORTH, SIDE * SIDE, apart=[pair]).worth)


def test_what_changes_is_told_and_the_rest_stays():
    change = what_if(LAND, FOUND, WORTH, PRESENT.chosen, leave=[5], rng=rng())

    kept = set(PRESENT.chosen) - set(change.ended)
    assert set(change.chosen) == kept | set(change.formed)
    assert not set(change.formed) & set(PRESENT.chosen)
    assert any(5 in group for group in held(change.ended))


def test_groups_that_have_nothing_to_do_with_the_question_stay_though_there_are_better_ones():
    land = ground(5, [(0, 1), (2, 3), (3, 4)])
    found = groups(land, largest=2)  # 0-1, 2-3, 3-4
    worth = np.array([5.0, 1.0, 9.0])

    change = what_if(land, found, worth, [0, 1], leave=[0], rng=rng())

    assert (change.chosen, change.ended, change.formed) == ((1,), (0,), ())
    assert (change.before, change.after, change.difference) == (6.0, 1.0, -5.0)


def test_what_was_asked_before_is_kept():
    change = what_if(
        LAND, FOUND, WORTH, [], leave=[5], without=[0], together=[(1, 2)], apart=[(9, 10)], rng=rng()
    )

    groups_ = held(change.chosen)
    assert not any(group & {0, 5} for group in groups_)
    assert not any({9, 10} <= group for group in groups_)


def test_where_nothing_is_asked_nothing_changes():
    change = what_if(LAND, FOUND, WORTH, PRESENT.chosen, rng=rng())

    assert (change.chosen, change.difference, change.ended, change.formed) == (PRESENT.chosen, 0.0, (), ())


def test_a_lookup_prepared_before_gives_the_same_answer_twice():
    looked = lookup(FOUND, SIDE * SIDE, rng=rng())

    one = what_if(LAND, FOUND, WORTH, PRESENT.chosen, leave=[6], looked=looked, rng=rng())
    two = what_if(LAND, FOUND, WORTH, PRESENT.chosen, leave=[6], looked=looked, rng=rng())

    assert one == two


def test_who_cannot_join_is_refused_with_the_reason():
    with pytest.raises(Unfit) as refused:
        what_if(LAND, FOUND, WORTH, PRESENT.chosen, join=[(0, 15)], rng=rng())

    assert str(refused.value) == "Tidak ada pilihan gabungan yang mempersatukan tempat 0 dan 15."
