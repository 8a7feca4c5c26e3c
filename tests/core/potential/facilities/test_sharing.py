"""Sites to share: a full one beside one with room, a small one, none at all; and why not, where not."""

import random
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.facilities.prices import ACHIEVED, DETOUR, MIDDLE
from rajut.core.potential.facilities.sharing import MOST, find_shared_sites
from rajut.core.potential.facilities.sites import UnsoundFacility
from rajut.core.potential.holdings import Facility
from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.records import Binding, Constraint, Opportunity, canonical
from rajut.core.potential.setting import Setting
from tests.core.potential.facilities.landfills import landfills, setting_of
from tests.core.potential.samples import place
from tests.core.potential.tabled import table

BILLION = 1e9
STEP = 10.0  # km between neighbouring seats


def within(*places: Place, borders: Iterable[tuple[str, str]] | None = None) -> Setting:
    """Return a map of these places, each bordering the next."""
    codes = [each.code for each in places]
    panel = Panel(
        places, tuple(Border(a, b, 5.0) for a, b in (pairwise(codes) if borders is None else borders))
    )
    return setting_of(panel)


def row_of(count: int, *, population: int | None = None) -> Setting:
    """Return places 10 km apart in a row."""
    return within(
        *(place(f"90.{n:02}", km=STEP * (n - 1), population=population) for n in range(1, count + 1))
    )


def landfill(region: str, tons: float | None, *, km: float | None = None, **more: object) -> Facility:
    """Return an invented landfill at the seat of a region of `row_of`, or `km` east of the first."""
    here = STEP * (int(region[3:] or 1) - 1) if km is None else km
    fields: dict[str, object] = {
        "id": f"{region}/{here}",
        "region": region,
        "name": f"TPA {region}",
        "kind": "TPA",
        "latitude": 0.0,
        "longitude": 110.0 + here / 111.195,
        "capacity": None,
        "load": tons,
        "unit": "ton/tahun",
        "year": 2024,
        "cost": None,
        "shared": False,
        "source": "contoh",
    }
    return Facility(**(fields | more))  # type: ignore[arg-type]  # the fields are those above


def only(found: list[Opportunity]) -> Opportunity:
    """Return the one opportunity there is."""
    assert len(found) == 1
    return found[0]


FULL = landfill("90.01", 100_000.0, capacity=60_000.0, cost=6 * BILLION)
ROOMY = landfill("90.02", 50_000.0, capacity=200_000.0, cost=4 * BILLION)


def test_a_full_site_sends_its_surplus_to_a_neighbour_with_room():
    found, missed = find_shared_sites([FULL, ROOMY], setting=row_of(2))

    here = only(found)
    new = MIDDLE.yearly(40_000)
    full = 0.3 * 6e9 + 60_000 * 0.7 * 6e9 / 100_000
    sent = 40_000 * (0.7 * 4e9 / 50_000 + MIDDLE.haul * DETOUR * STEP)
    assert here.basis is not None
    assert here.basis.members == ("90.02", "90.01")
    assert table(here.basis) == pytest.approx([0.0, 4e9, full + new, 4e9 + full + sent], abs=20_000)
    assert reckon(here.basis).saving == pytest.approx(ACHIEVED * (new - sent) - 75e6, abs=20_000)
    assert missed == []


def test_it_says_what_speaks_for_it_and_what_against():
    found, _ = find_shared_sites([FULL, ROOMY], setting=row_of(2))

    here = only(found)
    assert here.title.text() == "TPA 90.02 dipakai bersama: Wilayah 90.02, Wilayah 90.01"
    assert [each.text() for each in here.reasons][:4] == [
        "Calon wajib: daerahnya berbatasan dan dampak urusan ini melintasi batas daerah (UU 23/2014 Pasal "
        "364).",
        "TPA 90.01 kelebihan muatan: 100.000 ton setahun, kapasitasnya 60.000 ton.",
        "Wilayah 90.01 membawa 40.000 ton setahun ke TPA 90.02, sekitar 14 km lewat jalan.",
        "TPA 90.02 masih dapat menerima 150.000 ton setahun dari kapasitas 200.000 ton.",
    ]
    assert [each.text() for each in here.counter_reasons][:3] == [
        "Setelah bergabung, TPA 90.02 penuh dalam 72 tahun bila muatan tumbuh 1,11 persen setahun "
        "(laju penduduk, BPS 2020–2024).",
        "Warga sekitar TPA 90.02 menanggung tambahan sampah dan truk; kompensasinya (UU 18/2008 Pasal 25) "
        "belum masuk hitungan.",
        "Jarak dihitung dari titik pusat wilayah, 1,4 kali garis lurus, dengan ongkos angkut 1.800 rupiah "
        "per ton-km; jalan yang lebih pendek daripada ke tempat sendiri tidak dihitung hemat. Rute "
        "sebenarnya perlu diukur.",
    ]
    assert here.obligatory


