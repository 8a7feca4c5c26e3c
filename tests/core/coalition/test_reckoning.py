"""What a group saves, from the opportunity it was found as: each curve against the sum written out."""

import math
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.coalition.drawing import draws, quantiles
from rajut.core.coalition.reckoning import DRAWS, UnsoundBasis, reckon
from rajut.core.potential.records import Assumption, Basis, Curve, Part, sentence

WHY = sentence("sumber")
MONEY = st.floats(0, 1e13, allow_subnormal=False)


def assumption(name: str, mid: float, *, spread: float = 0.0, floor: float = 0.0) -> Assumption:
    return Assumption(name, name, "", mid - spread, mid, mid + spread, floor, 1e12, WHY)


def scale(*parts: float, beta: float = 0.1, spread: float = 0.0, meeting: float = 0.0) -> Basis:
    names = tuple("ABCDEFGHIJKL"[: len(parts)])
    row = (
        replace(assumption("beta", beta, spread=spread), floor=-1.0, ceiling=1.0),
        assumption("tender", 3.0),
        assumption("coordination", meeting),
    )
    return Basis(Curve.SCALE, names, parts, row)


def every_group(basis: Basis) -> list[tuple[int, ...]]:
    places = range(len(basis.members))
    return [group for size in range(len(places) + 1) for group in combinations(places, size)]


def number(group: tuple[int, ...]) -> int:
    return sum(1 << place for place in group)


@given(st.lists(MONEY, min_size=1, max_size=5), st.floats(-0.2, 0.5), st.floats(0, 1e9))
def test_a_purchase_costs_every_group_its_parts_at_the_price_of_the_whole(
    parts: list[float], beta: float, meeting: float
) -> None:
    basis = scale(*parts, beta=beta, meeting=meeting)

    found = reckon(basis).game.costs

    for group in every_group(basis):
        whole = sum(parts[i] for i in group)
        bought = sum(parts[i] * (parts[i] / whole) ** beta for i in group if parts[i])
        plain = bought + 3 + meeting * (len(group) - 1) if group else 0.0
        assert math.isclose(found[number(group)], plain, rel_tol=1e-9, abs_tol=1e-3)


def test_two_equal_buyers_save_what_the_formula_of_the_plan_says() -> None:
    basis = scale(1000.0, 1000.0, beta=0.1)

    found = reckon(basis)

    assert math.isclose(found.saving, 2000 * (1 - 0.5**0.1) + 3)
    assert found.p10 == found.p50 == found.p90
    assert math.isclose(found.p50, found.saving)
    assert found.sure == 1.0


@given(st.lists(MONEY, min_size=2, max_size=5), st.floats(0, 1), st.floats(0, 1))
def test_one_that_runs_it_for_all_spares_the_others_what_they_adopt(
    costs: list[float], adoption: float, kept: float
) -> None:
    row = (assumption("adoption", adoption), assumption("kept", kept), assumption("coordination", 7.0))
    basis = Basis(Curve.LEAD, tuple("ABCDE"[: len(costs)]), tuple(costs), row)

    found = reckon(basis).game.costs

    for group in every_group(basis):
        others = sum(costs[i] for i in group[1:])
        apart = sum(costs[i] for i in group)
        plain = apart - adoption * (1 - kept) * others + 7 * (len(group) - 1) if group else 0.0
        assert math.isclose(found[number(group)], plain, rel_tol=1e-9, abs_tol=1e-3)


