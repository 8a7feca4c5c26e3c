"""The five domains' files: what is read from them, what is told of their mistakes, nothing half-imported."""

import gzip
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
import xlsxwriter
from django.db import connection, transaction
from pyarrow import parquet as pq

from rajut.core.potential.geography import Geography
from rajut.core.potential.people import gathering
from rajut.core.potential.people.gathering import gathered
from rajut.foundation.regions import actions, holdings
from rajut.foundation.regions.importing.beating import Stopped
from rajut.foundation.regions.importing.checking import Asked, Checked
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.problems import Problem
from rajut.foundation.regions.importing.reading import LARGE
from rajut.foundation.regions.models import (
    Application,
    Facility,
    ImportRun,
    Package,
    ServiceFigure,
    StaffEntry,
)
from rajut.foundation.regions.models.holdings import MOST_FEE
from tests.cast import NOW
from tests.foundation.regions import files
from tests.foundation.regions.shared import real

pytestmark = pytest.mark.django_db

BY = {"actor": files.BRINGER, "at": NOW}
HEAD = "Kode RUP;Tahun Anggaran;Kode Daerah;Nama Paket;Pagu;Waktu Pemilihan\n"
LINE = "{code};2026;34.04;Belanja Modal Tablet;1000000;3\n"
ROW = "501;2026;34.04;Belanja Modal Tablet;1000000;3\n"


def check(text: str | bytes | Path, **given) -> Checked:
    data = text.encode() if isinstance(text, str) else text
    return actions.check(data, name="contoh.csv", **given)


def bring(text: str | bytes, **given) -> ImportRun:
    return actions.apply(check(text, **given), **BY)


def told(checked: Checked) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.text) for each in checked.problems]