@pytest.mark.parametrize(
    ("guest", "host", "said", "costs"),
    [
        (8 * BILLION, None, True, (0.5 + 0.5 / 3) / 2),
        (8 * BILLION, 12 * BILLION, False, 1.0),
        (None, None, False, 0.5),
    ],
    ids=["host by the curve", "host recorded", "nothing recorded"],
)
def test_a_host_whose_cost_is_only_modelled_is_not_cheap_beside_guests_who_pay_more(guest, host, said, costs):
    twice = landfill("90.01", 100_000.0, cost=guest and 2 * guest)
    large = landfill("90.02", 200_000.0, cost=host)

    found, _ = find_shared_sites([twice, large], setting=row_of(2))

    here = only(found)
    texts = [each.text() for each in here.counter_reasons if "mungkin terlalu rendah" in each.text()]
    warning = (
        "Biaya TPA 90.02 tidak tercatat dan dihitung dari kurva, padahal biaya tercatat Wilayah 90.01 2 kali "
        "kurva itu; biaya TPA 90.02 mungkin terlalu rendah dan hematnya terlalu besar. Tanyakan biaya "
        "sebenarnya."
    )
    assert texts == [warning] * said
    assert dict(here.data_quality.parts)["costs"] == round(costs, 6)


def test_its_evidence_is_the_rows_field_by_field():
    found, _ = find_shared_sites([FULL, ROOMY], setting=row_of(2))

    here = only(found).evidence
    assert [(each.label, each.region, each.indicator, each.value, each.unit) for each in here] == [
        ("TPA 90.02", "90.02", "muatan", 50_000.0, "ton/tahun"),
        ("TPA 90.02", "90.02", "kapasitas", 200_000.0, "ton/tahun"),
        ("TPA 90.02", "90.02", "biaya", 4e9, "rupiah/tahun"),
        ("TPA 90.01", "90.01", "muatan", 100_000.0, "ton/tahun"),
        ("TPA 90.01", "90.01", "kapasitas", 60_000.0, "ton/tahun"),
        ("TPA 90.01", "90.01", "biaya", 6e9, "rupiah/tahun"),
    ]


def test_a_small_site_closes_where_the_curve_says_so():
    small, large = landfill("90.01", 10_000.0), landfill("90.02", 200_000.0)

    found, _ = find_shared_sites([small, large], setting=row_of(2))

    here = only(found)
    alone = MIDDLE.yearly(10_000)
    sent = 10_000 * (0.7 * MIDDLE.yearly(200_000) / 200_000 + MIDDLE.haul * DETOUR * STEP)
    assert here.basis is not None
    assert table(here.basis)[3] == pytest.approx(table(here.basis)[1] + sent, abs=20_000)
    assert here.basis.alone == pytest.approx([MIDDLE.yearly(200_000), alone], abs=1)
    assert "Menutup TPA 90.01 memerlukan" in " ".join(each.text() for each in here.counter_reasons)
    assert here.data_quality.value == 0.5


def test_a_shorter_way_than_to_its_own_site_is_no_saving():
    far = landfill("90.01", 10_000.0, km=-30.0)

    found, _ = find_shared_sites([far, landfill("90.02", 200_000.0)], setting=row_of(2))

    basis = only(found).basis
    assert basis is not None
    handled = 0.7 * MIDDLE.yearly(200_000) / 200_000
    assert table(basis)[3] - table(basis)[1] == pytest.approx(
        10_000 * (handled + MIDDLE.haul * DETOUR * 30.0), abs=20_000
    )


