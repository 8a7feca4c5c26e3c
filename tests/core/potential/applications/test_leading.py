"""Which application could lead: the terms, and what is not known."""

import pytest

from rajut.core.potential.applications.leading import (
    LEAD_WEIGHTS,
    Scale,
    known,
    merits,
    scale,
    suitability,
    values,
)
from tests.core.potential.applications.inventory import application

SCALE = Scale(most=1_000, least=10e6, year=2026)


def test_the_weights_add_up_to_one() -> None:
    assert sum(each.weight for each in LEAD_WEIGHTS) == pytest.approx(1.0)


def test_the_terms_worked_out_by_hand() -> None:
    row = application("A", users=1_000, openness=0.25, cost=40e6, since=2021)

    assert values(row, of=SCALE) == (1.0, 0.25, 0.25, 1.0)
    assert suitability(row, of=SCALE) == 0.35 + 0.30 * 0.25 + 0.20 * 0.25 + 0.15
    assert known(row, of=SCALE) == 1.0


def test_what_is_not_known_counts_one_half_and_says_so() -> None:
    row = application("A", users=None, openness=None, cost=None, since=None)

    every = merits(row, "A", of=SCALE)

    assert suitability(row, of=SCALE) == 0.5
    assert known(row, of=SCALE) == 0.0
    assert [each.favours for each in every] == [False] * 4
    assert [("dihitung setengah" in each.sentence.text(), each.term.known) for each in every] == [
        (True, False)
    ] * 4


@pytest.mark.parametrize(
    ("since", "worth"),
    [(2026, 0.0), (2025, 1 / 3), (2023, 1.0), (2018, 1.0), (2014, 3 / 7), (2011, 0.0), (1990, 0.0)],
)
def test_an_application_is_proven_after_three_years_and_worn_out_after_fifteen(
    since: int, worth: float
) -> None:
    assert values(application("A", since=since), of=SCALE)[3] == pytest.approx(worth)


def test_more_users_more_openness_and_less_cost_never_make_it_worse() -> None:
    plain = suitability(application("A"), of=SCALE)

    better = [application("A", users=200), application("A", openness=0.6), application("A", cost=50e6)]

    assert [suitability(row, of=SCALE) > plain for row in better] == [True] * 3


def test_the_scale_of_nothing_known_and_of_nothing_paid() -> None:
    nothing = application("A", users=None, cost=None)
    free = application("B", users=0, cost=0.0)

    assert scale([nothing], year=0) == Scale(0, 0.0, 0)
    assert scale([nothing, free], year=2026) == Scale(0, 0.0, 2026)
    assert values(free, of=scale([free], year=2026))[:3] == (0.0, 0.5, 1.0)
