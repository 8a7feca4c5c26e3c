"""Numbers as the ledger keeps them."""

from decimal import Decimal

import pytest

from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, Quantity, State, add, known


def test_zero_unknown_and_not_applicable_are_three_things():
    assert len({known(0), UNKNOWN, NOT_APPLICABLE}) == 3
    assert (known(0).value, UNKNOWN.value, NOT_APPLICABLE.value) == (Decimal(0), None, None)
    assert (known(0).is_known, UNKNOWN.is_known, NOT_APPLICABLE.is_known) == (True, False, False)


def test_a_ratio_keeps_both_its_numbers():
    third = known(1, 3)

    assert (third.numerator, third.denominator) == (Decimal(1), Decimal(3))
    assert third.value == Decimal("0.333333333333")


def test_a_ratio_over_zero_has_no_value():
    assert known(0, 0).value is None


@pytest.mark.parametrize(
    "parts",
    [
        (None, Decimal(1), State.KNOWN),
        (Decimal(1), None, State.KNOWN),
        (Decimal("NaN"), Decimal(1), State.KNOWN),
        (Decimal("Infinity"), Decimal(1), State.KNOWN),
        (Decimal(1), Decimal(-1), State.KNOWN),
        (Decimal(1), Decimal(1), State.UNKNOWN),
        (None, Decimal(1), State.NOT_APPLICABLE),
    ],
)
def test_contradictions_are_refused(parts):
    with pytest.raises(ValueError, match=r"quantity|denominator"):
        Quantity(*parts)


def test_adding_never_rounds():
    big, small = Decimal(10) ** 40, Decimal("1E-12")

    assert add(add(big, small), -big) == small