def stages() -> int:
    """How many tables of staged rows lie about."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relname LIKE 'rajut_staged%%' AND relpersistence = 't'"
        )
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("packages", Package),
        ("services", ServiceFigure),
        ("staff", StaffEntry),
        ("applications", Application),
        ("facilities", Facility),
    ],
)
def test_every_kind_is_recognised_applied_and_the_second_time_changes_nothing(kind, model):
    text = files.HOLDINGS[kind]

    first = bring(text)
    before = list(model.objects.order_by("pk").values())
    again = check(text)
    actions.apply(again, **BY)

    assert (first.kind, first.state) == (kind, "applied")
    assert first.rows_done == first.rows_total == len(before) > 0
    assert [(each.difference.same, each.difference.nothing) for each in again.changes] == [
        (len(before), True)
    ]
    assert list(model.objects.order_by("pk").values()) == before


def test_a_package_is_read_as_the_national_plan_writes_it():
    bring(files.HOLDINGS["packages"], options=Options(source="LKPP 2026"))

    first, ministry = Package.objects.order_by("code")
    assert {name: getattr(first, name) for name in ("year", "region_id", "agency", "unit", "title")} == {
        "year": 2026,
        "region_id": "34.04",
        "agency": "Kabupaten Sleman",
        "unit": "Dinas Pendidikan",
        "title": "Belanja Modal Tablet dan kipas",
    }
    assert (first.method, first.kind, first.ceiling) == ("E-Purchasing", "barang", 12_500_000)
    assert (first.starts, first.ends, first.fund) == (3, 4, "APBD")
    assert (first.account, first.consolidated, first.source) == ("5.2.02.10.01.0002", True, "LKPP 2026")
    assert (ministry.region_id, ministry.agency, ministry.ends) == (None, "Kementerian Contoh", 11)


RESULTS = """Kode RUP;Tahun Anggaran;Kode Daerah;Nama Paket;Pagu;Waktu Pemilihan;Nilai Kontrak
501;2026;34.04;Belanja Modal Tablet;12500000;3;Rp 11.750.000,40
502;2026;34.04;Belanja Alat Tulis;900000;3;
"""


def test_what_a_tender_came_to_may_be_told_and_is_never_guessed():
    bring(RESULTS)

    assert list(Package.objects.order_by("code").values_list("code", "realised")) == [
        ("501", 11_750_000),
        ("502", None),
    ]


@pytest.mark.parametrize("heading", ["Nilai Realisasi", "Hasil Pemilihan", "realised", "Nilai Hasil"])
def test_what_a_tender_came_to_has_many_names(heading):
    bring(RESULTS.replace("Nilai Kontrak", heading))

    assert Package.objects.get(code="501").realised == 11_750_000


def test_a_plan_without_results_leaves_those_that_are_known_alone():
    bring(RESULTS)

    bring(HEAD + "501;2026;34.04;Belanja Modal Tablet;12000000;3\n")
    again = bring(RESULTS.replace("Rp 11.750.000,40", ""))

    found = Package.objects.get(code="501")
    assert (found.ceiling, found.realised, again.summary["changes"][0]["changed"]) == (12_500_000, None, 1)


def test_a_result_below_zero_is_told_and_nothing_is_imported():
    found = check(RESULTS.replace("Rp 11.750.000,40", "-5"))

    assert told(found) == [
        (2, "nilai_kontrak", "“-5” di luar batas: nol sampai seribu triliun rupiah."
         " Periksa tanda dan satuannya."),
    ]  # fmt: skip
    assert Package.objects.count() == 0


def test_staff_applications_facilities_and_services_are_read_whole():
    for kind in ("services", "staff", "applications", "facilities"):
        bring(files.HOLDINGS[kind], options=Options(source="data contoh"))

    seat = StaffEntry.objects.get(kind="seat")
    app, site = Application.objects.get(), Facility.objects.get()
    assert list(ServiceFigure.objects.order_by("role").values_list("role", "measure", "value", "unit")) == [
        ("input", "biaya", 12_500_000_000.5, "rupiah"),
        ("output", "sampah_terangkut", 48_000.0, "ton"),
    ]
    assert (seat.persons, seat.starts_on, seat.ends_on, seat.cost) == (
        30, date(2026, 3, 2), date(2026, 3, 6), 2_500_000,
    )  # fmt: skip
    assert (app.users, app.since, app.openness, app.cost) == (1_500, 2021, 0.5, 150_000_000)
    assert (site.capacity, site.load, site.unit, site.year, site.shared) == (
        180_000,
        150_000.5,
        "ton/tahun",
        2025,
        True,
    )
    assert {seat.source, app.source, site.source} == {"data contoh"}


def test_the_real_plan_of_one_province_is_imported_whole_as_it_is():
    checked = check(real("rup_prov_kalsel_2025_2026.csv.gz"))

    assert (checked.kind, checked.rows, told(checked)) == ("packages", 55_548, [])
    assert checked.changes[0].difference.added == 55_548
    assert checked.notes == (
        "Waktu pemilihan sebelum tahun anggaran dihitung sebagai Januari, sesudahnya sebagai Desember.",
        checked.notes[1],
    )
    assert checked.notes[1].startswith("Jumlah baris menurut tahun: 2025: ")
    assert Package.objects.count() == 0


MISTAKES = [
    ("502;2026;11.1;Tablet;1000;3\n", "kode_daerah", "Kode “11.1” kehilangan satu angka: mungkin 11.10"),
    ("502;2026;34.04;Tablet;-5;3\n", "pagu", "“-5” di luar batas: nol sampai seribu triliun rupiah."),
    ("502;2026;34.04;Tablet;9000000000000000;3\n", "pagu", "“9000000000000000” di luar batas"),
    ("502;2026;34.04;Tablet;1e400;3\n", "pagu", "“1e400” bukan jumlah rupiah."),
    ("502;2026;34.04;Tablet;NaN;3\n", "pagu", "“NaN” bukan jumlah rupiah."),
    ("502;2026;34.04;Tablet;;3\n", "pagu", "Sel angka ini kosong."),
    ("502;2026;34.04;Tablet;=1+1;3\n", "pagu", "Sel ini berisi rumus (“=1+1”)."),
    ("502;2026;34.04;=1+1;1000;3\n", "nama_paket", "Sel ini berisi rumus (“=1+1”)."),
    ("502;2026;34.04;;1000;3\n", "nama_paket", "Sel ini kosong."),
    (";2026;34.04;Tablet;1000;3\n", "kode_rup", "Sel ini kosong."),
    ("502;26;34.04;Tablet;1000;3\n", "tahun_anggaran", "“26” bukan tahun."),
    ("502;2026;34.04;Tablet;1000;13\n", "waktu_pemilihan", "“13” bukan bulan."),
    ("502;2026;34.04;Tablet;1000;2026-13-01\n", "waktu_pemilihan", "“2026-13-01” bukan bulan."),
    ("502;2026;;Tablet;1000;3\n", "", "Baris ini tidak menyebut kode daerah maupun nama instansi."),
    ("502;2026;34.04;Tablet;1000\n", "", "Baris ini mempunyai 5 sel, sedangkan judulnya 6 kolom."),
    (f"502;2026;34.04;{'x' * 2_001};1000;3\n", "nama_paket", "Teks ini 2001 karakter; paling banyak 2000."),
    (
        f"502;2026;34.04;{'x' * 1_048_576};1000;3\n",
        "nama_paket",
        "Teks ini 1048576 karakter; paling banyak 20000.",
    ),
    ("501;2026;34.04;Lain;1000;3\n", "", "Baris ini mengulang baris 2 (2026, 501). Hapus salah satunya."),
]


@pytest.mark.parametrize(("line", "column", "says"), MISTAKES, ids=[each[2][:40] for each in MISTAKES])
def test_a_mistake_is_told_with_its_row_and_column_and_nothing_is_written(line, column, says):
    before = files.counts()

    checked = check(HEAD + ROW + line)
    with pytest.raises(actions.NotApplicable):
        actions.apply(checked, **BY)

    assert [(row, where) for row, where, _text in told(checked)] == [(3, column)]
    assert checked.problems[0].text.startswith(says)
    assert files.counts() == before


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("12500000", 12_500_000),
        ("12.500.000", 12_500_000),
        ("12,500,000.00", 12_500_000),
        ("12.500.000,75", 12_500_001),
        ("Rp 12.500", 12_500),
        ("12500000.0", 12_500_000),
        ("0", 0),
        ("1000000000000000", 10**15),
    ],
)
def test_money_is_read_however_it_is_written(cell, amount):
    bring(HEAD + ROW.replace("1000000", cell))

    assert Package.objects.get().ceiling == amount


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("3", 3), ("03", 3), ("2026-03", 3), ("2026-03-01", 3), ("01/03/2026", 3), ("March 2026", 3),
        ("Maret 2026", 3), ("mar", 3), ("December 2025", 1), ("2027-01-05", 12),
    ],
)  # fmt: skip
def test_months_are_read_however_they_are_written(cell, month):
    bring(HEAD + ROW.replace(";3\n", f";{cell}\n"))

    assert (Package.objects.get().starts, Package.objects.get().ends) == (month, month)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Berkas kosong"),
        (HEAD.encode(), "hanya berisi judul kolom"),
        ((HEAD + ROW).encode("utf-16"), "UTF-16"),
        (
            (HEAD + ROW).encode() + "5;2026;34.04;Café – é;1;3\n".encode() + b"6;2026;34.04;Caf\xe9;1;3\n",
            "Baris 4 memuat",
        ),
        (gzip.compress((HEAD + ROW).encode(), mtime=0)[:-9], "gzip rusak"),
        (gzip.compress(HEAD.encode() + ROW.encode() * 600_000, 9, mtime=0), "seperti bom mampatan"),
        (b"PK\x03\x04 rubbish", "Buku kerja rusak"),
        (b"PAR1 rubbish PAR1", "Parquet rusak"),
        ((HEAD.replace("Pagu", "Anggaran") + ROW).encode(), "Kolom pagu tidak ada."),
    ],
)
def test_a_file_that_is_none_gets_one_sentence_and_nothing_is_written(data, says):
    before = files.counts()

    checked = check(data, kind="packages")
    with pytest.raises(actions.NotApplicable):
        actions.apply(checked, **BY)

    assert [(row, column) for row, column, _text in told(checked)] == [(0, "")]
    assert says in checked.problems[0].text
    assert files.counts() == before


def test_latin_1_is_read_and_the_reader_is_told():
    checked = check((HEAD + ROW.replace("Tablet", "Café")).encode("latin-1"))
    actions.apply(checked, **BY)

    assert Package.objects.get().title == "Belanja Modal Café"
    assert checked.notes == (
        "Berkas dibaca sebagai Windows-1252, bukan UTF-8: periksa huruf beraksen.",
        "Jumlah baris menurut tahun: 2026: 1.",
    )


def test_the_rows_of_each_year_are_counted_whatever_the_chunks():
    text = lines(5) + "9;2062;34.04;Kertas;1;3\n8;2025;34.04;Kertas;1;3\n7;2025;34.04;Kertas;1;3\n"

    checked = check(text, asked=Asked(chunk=2))

    assert checked.notes == ("Jumlah baris menurut tahun: 2025: 2; 2026: 5; 2062: 1.",)


COLUMNS = {
    "rup_code": pa.array([501, 502], pa.int64()),
    "year": pa.array([2026, 2026], pa.int16()),
    "region_code": pa.array(["34.04", "34.02"]).dictionary_encode(),
    "title": pa.array(["Tablet", "Kertas"]),
    "ceiling_idr": pa.array([1_000_000.0, 2_500_000.0]),
    "when": pa.array([date(2026, 3, 1), date(2026, 5, 1)]),
}


def parquet(columns: dict[str, pa.Array]) -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table(columns), held)
    return held.getvalue()


def workbook() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Kode RUP", "Tahun", "Kode Daerah", "Nama Paket", "Pagu", "Waktu Pemilihan"])
        sheet.write_row(1, 0, [501, 2026, "34.04", "Tablet", 1_000_000, 3])
        sheet.write_row(2, 0, [502, 2026, "34.02", "Kertas", 0, "Mei 2026"])
        sheet.write_formula(2, 4, "=2000000+500000", None, 2_500_000)
    return held.getvalue()


@pytest.mark.parametrize("data", [parquet(COLUMNS), workbook()])
def test_packages_come_as_parquet_and_as_a_workbook_too(data):
    bring(data)

    rows = Package.objects.order_by("code").values_list("code", "region_id", "title", "ceiling", "starts")
    assert list(rows) == [("501", "34.04", "Tablet", 1_000_000, 3), ("502", "34.02", "Kertas", 2_500_000, 5)]


def test_a_nested_parquet_names_the_column():
    checked = check(parquet(COLUMNS | {"items": pa.array([["a"], ["b"]])}), kind="packages")

    assert "Kolom “items” berisi daftar, struktur, atau bita." in checked.problems[0].text


def lines(count: int, first: int = 500) -> str:
    return HEAD + "".join(LINE.format(code=first + each) for each in range(count))


@pytest.mark.parametrize("chunk", [1, 7, 20_000])
def test_the_size_of_the_chunks_changes_nothing(chunk):
    text = lines(20) + LINE.format(code=505) + LINE.format(code=519).replace("34.04", "11.1")

    checked = check(text, asked=Asked(chunk=chunk))
    sound = check(lines(20), asked=Asked(chunk=chunk))

    assert [(row, column) for row, column, _text in told(checked)] == [(23, "kode_daerah")]
    assert (sound.rows, sound.changes[0].difference.added) == (20, 20)


def test_rows_that_repeat_each_other_across_chunks_are_all_told():
    text = lines(20) + lines(10).removeprefix(HEAD)

    checked = check(text, asked=Asked(chunk=6))

    assert [row for row, _column, _text in told(checked)] == list(range(22, 32))
    assert checked.problems[0] == Problem(
        22, "", "Baris ini mengulang baris 2 (2026, 500). Hapus salah satunya."
    )
    assert Package.objects.count() == 0


def test_more_rows_than_the_limit_are_refused_and_nothing_is_written():
    before = files.counts()

    checked = check(lines(30), asked=Asked(limits=replace(LARGE, rows=29), chunk=10))

    assert told(checked) == [(0, "", "Berkas berisi lebih dari 29 baris. Bagi menjadi beberapa berkas.")]
    assert (files.counts(), stages()) == (before, 0)
    assert LARGE.rows == 10_000_000


def test_all_mistakes_are_counted_and_the_first_are_named():
    text = HEAD + "".join(f"{each};2026;11.1;Tablet;-1;3\n" for each in range(15_000))

    checked = check(text)

    assert (checked.rows, checked.problems_total, len(checked.problems)) == (15_000, 30_000, 20_000)
    assert Package.objects.count() == 0


def test_a_file_is_read_once_where_it_is_checked_and_applied_in_one_transaction():
    with transaction.atomic():
        checked = check(lines(50))
        staged = stages()
        (rows,) = (batch.rows for batch in checked.batches)
        rows.count = 0
        actions.apply(checked, **BY)

    assert (staged, rows.count) == (1, 0)  # nothing was counted a second time
    assert Package.objects.count() == 50


def test_a_file_that_is_cancelled_while_it_is_read_leaves_nothing_staged():
    before = files.counts()

    def cancelled(done: int, total: int) -> None:
        if done == 20:
            raise Stopped

    with pytest.raises(Stopped):
        check(lines(50), asked=Asked(chunk=10), progress=cancelled)

    assert (files.counts(), stages()) == (before, 0)


def test_progress_is_told_up_to_the_last_row():
    seen: list[tuple[int, int]] = []

    check(lines(50), asked=Asked(chunk=20), progress=lambda done, total: seen.append((done, total)))

    assert seen == [(20, 50), (40, 50), (50, 50)]


@pytest.mark.parametrize(
    ("kind", "change", "row", "column", "says"),
    [
        (
            "services",
            ("34.04;sampah;2025;masukan", "34.4;sampah;2025;masukan"),
            2,
            "kode_daerah",
            "kehilangan satu",
        ),
        ("services", ("masukan;biaya", "modal;biaya"), 2, "peran", "Pilih salah satu: masukan"),
        ("services", ("48.000", "-48"), 3, "nilai", "di luar batas"),
        ("services", ("sampah;2025;keluaran", "Sampah Kota;2025;keluaran"), 3, "layanan", "bukan kode"),
        ("staff", (";30;", ";0;"), 3, "jumlah_orang", "bukan bilangan bulat antara 1"),
        ("staff", ("2026-03-06", "2026-02-30"), 3, "selesai", "bukan tanggal"),
        ("staff", ("2026-03-06", "2026-03-01"), 3, "selesai", "mendahului"),
        ("staff", (";12;;;", ";12;;;500"), 2, "biaya", "tidak mempunyai biaya"),
        ("staff", ("2.500.000", "1.000.000.000.001"), 3, "biaya", "paling banyak satu triliun rupiah"),
        ("staff", ("BKPP;Analis kebijakan", "BKPP;---"), 2, "kompetensi", "“---” tidak menyebut kompetensi"),
        ("staff", ("BKPP;Analis kebijakan", "BKPP;2026"), 2, "kompetensi", "“2026” tidak menyebut"),
        ("staff", ("BKPP;Analis kebijakan", "BKPP;tahun 2026 di"), 2, "kompetensi", "tidak menyebut"),
        ("staff", ("\ntempat", "\nkursi"), 3, "jenis", "tidak dikenal"),
        ("applications", ("0,5", "1,5"), 2, "keterbukaan", "di luar batas 0 sampai 1"),
        ("applications", ("1500", "12,5"), 2, "pengguna", "bukan bilangan bulat"),
        ("applications", (";2021;", ";21;"), 2, "sejak", "bukan tahun"),
        ("facilities", ("110.38", "1.5"), 2, "bujur", "di luar batas"),
        ("facilities", ("ton/tahun", ""), 2, "kapasitas", "Satuannya tidak disebut"),
        ("facilities", (";ya", ";mungkin"), 2, "bersama", "bukan ya atau tidak"),
    ],
)
def test_every_small_kind_tells_its_own_mistakes_and_nothing_is_written(kind, change, row, column, says):
    before = files.counts()

    checked = check(files.HOLDINGS[kind].replace(*change))
    with pytest.raises(actions.NotApplicable):
        actions.apply(checked, **BY)

    problem = checked.problems[0]
    assert (problem.row, problem.column) == (row, column)
    assert says in problem.text
    assert files.counts() == before


def test_what_the_staff_table_takes_the_finder_reads():
    text = files.HOLDINGS["staff"].replace("2.500.000", "1.000.000.000.000")

    bring(text, options=Options(source="data contoh"))

    gathered(holdings.staff(), ground=Geography(places={}, borders={}))
    assert gathering.MOST_COST == MOST_FEE


def test_the_same_need_twice_without_a_day_is_told():
    need = files.HOLDINGS["staff"].splitlines()[1]

    checked = check(files.HOLDINGS["staff"] + need + "\n")

    assert [(row, column) for row, column, _text in told(checked)] == [(4, "")]
