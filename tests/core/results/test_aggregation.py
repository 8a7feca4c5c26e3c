"""Totals by rule, with completeness."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.results.aggregation import Axes, Cell, Fact, Rule, Total, roll, total
from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, known
from tests.core.results.cells import cells, decimals, denominators


def cell(numerator: int | str, denominator: int | str = 1, *, at: int = 0, weight: int | str = 1) -> Cell:
    """Return a known cell."""
    return Cell(known(Decimal(numerator), Decimal(denominator)), at, Decimal(weight))


FIVE = [cell(4, at=2), cell("1.5", at=3), cell(0, at=1), cell(6, at=5), cell(-2, at=4)]


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (Rule.SUM, "9.5"),
        (Rule.LAST, "6"),
        (Rule.FIRST, "0"),
        (Rule.MEAN, "1.9"),
        (Rule.MIN, "-2"),
        (Rule.MAX, "6"),
        (Rule.COUNT, "5"),
        (Rule.WEIGHTED_MEAN, "1.9"),
        (Rule.RATIO_OF_SUMS, "1.9"),
    ],
)
def test_each_rule_totals_in_its_way(rule, value):
    assert total(FIVE, rule=rule).value == Decimal(value)


def test_none_gives_no_total_but_still_counts():
    assert total(FIVE, rule=Rule.NONE, expected=6) == Total(None, None, 5, 6)


def test_weights_weigh():
    assert total([cell(80, weight=3), cell(40, weight=1)], rule=Rule.WEIGHTED_MEAN).value == 70


def test_a_ratio_of_sums_is_not_a_mean_of_ratios():
    ratios = [cell(1, 2), cell(90, 100)]

    assert total(ratios, rule=Rule.RATIO_OF_SUMS) == Total(Decimal(91), Decimal(102), 2, 2)
    assert total(ratios, rule=Rule.MEAN).value == Decimal("0.7")


@given(st.lists(st.tuples(decimals, denominators), min_size=1, max_size=8))
def test_a_ratio_of_sums_is_exact(pairs):
    found = total([Cell(known(n, d)) for n, d in pairs], rule=Rule.RATIO_OF_SUMS)

    assert Fraction(found.num) == sum(Fraction(n) for n, _ in pairs)
    assert Fraction(found.den) == sum(Fraction(d) for _, d in pairs)


@pytest.mark.parametrize("rule", [r for r in Rule if r is not Rule.COUNT])
def test_nothing_known_is_unknown_not_zero(rule):
    unknown, missing = total([Cell(UNKNOWN)], rule=rule), total([], rule=rule, expected=3)

    assert (unknown.value, unknown.quantity, unknown.n, unknown.n_expected) == (None, UNKNOWN, 0, 1)
    assert (missing.value, missing.quantity, missing.n, missing.n_expected) == (None, UNKNOWN, 0, 3)


def test_a_count_of_nothing_is_zero():
    assert total([Cell(UNKNOWN)], rule=Rule.COUNT).value == 0


def test_unknown_is_still_expected_and_not_applicable_is_not():
    found = total([cell(5), Cell(UNKNOWN), Cell(NOT_APPLICABLE)], rule=Rule.SUM, expected=5)

    assert (found.value, found.n, found.n_expected) == (Decimal(5), 1, 4)
    assert found.completeness == Decimal("0.25")


def test_where_nothing_is_expected_there_is_no_completeness():
    assert total([Cell(NOT_APPLICABLE)], rule=Rule.SUM).completeness is None


def test_zero_counts_as_reported():
    assert total([cell(0)], rule=Rule.SUM, expected=1) == Total(Decimal("0E-12"), Decimal(1), 1, 1)


def test_a_value_over_zero_is_no_value_but_its_parts_add_up():
    rows = [cell(0, 0), cell(1, 2)]

    assert (total(rows, rule=Rule.MEAN).value, total(rows, rule=Rule.MEAN).n) == (Decimal("0.5"), 1)
    assert total(rows, rule=Rule.RATIO_OF_SUMS) == Total(Decimal(1), Decimal(2), 2, 2)


def test_more_cells_than_expected_are_refused():
    with pytest.raises(ValueError, match="2 cells where 1"):
        total([cell(1), cell(2)], rule=Rule.SUM, expected=1)


@given(st.lists(cells, max_size=10), st.sampled_from(Rule), st.randoms(use_true_random=False))
def test_no_rule_depends_on_the_order_of_cells(rows, rule, chance):
    assert total(chance.sample(rows, len(rows)), rule=rule) == total(rows, rule=rule)


@given(st.lists(cells, max_size=10), st.sampled_from(Rule))
def test_completeness_lies_between_zero_and_one(rows, rule):
    found = total(rows, rule=rule, expected=len(rows) + 2)

    assert found.completeness is not None
    assert 0 <= found.completeness <= 1


def fact(party: str, value: int, at: int = 1, location: str = "") -> Fact:
    """Return a known fact."""
    return Fact(party, location, at, known(value))


def test_facts_are_rolled_up_axis_by_axis():
    facts = [fact("A", 10, 1), fact("A", 30, 2), fact("B", 5, 2), fact("B", 7, 1), fact("C", 1, 3)]

    level = roll(facts, axes=Axes(time=Rule.LAST), expected=6)
    flow = roll(facts, axes=Axes(time=Rule.SUM), expected=6)

    assert (level.value, flow.value) == (Decimal(36), Decimal(53))
    assert (level.n, level.n_expected) == (5, 6)


def test_places_come_before_parties():
    facts = [fact("A", 10, location="x"), fact("A", 20, location="y"), fact("B", 5, location="x")]

    found = roll(facts, axes=Axes(location=Rule.MAX, party=Rule.SUM))

    assert found.value == Decimal(25)


def test_a_party_that_has_not_reported_does_not_hide_the_others():
    facts = [fact("A", 10), Fact("B", "", 1, UNKNOWN)]

    found = roll(facts, axes=Axes(), expected=2)

    assert (found.value, found.completeness) == (Decimal(10), Decimal("0.5"))


def test_weights_belong_to_parties_not_to_moments():
    facts = [Fact("A", "", at, known(80), Decimal(3)) for at in (1, 2, 3)]
    facts.append(Fact("B", "", 1, known(40), Decimal(1)))

    found = roll(facts, axes=Axes(time=Rule.LAST, party=Rule.WEIGHTED_MEAN))

    assert found.value == Decimal(70)


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xy"), st.integers(0, 3), decimals), max_size=9)
)
def test_sums_over_every_axis_are_the_plain_sum(rows):
    facts = [Fact(party, place, at, known(value)) for party, place, at, value in rows]

    found = roll(facts, axes=Axes())

    assert found.value == (sum(value for *_, value in rows) if rows else None)


def test_no_facts_at_all_are_unknown():
    found = roll([], axes=Axes(), expected=4)

    assert (found.value, found.n, found.n_expected) == (None, 0, 4)
