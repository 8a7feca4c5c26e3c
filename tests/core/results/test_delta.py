"""A roll-up row changed cell by cell equals one computed from all cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.results.aggregation import Cell, Rule, total
from rajut.core.results.delta import apply, change, empty, needs_recompute
from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, known
from tests.core.results.cells import cells

ADDITIVE = [rule for rule in Rule if not needs_recompute(rule)]


def test_choices_must_be_recomputed_and_sums_need_not():
    assert {rule for rule in Rule if needs_recompute(rule)} == {Rule.MIN, Rule.MAX, Rule.FIRST, Rule.LAST}


@pytest.mark.parametrize("rule", [Rule.MIN, Rule.MAX, Rule.FIRST, Rule.LAST])
def test_a_difference_of_a_choice_is_refused(rule):
    with pytest.raises(ValueError, match="recomputed"):
        change(old=None, new=Cell(known(1)), rule=rule)


@given(
    st.dictionaries(st.integers(0, 5), st.lists(st.one_of(st.none(), cells), min_size=1, max_size=4)),
    st.sampled_from(ADDITIVE),
    st.data(),
)
def test_changes_in_any_order_equal_totalling_everything_again(histories, rule, data):
    changes = [
        change(old=old, new=new, rule=rule)
        for history in histories.values()
        for old, new in zip([None, *history], history, strict=False)
    ]
    row = empty(rule=rule, expected=len(histories))

    for difference in data.draw(st.permutations(changes)):
        row = apply(row, difference, rule=rule)

    current = [history[-1] for history in histories.values() if history[-1] is not None]
    assert row == total(current, rule=rule, expected=len(histories))


def test_a_correction_replaces_the_value_it_supersedes():
    row = apply(
        empty(rule=Rule.SUM, expected=2), change(old=None, new=Cell(known(10)), rule=Rule.SUM), rule=Rule.SUM
    )

    row = apply(row, change(old=Cell(known(10)), new=Cell(known(4)), rule=Rule.SUM), rule=Rule.SUM)

    assert (row.value, row.n, row.n_expected) == (4, 1, 2)


def test_a_value_that_becomes_not_applicable_is_no_longer_expected():
    row = apply(
        empty(rule=Rule.MEAN, expected=2), change(old=None, new=Cell(UNKNOWN), rule=Rule.MEAN), rule=Rule.MEAN
    )

    row = apply(row, change(old=Cell(UNKNOWN), new=Cell(NOT_APPLICABLE), rule=Rule.MEAN), rule=Rule.MEAN)

    assert (row.value, row.n, row.n_expected) == (None, 0, 1)
