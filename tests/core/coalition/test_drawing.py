"""The draws of an assumption and what lies below parts of them: against numpy, and against the definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.coalition.drawing import DRAWS, PRIMES, draws, quantiles


@given(st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=40))
def test_the_quantiles_are_those_of_numpy_to_the_last_bit(found: list[float]) -> None:
    assert quantiles(np.array(found)) == tuple(np.quantile(found, (0.1, 0.5, 0.9)).tolist())


def test_of_all_draws_a_tenth_lies_below_the_low_value_and_half_below_the_middle() -> None:
    found = draws(0, -1.0, 0.1, 0.3, 0.9, 2.0)

    low, middle, high = quantiles(found)
    assert len(found) == DRAWS
    assert (low, middle, high) == pytest.approx((0.1, 0.3, 0.9), abs=0.01)


def test_no_draw_passes_its_bounds() -> None:
    found = draws(1, 0.0, 0.1, 0.5, 0.9, 1.0)

    assert (found.min(), found.max()) == (0.0, 1.0)


def test_each_uncertain_assumption_has_a_dimension_of_its_own_and_nobody_can_change_its_draws() -> None:
    every = [draws(number, -9.0, -1.0, 0.0, 1.0, 9.0) for number in range(len(PRIMES))]

    together = np.corrcoef(every)
    assert np.abs(together - np.eye(len(PRIMES))).max() < 0.1
    with pytest.raises(ValueError, match="read-only"):
        every[0][0] = 1.0
