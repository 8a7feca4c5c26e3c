"""A shared site at other prices than the finder's: against the sites laid out anew, and chosen anew."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.facilities.cases import case
from rajut.core.potential.facilities.groups import Ground, bits, chosen, costs
from rajut.core.potential.facilities.parties import laid, mains, supplied, users
from rajut.core.potential.facilities.plans import Plan, planned
from rajut.core.potential.facilities.prices import MIDDLE, Prices
from rajut.core.potential.facilities.sharing import find_shared_sites
from rajut.core.potential.facilities.sites import sites
from rajut.core.potential.holdings import Facility
from rajut.core.potential.records import Basis
from rajut.core.potential.setting import Setting
from tests.core.potential.facilities.test_sharing import FULL, ROOMY, landfill, only, row_of, worlds
from tests.core.potential.tabled import table

PRICES = st.builds(Prices, st.floats(0.3, 1.0), st.floats(1_000, 500_000), st.floats(0, 10_000))


def first(rows: list[Facility], setting: Setting) -> Plan | None:
    """Return the plan of the first site, its users and every other region; None where nobody comes."""
    found, without = supplied(sites(rows, setting.map), setting.map)
    here = users(found[0], setting.map) if found else []
    codes = {party.region for party in here}
    parties = (*here, *(each for each in mains(found, without, setting.map) if each.region not in codes))
    return planned(parties) if parties else None


def basis(plan: Plan, setting: Setting) -> Basis:
    return case(plan, newest=None, setting=setting).basis


def changed(found: Basis, prices: Prices) -> list[float]:
    """Return what every group costs by the basis at these prices, as far as it depends on them."""
    given = {"exponent": prices.exponent, "level": prices.level, "haul": prices.haul}
    names = {each.name for each in found.assumptions}
    return table(found, **{name: value for name, value in given.items() if name in names})


def slowly(ground: Ground, brought: np.ndarray) -> list[float]:
    """Return what every group pays on this ground when it brings this, site by site."""
    every = []
    for group, there in zip(bits(len(ground.loads)), brought, strict=True):
        total = float((there * ground.each).sum())
        for site in range(ground.each.shape[1]):
            only_theirs = not ground.others[site] and not ground.own[~group, site].any()
            if there[:, site].any() or not only_theirs:
                total += float(ground.fixed[group, site].sum())
        every.append(total)
    return every


@settings(deadline=None, max_examples=15)
@given(worlds(), PRICES)
def test_at_other_prices_everything_costs_what_it_costs_where_it_was_laid_out_anew(rows, prices):
    setting = row_of(len(rows), population=100_000)

    plan = first(rows, setting)

    if plan is not None:
        brought = chosen(plan.ground)[1]
        anew = laid(plan.parties, plan.places, prices)
        found = changed(basis(plan, setting), prices)
        assert found == pytest.approx(slowly(anew, brought), rel=1e-8, abs=1)


@settings(deadline=None, max_examples=15)
@given(worlds(), PRICES)
def test_whoever_chose_again_would_pay_no_more(rows, prices):
    setting = row_of(len(rows), population=100_000)

    plan = first(rows, setting)

    if plan is not None:
        best = costs(laid(plan.parties, plan.places, prices))
        assert (best <= np.array(changed(basis(plan, setting), prices)) * (1 + 1e-8) + 1).all()


@settings(deadline=None, max_examples=15)
@given(worlds())
def test_at_the_middle_prices_nothing_is_different(rows):
    setting = row_of(len(rows), population=100_000)

    plan = first(rows, setting)

    if plan is not None:
        found = basis(plan, setting)
        assert changed(found, MIDDLE) == pytest.approx(costs(plan.ground).tolist(), rel=1e-9, abs=1)
        assert reckon(found, assumed={}).game.costs.tolist() == reckon(found).game.costs.tolist()


@settings(deadline=None, max_examples=30)
@given(worlds(), st.floats(0, 5_000), st.floats(0, 5_000))
def test_a_dearer_way_never_raises_the_saving_of_a_plan_that_hauls_more(rows, haul, more):
    found, _ = find_shared_sites(rows, setting=row_of(len(rows), population=100_000))

    for each in found:
        assert each.basis is not None
        way = next(part.table for part in each.basis.parts if part.by == ("haul",))
        farther = way[-1] >= sum(way[1 << place] for place in range(len(each.members)))
        cheap, dear = (reckon(each.basis, assumed={"haul": rate}) for rate in (haul, haul + more))
        rises = dear.saving - cheap.saving
        assert (rises <= 1) if farther else (rises >= -1)


def test_what_a_reader_may_change_are_the_prices_that_the_case_depends_on():
    recorded = only(find_shared_sites([FULL, ROOMY], setting=row_of(2))[0])
    written_down = [landfill("90.01", 10_000.0, cost=2e9), landfill("90.02", 200_000.0, cost=12e9)]
    without_curve = only(find_shared_sites(written_down, setting=row_of(2))[0])

    names = [[each.name for each in one.basis.assumptions] for one in (recorded, without_curve) if one.basis]
    assert names == [
        ["realised", "haul", "level", "exponent", "coordination"],
        ["realised", "haul", "exponent", "coordination"],
    ]


def test_the_field_says_that_the_plan_stays_as_it_was_chosen():
    found = only(find_shared_sites([FULL, ROOMY], setting=row_of(2))[0])

    assert found.basis is not None
    said = {each.name: each.source.text() for each in found.basis.assumptions}
    kept = "bila disusun ulang, biaya bersama dan biaya sendiri paling tinggi seperti yang tampil."
    assert [name for name, words in said.items() if words.endswith(kept)] == ["haul", "level", "exponent"]
