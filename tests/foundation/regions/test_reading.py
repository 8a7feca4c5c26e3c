"""From bytes to rows: compressed, misencoded, cut off, far too large."""

import gzip
import io
import zipfile

import pytest
import xlsxwriter

from rajut.foundation.regions.importing import reading
from rajut.foundation.regions.importing.problems import Problem, Problems, Unreadable

CSV = "code,name\n34.04,Sleman\n34.02,Bantul\n"


def rows(data: bytes) -> list[list[str]]:
    problems = Problems()
    found = reading.table(reading.unpacked(data), problems=problems)
    assert not problems
    return [found.header, *found.rows]


def workbook(*lines: list[object]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return held.getvalue()


EXPECTED = [["code", "name"], ["34.04", "Sleman"], ["34.02", "Bantul"]]


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        gzip.compress(CSV.encode(), mtime=0),
        CSV.replace("code,name", " Code , NAME ").encode(),
        (CSV + "\n,\n\n").encode(),
        workbook(["code", "name"], ["34.04", "Sleman"], ["34.02", "Bantul"]),
    ],
)
def test_the_same_table_is_read_from_every_common_form(data):
    assert rows(data) == EXPECTED


def test_a_quoted_cell_may_hold_commas_and_lines():
    found = rows(b'code,name\n34.04,"Sleman, DIY\nutara"\n')

    assert found[1] == ["34.04", "Sleman, DIY\nutara"]


def test_windows_1252_is_read_and_the_reader_is_told():
    found = reading.table("code,name\n34.04,Café\n".encode("cp1252"), problems=Problems())

    assert found.rows == [["34.04", "Café"]]
    assert found.notes == ["Berkas dibaca sebagai Windows-1252, bukan UTF-8: periksa huruf beraksen."]


def test_a_spreadsheet_number_keeps_what_it_is():
    found = rows(workbook(["code", "value"], ["34.04", 1.234], ["34.02", 1200000], ["34.01", 0.5]))

    assert [cell for _code, cell in found[1:]] == ["1.2340", "1200000", "0.5"]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    problems = Problems()

    found = reading.table(b"code,name\n34.04,Sleman\n\n34.02\n34.01,a,b\n34.71,Yogya,\n", problems=problems)

    assert found.numbers == [2, 6]
    assert list(problems) == [
        Problem(4, "", "Baris ini mempunyai 1 sel, sedangkan judulnya 2 kolom."),
        Problem(5, "", "Baris ini mempunyai 3 sel, sedangkan judulnya 2 kolom."),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Berkas kosong"),
        (b"  \n ", "Berkas kosong"),
        (b"code,name\n", "hanya berisi judul kolom"),
        (b"\n34.04,Sleman\n", "Baris pertama kosong"),
        (b"code,name\n34.04,Sle\0man\n", "Baris 2 memuat bita NUL"),
        (CSV.encode("utf-16"), "UTF-16"),
        (b"code,name\n34.04,\x81\n", "Baris 2 memuat bita yang bukan UTF-8"),
        (b'code,name\n34.04,"Sleman\n', "CSV rusak"),
        (b"code,name\n34.04," + b"x" * 1_000_000 + b"\n", "sel terlalu panjang"),
        (gzip.compress(CSV.encode() * 500, mtime=0)[:-12], "gzip rusak atau terpotong"),
        (b"\x1f\x8b rubbish", "gzip rusak atau terpotong"),
        (b"PK\x03\x04 rubbish", "Buku kerja rusak atau terpotong"),
        (workbook(["code"], ["34.04"])[:-200], "Buku kerja rusak atau terpotong"),
    ],
)
def test_an_unreadable_file_says_what_to_do(data, says):
    with pytest.raises(Unreadable, match=says):
        reading.table(reading.unpacked(data), problems=Problems())


def test_a_gzip_that_unpacks_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "LIMIT", 100_000)
    bomb = gzip.compress(b"0" * 10_000_000, mtime=0)

    with pytest.raises(Unreadable, match="lebih besar daripada"):
        reading.unpacked(bomb)


def test_a_workbook_that_unpacks_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "LIMIT", 100_000)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 10_000_000)

    with pytest.raises(Unreadable, match="terlalu besar"):
        reading.table(held.getvalue(), problems=Problems())


def test_a_table_longer_than_the_limit_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "ROW_LIMIT", 10)

    with pytest.raises(Unreadable, match="lebih dari 10 baris"):
        reading.table(b"code\n" + b"34.04\n" * 11, problems=Problems())