def test_a_region_without_a_site_brings_what_its_people_make():
    setting = within(place("90.01", population=100_000), place("90.02", km=STEP, population=400_000))

    found, _ = find_shared_sites([landfill("90.02", 80_000.0)], setting=setting)

    here = only(found)
    assert [each.text() for each in here.reasons][1:3] == [
        "Wilayah 90.01 tidak tercatat mempunyai tempat pemrosesan akhir.",
        "Wilayah 90.01 membawa 20.000 ton setahun ke TPA 90.02, sekitar 14 km lewat jalan.",
    ]
    assert dict(here.data_quality.parts)["figures"] == 0.8
    assert here.evidence[-1].value == 100_000


def test_those_who_share_a_site_already_are_one_site_and_come_into_the_case_together():
    rows = [
        landfill("90.01", 90_000.0, km=20.0, shared=True),
        landfill("90.02", 60_000.0, km=20.3, shared=True),
        landfill("90.03", 9_000.0, km=24.0),
    ]

    found, missed = find_shared_sites(rows, setting=row_of(3))

    here = only(found)
    assert here.members == ("90.01", "90.02", "90.03")
    assert here.basis is not None
    assert table(here.basis)[3] == pytest.approx(table(here.basis)[1] + table(here.basis)[2])
    assert missed == []


def test_two_who_share_a_site_are_no_opportunity():
    rows = [landfill("90.01", 90_000.0, km=5.0), landfill("90.02", 60_000.0, km=5.0)]

    found, missed = find_shared_sites(rows, setting=row_of(2))

    assert found == []
    assert [each.constraint for each in missed] == [Constraint.NO_NEIGHBOUR, Constraint.NO_NEIGHBOUR]


def test_a_shared_site_is_known_by_its_name_where_a_row_has_the_wrong_point():
    rows = [
        landfill("90.01", 90_000.0, km=5.0, name="TPPAS Regional Lembah", shared=True),
        landfill("90.02", 60_000.0, km=5.0, name="TPA Lembah", shared=True),
        landfill("90.03", 30_000.0, km=20.0, name="TPA lembah", shared=True),
    ]

    found, _ = find_shared_sites(rows, setting=row_of(3))

    assert found == []


def test_who_leaves_a_shared_site_saves_no_part_of_what_the_others_keep_paying():
    setting = row_of(8)
    rows = [
        landfill("90.01", 20_000.0, km=65.0, shared=True),
        landfill("90.08", 20_000.0, km=65.0, shared=True),
        landfill("90.02", 500_000.0),
    ]

    found, _ = find_shared_sites(rows, setting=setting)

    here = only(found)
    texts = [each.text() for each in here.counter_reasons]
    assert here.members == ("90.02", "90.01")
    assert here.basis is not None
    stays = 0.3 * MIDDLE.yearly(40_000) / 2
    sent = 20_000 * (0.7 * MIDDLE.yearly(500_000) / 500_000 + MIDDLE.haul * DETOUR * STEP)
    assert table(here.basis)[3] - table(here.basis)[1] == pytest.approx(stays + sent, abs=20_000)
    assert (
        "Bila Wilayah 90.01 meninggalkan TPA 90.08, biaya tetapnya ditanggung Wilayah 90.08; bagian itu "
        "tidak dihitung hemat." in texts
    )


def test_an_administrative_unit_counts_for_its_province_but_a_province_not_beside_its_regions():
    capital = Place("91", "Provinsi 91", "provinsi", "", 0.0, 110.0, 900_000)
    unit = replace(place("91.01", population=900_000), autonomous=False)
    host = Place("90", "Provinsi 90", "provinsi", "", 0.0, 110.1, 400_000)
    setting = within(
        unit, place("90.02", km=STEP, population=400_000), capital, host, borders=[("91.01", "90.02")]
    )
    rows = [
        landfill("91.01", 30_000.0, km=0.0),
        landfill("90", 300_000.0, km=STEP, id="90/a"),
        landfill("90.02", 300_000.0, km=STEP, id="90.02/b"),
    ]

    found, missed = find_shared_sites(rows, setting=setting)

    here = only(found)
    assert here.members == ("90.02", "91")
    assert here.basis is not None
    assert here.basis.alone[0] == pytest.approx(MIDDLE.yearly(300_000), abs=1)
    assert missed == []


def test_a_site_far_from_all_who_use_it_takes_no_guests():
    rows = [landfill("90.01", 10_000.0), landfill("90.02", 300_000.0, km=600.0)]

    found, missed = find_shared_sites(rows, setting=row_of(2))

    assert found == []
    assert [each.constraint for each in missed] == [Constraint.NO_NEIGHBOUR, Constraint.NO_SAVING]


