"""The program in whole numbers: the score of the slow way, at prices where nobody gains, without rounding."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.frontier.exact import exactly
from rajut.core.potential.frontier.technology import Technology
from rajut.core.potential.frontier.units import Returns
from tests.core.potential.frontier.drawn import drawn, slow

RETURNS = st.sampled_from(Returns)


@settings(deadline=None, max_examples=40)
@given(drawn(), drawn(most=1), RETURNS)
def test_the_prices_give_the_score_of_one_program_a_point(known, other, returns):
    m, s = known.inputs.shape[1], known.outputs.shape[1]
    used, brought = np.resize(other.inputs, (1, m)) + 1, np.resize(other.outputs, (1, s)) + 1
    laid = (technology := Technology(known.inputs, known.outputs, returns)).laid(used, brought)
    row = laid.rows[0]

    found = exactly(technology.columns, row, inputs=m, returns=returns)

    wanted = slow(known, returns, used[0], brought[0])
    assert (found.corner is None) == bool(np.isnan(wanted))
    assert ((found.prices @ technology.columns) <= 1e-12 * (np.abs(found.prices) @ technology.columns)).all()
    if found.corner is None:
        assert found.prices[:m] @ row[:m] == 0.0
        assert found.prices[m:] @ row[m:] > 0
    else:
        score = found.prices[m:] @ row[m:] / -(found.prices[:m] @ row[:m]) * laid.ratio[0]
        assert score == pytest.approx(wanted, rel=1e-5, abs=1e-6)
        assert len(found.corner.tight) == len(found.corner.mix) + 1


def test_figures_eighteen_digits_apart_are_solved_without_rounding():
    columns = np.array([[1.0, 1e-18], [1e-18, 1.0], [1.0, 1.0]])
    row = np.array([1.0, 1.0, 1.0])

    found = exactly(columns, row, inputs=1, returns=Returns.CONSTANT)

    assert found.corner is not None
    assert (found.corner.mix.tolist(), found.corner.tight.tolist()) == ([1], [0, 1])
    assert found.prices[1] / -found.prices[0] == float(Fraction(1e-18))


def test_a_point_beyond_what_is_possible_is_ruled_out_by_its_output_and_its_size():
    columns = np.array([[1.0, 1.0], [0.5, 1.0], [1.0, 1.0]])

    found = exactly(columns, np.array([1.0, 1.5, 1.0]), inputs=1, returns=Returns.VARIABLE)

    assert found.corner is None
    assert found.prices[1] == -found.prices[2] > 0