@given(st.lists(st.integers(0, 90), min_size=2, max_size=5), st.integers(1, 40))
def test_whole_classes_are_held_where_most_participants_are(people: list[int], size: int) -> None:
    row = (
        assumption("class_size", size, floor=1.0),
        assumption("class_cost", 50.0),
        assumption("travel", 2.0),
        assumption("coordination", 1.0),
    )
    members = tuple("ABCDE"[: len(people)])
    basis = Basis(Curve.CLASSES, members, (0.0,) * len(people), row, sizes=tuple(map(float, people)))

    found = reckon(basis).game.costs

    for group in every_group(basis):
        those = [people[i] for i in group]
        plain = 50 * -(-sum(those) // size) + 2 * (sum(those) - max(those, default=0))
        assert math.isclose(found[number(group)], plain + max(0, len(group) - 1), abs_tol=1e-9)


def tabled(*parts: Part, realised: float = 1.0, meeting: float = 0.0) -> Basis:
    row = (
        replace(assumption("realised", realised), ceiling=1.0),
        assumption("coordination", meeting),
        assumption("haul", 2.0),
        replace(assumption("exponent", 0.7), ceiling=1.0),
    )
    n = (len(parts[0].table) - 1).bit_length()
    return Basis(Curve.TABLE, tuple("ABCDE"[:n]), (0.0,) * n, row, parts=parts)


@given(st.lists(MONEY, min_size=8, max_size=8), st.floats(0, 1))
def test_of_a_table_only_the_realised_part_is_saved_and_a_loss_is_one_in_full(
    table: list[float], realised: float
) -> None:
    table[0] = 0.0
    basis = tabled(Part(tuple(table)), realised=realised)

    found = reckon(basis).game.costs

    for group in every_group(basis):
        apart = sum(table[1 << i] for i in group)
        saved = apart - table[number(group)]
        plain = apart - (realised * saved if saved > 0 else saved)
        assert math.isclose(found[number(group)], plain, rel_tol=1e-9, abs_tol=1e-3)


@given(
    st.lists(st.lists(MONEY, min_size=8, max_size=8), min_size=4, max_size=4),
    st.floats(0, 9),
    st.floats(0, 1),
    st.floats(0.01, 10),
)
def test_every_part_of_a_table_costs_what_its_assumptions_say(
    tables: list[list[float]], haul: float, exponent: float, base: float
) -> None:
    fixed, way, each, curve = (Part((0.0, *table[1:])) for table in tables)
    basis = tabled(
        fixed,
        replace(way, by=("haul",)),
        replace(each, by=("haul", "exponent")),
        replace(curve, less=("exponent",), power="exponent", base=base),
    )

    found = reckon(basis, assumed={"haul": haul, "exponent": exponent}).game.costs

    for group in every_group(basis):
        place = number(group)
        plain = (
            fixed.table[place]
            + way.table[place] * haul
            + each.table[place] * haul * exponent
            + curve.table[place] * (1 - exponent) * base**exponent
        )
        assert math.isclose(found[place], plain, rel_tol=1e-6, abs_tol=1e-2 + 1e-9 * sum(found))


@given(
    st.lists(MONEY, min_size=4, max_size=4),
    st.lists(MONEY, min_size=4, max_size=4),
    st.floats(0, 9),
    st.floats(0, 9),
    st.floats(0, 1),
)
def test_a_dearer_way_never_raises_what_those_save_who_go_farther(
    sites: list[float], way: list[float], haul: float, more: float, realised: float
) -> None:
    farther = (0.0, way[1], way[2], way[1] + way[2] + way[3])
    basis = tabled(Part((0.0, *sites[1:])), Part(farther, by=("haul",)), realised=realised)

    cheap = reckon(basis, assumed={"haul": haul})
    dear = reckon(basis, assumed={"haul": haul + more})

    assert dear.saving <= cheap.saving + 1e-9 * dear.apart
    assert dear.game.costs[0] == 0.0


def test_what_a_part_costs_is_as_uncertain_as_its_assumption() -> None:
    basis = tabled(Part((0.0, 50.0, 50.0, 60.0)), Part((0.0, 0.0, 0.0, 10.0), by=("haul",)))
    unsure = Assumption("haul", "haul", "", 1.0, 2.0, 5.0, 0.0, 9.0, WHY)

    found = reckon(replace(basis, assumptions=(*basis.assumptions[:2], unsure, *basis.assumptions[3:])))

    assert np.allclose([found.p10, found.p50, found.p90], [-10.0, 20.0, 30.0], atol=0.5)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part((0.0, 1.0, 2.0)), "memuat 3 angka"),
        (Part((0.0, 1.0, 2.0, math.nan)), "table"),
        (Part((0.0, 1.0, 2.0, -3.0)), "table"),
        (Part((0.0, 1.0, 2.0, 3.0), by=("toll",)), "toll"),
        (Part((0.0, 1.0, 2.0, 3.0), power="exponent", base=0.0), "table"),
        (Part((0.0, 1.0, 2.0, 3.0), power="exponent", base=math.inf), "table"),
    ],
)
def test_an_unsound_part_is_refused_in_words(part: Part, words: str) -> None:
    with pytest.raises(UnsoundBasis, match=words):
        reckon(replace(tabled(part), members=("A", "B"), alone=(0.0, 0.0)))


def test_a_table_without_a_part_is_refused_in_words() -> None:
    with pytest.raises(UnsoundBasis, match="memuat 0 angka, seharusnya 4"):
        reckon(replace(tabled(Part((0.0,) * 4)), parts=()))