def test_a_case_has_no_more_parties_than_can_be_worked_out():
    rows = [landfill(f"90.{n:02}", 8_000.0) for n in range(1, 12)]
    rows[5] = landfill("90.06", 400_000.0)

    found, missed = find_shared_sites(rows, setting=row_of(11))

    assert max(len(each.members) for each in found) == MOST
    assert {Constraint.NO_PROVIDER} <= {each.constraint for each in missed}


def test_guests_come_only_as_far_as_there_is_room():
    rows = [
        landfill("90.01", 20_000.0),
        landfill("90.02", 100_000.0, capacity=125_000.0),
        landfill("90.03", 22_000.0),
    ]

    found, missed = find_shared_sites(rows, setting=row_of(3))

    assert only(found).members == ("90.02", "90.03")
    assert [(each.region, each.constraint) for each in missed] == [("90.01", Constraint.NO_PROVIDER)]


@pytest.mark.parametrize(
    ("rows", "places", "expected"),
    [
        (
            [landfill("90.01", 5_000.0)],
            row_of(1),
            "Wilayah 90.01: dalam 75 km lewat darat tidak ada tempat pemrosesan akhir daerah lain.",
        ),
        (
            [landfill("90.01", 5_000.0), landfill("90.02", 90_000.0, capacity=80_000.0)],
            row_of(2),
            "Wilayah 90.01: tempat pemrosesan akhir daerah lain dalam 75 km sudah penuh.",
        ),
        (
            [landfill("90.01", 90_000.0), landfill("90.08", 90_000.0)],
            row_of(8),
            "Wilayah 90.01: membawa sampah ke tempat daerah lain dalam 75 km tidak lebih murah daripada "
            "tempat sendiri.",
        ),
        (
            [landfill("90.01", 300.0), landfill("90.02", 300.0)],
            row_of(2),
            "Wilayah 90.01: membawa sampah ke TPA 90.02 hemat 33.573.538 rupiah setahun, kurang dari biaya "
            "koordinasi yang dianggap perlu.",
        ),
        (
            [landfill("90.01", None), landfill("90.02", 90_000.0)],
            row_of(2),
            "Wilayah 90.01: muatan tempat pemrosesan akhir dan jumlah penduduk tidak tercatat.",
        ),
        (
            [landfill("90.01", 9.0, unit="m3/hari"), landfill("90.02", 90_000.0)],
            row_of(2),
            "TPA 90.01: satuan m3/hari tidak dapat diubah ke ton setahun.",
        ),
        (
            [landfill("90.01", 9.0, kind="Rumah potong hewan")],
            row_of(1),
            "Rumah potong hewan di Wilayah 90.01: belum ada kurva biaya bersumber untuk jenis fasilitas ini.",
        ),
    ],
    ids=["nobody", "full", "dearer", "too little", "no figure", "unit", "kind"],
)
def test_where_sharing_does_not_pay_the_reason_is_named(rows, places, expected):
    found, missed = find_shared_sites(rows, setting=places)

    assert found == []
    assert expected in [each.sentence.text() for each in missed if each.region == "90.01"]


def test_a_guest_is_told_where_its_saving_does_not_cover_what_so_many_must_coordinate():
    rows = [landfill(f"90.{n:02}", 50_000.0, km=20.0, shared=True) for n in range(1, 5)]

    found, missed = find_shared_sites([*rows, landfill("90.05", 1_500.0, km=24.0)], setting=row_of(5))

    told = {each.region: each for each in missed}
    assert found == []
    assert told["90.05"].constraint == Constraint.NO_SAVING
    assert told["90.05"].sentence.text().startswith("TPA 90.04 dipakai bersama: ")


def test_a_site_that_its_guests_would_fill_at_once_is_said_to_be_full_soon():
    rows = [landfill("90.01", 20_000.0), landfill("90.02", 100_000.0, capacity=120_500.0)]

    found, _ = find_shared_sites(rows, setting=row_of(2))

    assert only(found).counter_reasons[0].text() == (
        "Setelah bergabung, TPA 90.02 penuh dalam waktu kurang dari setahun; perlu perluasan atau "
        "pengurangan sampah."
    )


