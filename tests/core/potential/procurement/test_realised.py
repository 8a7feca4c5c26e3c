"""What realised prices teach of how prices fall with quantity: simulated worlds, a slow twin, no prices."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.procurement.finding import find_joint_purchases
from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.priors import BETAS
from rajut.core.potential.procurement.realised import FEW, NOISE, UnsoundPrices, beta_updated, learnt
from tests.core.potential.procurement.plans import packages, place, row, setting

GOODS = BETAS["barang"]
TWO = setting(place("34.01"), place("34.02"))


def world(beta, *, count=400, prices=0.1, ceilings=0.0, groups=1, spread=1.2, seed=7):
    """Return ceilings, realised prices and groups of purchases whose prices fall as quantity ** -beta."""
    rng = np.random.default_rng(seed)
    group = np.arange(count) % groups
    size, level = rng.normal(19, spread, count) + 2.0 * group, rng.normal(0, 0.3, groups)[group]
    ceiling = size + rng.normal(0, ceilings, count) if ceilings else size
    realised = (
        (1 - beta) * size + level + rng.normal(0, prices, count) if prices else (1 - beta) * size + level
    )
    return np.exp(ceiling), np.exp(realised), group


@pytest.mark.parametrize("noise", [{"prices": 0.15}, {"prices": 0.0, "ceilings": 0.15}, {"ceilings": 0.1}])
@pytest.mark.parametrize("beta", [-0.05, 0.0, 0.06, 0.15])
def test_a_known_beta_lies_in_the_range_at_least_as_often_as_the_range_says(beta, noise):
    runs = 60

    found = [beta_updated(GOODS, c, v, groups=g) for c, v, g in worlds(beta, runs, noise)]

    inside = sum(each.low <= beta <= each.high for each in found)
    assert inside >= 0.8 * runs
    assert all(each.high - each.low < GOODS.high - GOODS.low for each in found)
    assert all(each.low < each.mid < each.high for each in found)


def worlds(beta, runs, noise):
    return [world(beta, groups=3, seed=seed, **noise) for seed in range(runs)]


def test_what_a_method_costs_more_is_not_taken_for_an_effect_of_size():
    ceilings, realised, group = world(0.05, prices=0.05, groups=4, count=2_000)
    dearer = realised * np.exp(-0.4 * group)  # the larger groups by another method, much cheaper

    found = beta_updated(GOODS, ceilings, dearer, groups=group)

    plain = beta_updated(GOODS, ceilings, realised, groups=group)
    assert (found.low, found.mid, found.high) == pytest.approx((plain.low, plain.mid, plain.high), abs=1e-9)
    assert abs(found.mid - 0.05) < 0.01


@given(
    st.lists(st.tuples(st.floats(12, 25), st.floats(-0.5, 0.3), st.integers(0, 2)), min_size=FEW, max_size=40)
)
@settings(deadline=None, max_examples=60)
def test_the_range_is_that_of_the_exact_densities_of_both_ends(drawn):
    c, ratio, group = (np.array(each) for each in zip(*drawn, strict=True))
    v = c + ratio

    found = beta_updated(GOODS, np.exp(c), np.exp(v), groups=group)

    expected = slow(c, v, group)
    if found is GOODS:
        width = 0.0 if expected is None else expected[2] - expected[0]
        assert width < 2e-5 or width > (GOODS.high - GOODS.low) * (1 - 1e-6)
    else:
        assert (found.low, found.mid, found.high) == pytest.approx(expected, abs=2e-5)


def slow(c, v, group):
    """Return low, middle and high by least squares with a column for each group, and densities on a grid."""
    columns = np.array([group == each for each in np.unique(group)], float)
    (slope, *_means), *_ = np.linalg.lstsq(np.vstack([c, columns]).T, v, rcond=None)
    (reverse, *_means_too), *_ = np.linalg.lstsq(np.vstack([v, columns]).T, c, rcond=None)
    within = c - columns.T @ ((columns @ c) / columns.sum(axis=1))
    freedom = len(c) - len(columns) - 1
    if slope * (within**2).sum() <= 1e-6:
        return None
    left = v - columns.T @ ((columns @ v) / columns.sum(axis=1)) - slope * within
    variance = max(NOISE**2, (left**2).sum() / freedom)
    ends = [quantiles(end, (within**2).sum() / variance) for end in (1 - 1 / reverse, 1 - slope)]
    low, mid, high = ends[0][0], (ends[0][1] + ends[1][1]) / 2, ends[1][2]
    return tuple(min(max(each, GOODS.floor), GOODS.ceiling) for each in (low, mid, high))


def quantiles(end, trust):
    width = (GOODS.high - GOODS.low) / 2 / 1.2815515655446004
    centre = (GOODS.mid / width**2 + end * trust) / (width**-2 + trust)
    grid = np.linspace(centre - 0.5, centre + 0.5, 200_001)
    density = -(((grid - GOODS.mid) / width) ** 2) / 2 - trust * (grid - end) ** 2 / 2
    mass = np.cumsum(np.exp(density - density.max()))
    return [float(grid[np.searchsorted(mass, part * mass[-1])]) for part in (0.1, 0.5, 0.9)]


def test_few_purchases_leave_the_prior():
    ceilings, realised, group = world(0.1)

    assert beta_updated(GOODS, ceilings[: FEW - 1], realised[: FEW - 1], groups=group[: FEW - 1]) is GOODS
    assert beta_updated(GOODS, ceilings[:0], realised[:0], groups=group[:0]) is GOODS
    assert beta_updated(GOODS, ceilings[:40], realised[:40], groups=np.arange(40)) is GOODS


def test_contradictory_purchases_leave_the_prior():
    ceilings, realised, group = world(0.1)

    assert beta_updated(GOODS, ceilings, realised[::-1].copy(), groups=group) is GOODS
    assert beta_updated(GOODS, ceilings, world(0.1, prices=2.0)[1], groups=group) is GOODS
    assert beta_updated(GOODS, ceilings, 1 / realised, groups=group) is GOODS
    assert beta_updated(GOODS, np.full(400, 1e9), realised, groups=group) is GOODS


def test_purchases_that_say_what_beta_cannot_be_leave_the_prior_and_are_not_taken_for_certain():
    ceilings, _realised, group = world(0.1)

    assert beta_updated(GOODS, ceilings, ceilings**0.1, groups=group) is GOODS


@pytest.mark.parametrize("wrong", [0.0, -1.0, float("nan"), float("inf")])
def test_what_is_no_price_is_refused(wrong):
    ceilings, realised, group = world(0.1)

    with pytest.raises(UnsoundPrices, match="lebih besar daripada nol"):
        beta_updated(GOODS, ceilings, np.array([wrong, *realised[1:]]), groups=group)
    with pytest.raises(UnsoundPrices, match="lebih besar daripada nol"):
        beta_updated(GOODS, np.array([wrong, *ceilings[1:]]), realised, groups=group)


def laptops(beta=0.1, *, wrong=(), title="Pengadaan laptop", **noise):
    """Return rows of two governments' laptops, and what they came to."""
    ceilings, realised, _group = world(beta, count=80, prices=0.02, **noise)
    values = [float(each) for each in np.rint(realised)]
    values[: len(wrong)] = wrong
    return [
        row(f"34.0{1 + number % 2}", title, float(round(money)), code=f"{title}{number}", realised=came)
        for number, (money, came) in enumerate(zip(ceilings, values, strict=True))
    ]


