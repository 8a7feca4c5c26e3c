"""The second opinion: Coelli's published frontier, drawn frontiers found again, and what carries none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import halfnorm, norm

from rajut.core.potential.frontier.agreement import Agreement, agree, second, told
from rajut.core.potential.frontier.stochastic import NoFrontier, Side, _likelihood, stochastic
from tests.core.potential.frontier.wheels import PYSFA, table


def cost_frontier(n: int = 400, power: float = 0.8):
    rng = np.random.default_rng(7)
    outputs = rng.lognormal(3, 1, (n, 1))
    wasted = np.abs(rng.normal(0, 0.4, n))
    logarithm = 1 + power * np.log(outputs[:, 0]) + rng.normal(0, 0.1, n) + wasted
    return outputs, stochastic(logarithm, np.log(outputs), side=Side.COST), wasted


def test_the_sixty_firms_of_coelli_give_his_published_frontier():
    firms = table(PYSFA, "pysfa/data/41Firm.csv")

    found = stochastic(np.log(firms[:, 1]), np.log(firms[:, 2:]), side=Side.PRODUCTION)

    assert len(firms) == 60
    assert found.likelihood == pytest.approx(-17.0272, abs=5e-5)
    assert found.beta == pytest.approx(np.array([0.5616, 0.2811, 0.5365]), abs=6e-5)
    assert (found.variance, found.share) == pytest.approx((0.2170, 0.7972), abs=6e-5)


def test_a_drawn_cost_frontier_is_found_again():
    _, found, wasted = cost_frontier()

    assert found.beta == pytest.approx(np.array([1.0, 0.8]), abs=0.06)
    assert found.share == pytest.approx(0.16 / 0.17, abs=0.05)
    assert found.credible
    assert ((found.efficiency > 0) & (found.efficiency <= 1)).all()
    assert np.corrcoef(found.efficiency, np.exp(-wasted))[0, 1] > 0.9


def test_pure_chance_is_not_called_inefficiency():
    rng = np.random.default_rng(11)
    explained = rng.normal(0, 1, (200, 1))

    found = stochastic(explained[:, 0] + rng.normal(0, 1, 200), explained, side=Side.COST)

    assert found.test < 2.71
    assert not found.credible


@settings(deadline=None, max_examples=20)
@given(st.floats(-2, 2), st.floats(0.1, 3), st.floats(0.05, 0.95), st.sampled_from([1.0, -1.0]))
def test_the_likelihood_is_that_of_a_normal_less_a_half_normal(left, variance, share, sign):
    spread, noise = np.sqrt(share * variance), np.sqrt((1 - share) * variance)
    steps = np.linspace(0, 12 * spread, 40_001)

    density = np.trapezoid(
        halfnorm.pdf(steps, scale=spread) * norm.pdf(sign * left + steps, scale=noise), steps
    )

    found = _likelihood(np.array([left]), np.zeros((1, 1)), np.zeros(1), variance, share, sign)
    assert found == pytest.approx(np.log(density), abs=1e-4)


def test_producing_and_costing_are_mirror_images():
    rng = np.random.default_rng(5)
    explained = rng.normal(0, 1, (80, 1))
    value = 1 + explained[:, 0] - np.abs(rng.normal(0, 1, 80)) + rng.normal(0, 0.3, 80)

    made = stochastic(value, explained, side=Side.PRODUCTION)
    paid = stochastic(-value, explained, side=Side.COST)

    assert paid.beta == pytest.approx(-made.beta, abs=1e-4)
    assert paid.likelihood == pytest.approx(made.likelihood, abs=1e-7)


@pytest.mark.parametrize(
    ("value", "explained", "reason"),
    [
        ([], [], "Batas stokastik memerlukan satu nilai dan sedikitnya satu penjelas setiap satuan."),
        (["a"], [[1]], "Batas stokastik memerlukan satu nilai dan sedikitnya satu penjelas setiap satuan."),
        ([1.0] * 4, [[1.0]] * 4, "4 satuan terlalu sedikit untuk 4 parameter."),
        (
            [1.0, -np.inf, 2.0],
            [[1.0]] * 3,
            "Nilai satuan ke-2 bukan angka; nol atau negatif tidak mempunyai logaritma.",
        ),
        (
            [1.0, 2.0, 4.0, 3.0, 5.0, 7.0],
            [[1.0]] * 6,
            "Penjelasnya saling menentukan sehingga pengaruh masing-masing tidak dapat dipisahkan.",
        ),
        (
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
            [[1.0], [2.0], [3.0], [4.0], [5.0], [6.0]],
            "Nilainya tepat mengikuti penjelasnya; tidak ada yang dapat dipisahkan.",
        ),
    ],
)
def test_what_carries_no_frontier_is_refused_with_its_reason(value, explained, reason):
    with pytest.raises(NoFrontier) as refused:
        stochastic(value, explained, side=Side.COST)

    assert str(refused.value) == reason


def test_costs_that_grow_slower_than_outputs_speak_for_working_together():
    _, found, _ = cost_frontier()

    shares = second(found, np.array([[5.0], [5.0], [20.0]]), np.array([[0, 1, -1], [0, -1, -1], [0, 1, 2]]))

    assert shares[0] == pytest.approx(2 ** (found.beta[1] - 1))
    assert shares[1] == pytest.approx(1.0)
    assert shares[2] < 1


def test_the_second_opinion_is_refused_where_there_is_none():
    rng = np.random.default_rng(2)
    made = stochastic(rng.normal(0, 1, 20), rng.normal(0, 1, (20, 1)), side=Side.PRODUCTION)
    _, paid, _ = cost_frontier(50)

    with pytest.raises(NoFrontier, match="Pendapat kedua memerlukan batas biaya, bukan batas produksi"):
        second(made, np.ones((1, 1)), np.array([[0]]))
    with pytest.raises(NoFrontier, match="Nilai satuan ke-1 bukan angka"):
        second(paid, np.zeros((1, 1)), np.array([[0]]))


@pytest.mark.parametrize(
    ("first", "other", "stand", "words"),
    [
        (
            0.9,
            0.8,
            Agreement.SAVES,
            "Kuat: dua cara menghitung sama-sama menunjukkan hemat (10 dan 20 persen).",
        ),
        (
            1.1,
            1.2,
            Agreement.COSTS,
            "Kuat: dua cara menghitung sama-sama menunjukkan rugi (10 dan 20 persen).",
        ),
        (
            0.9,
            1.2,
            Agreement.DIVIDED,
            "Belum pasti: cara pertama menunjukkan perubahan masukan -10 persen, cara kedua 20 persen.",
        ),
        (
            1.0,
            0.8,
            Agreement.DIVIDED,
            "Belum pasti: cara pertama menunjukkan perubahan masukan 0 persen, cara kedua -20 persen.",
        ),
        (
            np.nan,
            0.8,
            Agreement.ONE_ONLY,
            "Belum pasti: hanya satu dari dua cara menghitung yang memberi jawaban.",
        ),
    ],
)
def test_strong_is_said_only_where_both_point_the_same_way(first, other, stand, words):
    assert agree(first, other) is stand
    assert told(first, other).text() == words
