"""What a joint service's gain adds up from: what a reader counts of it, and what is not counted at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.finance.finding import find_joint_services
from rajut.core.potential.finance.priors import COORDINATION, REALISED, SIZE
from rajut.core.potential.records import Basis, Curve, Opportunity, Part
from tests.core.potential.finance.figures import TOWNS, line, service
from tests.core.potential.tabled import table


def found() -> list[Opportunity]:
    return find_joint_services(service(TOWNS), setting=line(len(TOWNS)))[0]


def test_what_each_could_learn_alone_is_not_counted_until_a_reader_counts_it():
    wasteful = next(each for each in found() if each.members == ("34.02", "34.03"))

    basis = wasteful.basis
    assert basis is not None
    usual, learned = reckon(basis), reckon(basis, assumed={"learning": 1.0})
    assert sum(basis.alone) < 20e9
    assert usual.game.alone.tolist() == list(basis.alone)
    assert learned.game.alone == pytest.approx([6.1e9, 15e9])
    more = REALISED.mid * (21.1e9 - sum(basis.alone))
    assert learned.saving == pytest.approx(usual.saving + more)


def test_without_balance_and_size_nothing_is_left_to_save():
    for each in found():
        assert each.basis is not None
        parts = {one.name: 0.0 for one in each.basis.assumptions if one.name in ("harmony", "size")}

        left = reckon(each.basis, assumed=parts)

        assert left.saving == pytest.approx(-COORDINATION.mid * (len(each.members) - 1), rel=1e-6)
        assert "size" in parts


def test_where_a_larger_service_costs_more_the_loss_counts_in_full():
    grown = Basis(
        Curve.TABLE, ("34.02", "34.03"), (6e9, 8e9), (REALISED, SIZE, COORDINATION),
        parts=(Part((0.0, 6e9, 8e9, 14e9)), Part((0.0, 0.0, 0.0, 1e9), by=("size",))),
    )  # fmt: skip

    assert reckon(grown).saving == pytest.approx(-1e9 - COORDINATION.mid)
    assert "rugi dihitung penuh" in REALISED.source.text()


@settings(deadline=None, max_examples=10)
@given(st.lists(st.tuples(st.floats(500, 9e3), st.floats(100, 9e3)), min_size=6, max_size=9), st.floats(0, 1))
def test_a_share_of_a_part_of_the_gain_is_that_share_of_what_it_saves(amounts, share):
    opportunities, _ = find_joint_services(service(amounts), setting=line(len(amounts)))

    for each in opportunities:
        assert each.basis is not None
        whole, none = table(each.basis), table(each.basis, **dict.fromkeys(_gains(each), 0.0))
        part = table(each.basis, **dict.fromkeys(_gains(each), share))
        plain = [share * a + (1 - share) * b for a, b in zip(whole, none, strict=True)]
        assert part == pytest.approx(plain, rel=1e-9, abs=2)
        assert none == pytest.approx(_added(each.basis.alone), abs=2)


def _gains(each: Opportunity) -> list[str]:
    assert each.basis is not None
    return [one.name for one in each.basis.assumptions if one.name in ("harmony", "size")]


def _added(alone: tuple[float, ...]) -> list[float]:
    return [
        sum(cost for place, cost in enumerate(alone) if mask >> place & 1) for mask in range(1 << len(alone))
    ]
