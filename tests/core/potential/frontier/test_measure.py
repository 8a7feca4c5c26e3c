"""Scores against published ones, against the slow obvious way, and against what efficiency must obey."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.frontier.measure import Peer, Size, frontier, scale
from rajut.core.potential.frontier.units import NotUnits, Returns, Units, units
from tests.core.potential.frontier.drawn import drawn, slow
from tests.core.potential.frontier.wheels import DEALIB, table, tree

RETURNS = st.sampled_from(Returns)


def published(name: str) -> Units:
    """Read a set of dealib's tests: the 70 schools of Charnes, Cooper & Rhodes 1981, or banks."""
    used = table(DEALIB, f"dealib/tests/data/{name}/inputs.csv")
    brought = table(DEALIB, f"dealib/tests/data/{name}/outputs.csv")
    return units([str(place) for place in range(1, len(used) + 1)], used, brought)


def simple() -> Units:
    return units(["A", "B", "C", "D"], [[2], [4], [8], [6]], [[1], [4], [6], [3]])


@pytest.mark.parametrize("returns", Returns)
@pytest.mark.parametrize("name", ["charnes", "banks1", "banks2", "banks3"])
def test_scores_are_the_published_ones(name, returns):
    best = frontier(published(name), returns=returns)

    wanted = tree(DEALIB, f"dealib/tests/reference/dea/{name}.json")["input"][returns.value]["eff"]
    assert best.members.score == pytest.approx(np.array(wanted, dtype=float), abs=2e-8)


@pytest.mark.parametrize(("returns", "count"), [(Returns.CONSTANT, 19), (Returns.VARIABLE, 27)])
def test_of_the_seventy_schools_as_many_are_efficient_as_published(returns, count):
    assert frontier(published("charnes"), returns=returns).members.efficient.sum() == count


@settings(deadline=None, max_examples=25)
@given(drawn(), drawn(), RETURNS)
def test_scores_are_those_of_one_program_a_point(known, others, returns):
    best = frontier(known, returns=returns)
    m, s = known.inputs.shape[1], known.outputs.shape[1]
    used, brought = np.resize(others.inputs, (4, m)) + 1, np.resize(others.outputs, (4, s)) + 1

    found = best.outside(used, brought).score

    inside = [slow(known, returns, a, b) for a, b in zip(known.inputs, known.outputs, strict=True)]
    outside = [slow(known, returns, a, b) for a, b in zip(used, brought, strict=True)]
    assert best.members.score == pytest.approx(np.array(inside), rel=1e-5, abs=1e-6)
    assert found == pytest.approx(np.array(outside), rel=1e-5, abs=1e-6, nan_ok=True)


@settings(deadline=None, max_examples=30)
@given(drawn())
def test_scores_lie_between_nothing_and_one_and_rise_with_what_is_assumed(known):
    score = {returns: frontier(known, returns=returns).members.score for returns in Returns}

    assert all(((each > 0) & (each <= 1)).all() for each in score.values())
    for narrow in (Returns.DECREASING, Returns.INCREASING):
        assert (score[Returns.CONSTANT] <= score[narrow] + 1e-7).all()
        assert (score[narrow] <= score[Returns.VARIABLE] + 1e-7).all()
    assert all(each.max() == pytest.approx(1.0, abs=1e-8) for each in score.values())


@settings(deadline=None, max_examples=30)
@given(drawn(), RETURNS)
def test_the_mix_of_peers_proves_the_score(known, returns):
    found = frontier(known, returns=returns).members

    used, brought = found.weights @ known.inputs, found.weights @ known.outputs
    assert (used <= found.score[:, None] * known.inputs + 1e-5 * known.inputs.mean(axis=0)).all()
    assert (brought >= known.outputs - 1e-5 * known.outputs.mean(axis=0)).all()
    # Who uses nothing of what is scarce for another may be a peer without being efficient itself.
    peers = (found.weights > 1e-4).any(axis=0)
    assert (found.score[peers] >= 1 - 1e-6).all() or not known.inputs.all()


