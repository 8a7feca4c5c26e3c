"""Fair shares against published figures, against the slow obvious way, and against what fairness demands."""

import csv
import inspect
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from rajut.core.coalition.game import Game, sums, tabled
from rajut.core.coalition.nucleolus import indicator, nucleolus
from rajut.core.coalition.rules import PLAIN, Rule, UnsoundKey, divided, joint_key, key, possible, separable
from rajut.core.coalition.shapley import sampled, shapley
from rajut.core.coalition.sharing import sharing
from rajut.core.coalition.stability import stability
from tests.core.coalition.games import complaints, concave_games, game, games, slow_shapley

SKANE = Path(__file__).parents[4] / "shared" / "checks" / "skane_cost_game.csv"
CLAIMS = {0: 100.0, 1: 200.0, 2: 300.0}
AIRPORT = (8.0, 11.0, 13.0, 18.0)


def skane() -> Game:
    if not SKANE.exists():
        pytest.skip("the published test cases are not here (../shared/checks)")
    with SKANE.open() as lines:
        rows = list(csv.DictReader(lines))
    return tabled({frozenset(row["coalition"].split("+")): float(row["cost"]) for row in rows})


def test_the_water_supply_of_skane_is_divided_as_published():
    """Young, Okada & Hashimoto 1982; the table is reconstructed, so within a hundredth or two."""
    found = skane()

    assert found.players == ("A", "H", "K", "L", "M", "T")
    assert shapley(found) == pytest.approx([20.01, 10.71, 6.61, 10.37, 16.94, 19.18], abs=0.011)
    assert nucleolus(found) == pytest.approx([20.35, 12.06, 5.00, 8.61, 18.32, 19.49], abs=0.011)
    assert separable(found) == pytest.approx([19.54, 13.28, 5.62, 10.90, 16.66, 17.82], abs=0.011)


SIXTEEN = """
import numpy as np
from rajut.core.coalition.game import Game
from rajut.core.coalition.shapley import shapley
costs = np.random.default_rng(16).random(1 << 16)
costs[0] = 0
print(shapley(Game(tuple("ABCDEFGHIJKLMNOP"), costs)).tobytes().hex())
"""


def test_shares_are_the_same_bytes_on_one_thread_and_on_two():
    told = [
        subprocess.run(
            [sys.executable, "-c", SIXTEEN],
            env=os.environ | {"OPENBLAS_NUM_THREADS": threads},
            capture_output=True,
            check=True,
        ).stdout
        for threads in "12"
    ]

    assert told[0] == told[1] != b""


def test_even_shapley_leaves_one_coalition_of_skane_better_off_alone():
    held = stability(skane(), shapley(skane()))

    assert (held.in_core, held.broken, held.worst) == (False, 1, ("H", "K", "L"))
    assert held.told.text() == "H, K, L lebih murah sendiri: selisih 0,43."


@pytest.mark.parametrize(
    ("estate", "awarded"), [(100, [100 / 3] * 3), (200, [50, 75, 75]), (300, [50, 100, 150])]
)
def test_a_bankruptcy_is_settled_as_in_the_talmud(estate, awarded):
    """Aumann & Maschler 1985: a coalition is sure of what the claims of the others leave."""
    costs = game(lambda who: -max(0.0, estate - sum(CLAIMS[other] for other in CLAIMS.keys() - who)), 3)

    assert -nucleolus(costs) == pytest.approx(awarded, abs=1e-6)


def test_an_airport_is_divided_as_published():
    """Littlechild & Owen 1973: a runway costs what its largest aeroplane needs."""
    costs = game(lambda who: max(AIRPORT[each] for each in who), 4)

    assert shapley(costs) == pytest.approx([2, 3, 4, 9])
    assert nucleolus(costs) == pytest.approx([3.25, 3.25, 3.25, 8.25])


@given(games())
def test_shapley_is_the_average_over_all_orders(any_game):
    assert shapley(any_game) == pytest.approx(slow_shapley(any_game), abs=1e-8)


