"""Wants matched to offers: never dearer than any other way, proven, and the worth of one more is exact."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from rajut.core.potential.people.matching import Matching, NotMatchable, matched

Problem = tuple[list[tuple[int, int, int]], list[int], list[int], list[int]]


@st.composite
def problems(draw: st.DrawFn, places: int = 5, units: int = 6) -> Problem:
    """Draw arcs (want, offer, cost), what is wanted, offered, and the price of going without; many ties."""
    amounts = st.lists(st.integers(1, units), min_size=1, max_size=places)
    wanted, offered = draw(amounts), draw(amounts)
    arc = st.tuples(st.integers(0, len(wanted) - 1), st.integers(0, len(offered) - 1), st.integers(0, 9))
    arcs = draw(st.lists(arc, max_size=2 * places * places))
    unmet = draw(st.lists(st.integers(0, 12), min_size=len(wanted), max_size=len(wanted)))
    return arcs, wanted, offered, unmet


def solve(problem: Problem) -> Matching:
    arcs, wanted, offered, unmet = problem
    tail, head, cost = (np.array([arc[k] for arc in arcs], dtype=np.int64) for k in range(3))
    return matched(tail, head, cost, wanted=wanted, offered=offered, unmet=unmet)


def cheapest_by_trying(problem: Problem) -> int:
    """Try every whole flow on every arc."""
    arcs, wanted, offered, unmet = problem
    best = sum(w * p for w, p in zip(wanted, unmet, strict=True))
    for flow in product(*(range(min(wanted[t], offered[h]) + 1) for t, h, _ in arcs)):
        rest, left = list(wanted), list(offered)
        for amount, (t, h, _) in zip(flow, arcs, strict=True):
            rest[t] -= amount
            left[h] -= amount
        if min(rest) >= 0 and min(left) >= 0:
            paid = sum(amount * arc[2] for amount, arc in zip(flow, arcs, strict=True))
            best = min(best, paid + sum(w * p for w, p in zip(rest, unmet, strict=True)))
    return best


def cheapest_by_program(problem: Problem) -> float:
    """The same as a linear program, by scipy."""
    arcs, wanted, offered, unmet = problem
    a, b, m = len(wanted), len(offered), len(arcs)
    rows = np.zeros((a + b, m + a))
    for k, (t, h, _) in enumerate(arcs):
        rows[t, k] = rows[a + h, k] = 1
    rows[:a, m:] = np.eye(a)
    costs = [cost for _, _, cost in arcs] + unmet
    found = linprog(costs, A_eq=rows[:a], b_eq=wanted, A_ub=rows[a:], b_ub=offered)
    return float(found.fun)


@settings(deadline=None)
@given(problems())
def test_no_linear_program_is_cheaper_and_the_dual_proves_it(problem):
    found = solve(problem)

    assert found.total == pytest.approx(cheapest_by_program(problem), abs=1e-6)
    assert found.proven


@settings(deadline=None, max_examples=40)
@given(problems(places=2, units=2))
def test_no_way_of_trying_is_cheaper(problem):
    found = solve((problem[0][:6], *problem[1:]))

    assert found.total == cheapest_by_trying((problem[0][:6], *problem[1:]))


@settings(deadline=None)
@given(problems())
def test_everybody_is_counted_once(problem):
    arcs, wanted, offered, _ = problem

    found = solve(problem)

    rest, left = np.array(wanted), np.array(offered)
    for amount, (t, h, _) in zip(found.flow, arcs, strict=True):
        rest[t] -= amount
        left[h] -= amount
    assert (rest.tolist(), left.tolist()) == (found.unmet.tolist(), found.left.tolist())
    assert min(*found.flow, *found.unmet, *found.left, 0) == 0


@settings(deadline=None)
@given(problems(), st.data())
def test_one_more_of_an_offer_saves_exactly_its_worth(problem, data):
    arcs, wanted, offered, unmet = problem
    place = data.draw(st.integers(0, len(offered) - 1))
    more = [amount + (number == place) for number, amount in enumerate(offered)]

    before, after = solve(problem), solve((arcs, wanted, more, unmet))

    assert before.total - after.total == before.worth[place]


@settings(deadline=None)
@given(problems(), st.data())
def test_one_less_of_a_want_saves_exactly_its_relief(problem, data):
    arcs, wanted, offered, unmet = problem
    place = data.draw(st.integers(0, len(wanted) - 1))
    wanted = [amount + (number == place) for number, amount in enumerate(wanted)]
    less = [amount - (number == place) for number, amount in enumerate(wanted)]

    before, after = solve((arcs, wanted, offered, unmet)), solve((arcs, less, offered, unmet))

    assert before.total - after.total == before.relief[place]


@settings(deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_arcs_does_not_matter(problem, random):
    arcs, *rest = problem
    order = list(range(len(arcs)))
    random.shuffle(order)

    found, again = solve(problem), solve(([arcs[k] for k in order], *rest))

    taken = sorted((arcs[k], int(amount)) for k, amount in enumerate(found.flow) if amount)
    assert taken == sorted((arcs[order[k]], int(amount)) for k, amount in enumerate(again.flow) if amount)
    assert (found.worth.tolist(), found.total) == (again.worth.tolist(), again.total)


def test_a_thousand_arcs_are_as_cheap_as_by_program():
    rng = np.random.default_rng(7)
    arcs = [(t, h, int(c)) for t in range(40) for h in range(25) for c in [rng.integers(1, 1000)]]
    problem = (arcs, rng.integers(1, 30, 40).tolist(), rng.integers(1, 40, 25).tolist(), [900] * 40)

    found = solve(problem)

    assert (found.total, found.proven) == (round(cheapest_by_program(problem)), True)


def test_the_example_of_a_textbook():
    """Three plants and four cities (Winston, Operations Research: Powerco): 1020."""
    costs = [[8, 6, 10, 9], [9, 12, 13, 7], [14, 9, 16, 5]]
    arcs = [(city, plant, costs[plant][city]) for city in range(4) for plant in range(3)]

    found = solve((arcs, [45, 20, 30, 30], [35, 50, 40], [1000] * 4))

    assert (found.total, found.unmet.sum(), found.proven) == (1020, 0, True)


def test_a_seat_as_dear_as_going_without_is_left():
    found = solve(([(0, 0, 5)], [1], [1], [5]))

    assert (found.flow.tolist(), found.unmet.tolist(), found.worth.tolist()) == ([0], [1], [0])


@pytest.mark.parametrize(("wanted", "offered"), [([], []), ([3], []), ([], [3])])
def test_where_a_side_is_missing_nothing_is_matched(wanted, offered):
    found = solve(([], wanted, offered, [7] * len(wanted)))

    assert (found.total, found.unmet.tolist(), found.left.tolist()) == (7 * sum(wanted), wanted, offered)
    assert (found.proven, found.worth.tolist()) == (True, [0] * len(offered))


def test_numbers_near_the_limit_are_exact():
    found = solve(([(0, 0, 10**15)], [1000], [999], [10**15 + 1]))

    assert (found.total, found.worth.tolist(), found.proven) == (1000 * 10**15 + 1, [1], True)


@pytest.mark.parametrize(
    ("arcs", "wanted", "offered", "unmet", "words"),
    [
        ([(0, 0, 1)], [0], [1], [1], "Setiap kebutuhan dan setiap penyedia"),
        ([(0, 0, 1)], [1], [-4], [1], "Setiap kebutuhan dan setiap penyedia"),
        ([(0, 0, -1)], [1], [1], [1], "Biaya untuk pencocokan tidak boleh negatif"),
        ([(0, 1, 1)], [1], [1], [1], "yang tidak ada"),
        ([(-1, 0, 1)], [1], [1], [1], "yang tidak ada"),
        ([(0, 0, 1)], [1], [1], [1, 2], "Setiap jalur"),
        ([(0, 0, 1)], [1.5], [1], [1], "bilangan bulat"),
        ([(0, 0, 1)], [1], [float("nan")], [1], "bilangan bulat"),
        ([(0, 0, 1)], [[1]], [1], [1], "Setiap jalur"),
        ([(0, 0, 1 << 61)], [10], [1], [1], "terlalu besar"),
        ([(0, 0, 1)], [1 << 61], [1 << 61], [1], "terlalu besar"),
        ([(0, 0, 1)], np.array([1 << 63], dtype=np.uint64), [1], [1], "terlalu besar"),
    ],
)
def test_what_cannot_be_matched_is_refused_with_the_reason(arcs, wanted, offered, unmet, words):
    with pytest.raises(NotMatchable, match=words):
        solve((arcs, wanted, offered, unmet))