@settings(deadline=None, max_examples=25)
@given(drawn(), RETURNS, st.sampled_from([1e-6, 0.01, 1e6, 1e12]))
def test_neither_the_unit_of_measure_nor_the_order_matters(known, returns, factor):
    turned = np.arange(len(known))[::-1]
    names = [known.names[place] for place in turned]
    other = units(names, known.inputs[turned] * factor, known.outputs[turned] / factor)

    found = frontier(other, returns=returns).members.score[turned]

    assert found == pytest.approx(frontier(known, returns=returns).members.score, abs=1e-7)


def test_a_price_that_is_only_rounding_does_not_leave_a_unit_without_a_score():
    used = [[2, 3], [3, 0], [20.897, 5], [1, 88.203], [93.177, 0], [95.625, 5], [3, 2], [3, 94.998]]
    brought = [[47.867, 3], *used[1:6], [1, 2], [3, 94.998]]
    known = units([f"U{place}" for place in range(8)], used, brought)

    found = frontier(known, returns=Returns.VARIABLE).members

    assert found.score.tolist() == pytest.approx([1, 1, 1, 1, 1, 1, found.score[6], 1], abs=1e-9)
    assert found.score[6] == pytest.approx(
        slow(known, Returns.VARIABLE, known.inputs[6], known.outputs[6]), abs=1e-7
    )


def test_a_unit_is_not_scored_at_prices_of_what_it_neither_uses_nor_brings():
    used = [
        [2, 52.613],
        [100, 1],
        [75.301, 91.428],
        [75.301, 91.428],
        [91.428, 0],
        [0.5, 59.138],
        [76.321, 0],
    ]
    brought = [[2, 52.613], [100, 1], [5, 2], [76.321, 0], [74.07, 0], [0.5, 59.138], [76.321, 0]]
    sizes = np.array([1e3, 0.1, 0.01, 0.01, 1e3, 1e3, 100.0])[:, None]

    found = frontier(
        units(list("ABCDEFG"), np.array(used) * sizes, np.array(brought) * sizes), returns=Returns.CONSTANT
    ).members

    assert found.score[4] == pytest.approx(74.07 / 91.428, abs=1e-9)


@pytest.mark.parametrize("returns", [Returns.VARIABLE, Returns.INCREASING])
def test_the_best_among_units_of_very_unlike_size_is_not_a_millionth_short_of_it(returns):
    used = [[1], [1000], [29000], [1], [20.5], [0.0005]]
    brought = [[0.5, 23, 8], [94000, 1000, 500], [1000, 0, 2000], [1, 0, 0], [1, 0, 0], [0.001, 0, 0]]

    found = frontier(units(list("ABCDEF"), used, brought), returns=returns).members

    assert found.score[:2].tolist() == [1.0, 1.0]


@settings(deadline=None, max_examples=20)
@given(drawn(), st.data())
def test_units_of_very_unlike_size_are_all_scored(known, data):
    exponents = st.lists(st.integers(-3, 3), min_size=len(known), max_size=len(known))
    sizes = 10.0 ** np.array(data.draw(exponents))[:, None]
    spread = units(known.names, known.inputs * sizes, known.outputs * sizes)

    score = {returns: frontier(spread, returns=returns).members.score for returns in Returns}

    alike = frontier(known, returns=Returns.CONSTANT).members.score
    assert score[Returns.CONSTANT] == pytest.approx(alike, abs=1e-7)
    assert all(((score[Returns.CONSTANT] <= each + 1e-7) & (each <= 1)).all() for each in score.values())


def test_peers_are_named_with_their_part_the_largest_first():
    best = frontier(simple(), returns=Returns.VARIABLE).members

    assert best.score.tolist() == pytest.approx([1, 1, 1, 5 / 9], abs=1e-8)
    assert best.peers(3) == (
        Peer("B", pytest.approx(2 / 3, abs=1e-6)),
        Peer("A", pytest.approx(1 / 3, abs=1e-6)),
    )


def test_what_no_unit_does_is_named_impossible_unless_size_is_free():
    kept = {
        returns: frontier(simple(), returns=returns).outside([[8], [1]], [[7], [1]]) for returns in Returns
    }

    assert kept[Returns.VARIABLE].possible.tolist() == [False, True]
    assert kept[Returns.DECREASING].possible.tolist() == [False, True]
    assert kept[Returns.CONSTANT].score.tolist() == pytest.approx([0.875, 1.0])
    assert kept[Returns.INCREASING].score.tolist() == pytest.approx([0.875, 2.0])
    assert np.isnan(kept[Returns.VARIABLE].weights[0]).all()


