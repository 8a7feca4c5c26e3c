"""Who with whom, as a page asks it: groups with their worth, who stays alone, and how sure it is."""

import numpy as np
import pytest

from rajut.core.coalition.groups import Unlisted, ground, groups
from rajut.core.coalition.who_with_whom import Choice, Group, who_with_whom

LAND = ground(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
WORTH = np.array([4.0, 5.0, 6.0, 5.0, 4.0, 3.0, 2.0])  # 0-1, 0-1-2, 1-2, 1-2-3, 2-3, 2-3-4, 3-4


def rng() -> np.random.Generator:
    """Return the same beginning every time."""
    return np.random.default_rng(1)


@pytest.mark.parametrize("exact", [False, True])
def test_the_groups_their_worth_and_who_stays_alone_are_told(exact):
    choice = who_with_whom(WORTH, LAND, largest=3, exact=exact, rng=rng())

    assert choice == Choice(
        groups=(Group((0, 1), 4.0), Group((2, 3), 4.0)),
        alone=(4,),
        worth=8.0,
        bound=8.0,
        gap=0.0,
        proven=True,
    ) or choice.groups == (Group((1, 2), 6.0), Group((3, 4), 2.0))
    assert (choice.worth, len(choice.alone)) == (8.0, 1)


def test_the_worth_may_be_a_function_of_the_listed_groups():
    choice = who_with_whom(lambda rows: (rows >= 0).sum(axis=1) ** 2, LAND, largest=3, exact=True, rng=rng())

    assert choice.worth == 13.0
    assert sorted(len(group.members) for group in choice.groups) == [2, 3]
    assert (choice.alone, choice.proven) == ((), True)


@pytest.mark.parametrize("exact", [False, True])
def test_what_is_asked_is_kept(exact):
    choice = who_with_whom(
        WORTH, LAND, largest=3, without=[0], together=[(1, 2)], apart=[(2, 3)], exact=exact, rng=rng()
    )

    assert [group.members for group in choice.groups] == [(1, 2), (3, 4)]
    assert choice.alone == (0,)


def test_a_choice_at_once_tells_what_may_be_missing_and_never_more_than_the_proven_one():
    land = ground(36, [(i, i + 1) for i in range(35)] + [(i, i + 6) for i in range(30)])
    value = np.random.default_rng(1).random(len(groups(land, largest=4)))

    rough = who_with_whom(value, land, largest=4, rng=rng())
    best = who_with_whom(value, land, largest=4, exact=True, rng=rng())

    assert rough.worth <= best.worth + 1e-9
    assert best.worth <= rough.bound + 1e-6
    assert 0 <= rough.gap < 0.05
    assert (best.proven, best.gap < 1e-6) == (True, True)


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("n", [0, 1, 3])
def test_where_nobody_borders_anybody_all_stay_alone(n, exact):
    choice = who_with_whom([], ground(n, []), largest=3, exact=exact, rng=rng())

    assert choice == Choice((), tuple(range(n)), 0.0, 0.0, 0.0, proven=True)


def test_groups_too_large_to_list_are_refused_with_the_reason():
    with pytest.raises(Unlisted) as refused:
        who_with_whom([], LAND, largest=13, rng=rng())

    assert str(refused.value) == "Gabungan terbesar harus 1 sampai 12 pihak, bukan 13."
