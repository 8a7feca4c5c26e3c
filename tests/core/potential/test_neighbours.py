"""A gap here, strength at a neighbour."""

import math
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.geography import geography, kilometres
from rajut.core.potential.panel import Border, Figure, Panel, Place, UnknownRegion
from rajut.core.potential.partner_weights import PARTNER_WEIGHTS
from rajut.core.potential.records import Constraint, Kind, canonical, identity
from rajut.core.potential.search import find, partners
from rajut.core.potential.weights import JOINT_WEIGHTS, MATCH_WEIGHTS, NEIGHBOUR_WEIGHTS
from tests.core.potential import oracle
from tests.core.potential.samples import (
    MONEY,
    POOR,
    SCHOOL,
    WATER,
    YEAR,
    figure,
    group,
    need,
    offer,
    place,
    row_of_places,
)

T = TypeVar("T")
INDICATORS = (WATER, POOR, SCHOOL, MONEY)


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Return small panels with holes: missing figures, populations and coordinates, old and odd values."""
    codes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=9, unique=True))
    places = tuple(draw(_places(f"90.{number:02}")) for number in codes)
    names = [p.code for p in places]
    pairs = [(a, b) for a in names for b in names if a < b]
    borders = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6)) if pairs else []
    figures = [draw(_figures(name, indicator.slug)) for name in names for indicator in INDICATORS]
    groups = draw(st.lists(st.lists(st.sampled_from(names), min_size=1, unique=True), max_size=3))
    return Panel(
        places,
        tuple(Border(a, b, None, sea=draw(st.booleans())) for a, b in borders),
        INDICATORS,
        tuple(figures),
        tuple(group(f"Kelompok {number}", *members) for number, members in enumerate(groups)),
        YEAR,
    )


def _sometimes(usual: st.SearchStrategy[T], rare: T) -> st.SearchStrategy[T]:
    """Return the usual five times of six: a panel of holes finds nothing."""
    return st.integers(0, 5).flatmap(lambda dice: usual if dice else st.just(rare))


@st.composite
def _places(draw: st.DrawFn, code: str) -> Place:
    kind = draw(_sometimes(st.sampled_from(["kabupaten", "kota"]), "provinsi"))
    km = draw(_sometimes(st.integers(0, 300).map(float), math.nan))
    population = draw(_sometimes(st.integers(0, 3_000_000), None))
    made = place(code, kind=kind, km=0.0 if math.isnan(km) else km, population=population)
    latitude = None if math.isnan(km) else made.latitude
    return replace(made, latitude=latitude, autonomous=draw(_sometimes(st.just(True), False)))


def _figures(name: str, slug: str) -> st.SearchStrategy[Figure]:
    values = _sometimes(st.integers(0, 20).map(float), math.nan)
    years = _sometimes(st.integers(YEAR - 5, YEAR), YEAR - 6)
    return st.builds(Figure, st.just(name), st.just(slug), years, values, st.just("contoh"))


@settings(max_examples=150, deadline=None)
@given(panels())
def test_the_kernel_agrees_with_its_slow_twin(panel):
    expected = oracle.gaps(panel)

    found = find(panel).opportunities

    assert sorted((*o.members, o.object) for o in found) == sorted(
        (f.here, f.there, f.indicator) for f in expected
    )
    scores = {(f.here, f.there, f.indicator): f.score for f in expected}
    assert [o.score for o in found] == pytest.approx(
        [scores[(*o.members, o.object)] for o in found], abs=3e-6
    )


@settings(max_examples=60, deadline=None)
@given(panels(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_change_a_byte(panel, chance):
    declared = [need("n1", panel.places[0].code), offer("o1", panel.places[-1].code, organisation="Lain")]

    before = canonical(find(panel, declared))
    after = canonical(find(_shuffled(panel, chance), declared[::-1]))

    assert after == before


def _shuffled(panel: Panel, chance) -> Panel:
    def mixed(rows):
        return tuple(chance.sample(rows, len(rows)))

    return Panel(
        mixed(panel.places),
        tuple(Border(b.b, b.a, b.km, b.sea) for b in mixed(panel.borders)),
        mixed(panel.indicators),
        mixed(panel.figures),
        tuple(replace(past, members=mixed(past.members)) for past in mixed(panel.past)),
        panel.year,
        mixed(panel.externalities),
    )


@settings(max_examples=60, deadline=None)
@given(panels())
def test_scores_lie_between_zero_and_one_and_are_the_sum_of_their_terms(panel):
    for opportunity in find(panel).opportunities:
        assert 0 <= opportunity.score <= 1
        assert opportunity.score == pytest.approx(sum(t.points for t in opportunity.terms), abs=1e-5)
        assert all(0 <= term.value <= 1 for term in opportunity.terms)
        assert all(0 <= part <= 1 for _, part in opportunity.data_quality.parts)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(0, 100), min_size=4, max_size=9),
    st.integers(0, 8),
    st.integers(1, 100),
)
def test_a_larger_gap_never_lowers_the_score(values, index, worse):
    here = f"90.{index % len(values) + 1:02}"
    before = {o.members: o.score for o in find(row_of_places([float(v) for v in values])).opportunities}
    values[index % len(values)] -= worse

    after = _scores_without_limit(row_of_places([float(v) for v in values]))

    for members, score in before.items():
        if members[0] == here:
            assert after[members] >= score


def _scores_without_limit(panel: Panel) -> dict[tuple[str, ...], float]:
    """Return the scores of all partners of a gap, also those past the third, by the twin."""
    return {
        (f.here, f.there): f.score + 1e-6
        for here in panel.places
        for f in oracle.partners_of(here, WATER, panel)
    }


@settings(max_examples=40, deadline=None)
@given(panels())
def test_a_search_with_a_focus_is_the_part_of_the_whole_that_concerns_it(panel):
    focus = panel.places[0].code
    declared = [need(f"n{p.code}", p.code) for p in panel.places]

    whole, part = find(panel, declared), find(panel, declared, focus=focus)

    assert part.opportunities == tuple(o for o in whole.opportunities if focus in o.members)
    assert part.bindings == tuple(b for b in whole.bindings if b.region == focus)
    assert part.input_hash == whole.input_hash


@settings(max_examples=40, deadline=None)
@given(panels())
def test_a_search_by_domain_is_the_part_of_the_whole_that_concerns_it(panel):
    whole, part = find(panel), find(panel, domains={"1.03"})

    assert part.opportunities == tuple(o for o in whole.opportunities if o.domain == "1.03")


coordinates = st.tuples(st.floats(-11, 6), st.floats(95, 141))


@given(coordinates, coordinates)
def test_distance_is_symmetric(a, b):
    one, two = (Place(code, code, "kota", "", *point) for code, point in (("a", a), ("b", b)))

    assert kilometres(one, two) == kilometres(two, one)


def test_distance_from_sabang_to_merauke():
    # About 5,250 km as the crow flies between the two coordinates below, by any great-circle calculator.
    sabang = Place("11.72", "Sabang", "kota", "11", 5.894, 95.319)
    merauke = Place("93.01", "Merauke", "kabupaten", "93", -8.499, 140.405)

    assert kilometres(sabang, merauke) == pytest.approx(5248, abs=10)


def test_each_table_of_weights_adds_up_to_one():
    for table in (NEIGHBOUR_WEIGHTS, MATCH_WEIGHTS, JOINT_WEIGHTS):
        assert sum(weight.weight for weight in table) == pytest.approx(1.0)


def test_a_gap_is_explained_by_the_terms_of_its_score():
    panel = row_of_places([40.0, 90.0, 70.0], past=(group("Sekber", "90.01", "90.02"),))

    (best, *_) = find(panel, focus="90.01").opportunities

    assert best.members == ("90.01", "90.02")
    assert best.kind == Kind.NEIGHBOURS
    assert best.id == identity(
        domain="1.03", kind=Kind.NEIGHBOURS, object="air", period="", members=("90.02", "90.01")
    )
    assert [s.text() for s in best.reasons] == [
        "Calon wajib: keduanya berbatasan dan dampak urusan ini melintasi batas daerah "
        "(UU 23/2014 Pasal 364).",
        "Akses air di Wilayah 90.01 40 persen (2024), di Wilayah 90.02 90 persen (2024); kedudukannya di "
        "antara wilayah lain 17 dan 83 dari 100 (0,2 dari 0,3).",
        "Keduanya berbatasan darat sepanjang 5 km (0,35 dari 0,35).",
        "Pernah bekerja sama dalam: Sekber (0,08 dari 0,15).",
        "Ukurannya setara: Wilayah 90.01 berpenduduk 100.000 jiwa, Wilayah 90.02 100.000 jiwa "
        "(0,1 dari 0,1).",
    ]
    assert [s.text() for s in best.counter_reasons] == [
        "Kemampuan keuangan salah satunya tidak diketahui, dihitung setengah (0,05 dari 0,1).",
    ]
    assert best.score == pytest.approx(0.3 * 4 / 6 + 0.35 + 0.15 / 2 + 0.1 + 0.05)


def test_only_the_three_best_partners_of_a_gap_are_named_best_first():
    # One weak place; eight strong ones ever farther away, the last of which has long worked with it.
    panel = row_of_places(
        [10.0] * 7 + [90.0] * 8,
        past=tuple(group(f"Sekber {n}", "90.07", "90.15") for n in (1, 2, 3)),
        borders=(),
    )

    found = find(panel, focus="90.07").opportunities

    assert [o.members for o in found] == [("90.07", "90.08"), ("90.07", "90.09"), ("90.07", "90.15")]
    scores = {(f.here, f.there): f.score for f in oracle.gaps(panel)}
    assert [o.score for o in found] == pytest.approx([scores[o.members] for o in found], abs=3e-6)


@pytest.mark.parametrize("flipped", [False, True])
def test_a_border_by_land_wins_over_one_by_sea(flipped):
    borders = (Border("90.01", "90.02", 5.0), Border("90.02", "90.01", 30.0, sea=True))

    (found,) = find(
        row_of_places([40.0, 90.0, 70.0], borders=borders[::-1] if flipped else borders)
    ).opportunities

    assert found.terms[1].value == 1.0
    assert found.obligatory


def test_the_benefit_counts_people_and_states_its_assumption():
    (best, *_) = find(row_of_places([40.0, 90.0, 70.0]), focus="90.01").opportunities

    assert best.benefit is not None
    assert (best.benefit.p10, best.benefit.p50, best.benefit.p90) == (0.0, 12_500.0, 25_000.0)
    assert best.benefit.unit == "jiwa"
    assert best.benefit.assumption.text() == (
        "Anggapan, bukan ramalan: tidak ada, seperempat, atau separuh dari selisih 50 poin persen dengan "
        "Wilayah 90.02 tertutup bagi 100.000 penduduk Wilayah 90.01."
    )


def test_no_benefit_is_stated_where_a_percentage_does_not_count_people():
    years = replace(WATER, unit="tahun")

    found = find(row_of_places([40.0, 90.0, 70.0], indicators=(years,))).opportunities

    assert [o.benefit for o in found] == [None] * len(found)
    assert len(found) == 1


def test_nor_where_the_population_is_unknown():
    panel = row_of_places([40.0, 90.0, 70.0])
    unknown = tuple(replace(p, population=None) for p in panel.places)

    (found,) = find(row_of_places([40.0, 90.0, 70.0], places=unknown)).opportunities

    assert found.benefit is None
    assert [term.name for term in found.terms if not term.known] == ["size", "fiscal"]
    assert dict(found.data_quality.parts)["terms"] == pytest.approx(0.8)


def test_the_evidence_names_the_rows_it_stands_on():
    (best, *_) = find(row_of_places([40.0, 90.0, 70.0]), focus="90.01").opportunities

    assert [(e.region, e.indicator, e.year, e.value, e.source) for e in best.evidence] == [
        ("90.01", "air", 2024, 40.0, "contoh"),
        ("90.02", "air", 2024, 90.0, "contoh"),
        ("90.01", "", None, 100_000.0, "data wilayah"),
        ("90.02", "", None, 100_000.0, "data wilayah"),
    ]


def test_lower_is_better_where_the_indicator_says_so():
    panel = row_of_places([40.0, 5.0, 20.0], indicators=(replace(WATER, direction="lower"),))

    (found,) = find(panel).opportunities

    assert found.members == ("90.01", "90.02")


def test_old_figures_are_doubted_and_very_old_ones_not_used():
    old = row_of_places([40.0, 90.0, 70.0], year=YEAR + 5)
    very_old = row_of_places([40.0, 90.0, 70.0], year=YEAR + 6)

    (found,) = find(old).opportunities

    assert found.counter_reasons[-1].text() == "Angkanya dari tahun 2024; keadaan sekarang dapat berbeda."
    assert dict(found.data_quality.parts)["freshness"] == pytest.approx(0.5)
    assert find(very_old).opportunities == ()
    assert {b.constraint for b in find(very_old).bindings} == {Constraint.NO_FIGURE}


def test_a_figure_of_the_future_is_not_looked_at():
    panel = row_of_places([40.0, 90.0, 70.0])
    future = (*panel.figures, figure("90.01", 99.0, year=YEAR + 1))

    found = find(row_of_places([40.0, 90.0, 70.0], figures=future))

    assert found == find(panel)


@pytest.mark.parametrize(
    ("panel", "constraint"),
    [
        (row_of_places([50.0]), Constraint.FEW_PEERS),
        (row_of_places([50.0] * 5), Constraint.CONSTANT),
        (row_of_places([math.nan] * 4), Constraint.NO_FIGURE),
        (row_of_places([40.0, 90.0, 70.0], indicators=(MONEY,)), Constraint.NO_INDICATOR),
        (
            row_of_places(
                [40.0, 90.0, 70.0],
                borders=(),
                places=tuple(place(f"90.{n:02}", km=400.0 * n) for n in (1, 2, 3)),
            ),
            Constraint.NO_NEIGHBOUR,
        ),
    ],
    ids=lambda value: value if isinstance(value, Constraint) else "",
)
def test_where_nothing_is_found_the_constraint_that_binds_is_named(panel, constraint):
    found = find(panel, focus="90.01")

    assert found.opportunities == ()
    assert [binding.constraint for binding in found.bindings] == [constraint]
    assert "%(" not in found.bindings[0].sentence.text()


def test_a_region_that_leads_is_told_so():
    (binding,) = find(row_of_places([40.0, 90.0, 70.0]), focus="90.02").bindings

    assert binding.constraint == Constraint.NO_GAP
    assert binding.sentence.text() == "Akses air: Wilayah 90.02 tidak tertinggal; kedudukannya 83 dari 100."


def test_a_gap_among_weak_neighbours_lacks_strength():
    far = (
        *(place(f"90.0{n}", km=10.0 * n) for n in (1, 2)),
        *(place(f"90.0{n}", km=900.0 + n) for n in (3, 4)),
    )

    found = find(row_of_places([10.0, 20.0, 80.0, 90.0], places=far, borders=()), focus="90.01")

    assert [binding.constraint for binding in found.bindings] == [Constraint.NO_STRENGTH]


def test_an_administrative_unit_is_no_partner_but_still_a_peer():
    panel = row_of_places([40.0, 90.0, 70.0])
    places = tuple(replace(p, autonomous=p.code != "90.02") for p in panel.places)

    found = find(row_of_places([40.0, 90.0, 70.0], places=places))

    assert found.opportunities == ()
    assert [b.constraint for b in found.bindings] == [
        Constraint.NO_STRENGTH,
        Constraint.NOT_AUTONOMOUS,
        Constraint.NO_GAP,
    ]


def test_an_empty_panel_finds_nothing_and_does_not_fail():
    found = find(Panel())

    assert (found.opportunities, found.bindings, found.unchosen) == ((), (), ())


def test_the_regions_nobody_chooses_are_named():
    assert find(row_of_places([40.0, 90.0, 70.0])).unchosen == ("90.03",)


def test_an_unknown_focus_is_refused():
    with pytest.raises(UnknownRegion):
        find(row_of_places([40.0]), focus="99.99")


def test_another_input_has_another_hash():
    one, two = row_of_places([40.0, 90.0, 70.0]), row_of_places([40.0, 90.0, 71.0])

    assert find(one).input_hash != find(two).input_hash


def test_a_border_by_sea_brings_together_without_counting_as_a_border():
    panel = row_of_places(
        [40.0, 90.0, 70.0],
        places=tuple(place(f"90.{n:02}", km=300.0 * n) for n in (1, 2, 3)),
        borders=(Border("90.01", "90.02", 250.0, sea=True),),
    )

    (found,) = find(panel).opportunities

    assert found.members == ("90.01", "90.02")
    assert not found.obligatory
    assert found.terms[1].value == pytest.approx(math.exp(-4), abs=1e-3)


def test_partners_are_ranked_with_what_each_could_give():
    panel = row_of_places([40.0, 90.0, 70.0, 41.0], past=(group("Sekber", "90.01", "90.03"),))

    ranked = partners(panel, "90.01")

    assert [rank.region for rank in ranked] == ["90.02", "90.03", "90.04"]
    first = ranked[0]
    assert (first.borders, first.kilometres) == (True, 10.0)
    assert [(g.indicator, g.here, g.there) for g in first.gaps] == [("air", 40.0, 90.0)]
    assert first.reasons[-1].text() == "Wilayah 90.02 lebih kuat dalam Akses air: 90 berbanding 40 persen."
    near = 1 - math.log(1 + 10 / 25) / math.log(1 + 3000 / 25)
    mass = math.log(100_000 / 10_000) / math.log(50_000_000 / 10_000)
    weights = {each.name: each.weight for each in PARTNER_WEIGHTS}
    assert first.score == pytest.approx(
        weights["complement"] * 0.75 + weights["near"] * near + weights["mass"] * mass, abs=1e-5
    )


def test_the_ranking_is_cut_at_the_top():
    assert len(partners(row_of_places([40.0, 90.0, 70.0, 41.0]), "90.01", top=2)) == 2


def test_partners_in_a_domain_without_figures_say_so():
    (first, *_) = partners(row_of_places([40.0, 90.0, 70.0]), "90.01", domain="2.11")

    assert first.gaps == ()
    assert first.terms[0].known is False


def test_an_unknown_region_has_nopartners_of():
    with pytest.raises(UnknownRegion):
        partners(row_of_places([40.0]), "99.99")


def test_a_single_region_has_nopartners_of():
    assert partners(row_of_places([40.0]), "90.01") == ()


def test_a_place_is_near_its_own_province():
    panel = Panel((place("90.01"), place("90", kind="provinsi", km=500.0)))

    assert geography(panel).nearness("90.01", "90") == geography(panel).nearness("90", "90.01") == 1.0