def realising(rows):
    return packages(*rows, more=("realised",))


def test_an_opportunity_stands_on_what_realised_prices_taught_and_says_so():
    rows = laptops(wrong=(0.0, -5.0, 1e14, float("nan"), float("inf")))

    (before,), _ = find_joint_purchases(packages(*rows), setting=TWO)
    (after,), _ = find_joint_purchases(realising(rows), setting=TWO)

    assert before.basis is not None
    assert after.basis is not None
    prior, beta = before.basis.assumptions[0], after.basis.assumptions[0]
    assert prior == GOODS
    assert beta.low < 0.1 < beta.high
    assert 0.07 < beta.mid < 0.11
    assert beta.source.text().startswith(
        "75 paket yang hasilnya diketahui menggeser nilai tengah dari 0,04 ke 0,09 (rentang semula -0,01 "
        "sampai 0,12); 4 paket disisihkan karena hasilnya tidak mungkin."
    )
    assert after.id == before.id


def test_what_earlier_years_came_to_teaches_the_plans_and_is_not_offered_again():
    plans = [row(code, "Pengadaan laptop", 10**9, code=code) for code in ("34.01", "34.02")]
    past = realising([each | {"year": 2025} for each in laptops()])

    ((before,), _), ((after,), _) = (
        find_joint_purchases(packages(*plans), setting=TWO, past=each) for each in (None, past)
    )

    assert before.basis is not None
    assert after.basis is not None
    assert before.basis.assumptions[0] == GOODS
    assert 0.07 < after.basis.assumptions[0].mid < 0.11
    assert (after.id, [each.label for each in after.evidence]) == (
        before.id,
        [each.label for each in before.evidence],
    )


def test_each_commodity_learns_from_its_own_prices_only():
    rows = laptops() + laptops(0.0, title="Pengadaan meja kerja", seed=8)
    rows += [each | {"realised": None} for each in laptops(title="Pengadaan kursi kerja", seed=9)]

    found, _missed = find_joint_purchases(realising(rows), setting=TWO)

    beta = {each.object: each.basis.assumptions[0] for each in found if each.basis}
    assert sorted(beta) == ["beli:kursi", "beli:laptop", "beli:meja"]
    assert beta["beli:kursi"] == GOODS
    assert beta["beli:meja"].mid < GOODS.mid < beta["beli:laptop"].mid


def test_no_order_of_packages_changes_what_is_learnt():
    rows = laptops() + laptops(0.02, title="Pengadaan meja kerja", seed=8)
    rows = [
        each | {"method": ("Tender", "E-Purchasing")[number % 3 == 0]} for number, each in enumerate(rows)
    ]
    mixed = [rows[at] for at in np.random.default_rng(3).permutation(len(rows))]

    one, other = (find_joint_purchases(realising(each), setting=TWO) for each in (rows, mixed))

    assert one == other


def test_nothing_is_learnt_without_the_column_nor_from_slips():
    rows = laptops()
    found = Grouping(("beli:laptop",), np.zeros(len(rows), np.int32))

    assert learnt(packages(*rows), found, priors=[GOODS]) == {}
    assert learnt(realising(rows), found, priors=[GOODS], slips=range(len(rows) - FEW + 1)) == {}
    assert list(learnt(realising(rows), found, priors=[GOODS])) == ["beli:laptop"]


def test_the_more_is_seen_the_narrower_the_range():
    every = [beta_updated(GOODS, *world(0.08, count=n)[:2], groups=np.zeros(n)) for n in (20, 100, 2_000)]

    widths = [each.high - each.low for each in every]
    assert all(wide > narrow for wide, narrow in pairwise(widths))