@settings(deadline=None, max_examples=60)
@given(games(most=4))
def test_no_other_division_has_a_smaller_greatest_complaint(any_game):
    n = len(any_game)
    masks = range(1, any_game.everybody)
    found = nucleolus(any_game)

    best = linprog(
        [0.0] * n + [1.0],
        A_ub=[[*indicator(mask, n), -1.0] for mask in masks] or None,
        b_ub=any_game.costs[1:-1] if n > 1 else None,
        A_eq=[[1.0] * n + [0.0]],
        b_eq=[any_game.total],
        bounds=[(None, None)] * n + [(None, None) if n > 1 else (0, 0)],
    )
    assert found.sum() == pytest.approx(any_game.total, abs=1e-6)
    assert max(complaints(any_game, found), default=0.0) == pytest.approx(best.fun, abs=1e-5)


@settings(deadline=None, max_examples=40)
@given(games(most=4), st.lists(st.floats(-1, 1), min_size=4, max_size=4))
def test_no_step_away_from_the_nucleolus_complains_less(any_game, step):
    found = nucleolus(any_game)
    aside = np.array(step[: len(any_game)])
    aside -= aside.mean()

    here = complaints(any_game, found).round(5).tolist()
    there = complaints(any_game, found + aside).round(5).tolist()
    assert here <= there


@settings(deadline=None, max_examples=40)
@given(games(), st.sampled_from([Rule.EQUAL, Rule.SEPARABLE, Rule.SHAPLEY, Rule.NUCLEOLUS]))
def test_shares_add_up_to_the_joint_cost(any_game, rule):
    assert divided(any_game, rule).sum() == pytest.approx(any_game.total, abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(concave_games(), st.sampled_from([Rule.ALONE, Rule.SEPARABLE, Rule.SHAPLEY, Rule.NUCLEOLUS]))
def test_where_every_member_adds_less_nobody_pays_more_than_alone(any_game, rule):
    assert (divided(any_game, rule) <= any_game.alone + 1e-6).all()


@settings(deadline=None, max_examples=40)
@given(concave_games())
def test_where_every_member_adds_less_nobody_has_a_reason_to_leave(any_game):
    """Shapley 1971: the value of a convex game lies in its core, and so does the nucleolus."""
    for rule in (Rule.SHAPLEY, Rule.NUCLEOLUS):
        assert stability(any_game, divided(any_game, rule)).max_excess <= 1e-6


@settings(deadline=None, max_examples=40)
@given(games(), st.sampled_from([Rule.SHAPLEY, Rule.NUCLEOLUS]))
def test_who_adds_nothing_pays_nothing_where_the_rest_can_agree(any_game, rule):
    with_idle = Game((*any_game.players, "Z"), np.concatenate([any_game.costs, any_game.costs]))
    shares = divided(with_idle, rule)
    held = stability(with_idle, nucleolus(with_idle)).in_core

    assert (rule is Rule.NUCLEOLUS and not held) or abs(shares[-1]) <= 1e-6


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(1, 100), min_size=2, max_size=4), st.sampled_from(sorted(PLAIN)))
def test_who_is_alike_pays_alike(sizes, rule):
    twins = np.array([*sizes, sizes[0]])
    shares = divided(Game(tuple("ABCDE"[: len(twins)]), sums(twins) ** 0.6), rule)

    assert shares[0] == pytest.approx(shares[-1], abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(games(), st.floats(0.1, 50))
def test_who_costs_more_everywhere_pays_more_by_shapley(any_game, more):
    """Young 1985, strong monotonicity."""
    dearer = any_game.costs.copy()
    dearer[1::2] += more

    assert shapley(Game(any_game.players, dearer))[0] == pytest.approx(shapley(any_game)[0] + more, abs=1e-8)


@given(games(most=4))
def test_the_order_of_the_players_makes_no_difference(any_game):
    n = len(any_game)
    turned = [sum(1 << (n - 1 - bit) for bit in range(n) if mask >> bit & 1) for mask in range(1 << n)]
    other = Game(any_game.players[::-1], any_game.costs[turned])

    assert shapley(other)[::-1] == pytest.approx(shapley(any_game), abs=1e-8)
    assert complaints(other, nucleolus(other)) == pytest.approx(
        complaints(any_game, nucleolus(any_game)), abs=1e-5
    )


def test_sampling_comes_within_its_own_error():
    sizes = np.random.default_rng(7).lognormal(0, 1, 12)
    exact = shapley(Game(tuple("ABCDEFGHIJKL"), sums(sizes) ** 0.8))

    found = sampled(lambda orders: sizes[orders].cumsum(axis=1) ** 0.8, 12, rng=np.random.default_rng(1))

    assert found.relative_error <= 0.005
    assert (np.abs(found.shares - exact) <= 5 * found.error + 1e-12).all()
    assert found.shares.sum() == pytest.approx(exact.sum())


def test_sampling_stops_at_its_limit_and_says_how_far_it_came():
    found = sampled(
        lambda orders: (orders == 0).cumsum(axis=1).astype(float) * (orders[:, :1] > 3),
        9,
        rng=np.random.default_rng(1),
        within=0.0,
        most=40,
    )

    assert found.orders == 40
    assert found.relative_error > 0


def test_the_same_seed_gives_the_same_bytes():
    def once() -> bytes:
        drawn = sampled(lambda orders: orders.cumsum(axis=1) ** 0.5, 30, rng=np.random.default_rng(3))
        return drawn.shares.tobytes()

    assert once() == once()


def test_the_legal_key_counts_its_three_measures_alike():
    measures = {
        "population": np.array([300.0, 100.0]),
        "area": np.array([50.0, 50.0]),
        "coverage": np.array([0.0, 10.0]),
    }

    assert joint_key(measures) == pytest.approx([1.25 / 3, 1.75 / 3])
    assert joint_key(measures, {"population": 2, "area": 1, "coverage": 1}) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("measure", "reason"),
    [
        ([], "Ukuran pembagi tidak boleh negatif atau kosong."),
        ([1.0, -1.0], "Ukuran pembagi tidak boleh negatif atau kosong."),
        ([1.0, np.nan], "Ukuran pembagi tidak boleh negatif atau kosong."),
        ([0.0, 0.0], "Jumlah ukuran pembagi nol; tidak ada yang dapat dibagi menurutnya."),
    ],
)
def test_what_divides_nothing_is_refused(measure, reason):
    with pytest.raises(UnsoundKey) as refused:
        key(np.array(measure))

    assert str(refused.value) == reason


