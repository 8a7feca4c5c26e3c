"""What real cooperation teaches about partners, and that a hidden group stays hidden."""

import math
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.learning import (
    CANDIDATES,
    Ground,
    TooLittle,
    choices,
    distinct,
    fit,
    ground,
    learn,
    loss,
    pairs_of,
    without,
)
from rajut.core.potential.panel import Panel
from rajut.core.potential.partner_weights import LESSON
from rajut.core.potential.survey import survey
from tests.core.potential.samples import group, row_of_places
from tests.core.potential.shared_panel import DATA, shared_panel

real = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data (../shared/data) are not here")
TERMS = ("near", "mass", "complement")
PAST = (
    group("A", "90.01", "90.02"),
    group("B", "90.04", "90.05", "90.06"),
    group("C", "90.08", "90.09"),
)


@pytest.fixture(scope="module")
def row() -> Ground:
    """Ten places in a row, 10 km apart."""
    return ground(survey(row_of_places([float(20 + 7 * n % 50) for n in range(10)])))


@pytest.fixture(scope="module")
def country() -> tuple[Ground, Panel]:
    """The real panel and its terms."""
    panel = shared_panel()
    assert panel is not None
    return ground(survey(panel)), panel


def slow_loss(ground: Ground, weights: np.ndarray, *, ridge: float) -> float:
    """Return the loss by its definition, one pair after the other."""
    columns, whole = [CANDIDATES.index(term) for term in TERMS], 0.0
    partners = {pair for each in PAST for pair in pairs_of(ground, each)}
    for each in PAST:
        pairs = pairs_of(ground, each)
        for a, b in pairs:
            odds = {
                int(peer): math.exp(float(terms[columns] @ weights))
                for peer, terms in zip(ground.peers[a], ground.terms[a], strict=True)
            }
            rivals = sum(value for peer, value in odds.items() if (a, peer) not in partners)
            whole -= math.log(odds[b] / (odds[b] + rivals)) / len(pairs) / len(PAST)
    return whole + ridge / 2 * float(weights @ weights)


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.floats(0, 20)] * 3))
def test_the_loss_agrees_with_its_definition(row, weights):
    given = np.array(weights)

    value, _ = loss(given, choices(row, PAST, TERMS), ridge=0.01)

    assert value == pytest.approx(slow_loss(row, given, ridge=0.01), rel=1e-9)


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.floats(0.1, 20)] * 3))
def test_the_gradient_is_the_slope_of_the_loss(row, weights):
    at, seen, step = np.array(weights), choices(row, PAST, TERMS), 1e-5

    _, gradient = loss(at, seen, ridge=0.01)

    ups, downs = (
        [loss(at + sign * step * side, seen, ridge=0.01)[0] for side in np.eye(3)] for sign in (1, -1)
    )
    assert gradient == pytest.approx((np.array(ups) - np.array(downs)) / 2 / step, abs=1e-5)


def test_the_weights_found_are_where_no_step_is_better(row):
    seen = choices(row, PAST, TERMS)

    found = fit(row, PAST, TERMS, ridge=0.01)

    least = loss(found, seen, ridge=0.01)[0]
    steps = [np.maximum(0, found + step) for side in np.eye(3) for step in (0.01 * side, -0.01 * side)]
    assert min(loss(step, seen, ridge=0.01)[0] for step in steps) >= least - 1e-9


def test_neighbours_who_work_together_teach_that_nearness_counts(row):
    learnt = learn(row, PAST, ridges=(0.001,))

    ((term, coefficient),) = learnt.coefficients
    assert (term, learnt.groups, learnt.pairs) == ("near", 3, 10)
    assert coefficient > 3


def test_the_order_of_the_groups_does_not_matter(row):
    assert learn(row, PAST[::-1]) == learn(row, PAST)


def test_a_weight_is_never_below_zero(row):
    far_apart = (group("A", "90.01", "90.10"), group("B", "90.02", "90.09"), group("C", "90.03", "90.08"))

    assert fit(row, far_apart, TERMS, ridge=0.01).min() == 0.0


def test_two_groups_are_too_few_to_learn_from(row):
    with pytest.raises(TooLittle) as caught:
        learn(row, PAST[:2])

    assert str(caught.value) == "Belum cukup kerja sama untuk belajar: perlu sedikitnya tiga kelompok, ada 2."


def test_groups_of_one_of_strangers_or_of_the_same_members_add_nothing(row):
    more = (group("Z", "90.02", "90.01"), group("D", "90.07"), group("E", "99.01", "99.02"))

    assert [each.group for each in distinct(row, PAST + more)] == ["A", "B", "C"]


def test_who_shares_two_members_with_the_hidden_group_is_hidden_too():
    hidden = group("X", "90.01", "90.02", "90.03")
    past = (group("two", "90.02", "90.03", "90.04"), group("one", "90.03", "90.04"), hidden)

    assert [each.group for each in without(past, hidden)] == ["one"]


def test_no_term_to_learn_from_looks_at_past_cooperation():
    panel = row_of_places([40.0, 90.0, 70.0, 41.0])

    bare, known = (ground(survey(each)) for each in (panel, replace(panel, past=PAST)))

    assert [terms.tolist() for terms in bare.terms] == [terms.tolist() for terms in known.terms]


def test_ranking_does_not_pay_for_what_only_learning_needs():
    code = "import sys, rajut.core.potential.partners as p; sys.exit('scipy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=False)

    assert done.returncode == 0


@real
def test_the_weights_in_use_are_what_the_shared_data_teach(country):
    terms, panel = country

    learnt = learn(terms, panel.past)

    assert (learnt.groups, learnt.pairs, learnt.ridge) == (LESSON.groups, LESSON.pairs, LESSON.ridge)
    assert [name for name, _ in learnt.coefficients] == [name for name, _ in LESSON.coefficients]
    assert [value for _, value in learnt.coefficients] == pytest.approx(
        [value for _, value in LESSON.coefficients], abs=0.05
    )


@real
def test_a_hidden_group_leaves_no_trace_in_what_is_learnt(country):
    _, panel = country
    hidden = next(each for each in panel.past if each.group == "TPST Piyungan (regional)")

    rest = without(panel.past, hidden)

    triple = {"34.71", "34.04", "34.02"}
    assert [each.group for each in rest if len(set(each.members) & triple) > 1] == []
    assert len(rest) == len(panel.past) - 3
