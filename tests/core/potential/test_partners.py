"""Partners ranked: the arrays against the words, and how evenly the lists look at the country."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from rajut.core.potential.exposure import exposure, gini
from rajut.core.potential.geography import geography
from rajut.core.potential.panel import Border, Panel
from rajut.core.potential.partner_terms import columns_of, kilometres, mass, nearness, peers_of, scores
from rajut.core.potential.partner_weights import PARTNER_WEIGHTS, line, shares
from rajut.core.potential.search import partners
from rajut.core.potential.survey import survey
from tests.core.potential.samples import group, place, row_of_places
from tests.core.potential.test_neighbours import panels


@settings(max_examples=40, deadline=None)
@given(panels())
def test_the_arrays_and_the_words_give_the_same_scores(panel):
    laid = survey(panel)
    codes = [each.code for each in laid.places]

    for here, code in enumerate(codes):
        told = {each.region: each.score for each in partners(panel, code, top=99)}

        there = peers_of(laid, here)
        counted = scores(laid, here, there, columns_of(laid, None)).tolist()
        assert told == pytest.approx(
            {codes[n]: value for n, value in zip(there, counted, strict=True)}, abs=3e-6
        )


@settings(max_examples=40, deadline=None)
@given(panels())
def test_distances_are_those_of_the_map(panel):
    laid, ground = survey(panel), geography(panel)

    for here, place_here in enumerate(laid.places):
        there = peers_of(laid, here)
        told = [ground.kilometres(place_here.code, laid.places[n].code) for n in there]
        expected = np.array([np.nan if km is None else km for km in told])
        assert kilometres(laid, here, there) == pytest.approx(expected, nan_ok=True)


def test_a_partner_has_no_limit_of_distance():
    panel = Panel((place("90.01"), place("90.02", km=1500.0)))

    (found,) = partners(panel, "90.01")

    assert [sentence.text() for sentence in found.counter_reasons][1] == (
        "Keduanya tidak berbatasan darat; pusat wilayahnya berjarak 1.500 km (0,09 dari 0,63)."
    )


def test_nearness_falls_from_one_to_nothing():
    near = nearness(place("90.01"), np.array([0.0, 250.0, 3000.0, 9000.0, np.nan]))

    assert near == pytest.approx(np.array([1.0, 0.5, 0.0, 0.0, np.nan]), abs=1e-3, nan_ok=True)


def test_a_population_is_weighed_by_its_logarithm():
    people = np.array([10_000.0, 50_000_000.0, 1.0, 9e9, 0.0, -5.0, np.nan])

    assert mass(people).tolist() == pytest.approx([0, 1, 0, 1, np.nan, np.nan, np.nan], nan_ok=True)


def test_a_partner_of_unknown_size_counts_half_and_says_so():
    panel = row_of_places([40.0, 90.0])
    panel = replace(panel, places=(panel.places[0], replace(panel.places[1], population=None)))

    (found,) = partners(panel, "90.01")

    assert (found.terms[2].known, found.terms[2].value) == (False, 0.5)
    assert found.counter_reasons[-2].text() == (
        "Jumlah penduduk Wilayah 90.02 tidak diketahui, dihitung setengah (0,13 dari 0,27)."
    )


def test_a_border_by_land_speaks_for_two_places():
    panel = Panel((place("90.01"), place("90.02", km=9.0)), (Border("90.01", "90.02", 5.5),))

    (found,) = partners(panel, "90.01")

    assert found.borders
    assert found.reasons[0].text() == "Keduanya berbatasan darat sepanjang 5,5 km (0,59 dari 0,63)."


def test_past_cooperation_is_named():
    panel = row_of_places([40.0, 90.0], past=(group("Sekber", "90.01", "90.02"),))

    (found,) = partners(panel, "90.01")

    assert "Pernah bekerja sama dalam: Sekber (0,03 dari 0,05)." in [each.text() for each in found.reasons]


def test_the_weights_add_up_to_one():
    assert sum(each.weight for each in PARTNER_WEIGHTS) == pytest.approx(1.0, abs=1e-9)


def test_learnt_weights_keep_the_ratio_of_their_coefficients():
    assert shares((("near", 3.0), ("mass", 1.0))) == pytest.approx({"near": 0.675, "mass": 0.225}, abs=1e-3)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([3, 3, 3], 0.0), ([0, 0, 3], 0.6667), ([1, 3], 0.25), ([0, 0], 0.0), ([], 0.0)],
)
def test_the_gini_of_counts(counts, expected):
    assert gini(np.array(counts, dtype=np.int64)) == expected


def test_the_places_in_no_list_are_named():
    seen = exposure(survey(row_of_places([50.0] * 4)), domain=None, top=1)

    assert (seen.lists, dict(seen.times)) == (4, {"90.01": 1, "90.02": 2, "90.03": 1, "90.04": 0})
    assert (seen.unchosen, seen.gini) == (("90.04",), 0.375)


@settings(max_examples=25, deadline=None)
@given(panels())
def test_those_whom_nobody_chooses_pass_near_equals_only_where_that_is_asked(panel):
    laid = survey(panel)
    first = frozenset(exposure(laid, domain=None, top=2).unchosen)

    for each in panel.places:
        if each.autonomous:
            everyone = partners(panel, each.code, top=len(panel.places))
            found = partners(panel, each.code, top=2, unchosen_first=True)
            slowly = sorted(everyone, key=lambda one: line(one.score, one.region, first=first))
            assert list(found) == slowly[:2]
            assert partners(panel, each.code, top=2) == everyone[:2]


def test_who_is_passed_is_ahead_by_a_twentieth_at_most():
    ahead, behind = line(0.55, "90.01"), line(0.50, "90.02", first={"90.02"})

    assert behind < ahead
    assert behind < line(0.549, "90.01")
    assert ahead < line(0.4999, "90.02", first={"90.02"})
    assert line(0.5, "90.02", first={"90.01"}) == line(0.5, "90.02")
