"""A game completed from what is known, against trying every cover; and rupiah that add up."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.coalition.cover import covered
from rajut.core.coalition.game import NotAGame
from rajut.core.coalition.rounding import whole

NAMES = "ABCD"
GROUPS = [frozenset(each) for size in range(1, 5) for each in combinations(NAMES, size)]
NEEDED = [each for each in GROUPS if len(each) in (1, 4)]
OPTIONAL = [each for each in GROUPS if len(each) in (2, 3)]


def slow(costs: dict[frozenset[str], float], wanted: frozenset[str]) -> float:
    """Try every set of known coalitions."""
    known = list(costs)
    return min(
        sum(costs[each] for each in chosen)
        for size in range(1, len(wanted) + 1)
        for chosen in combinations(known, size)
        if wanted <= frozenset().union(*chosen)
    )


@st.composite
def partly_known(draw: st.DrawFn) -> dict[frozenset[str], float]:
    extra = draw(st.lists(st.sampled_from(OPTIONAL), unique=True, max_size=5))
    return {each: float(draw(st.integers(0, 1000))) for each in (*NEEDED, *extra)}


@given(partly_known())
def test_what_nobody_costed_takes_the_cheapest_way_that_is_known(costs):
    found = covered(costs)

    for mask in range(1, 16):
        group = frozenset(found.game.members(mask))
        assert found.given[mask] == (group in costs)
        assert found.game.costs[mask] == costs.get(group, slow(costs, group))
    assert found.assumed == 15 - len(costs)


@given(partly_known(), st.permutations(GROUPS))
def test_the_order_in_which_costs_are_told_makes_no_difference(costs, order):
    told = {each: costs[each] for each in order if each in costs}

    assert covered(told).game.costs.tobytes() == covered(costs).game.costs.tobytes()


def test_a_pair_can_always_use_what_would_serve_three():
    alone = {frozenset("A"): 100.0, frozenset("B"): 100.0, frozenset("C"): 10.0}

    found = covered({**alone, frozenset("ABC"): 120.0})

    assert found.game.costs.tolist() == [0, 100, 100, 120, 10, 110, 110, 120]
    assert found.assumed == 3


def test_a_given_cost_stays_even_where_others_are_cheaper():
    found = covered({frozenset("A"): 10.0, frozenset("B"): 10.0, frozenset("AB"): 90.0})

    assert (found.game.total, found.assumed) == (90.0, 0)


def test_twenty_parties_of_whom_only_the_ends_are_known_are_completed():
    names = [f"{number:02}" for number in range(20)]
    costs = {frozenset({name}): 100.0 for name in names} | {frozenset(names): 900.0}

    found = covered(costs)

    assert sorted(set(found.game.costs.tolist())) == [*(100.0 * size for size in range(10))]
    assert found.assumed == 2**20 - 22


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ({}, "Tidak ada pihak dalam tabel biaya."),
        ({"A": 1.0, "AB": 1.0}, "Biaya B bila sendiri belum ada."),
        ({"A": 1.0, "B": 1.0}, "Biaya bersama seluruh pihak belum ada."),
        ({"A": 1.0, "B": -1.0, "AB": 1.0}, "Biaya B tidak boleh negatif."),
        ({"A": 1.0, "B": float("nan"), "AB": 1.0}, "Biaya B bukan angka."),
        ({"A": 1.0, "B": 1.0, "AB": float("inf")}, "Biaya A+B bukan angka."),
    ],
)
def test_what_makes_no_game_is_told(costs, said):
    with pytest.raises(NotAGame) as caught:
        covered({frozenset(each): cost for each, cost in costs.items()})

    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("players", "said"),
    [
        (["A", "B", "A"], "Pihak A disebut dua kali."),
        (["A", "C"], "B bukan salah satu pihak."),
        ([f"{n}" for n in range(25)], "25 pihak terlalu banyak untuk tabel lengkap; paling banyak 24."),
    ],
)
def test_players_that_do_not_fit_the_costs_are_told(players, said):
    with pytest.raises(NotAGame) as caught:
        covered({frozenset("A"): 1.0, frozenset("B"): 1.0, frozenset("AB"): 1.0}, players=players)

    assert str(caught.value) == said


def test_a_table_too_large_to_complete_is_refused_at_once():
    names = [f"{number:02}" for number in range(20)]
    costs = {frozenset({name}): 1.0 for name in names}
    costs |= {frozenset(names) - {a, b}: 5.0 for a in names for b in names}

    with pytest.raises(NotAGame, match="Terlalu banyak gabungan"):
        covered(costs | {frozenset(names): 9.0})


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=30))
def test_whole_rupiah_add_up_and_stay_within_one_of_their_share(shares):
    total = sum(shares)

    found = whole(shares, total=total)

    assert sum(found) == int(total + 0.5)
    assert all(
        abs(amount - share) < 1.001 + 1e-3 * (share > 1e10)
        for amount, share in zip(found, shares, strict=True)
    )


@pytest.mark.parametrize(
    ("shares", "total", "amounts"),
    [
        ([100 / 3] * 3, 100, (34, 33, 33)),
        ([0.5, 0.5], 1, (1, 0)),
        ([1.2, 2.3, 3.5], 7, (1, 2, 4)),
        ([-0.4, 10.4], 10, (0, 10)),
        ([10.0, 20.0], 30.4, (10, 20)),
        ([0.0, 0.0], 0, (0, 0)),
        (
            [12_000_000_000_000.25, 3_000_000_000_000.75],
            15_000_000_000_001,
            (12_000_000_000_000, 3_000_000_000_001),
        ),
    ],
)
def test_the_largest_remainders_are_rounded_up(shares, total, amounts):
    assert whole(shares, total=total) == amounts


@pytest.mark.parametrize("shares", [[], [1.0, 5.0], [float("nan"), 1.0], [float("inf"), 1.0]])
def test_what_divides_nothing_is_refused(shares):
    with pytest.raises(ValueError, match="share"):
        whole(shares, total=1)


def test_what_solvers_miss_of_a_total_is_shared_out():
    shares = np.array([1e9, 1e9, 1e9]) - 40.3

    assert sum(whole(list(shares), total=3e9)) == 3_000_000_000