def test_the_sea_is_no_road():
    rows = [landfill("90.01", 10_000.0), landfill("90.02", 200_000.0), landfill("90.03", 9_000.0, km=400.0)]
    apart = within(
        place("90.01", population=None),
        place("90.02", km=STEP, population=None),
        place("90.03", km=400.0, population=None),
        borders=[("90.02", "90.03")],
    )

    found, _ = find_shared_sites(rows, setting=apart)

    assert found == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"latitude": float("nan")}, "Fasilitas TPA 90.01: lintang bukan angka yang dapat dipakai."),
        ({"longitude": float("inf")}, "Fasilitas TPA 90.01: bujur bukan angka yang dapat dipakai."),
        ({"load": -1.0}, "Fasilitas TPA 90.01: muatan bukan angka yang dapat dipakai."),
        ({"capacity": float("nan")}, "Fasilitas TPA 90.01: kapasitas bukan angka yang dapat dipakai."),
        ({"cost": -1.0}, "Fasilitas TPA 90.01: biaya bukan angka yang dapat dipakai."),
    ],
)
def test_a_row_whose_numbers_are_none_is_refused(row, reason):
    with pytest.raises(UnsoundFacility) as refused:
        find_shared_sites([replace(landfill("90.01", 1.0), **row)], setting=row_of(1))

    assert str(refused.value) == reason


def test_nothing_is_found_in_nothing():
    assert find_shared_sites([], setting=row_of(3)) == ([], [])


@st.composite
def worlds(draw: st.DrawFn) -> list[Facility]:
    """Up to five regions with landfills of any size, some with a capacity, some with a cost."""
    count = draw(st.integers(1, 5))
    some = st.one_of(st.none(), st.sampled_from([0.0, 500.0, 20_000.0, 90_000.0, 4e5]))
    cost = st.one_of(st.none(), st.sampled_from([0.0, 1e6, 9e8, 3e10]))
    return [
        landfill(f"90.{n:02}", draw(some), capacity=draw(some), cost=draw(cost), shared=draw(st.booleans()))
        for n in range(1, count + 1)
    ]


@settings(deadline=None, max_examples=60)
@given(worlds())
def test_every_region_is_told_and_every_basis_holds(rows):
    found, missed = find_shared_sites(rows, setting=row_of(len(rows), population=100_000))

    members = [code for each in found for code in each.members]
    assert len(members) == len(set(members))
    assert set(members) | {each.region for each in missed} == (
        {row.region for row in rows} if rows else set()
    )
    for each in found:
        assert each.basis is not None
        alone = [table(each.basis)[1 << n] for n in range(len(each.members))]
        assert each.basis.alone == pytest.approx(alone, abs=1)
        assert reckon(each.basis).saving > 0


@settings(deadline=None, max_examples=20)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_means_nothing(rows, chance):
    mixed = rows.copy()
    chance.shuffle(mixed)
    setting = row_of(len(rows), population=100_000)

    found, missed = find_shared_sites(rows, setting=setting)

    again, missed_again = find_shared_sites(mixed, setting=setting)
    assert [canonical(each) for each in again] == [canonical(each) for each in found]
    assert missed_again == missed


@cache
def real() -> tuple[list[Facility], Setting, list[Opportunity], list[Binding]]:
    """Search the real landfills."""
    given = landfills()
    if given is None:
        pytest.skip("the shared data are absent")
    rows, setting = given
    return rows, setting, *find_shared_sites(rows, setting=setting)


def test_the_real_landfills_are_searched_and_every_region_is_told():
    _, setting, found, missed = real()

    told = {code for each in found for code in each.members} | {each.region for each in missed}
    places = setting.map.places
    assert {code for code, each in places.items() if each.autonomous and not each.is_province} - told == set()
    assert len(found) > 50
    assert all(2 <= len(each.members) <= MOST for each in found)


def test_real_rows_in_another_order_find_the_same():
    rows, setting, _, _ = real()
    java = [row for row in rows if row.region[:2] in ("33", "34")]

    found, missed = find_shared_sites(java, setting=setting)

    mixed = random.Random(4).sample(java, len(java))
    again, missed_again = find_shared_sites(mixed, setting=setting)
    assert [canonical(each) for each in again] == [canonical(each) for each in found]
    assert missed_again == missed


def test_the_three_users_of_piyungan_are_in_one_case_together():
    _, _, found, _ = real()

    around = [set(each.members) for each in found if {"34.02", "34.04", "34.71"} & set(each.members)]
    assert [members >= {"34.02", "34.04", "34.71"} for members in around] == [True]
