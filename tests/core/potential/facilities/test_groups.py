"""What every group pays for the sites of its members: against a slow twin, and by hand."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from rajut.core.potential.facilities.groups import Ground, amounts, bits, borne, chosen, costs


@st.composite
def grounds(draw: st.DrawFn, *, roomy: bool = False) -> Ground:
    """Up to three parties, each with a site of its own or one in common; every use fits into its site."""
    n = draw(st.integers(1, 3))
    at = [draw(st.integers(0, row)) for row in range(n)]
    s = max(at) + 1
    whole = st.integers(0, 9).map(float)
    loads = np.array([draw(st.integers(1, 9)) for _ in range(n)], dtype=float)
    own = np.zeros((n, s), dtype=np.bool_)
    own[range(n), at] = True
    own[0, ~own.any(axis=0)] = True
    taken = np.where(own & (np.arange(s) == np.array(at)[:, None]), loads[:, None], 0.0)
    spare = np.array([draw(whole) for _ in range(s)])
    return Ground(
        loads=loads,
        fixed=np.where(own, np.array([[draw(whole) for _ in range(s)] for _ in range(n)]), 0.0),
        each=np.array([[draw(whole) for _ in range(s)] for _ in range(n)]),
        own=own,
        rooms=np.full(s, np.inf) if roomy or draw(st.booleans()) else taken.sum(axis=0) + spare,
        taken=taken,
        others=np.array([draw(st.booleans()) for _ in range(s)]),
    )


def slowly(ground: Ground, group: tuple[int, ...]) -> float:
    """Return the least cost over every set of open sites: what stays, what is open, and the transport."""
    rows = [row for row, inside in enumerate(group) if inside]
    sites = np.flatnonzero(ground.own[rows].any(axis=0)) if rows else np.empty(0, dtype=int)
    if not len(sites):
        return 0.0
    outside = [row for row in range(len(group)) if row not in rows]
    room = np.minimum(ground.rooms - ground.taken[outside].sum(axis=0), 1e3)
    best = np.inf
    for opened in product((False, True), repeat=len(sites)):
        held = [min(room[site], 1e3) if up else 0.0 for site, up in zip(sites, opened, strict=True)]
        found = linprog(
            ground.each[np.ix_(rows, sites)].ravel(),
            A_eq=np.kron(np.eye(len(rows)), np.ones(len(sites))),
            b_eq=ground.loads[rows],
            A_ub=np.kron(np.ones(len(rows)), np.eye(len(sites))),
            b_ub=held,
        )
        if found.status == 0:
            best = min(best, found.fun + sum(_fixed(ground, rows, sites, opened)))
    return best


def _fixed(ground: Ground, rows: list[int], sites: np.ndarray, opened: tuple[bool, ...]) -> list[float]:
    """Return what the group pays for each site: its part, unless it closes what only it uses."""
    strangers = [ground.others[j] or ground.own[:, j].sum() > ground.own[rows, j].sum() for j in sites]
    return [
        ground.fixed[rows, site].sum() if up or stays else 0.0
        for site, up, stays in zip(sites, opened, strangers, strict=True)
    ]


@settings(deadline=None, max_examples=50)
@given(grounds())
def test_no_group_can_pay_less(ground):
    found = costs(ground)

    groups = [tuple(map(bool, row)) for row in bits(len(ground.loads)).tolist()]
    assert found == pytest.approx([slowly(ground, group) for group in groups], abs=1e-6)


@settings(deadline=None, max_examples=50)
@given(grounds())
def test_what_every_group_brings_costs_what_it_pays(ground):
    paid, brought = chosen(ground)

    sites = range(ground.each.shape[1])
    fixed = sum(borne(ground, brought, site, ground.fixed[:, site]) for site in sites)
    groups = bits(len(ground.loads))
    assert fixed + (brought * ground.each).sum(axis=(1, 2)) == pytest.approx(paid)
    assert brought.sum(axis=2) == pytest.approx(groups * ground.loads)
    assert (brought[-1].sum(axis=0) <= ground.rooms + 1e-6).all()
    assert amounts(ground) == pytest.approx(brought[-1])


@settings(deadline=None)
@given(grounds(roomy=True))
def test_two_groups_never_pay_more_as_one_where_there_is_room(ground):
    found, n = costs(ground), len(ground.loads)

    together = [(a, b) for a in range(1 << n) for b in range(1 << n) if not a & b]

    assert all(found[a | b] <= found[a] + found[b] + 1e-9 for a, b in together)


TWO = Ground(
    loads=np.array([10.0, 5.0]),
    fixed=np.array([[30.0, 0.0], [0.0, 20.0]]),
    each=np.array([[1.0, 3.0], [2.0, 1.0]]),
    own=np.eye(2, dtype=np.bool_),
    rooms=np.array([np.inf, np.inf]),
    taken=np.array([[10.0, 0.0], [0.0, 5.0]]),
    others=np.zeros(2, dtype=np.bool_),
)


def test_one_site_is_kept_where_closing_the_other_saves_more_than_the_way_costs():
    found = costs(TWO)

    assert found.tolist() == [0.0, 40.0, 25.0, 50.0]
    assert amounts(TWO).tolist() == [[10.0, 0.0], [5.0, 0.0]]


def test_a_site_that_others_use_too_stays_and_its_fixed_cost_with_it():
    shared = replace(TWO, others=np.array([False, True]))

    assert costs(shared).tolist() == [0.0, 40.0, 25.0, 20.0 + 30 + 5]
    assert amounts(shared).tolist() == [[0.0, 10.0], [0.0, 5.0]]


def test_only_what_fits_is_brought():
    tight = replace(TWO, rooms=np.array([12.0, np.inf]), each=np.array([[1.0, 9.0], [1.0, 2.0]]))

    assert costs(tight) == pytest.approx(np.array([0.0, 40.0, 30.0, 30 + 20 + 10 + 2 + 3 * 2]))
    assert amounts(tight) == pytest.approx(np.array([[10.0, 0.0], [2.0, 3.0]]))


def test_many_groups_are_looked_at_some_at_a_time(monkeypatch):
    rng = np.random.default_rng(5)
    n = 7
    ground = Ground(
        rng.random(n) + 1,
        np.diag(rng.random(n) * 9),
        rng.random((n, n)) * 9,
        np.eye(n, dtype=np.bool_),
        np.full(n, 4.0),
        np.zeros((n, n)),
        np.zeros(n, dtype=np.bool_),
    )
    at_once = costs(ground)

    monkeypatch.setattr("rajut.core.potential.facilities.groups.CHUNK", 1000)

    assert costs(ground).tolist() == at_once.tolist()
