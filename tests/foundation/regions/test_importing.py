"""A file is told whole and written whole: every kind, every mistake, every repeat."""

import gzip
from decimal import Decimal

import pytest
from django.db import IntegrityError

from rajut.foundation.regions import actions, queries
from rajut.foundation.regions.importing.batches import Difference
from rajut.foundation.regions.importing.checking import Checked
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.problems import Problem
from rajut.foundation.regions.models import (
    Affair,
    Border,
    Boundary,
    Facility,
    Figure,
    GroupMember,
    ImportRun,
    Indicator,
    Region,
)
from tests.cast import NOW
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db

BY = {"actor": files.BRINGER, "at": NOW}


def check(text: str | bytes, **given) -> Checked:
    data = text if isinstance(text, bytes) else text.encode()
    return actions.check(data, name="contoh.csv", **given)


def bring(text: str | bytes, **given) -> ImportRun:
    return actions.apply(check(text, **given), **BY)


def differences(checked: Checked) -> list[tuple[int, int, int, int]]:
    found = [change.difference for change in checked.changes]
    return [(each.added, each.changed, each.same, each.removed) for each in found]


KINDS = [
    ("regions", files.REGIONS),
    ("adjacency", files.ADJACENCY),
    ("adjacency_provinces", files.PROVINCES),
    ("sea_neighbours", files.SEA),
    ("boundaries", files.topojson("34.04", "34.02")),
    ("indicators", files.INDICATORS),
    ("agencies", files.AGENCIES),
    ("urusan", files.AFFAIRS),
    ("landfills", files.LANDFILLS),
    ("cooperation_groups", files.GROUPS),
    ("cooperation_members", files.MEMBERS),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_every_kind_is_recognised_applied_and_the_second_time_changes_nothing(kind, text):
    if kind == "cooperation_members":
        bring(files.GROUPS)

    first = bring(text)
    before = files.counts()
    again = check(text)
    second = actions.apply(again, **BY)

    assert (first.kind, first.state) == (kind, "applied")
    assert first.rows_done == first.rows_total > 0
    assert all(change.difference.nothing for change in again.changes)
    assert second.state == "applied"
    assert files.counts() == before | {"ImportRun": before["ImportRun"] + 1}


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_checking_writes_nothing(kind, text):
    before = files.counts()

    check(text, kind=kind)

    assert files.counts() == before


def test_a_compressed_file_is_the_same_file():
    checked = check(gzip.compress(files.INDICATORS.encode()))

    assert checked.kind == "indicators"
    assert differences(checked) == [(2, 0, 0, 0), (3, 0, 0, 0)]


def test_figures_come_with_their_indicators():
    bring(files.INDICATORS, options=Options(licence="CC BY 4.0"))

    known, new = (
        Indicator.objects.get(slug="akses_sanitasi_layak"),
        Indicator.objects.get(slug="sampah_harian"),
    )
    figure = Figure.objects.get(region="34.02")
    assert (known.name, known.direction, known.affair_id) == ("Akses sanitasi layak", "higher", "1.03")
    assert (new.name, new.direction, new.unit) == ("Sampah harian", "neutral", "ton")
    assert (figure.value, figure.year, figure.source) == (Decimal("91.25"), 2020, "BPS")
    assert figure.licence == "CC BY 4.0"


def test_a_file_without_sources_names_itself_as_the_source():
    bring("code,year,indicator,value,unit\n34.04,2020,sampah,5,ton\n")

    assert Figure.objects.get().source == "Berkas contoh.csv"


def test_indonesian_headings_and_numbers_are_read():
    bring("kode;tahun;indikator;nilai;satuan;sumber\n34.04;2020;sampah;1.234,5;ton;DLH\n")

    assert Figure.objects.get().value == Decimal("1234.5")


def test_a_unit_that_differs_by_a_power_of_ten_is_turned_into_the_known_one():
    checked = check("code,year,indicator,value,unit\n34.04,2000,pdrb_adhk2010,2001.5,miliar_rupiah\n")
    actions.apply(checked, **BY)

    assert Figure.objects.get().value == Decimal(2001500)
    assert checked.notes == ("Nilai pdrb_adhk2010 diubah dari miliar_rupiah menjadi juta_rupiah.",)


def test_the_preview_shows_what_is_new_what_changes_and_what_stays():
    bring(files.INDICATORS)

    checked = check(
        "code,year,indicator,value,unit,source\n"
        "34.04,2020,akses_sanitasi_layak,96,persen,BPS\n"
        "34.02,2020,akses_sanitasi_layak,91.25,persen,BPS\n"
        "34.71,2020,akses_sanitasi_layak,99.5,persen,BPS\n"
    )

    (change,) = checked.changes
    found = change.difference
    assert (found.added, found.changed, found.same) == (1, 1, 1)
    assert found.added_examples[0].key == "akses_sanitasi_layak · 34.71 · 2020"
    assert found.changed_examples[0].key == "akses_sanitasi_layak · 34.04 · 2020"
    assert found.changed_examples[0].changes == (("Nilai", "95.1", "96"),)


def test_official_regions_keep_their_seat_and_bring_their_centroid():
    bring(files.REGIONS, options=Options(source="Dukcapil dan BIG", year=2024))

    sleman = Region.objects.get(code="34.04")
    assert (sleman.seat, sleman.latitude, sleman.area_km2) == ("Sleman", -7.7, 574.82)
    assert (sleman.population, sleman.population_year) == (1_100_000, 2024)
    assert sleman.source == "Dukcapil dan BIG"


def test_a_population_without_a_year_is_left_out_and_told():
    checked = check(files.REGIONS)
    actions.apply(checked, **BY)

    assert Region.objects.get(code="34.04").population is None
    assert checked.notes == ("Jumlah penduduk tidak dibaca karena tahunnya tidak diketahui. Isi tahun data.",)


def test_a_new_region_needs_its_province():
    text = "code,name,level,lat,lon\n{0},Kabupaten Contoh,kabupaten,-7.7,110.38\n"

    found = check(text.format("34.99")), check(text.format("99.01"))

    assert differences(found[0]) == [(1, 0, 0, 0)]
    assert [problem.text for problem in found[1].problems] == [
        "Provinsi 99 tidak dikenal dan tidak ada di berkas ini."
    ]


def test_a_border_list_replaces_the_one_before_and_leaves_the_others():
    bring(files.ADJACENCY)
    bring(files.PROVINCES)
    bring(files.SEA)

    shorter = check(files.ADJACENCY.rsplit("\n", 2)[0] + "\n")
    actions.apply(shorter, **BY)

    assert differences(shorter) == [(0, 0, 1, 1)]
    assert shorter.changes[0].difference.removed_examples[0].key == "34.02 · 34.71"
    assert set(Border.objects.values_list("a_id", "b_id")) == {
        ("34.02", "34.04"),
        ("33", "34"),
        ("11.09", "11.10"),
    }


def test_a_pair_by_sea_may_stand_twice_from_both_sides():
    bring(files.SEA + "11.10,Kabupaten Aceh Singkil,11.09,Kabupaten Simeulue,42.9\n")

    assert Border.objects.get().km == 42.9


def test_the_members_of_a_group_are_replaced_those_of_others_stay():
    bring(files.GROUPS + "lain,Forum Lain,forum,umum,2001,,,,contoh\n")
    bring(files.MEMBERS + "lain,34.71,Kota Yogyakarta,anggota,,\n")

    bring("group_id,region_code,role\ncontoh,34.04,anggota\n")

    assert set(GroupMember.objects.values_list("group_id", "region_id")) == {
        ("contoh", "34.04"),
        ("lain", "34.71"),
    }


def test_a_landfill_listed_twice_keeps_its_figures():
    checked = check(
        files.LANDFILLS
        + "TPA Contoh,TPA,34.02,-7.87,110.43,,,,0\n"
        + "TPA Lain,Jalan Contoh 3,34.04,-7.7,110.4,,,,0\n"
    )
    actions.apply(checked, **BY)

    assert Facility.objects.get(name="TPA Contoh").load == 1000.5
    assert Facility.objects.get(name="TPA Lain").kind == "TPA"
    assert checked.notes == (
        "1 baris menyebut jenis yang tidak dikenal; dicatat sebagai TPA.",
        "1 baris mengulang fasilitas yang sama dan digabung.",
    )


def test_an_affair_keeps_its_mark_of_effects_across_borders():
    bring(files.AFFAIRS.replace("Lingkungan Hidup", "Lingkungan"))

    affair = Affair.objects.get(code="2.11")
    assert (affair.name, affair.externality) == ("Lingkungan", True)


def test_boundaries_become_geojson():
    bring(files.topojson("34.04"), options=Options(source="BIG", licence="MIT"))

    found = Boundary.objects.get()
    assert (found.source, found.licence) == ("BIG", "MIT")
    assert found.geometry == {"type": "Polygon", "coordinates": files.SQUARE}
    assert queries.boundaries(["34.04"])["features"][0]["properties"] == {
        "code": "34.04",
        "name": "Kabupaten Sleman",
        "source": "BIG",
    }


INDICATOR_HEAD = "code,year,indicator,value,unit\n"
MISTAKES = [
    ("11.1,2020,sampah,5,ton\n", "code", "Kode “11.1” kehilangan satu angka: mungkin 11.10"),
    ("99.99,2020,sampah,5,ton\n", "code", "Kode daerah “99.99” tidak dikenal"),
    ("91.09,2020,sampah,5,ton\n", "code", "Kode lama “91.09”"),
    ("34.04,202,sampah,5,ton\n", "year", "“202” bukan tahun"),
    ("34.04,2525,sampah,5,ton\n", "year", "“2525” bukan tahun"),
    ("34.04,2020,Sampah Harian,5,ton\n", "indicator", "“Sampah Harian” bukan kode"),
    ("34.04,2020,sampah,NaN,ton\n", "value", "“NaN” bukan bilangan"),
    ("34.04,2020,sampah,inf,ton\n", "value", "“inf” bukan bilangan"),
    ("34.04,2020,sampah,1.234,ton\n", "value", "“1.234” dapat berarti dua hal"),
    ("34.04,2020,sampah,=B2*3,ton\n", "value", "Sel ini berisi rumus (“=B2*3”)"),
    ("34.04,2020,sampah,5,=A1\n", "unit", "Sel ini berisi rumus (“=A1”)"),
    ("34.04,2020,sampah,,ton\n", "value", "Sel angka ini kosong"),
    ("34.04,2020,sampah,5,\n", "unit", "Sel ini kosong"),
    ("34.04,2020,kemiskinan_p0,5,jiwa\n", "unit", "Satuan “jiwa” tidak dapat diubah menjadi “persen”"),
    ("34.04,2020,sampah,99999999999999999999,ton\n", "value", "“99999999999999999999” terlalu besar"),
    ("34.04,2020,sampah,5\n", "", "Baris ini mempunyai 4 sel"),
    ("34.04,2020,sampah,5," + "x" * 41 + "\n", "unit", "Teks ini 41 karakter; paling banyak 40"),
    ("34.04,2020,sampah," + "5" * 1_000_000 + ",ton\n", "value", "Teks ini 1000000 karakter"),
]


@pytest.mark.parametrize(("line", "column", "says"), MISTAKES)
def test_a_mistake_is_told_with_its_row_and_column_and_nothing_is_written(line, column, says):
    before = files.counts()

    checked = check(INDICATOR_HEAD + "34.02,2020,lain,7,kg\n" + line)
    with pytest.raises(actions.NotApplicable):
        actions.apply(checked, **BY)

    (problem,) = checked.problems
    assert (problem.row, problem.column) == (3, column)
    assert problem.text.startswith(says)
    assert files.counts() == before


def test_all_mistakes_are_told_at_once_in_the_order_of_the_rows():
    lines = (
        "".join(line for line, _column, _says in MISTAKES[:4])
        + "34.04,2020,sampah,7,ton\n34.04,2020,sampah,7,ton\n"
    )

    checked = check(INDICATOR_HEAD + lines)

    assert [(problem.row, problem.column) for problem in checked.problems] == [
        (2, "code"),
        (3, "code"),
        (4, "code"),
        (5, "year"),
        (7, ""),
    ]
    assert checked.problems[-1] == Problem(
        7, "", "Baris ini mengulang baris 6 (sampah, 34.04, 2020). Hapus salah satunya."
    )


def test_mixed_decimal_signs_are_told_where_they_stand():
    checked = check(
        'code,year,indicator,value,unit\n34.04,2020,a,1.5,ton\n34.04,2021,a,2.5,ton\n34.04,2022,a,"3,5",ton\n'
    )

    assert [(problem.row, problem.column) for problem in checked.problems] == [(4, "value")]


FILES_THAT_ARE_NONE = [
    (b"", "Berkas kosong"),
    (b"code,name\n", "hanya berisi judul kolom"),
    (b"a,b\n1,2\n", "tidak ada"),
    (b"code,code,year\n1,2,3\n", "Judul kolom “code” muncul lebih dari sekali"),
    (b"code,year\n34.04,2\0\n", "bita NUL"),
    (gzip.compress(files.INDICATORS.encode(), mtime=0)[:-9], "gzip rusak"),
    (b"{", "bukan JSON"),
    (b'{"type": "Topology", "arcs": [], "objects": {"a": {"type": "Polygon", "arcs": [[3]]}}}', "rusak"),
]


@pytest.mark.parametrize(("data", "says"), FILES_THAT_ARE_NONE)
def test_a_file_that_is_none_gets_one_sentence_and_nothing_is_written(data, says):
    before = files.counts()

    checked = check(data)
    with pytest.raises(actions.NotApplicable):
        actions.apply(checked, **BY)

    (problem,) = checked.problems
    assert (problem.row, problem.column) == (0, "")
    assert says in problem.text
    assert files.counts() == before


def test_the_wrong_kind_names_the_columns_it_needs():
    checked = check(files.AGENCIES, kind="urusan")

    assert checked.problems[0].text == (
        "Kolom code, class tidak ada. Berkas “Urusan pemerintahan” memerlukan: code, name, class;"
        " yang ada: klpd_code, name, kind."
    )


@pytest.mark.parametrize(
    ("text", "row", "column", "says"),
    [
        ("code_a,code_b,shared_border_km\n34.02,34.02,5\n", 2, "", "berbatasan dengan dirinya sendiri"),
        (
            files.ADJACENCY.replace("Kota Yogyakarta", "Kabupaten Yogyakarta"),
            3,
            "name_a",
            "34.71 adalah Kota",
        ),
        (files.ADJACENCY.replace("34.71,34.02", "34,34.02"), 3, "code_a", "34 adalah provinsi"),
        (files.ADJACENCY + "34.04,34.02,,,46.7\n", 4, "", "mengulang baris 2"),
        (files.SEA.replace("42.9", "-1"), 2, "sea_distance_km", "di luar batas"),
        (files.REGIONS.replace("-7.7,", "7.7,"), 3, "lat", "di luar batas"),
        (files.REGIONS.replace("kabupaten", "provinsi"), 3, "level", "Tingkat dan kode tidak cocok"),
        (files.REGIONS.replace("34.04", "34.4"), 3, "code", "kehilangan satu angka"),
        (files.AFFAIRS.replace("2.11", "2.1"), 2, "code", "bukan kode urusan"),
        (files.AGENCIES.replace("kementerian\n", "badan\n"), 2, "kind", "tidak dikenal. Pilih salah satu"),
        (files.LANDFILLS.replace("110.43", "11.04"), 2, "lon", "di luar batas"),
        (files.LANDFILLS + "TPA Contoh,TPA,34.02,-7.87,110.43,2022,7,7,0\n", 3, "", "berbeda dari baris 2"),
        (files.GROUPS.replace("2000,,", "2000,1999,"), 2, "end_year", "mendahului"),
        (
            files.MEMBERS.splitlines()[0] + "\ntiada,34.04,,anggota,,\n",
            2,
            "group_id",
            "Kelompok “tiada” belum ada",
        ),
        (files.topojson("34.04", "11.1"), 2, "id", "kehilangan satu angka"),
        (files.topojson("34.04", "34.04"), 2, "id", "muncul lebih dari sekali"),
        (files.topojson("34.04", arc=[[0, 0], [9, 0], [9, 9], [0, 0]]), 1, "id", "keluar dari Indonesia"),
    ],
)
def test_every_kind_tells_its_own_mistakes_and_nothing_is_written(text, row, column, says):
    before = files.counts()

    checked = check(text)
    with pytest.raises(actions.NotApplicable):
        actions.apply(checked, **BY)

    problem = checked.problems[0]
    assert (problem.row, problem.column) == (row, column)
    assert says in problem.text
    assert files.counts() == before


def test_a_failure_in_the_database_writes_nothing_at_all():
    somewhere = Region.objects.create(
        code="34.99", name="Contoh", kind="regency", parent_id="34", latitude=-7.8, longitude=110.4
    )
    checked = check(INDICATOR_HEAD + "34.04,2020,sampah,5,ton\n34.99,2020,sampah,5,ton\n")
    somewhere.delete()  # between checking and applying, somebody else acts
    before = files.counts()

    with pytest.raises(IntegrityError):
        actions.apply(checked, **BY)

    assert files.counts() == before


def test_progress_is_told_up_to_the_last_row():
    seen: list[tuple[int, int]] = []

    lines = "".join(f"34.04,{year},sampah,{year},ton\n" for year in range(1945, 2100))
    checked = check(INDICATOR_HEAD + lines)
    actions.apply(checked, **BY, progress=lambda done, total: seen.append((done, total)))

    assert seen[-1] == (156, 156)  # one indicator, then its figures


def test_nothing_different_is_nothing():
    assert Difference(same=5).nothing
    assert not Difference(removed=1).nothing
