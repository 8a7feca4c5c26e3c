"""Needs meet offers, and neighbours that need the same."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential import periods
from rajut.core.potential.panel import Panel
from rajut.core.potential.records import Constraint, Kind
from rajut.core.potential.search import find
from rajut.core.potential.text import likeness, tokens
from rajut.core.potential.units import comparable, convert
from tests.core.potential.samples import group, need, offer, place, row_of_places

PANEL = replace(row_of_places([50.0] * 4), indicators=())


def found(*declared, panel: Panel = PANEL):
    """Return what is found among these declarations."""
    return find(panel, declared).opportunities


def test_a_need_meets_an_offer_next_door():
    (match,) = found(need("k1", "90.01"), offer("p1", "90.02"))

    assert (match.kind, match.members, match.declared) == (Kind.NEED_OFFER, ("90.01", "90.02"), ("k1", "p1"))
    assert match.period == "2026-01-01/2026-12-31"
    assert match.obligatory
    assert match.title.text() == (
        "Pengolahan sampah regional: kebutuhan Pemerintah 90.01, penawaran Pemerintah 90.02"
    )
    assert [s.text() for s in match.reasons] == [
        "Calon wajib: daerahnya berbatasan dan dampak urusan ini melintasi batas daerah "
        "(UU 23/2014 Pasal 364).",
        "Bidang dan urusannya sama (0,25 dari 0,25).",
        "Judul keduanya mirip (0,13 dari 0,15).",
        "Penawaran 100 ton/hari memenuhi 100 persen kebutuhan 100 ton/hari (0,2 dari 0,2).",
        "Penawaran mencakup 100 persen masa kebutuhan (0,1 dari 0,1).",
        "Keduanya sewilayah atau berbatasan (0,2 dari 0,2).",
        "Anggaran kebutuhan Rp 1.000.000 menutup 100 persen biaya penawaran Rp 1.000.000 (0,1 dari 0,1).",
    ]
    assert match.counter_reasons == ()
    assert match.score == pytest.approx(0.85 + 0.15 * 6 / 7, abs=1e-6)


def test_what_is_not_declared_counts_half_and_is_said():
    (match,) = found(
        need("k1", "90.01", quantity=None, budget=None, starts_on=None, ends_on=None), offer("p1", "90.02")
    )

    assert [t.name for t in match.terms if not t.known] == ["cover", "time", "budget"]
    assert [s.text() for s in match.counter_reasons] == [
        "Jumlah salah satunya tidak disebutkan, dihitung setengah (0,1 dari 0,2).",
        "Masa kebutuhan tidak lengkap, dihitung setengah (0,05 dari 0,1).",
        "Anggaran atau biayanya tidak disebutkan, dihitung setengah (0,05 dari 0,1).",
    ]


def test_units_are_converted_before_quantities_are_compared():
    (match,) = found(need("k1", "90.01"), offer("p1", "90.02", quantity=18_262.1, unit="ton/tahun"))

    assert match.terms[2].value == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"domain": "kesehatan", "affair": "1.02"}, Constraint.NO_SUBJECT),
        ({"organisation": "Pemerintah 90.01"}, Constraint.NO_SUBJECT),
        ({"unit": "orang"}, Constraint.NO_UNIT),
        ({"starts_on": date(2027, 1, 1), "ends_on": date(2027, 2, 1)}, Constraint.NO_PERIOD),
    ],
)
def test_what_cannot_meet_is_not_brought_together_and_the_obstacle_is_named(changes, constraint):
    findings = find(PANEL, (need("k1", "90.01"), offer("p1", "90.02", **changes)), focus="90.01")

    assert findings.opportunities == ()
    assert [b.constraint for b in findings.bindings if b.object == "k1"] == [constraint]


def test_the_nearest_obstacle_of_several_offers_is_named():
    declared = (
        need("k1", "90.01"),
        offer("p1", "90.02", unit="orang"),
        offer("p2", "90.03", starts_on=date(2030, 1, 1), ends_on=None),
    )

    bindings = find(PANEL, declared).bindings

    assert [b.sentence.text() for b in bindings if b.object == "k1"] == [
        "Pengolahan sampah regional: ada penawaran, tetapi waktunya tidak bertemu."
    ]


def test_only_a_domain_in_common_is_a_weaker_subject():
    (match,) = found(need("k1", "90.01"), offer("p1", "90.02", affair="1.03"))

    assert match.terms[0].value == 0.6


def test_an_empty_domain_is_nothing_in_common():
    assert found(need("k1", "90.01", domain="", affair=""), offer("p1", "90.02", domain="", affair="")) == ()


def test_an_organisation_without_a_territory_can_offer():
    (match,) = found(need("k1", "90.01"), offer("p1", "", organisation="Kementerian Contoh"))

    assert match.members == ("90.01",)
    assert match.terms[4].known is False


def test_neighbours_that_need_the_same_could_provide_it_together():
    panel = replace(PANEL, past=(group("Sekber", "90.01", "90.02"),))

    (joint,) = found(*(need(f"k{n}", f"90.0{n}") for n in (1, 2, 3)), panel=panel)

    assert (joint.kind, joint.members) == (Kind.JOINT_NEED, ("90.01", "90.02", "90.03"))
    assert joint.declared == ("k1", "k2", "k3")
    assert joint.obligatory
    assert joint.title.text() == (
        "Pengolahan sampah regional: kebutuhan yang sama di Wilayah 90.01, Wilayah 90.02, Wilayah 90.03"
    )
    near = (1 + 1 + math.exp(-20 / 75)) / 3
    assert joint.score == pytest.approx(0.4 * near + 0.25 + 0.2 + 0.15 / 3, abs=1e-4)
    assert [s.text() for s in joint.reasons][1:] == [
        "3 daerah ini berdekatan dan bersama-sama membutuhkan 300 ton/hari; 2 pasangan berbatasan "
        "(0,37 dari 0,4).",
        "Judul kebutuhannya mirip (0,25 dari 0,25).",
        "Masa yang sama bagi semua 100 persen dari masa keseluruhan (0,2 dari 0,2).",
        "1 dari 3 pasangan pernah bekerja sama: Sekber (0,05 dari 0,15).",
    ]


def test_a_need_far_away_stays_alone():
    (far,) = PANEL.places[3:]
    panel = replace(
        PANEL, places=(*PANEL.places[:3], replace(far, longitude=140.0)), borders=PANEL.borders[:2]
    )

    assert found(need("k1", "90.01"), need("k4", "90.04"), panel=panel) == ()


def test_needs_at_different_times_are_not_joined():
    later = need("k2", "90.02", starts_on=date(2028, 1, 1), ends_on=date(2028, 12, 31))

    assert found(need("k1", "90.01"), later) == ()


def test_two_needs_of_one_region_are_not_a_group():
    assert found(need("k1", "90.01"), need("k2", "90.01")) == ()


def test_a_group_inside_a_larger_one_is_not_named_again():
    everyone = [need(f"k{n}", f"90.0{n}") for n in (1, 2, 3, 4)]

    joint = found(*everyone)

    assert [o.members for o in joint] == [("90.01", "90.02", "90.03", "90.04")]


def test_overlapping_groups_are_named_and_their_parts_are_not():
    apart = tuple(place(f"90.0{n}", km=60.0 * n) for n in (1, 2, 3, 4))

    joint = found(*(need(f"k{n}", f"90.0{n}") for n in (1, 2, 3, 4)), panel=replace(PANEL, places=apart))

    assert sorted(o.members for o in joint) == [("90.01", "90.02", "90.03"), ("90.02", "90.03", "90.04")]


quantities = st.one_of(st.none(), st.floats(0, 1e9))
dates = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
regions = st.sampled_from(["90.01", "90.02", "90.03", "90.04", "", "99.99"])


@st.composite
def declarations(draw: st.DrawFn):
    make = draw(st.sampled_from([need, offer]))
    starts, ends = sorted(draw(st.tuples(dates, dates)), key=lambda d: d or date.max)
    return make(
        f"d{draw(st.integers(0, 10_000))}",
        draw(regions),
        organisation=draw(st.sampled_from(["A", "B", "C"])),
        title=draw(st.sampled_from(["Sampah", "Pengolahan sampah", "", "Air bersih 24 jam", "di"])),
        quantity=draw(quantities),
        unit=draw(st.sampled_from(["ton/hari", "kg/jam", "", "paket"])),
        budget=draw(quantities),
        starts_on=starts,
        ends_on=ends,
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(declarations(), max_size=8, unique_by=lambda d: d.id), st.randoms(use_true_random=False))
def test_any_declarations_give_scores_in_range_whatever_their_order(declared, chance):
    before = found(*declared)

    after = found(*chance.sample(declared, len(declared)))

    assert after == before
    assert all(0 <= o.score <= 1 for o in before)
    assert len({o.id for o in before}) == len(before)
    assert all("%(" not in s.text() for o in before for s in (*o.reasons, *o.counter_reasons, o.title))


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_larger_offer_never_lowers_the_score(one, other):
    small, large = sorted((one, other))

    (before,) = found(need("k1", "90.01"), offer("p1", "90.02", quantity=small))
    (after,) = found(need("k1", "90.01"), offer("p1", "90.02", quantity=large))

    assert after.score >= before.score


def test_titles_are_compared_by_their_carrying_words():
    assert tokens("Pengadaan Layanan Pengolahan Sampah di Kabupaten") == {"pengolahan", "sampah"}
    assert likeness("Pengolahan sampah", "sampah") == pytest.approx(2 / 3)
    assert likeness("Pengolahan sampah", "Guru") == 0.0
    assert likeness("di", "Guru") is None


@pytest.mark.parametrize(
    ("quantity", "unit", "to", "converted"),
    [
        (2.0, "ton", "kg", 2000.0),
        (1.0, "Ton / hari", "kg per hari", 1000.0),
        (1.0, "kuintal", "ton", 0.1),
        (1.0, "m3/detik", "liter/detik", 1000.0),
        (3.0, "juta_rupiah", "Rp", 3e6),
        (5.0, "paket", "Paket", 5.0),
        (5.0, "paket", "unit", None),
        (5.0, "", "unit", None),
        (1.0, "ton", "ton/hari", None),
    ],
)
def test_units_convert_where_they_measure_the_same(quantity, unit, to, converted):
    assert convert(quantity, unit=unit, to=to) == (None if converted is None else pytest.approx(converted))


def test_an_unnamed_unit_rules_nothing_out():
    assert comparable("", "ton")
    assert not comparable("orang", "ton")


def test_open_periods_are_written_with_an_empty_side():
    assert periods.written(periods.span(need("k", "90.01", ends_on=None))) == "2026-01-01/"
    assert periods.written(periods.span(need("k", "90.01", starts_on=None, ends_on=None))) == ""
