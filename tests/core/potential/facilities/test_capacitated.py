"""Sites that hold only so much: the cheapest placing, proven, and equal to the plain search."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from rajut.core.potential.facilities.capacitated import Places, Placing, Unplaced, placed


def drawn(*, capacity: float, fixed: float) -> Places:
    """Sixteen sites and fifty parties on a square, as the published instances of this problem are made."""
    rng = np.random.default_rng(63)
    parties, sites = rng.uniform(0, 100, (50, 2)), rng.uniform(0, 100, (16, 2))
    away = np.hypot(*(parties[:, None] - sites[None]).transpose(2, 0, 1))
    loads = rng.integers(20, 4000, 50).astype(float)
    return Places(loads, np.full(16, capacity), np.full(16, fixed), away / 40, 10_000.0)


@st.composite
def asked(draw: st.DrawFn) -> Places:
    """Up to four parties and three sites; capacities may be nothing, too little, or without bound."""
    parties, sites = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    whole = st.integers(0, 9).map(float)
    room = st.one_of(whole, st.just(float("inf")))
    return Places(
        np.array(draw(st.lists(whole, min_size=parties, max_size=parties))),
        np.array(draw(st.lists(room, min_size=sites, max_size=sites))),
        np.array(draw(st.lists(whole, min_size=sites, max_size=sites))),
        np.array(
            draw(
                st.lists(st.lists(whole, min_size=sites, max_size=sites), min_size=parties, max_size=parties)
            )
        ),
        draw(st.sampled_from([0.0, 3.0, 20.0, 1e5])),
    )


def slowly_divided(asked: Places) -> float:
    """Return the least cost over every set of open sites: a transport problem each."""
    c, s = asked.each.shape
    served = np.kron(np.eye(c), np.ones(s + 1))
    held = np.kron(np.ones(c), np.eye(s, s + 1))
    costs = np.hstack([asked.each, np.full((c, 1), asked.price)]).ravel()
    best = np.inf
    for opened in product((0, 1), repeat=s):
        room = np.where(opened, np.minimum(asked.rooms, 1e3), 0.0)
        found = linprog(costs, A_eq=served, b_eq=asked.loads, A_ub=held, b_ub=room)
        best = min(best, found.fun + asked.fixed @ opened)
    return best


def slowly_whole(asked: Places) -> float:
    """Return the least cost over every choice of one site, or none, for each party."""
    c, s = asked.each.shape
    best = np.inf
    for choice in product(range(s + 1), repeat=c):
        brought = np.zeros((c, s + 1))
        brought[np.arange(c), choice] = asked.loads
        if (brought[:, :s].sum(axis=0) <= asked.rooms).all():
            used = brought[:, :s].sum(axis=0) > 0
            cost = (brought[:, :s] * asked.each).sum() + asked.price * brought[:, s].sum()
            best = min(best, cost + asked.fixed[used].sum())
    return best


def check_what_is_brought(asked: Places, found: Placing) -> None:
    """The cost is that of what is brought, nothing is lost, and no site holds more than it can."""
    brought, used = found.amounts.sum(axis=0), list(found.sites)
    cost = (found.amounts * asked.each).sum() + asked.price * found.unserved.sum() + asked.fixed[used].sum()
    assert found.cost == pytest.approx(cost)
    assert found.amounts.sum(axis=1) + found.unserved == pytest.approx(asked.loads)
    assert (brought <= asked.rooms + 1e-6).all()
    assert used == np.flatnonzero(brought).tolist()


@settings(deadline=None, max_examples=60)
@given(asked())
def test_nothing_is_cheaper_when_loads_may_be_divided(asked):
    found = placed(asked)

    slow = slowly_divided(asked)
    assert found.cost == pytest.approx(slow, abs=1e-6)
    assert found.bound == pytest.approx(slow, abs=1e-5)
    check_what_is_brought(asked, found)


@settings(deadline=None, max_examples=60)
@given(asked())
def test_nothing_is_cheaper_when_each_is_served_from_one_site(asked):
    found = placed(asked, single=True)

    slow = slowly_whole(asked)
    assert found.cost == pytest.approx(slow, abs=1e-6)
    assert found.bound == pytest.approx(slow, abs=1e-5)
    check_what_is_brought(asked, found)


def test_a_surplus_alone_goes_to_the_neighbour_when_loads_may_be_divided():
    asked = Places(
        np.array([12.0, 5.0]), np.array([10.0, 10.0]), np.zeros(2), np.array([[1.0, 3], [3, 1]]), 100.0
    )

    divided, whole = placed(asked), placed(asked, single=True)

    assert divided.amounts == pytest.approx(np.array([[10.0, 2.0], [0.0, 5.0]]))
    assert divided.unserved.tolist() == [0.0, 0.0]
    assert whole.unserved.tolist() == [12.0, 0.0]


def test_a_high_price_of_what_is_unserved_hides_no_cheaper_choice():
    small = drawn(capacity=15_000, fixed=17_500)

    cheap, dear = placed(small), placed(replace(small, price=1e9))

    assert (cheap.proven, dear.proven) == (True, True)
    assert dear.cost == pytest.approx(cheap.cost, abs=1e-3)


def test_a_search_cut_short_says_how_much_cheaper_it_might_be():
    asked = drawn(capacity=9_000, fixed=25_000)
    least = placed(asked)

    found = placed(asked, nodes=0)

    assert least.proven
    assert found.bound <= least.cost <= found.cost
    assert (found.proven, found.gap) == (False, (found.cost - found.bound) / found.cost)
    check_what_is_brought(asked, found)


SOUND = Places(np.array([1.0]), np.array([1.0]), np.array([1.0]), np.array([[1.0]]), 1.0)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (replace(SOUND, loads=np.empty(0)), "Tidak ada pihak atau tidak ada lokasi."),
        (replace(SOUND, fixed=np.empty(0)), "Tidak ada pihak atau tidak ada lokasi."),
        (replace(SOUND, rooms=np.ones(2)), "Kapasitas memuat 2 angka, seharusnya 1."),
        (replace(SOUND, each=np.ones((2, 1))), "Biaya per satuan memuat 2 angka, seharusnya 1."),
        (replace(SOUND, loads=np.array([np.nan])), "Muatan harus berupa angka yang tidak negatif."),
        (replace(SOUND, loads=np.array([np.inf])), "Muatan harus berupa angka yang tidak negatif."),
        (replace(SOUND, fixed=np.array([-1.0])), "Biaya tetap harus berupa angka yang tidak negatif."),
        (
            replace(SOUND, price=-1.0),
            "Harga muatan yang tidak terlayani harus berupa angka yang tidak negatif.",
        ),
    ],
)
def test_what_cannot_be_placed_is_refused_with_its_reason(asked, reason):
    with pytest.raises(Unplaced) as refused:
        placed(asked)

    assert str(refused.value) == reason