def test_measures_of_too_few_are_refused():
    with pytest.raises(UnsoundKey) as refused:
        divided(game(len, 3), Rule.POPULATION, {"population": np.array([1.0, 2.0])})

    assert str(refused.value) == "Ukuran pembagi harus ada untuk setiap pihak: 2 dari 3."


def test_rules_that_lack_their_measure_are_not_offered():
    assert possible(game(len, 2), {"population": np.ones(2)}) == [
        Rule.EQUAL,
        Rule.ALONE,
        Rule.POPULATION,
        Rule.SEPARABLE,
        Rule.SHAPLEY,
        Rule.NUCLEOLUS,
    ]


def test_nothing_is_divided_by_stand_alone_costs_that_are_all_zero():
    assert Rule.ALONE not in possible(game(lambda _who: 0.0, 2), {})


def test_an_empty_core_is_said_before_any_rule():
    found = sharing(game(lambda who: {1: 6.0, 2: 7.0, 3: 12.0}[len(who)], 3))

    assert found.core_is_empty
    assert [each.text() for each in found.told] == [
        "Bersama 6 lebih murah daripada sendiri-sendiri (33,33 persen).",
        "Apa pun pembagiannya, selalu ada gabungan yang lebih murah sendiri.",
    ]


def test_joining_at_a_loss_is_called_so():
    found = sharing(game(lambda who: {1: 1.0, 2: 3.0}[len(who)], 2))

    assert found.told[0].text() == "Bersama 1 lebih mahal daripada sendiri-sendiri (50 persen)."


def test_one_player_pays_everything_and_cannot_leave():
    found = sharing(game(lambda _who: 5.0, 1))

    assert {each.shares for each in found.divisions} == {(5.0,)}
    assert found.divisions[0].stability.told.text() == "Hanya satu pihak; tidak ada yang dapat keluar."


def test_the_optimiser_is_loaded_only_where_a_nucleolus_is_sought():
    module = inspect.getmodule(nucleolus)

    assert "highspy" not in vars(module)