def test_size_that_costs_is_told_by_its_direction():
    best = {returns: frontier(simple(), returns=returns) for returns in Returns}

    found = scale(best[Returns.CONSTANT], best[Returns.VARIABLE], best[Returns.DECREASING])

    assert found.score.tolist() == pytest.approx([0.5, 1, 0.75, 0.9], abs=1e-8)
    assert found.size == (Size.SMALL, Size.RIGHT, Size.LARGE, Size.SMALL)


@pytest.mark.parametrize(
    ("names", "used", "brought", "reason"),
    [
        ([], [], [], "Tidak ada satuan yang dapat dibandingkan."),
        (["A"], [[1.0]], [[1.0], [2.0]], "Tabel keluaran harus memuat 1 baris, satu setiap satuan."),
        (["A"], [["dua"]], [[1.0]], "Tabel masukan harus memuat 1 baris, satu setiap satuan."),
        (
            ["A", "B"],
            [[1.0], [1.0, 2.0]],
            [[1.0]] * 2,
            "Tabel masukan harus memuat 2 baris, satu setiap satuan.",
        ),
        (["A"], [[]], [[1.0]], "Sedikitnya satu masukan dan satu keluaran diperlukan."),
        (["A", "A"], [[1.0]] * 2, [[1.0]] * 2, "Satuan A disebut dua kali."),
        (["A"], [[np.nan]], [[1.0]], "Masukan ke-1 milik A bukan angka."),
        (["A"], [[1.0]], [[np.inf]], "Keluaran ke-1 milik A bukan angka."),
        (["A"], [[1.0, -2.0]], [[1.0]], "Masukan ke-2 milik A negatif."),
        (["A"], [[1e30]], [[1.0]], "Masukan ke-1 milik A terlalu besar."),
        (["A", "B"], [[1.0], [0.0]], [[1.0]] * 2, "Semua masukan milik B nol."),
        (["A", "B"], [[1.0]] * 2, [[0.0], [1.0]], "Semua keluaran milik A nol."),
        (["A"], [[1.0, 0.0]], [[1.0]], "Masukan ke-2 nol pada semua satuan."),
        (
            ["A", "B"],
            [[1e12], [1.0]],
            [[1.0]] * 2,
            "Masukan ke-1 milik B jauh lebih kecil daripada yang lain; periksa satuan ukurannya.",
        ),
    ],
)
def test_figures_that_cannot_be_compared_are_refused_with_their_reason(names, used, brought, reason):
    with pytest.raises(NotUnits) as refused:
        units(names, used, brought)

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("used", "brought", "reason"),
    [
        ([[1.0, 2.0]], [[1.0]], "Titik yang dinilai harus memuat 1 masukan dan 1 keluaran."),
        ([[np.nan]], [[1.0]], "Masukan ke-1 milik 1 bukan angka."),
        ([[1.0], [0.0]], [[1.0], [1.0]], "Semua masukan milik 2 nol."),
        ([[1e-9]], [[1.0]], "Titik ke-1 jauh di luar skala pembandingnya; periksa besaran angkanya."),
    ],
)
def test_points_that_cannot_be_compared_are_refused_with_their_reason(used, brought, reason):
    best = frontier(simple(), returns=Returns.CONSTANT)

    with pytest.raises(NotUnits) as refused:
        best.outside(used, brought)

    assert str(refused.value) == reason


def test_one_unit_is_its_own_best_and_too_few_are_said_to_be():
    alone = units(["A"], [[5.0]], [[2.0]])

    assert frontier(alone, returns=Returns.VARIABLE).members.score.tolist() == [1.0]
    assert alone.caution is not None
    assert alone.caution.text() == (
        "Hanya 1 satuan untuk 2 masukan dan keluaran: banyak yang akan tampak efisien "
        "karena tidak ada pembandingnya (sebaiknya sedikitnya 6)."
    )


def test_naming_the_frontier_does_not_pay_for_the_solver():
    code = "import sys, rajut.core.potential.frontier.mergers; sys.exit('highspy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
