"""From rows of needs, seats and experts to explained opportunities, and the reasons where there are none."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.holdings import StaffEntry
from rajut.core.potential.people.finding import find_people, seated
from rajut.core.potential.people.gathering import NotStaff, gathered
from rajut.core.potential.people.prices import CLASS_COST, CONSULTANT_DAY, DAYS, GUEST, SEAT_PRICE, travel
from rajut.core.potential.people.providing import TAKERS, Taken, table
from rajut.core.potential.records import Binding, Constraint, Curve, Kind, Opportunity, canonical
from tests.core.potential.people.staff import JUNE, expert, need, seat, setting

PLACES = {f"34.0{number}": 40.0 * number for number in range(1, 7)} | {"91.01": 3000.0}
HERE = setting(PLACES, borders=(("34.01", "34.02"),))
ROWS = st.builds(
    lambda kind, region, persons, name, cost, turn: StaffEntry(
        f"{turn}",
        kind,
        region,
        "BKPSDM",
        name,
        persons,
        *JUNE,
        None if kind == "need" else cost,
        "contoh",
    ),
    st.sampled_from(["need", "need", "seat", "expert"]),
    st.sampled_from(sorted(PLACES)),
    st.integers(1, 30),
    st.sampled_from(["Audit kinerja", "Diklat audit kinerja dasar", "Manajemen risiko"]),
    st.none() | st.integers(0, 8).map(lambda half: half * 5e5),
    st.integers(0, 10**6),
)


def found(*rows: StaffEntry) -> tuple[list[Opportunity], list[Binding]]:
    return find_people(rows, setting=HERE)


def told(opportunity: Opportunity) -> list[str]:
    return [each.text() for each in opportunity.reasons]


def rupiah(amount: float) -> str:
    return f"{round(amount):,}".replace(",", ".")


def test_a_seat_next_door_becomes_an_opportunity_with_its_shadow_price():
    (each,), missed = found(seat("34.01", 10), need("34.02", 12))

    journey = float(travel(np.array([40.0]))[0])
    saved = SEAT_PRICE - 1e6 - journey
    assert (each.kind, each.domain, each.members) == (Kind.JOINT_CLASS, "people", ("34.01", "34.02"))
    assert (each.object, each.period) == ("kursi:audit kinerja", "2026-06-01/2026-06-30")
    assert each.title.text() == "Audit kinerja: 10 kursi di Wilayah 34.01 untuk Wilayah 34.02"
    assert told(each)[:3] == [
        f"10 orang mendapat kursi di Wilayah 34.01: rata-rata {rupiah(1e6 + journey)} rupiah seorang "
        f"termasuk perjalanan 40 km, sendiri-sendiri 6.000.000 rupiah.",
        f"Kursi ini penuh: satu kursi tambahan di Wilayah 34.01 menghemat {rupiah(saved)} rupiah.",
        "Pembagian ini yang termurah bagi 12 orang dan 1 tawaran kursi di seluruh daerah sekaligus; "
        "terbukti dengan harga bayangan.",
    ]
    assert each.basis is not None
    assert reckon(each.basis, assumed={"realised": 1.0, "coordination": 0.0}).saving == pytest.approx(
        10 * saved
    )
    assert [binding.constraint for binding in missed] == [Constraint.ALONE, Constraint.NO_CAPACITY]
    assert missed[1].sentence.text() == (
        f"Audit kinerja: 2 orang dari Wilayah 34.02 tidak memperoleh kursi; satu kursi tambahan di Wilayah "
        f"34.01 menghemat {rupiah(saved)} rupiah."
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(ROWS, min_size=1, max_size=12, unique_by=lambda row: row.id), st.data())
def test_the_shadow_price_is_what_one_more_seat_saves(rows, data):
    places = [number for number, row in enumerate(rows) if row.kind == "seat"]
    chosen = data.draw(st.sampled_from(places)) if places else None
    more = [replace(row, persons=row.persons + (number == chosen)) for number, row in enumerate(rows)]

    (before, staff), (after, _) = (seats_of(each) for each in (rows, more))

    worth = sum(
        int(worth)
        for lot, worth in zip(staff.seats, before.matching.worth, strict=True)
        if chosen is not None and rows[chosen] in lot.rows
    )
    assert before.matching.proven
    assert before.matching.total - after.matching.total == worth


def seats_of(rows):
    staff = gathered(rows, ground=HERE.map)
    return seated(staff.needs, staff.seats, setting=HERE), staff


@settings(deadline=None, max_examples=40)
@given(st.lists(ROWS, max_size=12, unique_by=lambda row: row.id), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, random):
    again = list(rows)
    random.shuffle(again)

    first, second = found(*rows), found(*again)

    assert [canonical(each) for each in first[0]] == [canonical(each) for each in second[0]]
    assert first[1] == second[1]


@settings(deadline=None, max_examples=40)
@given(st.lists(ROWS, max_size=12, unique_by=lambda row: row.id))
def test_every_opportunity_pays_is_unique_and_small_enough(rows):
    opportunities, _ = found(*rows)

    assert len({each.id for each in opportunities}) == len(opportunities)
    for each in opportunities:
        assert each.basis is not None
        assert each.benefit is not None
        assert each.basis.members == each.members
        assert 2 <= len(set(each.members)) == len(each.members) <= 12
        assert reckon(each.basis).saving > 0
        assert each.benefit.p50 > 0


def test_seats_at_home_are_no_cooperation():
    assert found(seat("34.01", 10), need("34.01", 8)) == ([], [])


def test_own_people_come_first_where_seats_are_few():
    opportunities, _ = found(seat("34.01", 8), need("34.01", 8), need("34.02", 8))

    assert opportunities == []


def test_a_dearer_seat_nearby_loses_to_a_cheaper_one_farther_off():
    (each,), _ = found(seat("34.01", 5, cost=4_000_000.0), seat("34.03", 5, cost=500_000.0), need("34.02", 5))

    assert each.members == ("34.03", "34.02")


def test_a_name_not_quite_the_same_is_allowed_but_told():
    (each,), _ = found(seat("34.01", 10, "Audit kinerja dasar"), need("34.02", 10))

    assert each.counter_reasons[0].text() == (
        "Nama kompetensinya tidak persis sama (Audit kinerja; Audit kinerja dasar); pastikan maksudnya sama."
    )


def test_what_the_rows_do_not_tell_is_said_and_lowers_the_quality():
    (each,), _ = found(seat("34.01", 10, cost=None, ends_on=None), need("34.02", 10))

    assert [reason.text() for reason in each.counter_reasons][:2] == [
        "1 dari 2 baris tidak menyebut tanggal; dianggap dapat kapan saja.",
        "Biaya tidak disebut pada 1 baris; dipakai anggapan 2.000.000 rupiah.",
    ]
    assert dict(each.data_quality.parts)["declared"] == 0.6


def test_the_evidence_names_the_rows_and_fields():
    (each,), _ = found(seat("34.01", 10), need("34.02", 10))

    assert [(row.label, row.region, row.value, row.unit, row.source) for row in each.evidence] == [
        ("Kebutuhan pelatihan", "34.02", 10.0, "orang", "BKPSDM: Audit kinerja (contoh)"),
        ("Tempat pelatihan", "34.01", 10.0, "orang", "BKPSDM: Audit kinerja (contoh)"),
        ("Biaya setiap peserta", "34.01", 1e6, "rupiah", "BKPSDM: Audit kinerja (contoh)"),
    ]


def test_many_takers_of_one_provider_are_proposed_in_parts():
    codes = {f"34.{number:02}": 2.0 * number for number in range(1, 21)}
    rows = [seat("34.01", 500), *(need(code, 5) for code in codes if code != "34.01")]

    opportunities, _ = find_people(rows, setting=setting(codes))

    takers = [code for each in opportunities for code in each.members[1:]]
    assert {each.members[0] for each in opportunities} == {"34.01"}
    assert sorted(len(each.members) - 1 for each in opportunities) == [19 - 2 * TAKERS, TAKERS, TAKERS]
    assert sorted(takers) == [code for code in codes if code != "34.01"]


def test_an_expert_comes_where_neither_seat_nor_class_is_to_be_had():
    (each,), _ = found(expert("34.01", cost=500_000.0), need("34.02", 12))

    journey = float(travel(np.array([40.0]), day=GUEST)[0])
    assert (each.kind, each.members) == (Kind.LENDING, ("34.01", "34.02"))
    assert each.title.text() == "Audit kinerja: Wilayah 34.01 meminjamkan tenaga ahli kepada Wilayah 34.02"
    assert told(each)[:2] == [
        f"Ahli dari Wilayah 34.01 melatih di tempat dalam 1 kunjungan 5 hari: rata-rata "
        f"{rupiah(DAYS * 5e5 + journey)} rupiah sekali kunjungan termasuk perjalanan 40 km, sendiri-sendiri "
        f"17.500.000 rupiah.",
        "Masih ada waktu untuk 3 kunjungan, sehingga ahli tambahan tidak menambah hemat.",
    ]
    assert each.basis is not None
    assert each.basis.curve is Curve.TABLE


def test_a_scarce_expert_goes_where_he_saves_most_and_his_worth_is_told():
    week = {"starts_on": date(2026, 6, 1), "ends_on": date(2026, 6, 7)}

    (each,), _ = found(expert("34.01", cost=500_000.0, **week), need("34.02", 12), need("34.06", 12))

    away = float(travel(np.array([HERE.map.kilometres("34.01", "34.06")]), day=GUEST)[0])
    assert each.members == ("34.01", "34.02")
    assert told(each)[1] == (
        f"Waktu ahli ini terpakai seluruhnya: satu kunjungan tambahan dari Wilayah 34.01 menghemat "
        f"{rupiah(DAYS * CONSULTANT_DAY - DAYS * 5e5 - away)} rupiah."
    )


@pytest.mark.parametrize(
    ("rows", "constraint", "words"),
    [
        ([], Constraint.NO_PROVIDER, "belum ada yang menawarkan kursi bagi 5 orang dari Wilayah 34.02."),
        (
            [seat("34.01", 9, "Manajemen risiko")],
            Constraint.NO_PROVIDER,
            "belum ada yang menawarkan kursi bagi 5 orang dari Wilayah 34.02.",
        ),
        (
            [seat("34.01", 9, starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 5))],
            Constraint.NO_PERIOD,
            "kursi yang ditawarkan tidak pada waktu yang dapat diikuti 5 orang dari Wilayah 34.02.",
        ),
        (
            [seat("91.01", 9)],
            Constraint.NO_SAVING,
            "bagi 5 orang dari Wilayah 34.02, setiap kursi dengan perjalanannya lebih mahal daripada "
            "pelatihan sendiri.",
        ),
    ],
)
def test_what_keeps_a_need_from_a_seat_is_named(rows, constraint, words):
    opportunities, missed = found(*rows, need("34.02", 5))

    assert opportunities == []
    assert [(each.region, each.object, each.constraint, each.sentence.text()) for each in missed] == sorted(
        [
            ("34.02", "audit kinerja", constraint, f"Audit kinerja: {words}"),
            (
                "34.02",
                "audit kinerja",
                Constraint.ALONE,
                "Audit kinerja: tidak ada daerah dalam jangkauan Wilayah 34.02 yang juga membutuhkannya "
                "untuk kelas bersama.",
            ),
        ]
    )


@pytest.mark.parametrize(
    ("other", "constraint", "words"),
    [
        (
            need("34.03", 4),
            Constraint.ALONE,
            "sekitar Wilayah 34.02 hanya ada 9 peserta; kelas bersama perlu sedikitnya 15.",
        ),
        (
            need("34.03", 14, starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 30)),
            Constraint.NO_PERIOD,
            "peserta di sekitar Wilayah 34.02 cukup, tetapi tidak ada waktu bersama yang memenuhi kelas.",
        ),
        (
            need("34.03", 40),
            Constraint.NO_SAVING,
            "kelas bersama dengan daerah sekitar Wilayah 34.02 tidak lebih murah daripada sendiri-sendiri.",
        ),
    ],
)
def test_what_keeps_a_need_from_a_class_is_named(other, constraint, words):
    _, missed = found(other, need("34.02", 5))

    told = [
        each for each in missed if each.region == "34.02" and each.constraint is not Constraint.NO_PROVIDER
    ]
    assert [(each.constraint, each.sentence.text()) for each in told] == [
        (constraint, f"Audit kinerja: {words}")
    ]


def test_a_saving_below_the_cost_of_agreeing_is_no_proposal():
    opportunities, missed = found(seat("34.01", 10, cost=4_000_000.0), need("34.02", 1))

    journey = float(travel(np.array([40.0]))[0])
    assert opportunities == []
    assert [each.sentence.text() for each in missed] == [
        f"Audit kinerja: kursi di Wilayah 34.01 lebih murah bagi Wilayah 34.02, tetapi hematnya "
        f"{rupiah(SEAT_PRICE - 4e6 - journey)} rupiah tidak melebihi biaya koordinasi."
    ]


def test_a_region_that_can_fill_a_class_pays_a_class_and_not_forty_places():
    staff = gathered([need("34.02", 40)], ground=HERE.map)

    found = seated(staff.needs, staff.seats, setting=HERE)

    assert found.wants.price.tolist() == [CLASS_COST / 40]


def test_the_cost_of_every_group_is_apart_without_the_provider_and_shared_with_it():
    takers = [Taken("34.02", 1, 10, 100, 1.0, ()), Taken("34.03", 1, 20, 200, 1.0, ())]

    assert table(takers) == (0, 0, 100, 10, 200, 20, 300, 30)


def test_nothing_is_found_in_nothing():
    assert found() == ([], [])


def test_a_region_nobody_knows_is_told_and_does_no_harm():
    opportunities, missed = found(seat("34.01", 9), need("99.99", 5))

    assert (opportunities, {each.region for each in missed}) == ([], {"99.99"})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"persons": 0}, "jumlah orang"),
        ({"persons": -3}, "jumlah orang"),
        ({"persons": 10**9}, "jumlah orang"),
        ({"persons": float("nan")}, "jumlah orang"),
        ({"persons": 2.5}, "jumlah orang"),
        ({"cost": float("nan")}, "biaya harus berupa angka"),
        ({"cost": float("inf")}, "biaya harus berupa angka"),
        ({"cost": -1.0}, "biaya harus berupa angka"),
        ({"cost": 1e15}, "biaya harus berupa angka"),
        ({"competency": "  "}, "tidak menyebut kompetensi"),
        ({"competency": "untuk dan yang"}, "tidak menyebut kompetensi"),
        ({"kind": "guru"}, "bukan kebutuhan"),
        ({"starts_on": date(2026, 6, 2), "ends_on": date(2026, 6, 1)}, "tanggal selesai mendahului"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(wrong, words):
    row = replace(seat("34.01", 3), id="baris-7", **wrong)

    with pytest.raises(NotStaff, match=f"Baris baris-7.*{words}"):
        found(need("34.02", 3), row)


def test_the_same_row_twice_is_refused():
    with pytest.raises(NotStaff, match="ada dua kali"):
        found(need("34.02", 3), need("34.02", 3))


def test_the_greatest_numbers_that_are_allowed_do_not_overflow():
    rows = [seat(code, 1_000_000, cost=float(turn)) for turn, code in enumerate(PLACES)]
    rows += [need(code, 1_000_000) for code in PLACES]

    placed, _ = seats_of(rows)

    assert (placed.matching.proven, placed.matching.unmet.sum()) == (True, 0)


def test_nothing_heavy_is_loaded_to_begin():
    asked = "import sys, rajut.core.potential.people.finding as _; print({'numba', 'scipy'} & {*sys.modules})"

    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert told.stdout == "set()\n"