def test_without_a_member_the_others_are_reckoned_as_if_it_had_never_been_there() -> None:
    three, two = scale(5.0, 9.0, 4.0, spread=0.05), scale(5.0, 4.0, spread=0.05)

    found, alike = reckon(three, members=("A", "C")), reckon(replace(two, members=("A", "C")))

    assert found.game.players == ("A", "C")
    assert found.game.costs.tolist() == alike.game.costs.tolist()
    assert (found.p10, found.p50, found.p90) == (alike.p10, alike.p50, alike.p90)


def test_an_uncertain_assumption_gives_an_interval_whose_ends_are_those_of_its_own() -> None:
    basis = scale(1000.0, 1000.0, spread=0.08)

    found = reckon(basis)

    ends = [2000 * (1 - 0.5**beta) + 3 for beta in (0.02, 0.10, 0.18)]
    assert np.allclose([found.p10, found.p50, found.p90], ends, rtol=0.03)


def test_a_loss_is_told_as_a_loss() -> None:
    found = reckon(scale(10.0, 10.0, beta=0.0, spread=0.05, meeting=100.0))

    assert found.p90 < 0
    assert found.saving == 3 - 100
    assert found.sure == 0.0


def test_the_share_of_draws_that_save_is_as_the_distribution_has_it() -> None:
    # It saves where beta is above zero: half a standard deviation of beta below its middle.
    tenth = 1.2815515655446004
    basis = replace(scale(1e9, 1e9), assumptions=scale(1.0, beta=0.05, spread=0.1 * tenth).assumptions)

    found = reckon(basis)

    assert abs(found.sure - 0.6915) < 2 / math.sqrt(DRAWS)


def test_a_reader_sets_an_assumption_and_no_uncertainty_of_it_remains() -> None:
    found = reckon(scale(1000.0, 1000.0, spread=0.05), assumed={"beta": 0.2})

    assert math.isclose(found.p10, 2000 * (1 - 0.5**0.2) + 3)
    assert found.p10 == found.p90


def test_setting_one_assumption_leaves_the_draws_of_the_others_as_they_were() -> None:
    beta, tender, _ = scale(1000.0, 1000.0, spread=0.02).assumptions
    meeting = assumption("coordination", 100.0, spread=50.0)
    basis = replace(scale(1000.0, 1000.0), assumptions=(beta, tender, meeting))

    found = reckon(basis, assumed={"beta": 0.1})

    low, _, high = quantiles(draws(1, 0.0, 50.0, 100.0, 150.0, 1e12))
    gain = 2000 * (1 - 0.5**0.1) + 3
    assert np.allclose([found.p10, found.p90], [gain - high, gain - low])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"alone": (1.0,)}, "alone memuat 1"),
        ({"alone": (1.0, math.nan)}, "alone"),
        ({"alone": (1.0, -1.0)}, "alone"),
        ({"members": ("A", "A")}, "pihak"),
        ({"members": (), "alone": ()}, "0 pihak"),
        ({"assumptions": ()}, "beta"),
        ({"curve": Curve.TABLE}, "realised"),
    ],
)
def test_an_unsound_basis_is_refused_in_words(change: dict[str, Any], words: str) -> None:
    with pytest.raises(UnsoundBasis, match=words):
        reckon(replace(scale(1.0, 2.0), **change))


def test_an_assumption_whose_values_are_out_of_order_is_refused() -> None:
    torn = replace(assumption("beta", 0.1), low=0.5)
    basis = replace(scale(1.0, 2.0), assumptions=(torn, *scale(1.0).assumptions[1:]))

    with pytest.raises(UnsoundBasis, match="beta"):
        reckon(basis)


@pytest.mark.parametrize("value", [-2.0, 2.0, math.nan, math.inf])
def test_an_assumption_out_of_its_bounds_is_refused(value: float) -> None:
    with pytest.raises(UnsoundBasis, match="-1 sampai 1"):
        reckon(scale(1.0, 2.0), assumed={"beta": value})


def test_strangers_and_unknown_assumptions_are_refused() -> None:
    with pytest.raises(UnsoundBasis, match="X"):
        reckon(scale(1.0, 2.0), members=("A", "X"))
    with pytest.raises(UnsoundBasis, match="gamma"):
        reckon(scale(1.0, 2.0), assumed={"gamma": 1.0})
    with pytest.raises(UnsoundBasis, match="sedikitnya satu"):
        reckon(scale(1.0, 2.0), members=())
