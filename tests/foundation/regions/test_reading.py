"""From bytes to rows: compressed, misencoded, cut off, far too large."""

import gzip
import io
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import parquet as pq

from rajut.foundation.regions.importing import reading
from rajut.foundation.regions.importing.problems import Problem, Problems, Unreadable
from rajut.foundation.regions.importing.reading import SMALL, Source, Table

CSV = "code,name\n34.04,Sleman\n34.02,Bantul\n"


def table(data: bytes, problems: Problems | None = None, **limits: int) -> Table:
    return reading.table(
        Source(data), problems=Problems() if problems is None else problems, limits=replace(SMALL, **limits)
    )


def rows(data: bytes) -> list[list[str]]:
    problems = Problems()
    found = table(data, problems)
    assert list(problems) == []
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
    found = table("code,name\n34.04,Café\n".encode("cp1252"))

    assert found.rows == [["34.04", "Café"]]
    assert found.notes == ["Berkas dibaca sebagai Windows-1252, bukan UTF-8: periksa huruf beraksen."]


def test_a_spreadsheet_number_keeps_what_it_is():
    found = rows(workbook(["code", "value"], ["34.04", 1.234], ["34.02", 1200000], ["34.01", 0.5]))

    assert [cell for _code, cell in found[1:]] == ["1.2340", "1200000", "0.5"]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    problems = Problems()

    found = table(b"code,name\n34.04,Sleman\n\n34.02\n34.01,a,b\n34.71,Yogya,\n", problems)

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
        (b'code,name\n34.04,"' + b"x\n" * 2_200_000 + b'"\n', "sel terlalu panjang"),
        (b"code,name\n34.04," + b"x" * 5_000_000 + b"\n", "Baris 2 terlalu panjang"),
        ("code,name\n34.04,Café\n".encode() + "34.02,Café\n".encode("latin-1"), "Baris 3 memuat bita yang"),
        (gzip.compress(CSV.encode() * 500, mtime=0)[:-12], "gzip rusak atau terpotong"),
        (b"\x1f\x8b rubbish", "gzip rusak atau terpotong"),
        (b"PK\x03\x04 rubbish", "Buku kerja rusak atau terpotong"),
        (workbook(["code"], ["34.04"])[:-200], "Buku kerja rusak atau terpotong"),
    ],
)
def test_an_unreadable_file_says_what_to_do(data, says):
    with pytest.raises(Unreadable, match=says):
        table(data)


def test_a_gzip_that_unpacks_to_too_much_is_stopped():
    with pytest.raises(Unreadable, match="lebih besar daripada 0 MB"):
        table(gzip.compress(b"code\n" + b"0\n" * 100_000, mtime=0), unpacked=100_000)


def test_a_gzip_bomb_is_stopped_long_before_it_is_unpacked():
    bomb = gzip.compress(b"code,name\n" + b"34.04,Sleman\n" * 3_000_000, 9, mtime=0)
    began = time.monotonic()

    with pytest.raises(Unreadable, match="mengembang lebih dari 200 kali"):
        reading.opened(Source(bomb))

    assert len(bomb) < 200_000
    assert time.monotonic() - began < 2


def zipped(name: str, text: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, text)
    return held.getvalue()


def test_a_zip_bomb_is_stopped_long_before_it_is_unpacked():
    bomb = zipped("xl/worksheets/sheet1.xml", b"0" * 40_000_000)

    with pytest.raises(Unreadable, match="mengembang lebih dari 200 kali"):
        table(bomb)

    assert len(bomb) < 1_000_000


def test_a_workbook_that_unpacks_to_too_much_is_stopped():
    with pytest.raises(Unreadable, match="lebih besar daripada 0 MB"):
        table(zipped("xl/worksheets/sheet1.xml", b"0" * 1_000_000), unpacked=100_000)


def test_one_cell_in_the_last_corner_does_not_fill_the_memory():
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "code")
        sheet.write(1_048_575, 16_383, "x")

    with pytest.raises(Unreadable, match="sampai baris 1048576 kolom 16384"):
        table(held.getvalue())


RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def bare(cells: str, *, place: str = "worksheets/sheet1.xml", prefix: str = "") -> bytes:
    """A workbook of one sheet that holds a heading and `cells`, with nothing that is not needed."""
    held, main = io.BytesIO(), "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheets = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    book = f'<workbook xmlns="{main}" xmlns:r="{RELATED}">{sheets}</workbook>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def links(kind: str, target: str) -> str:
        link = f'<Relationship Id="r1" Type="{RELATED}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{package}">{link}</Relationships>'

    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row>'
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", book)
        packed.writestr("_rels/.rels", links("officeDocument", "xl/workbook.xml"))
        packed.writestr("xl/_rels/workbook.xml.rels", links("worksheet", place))
        sheet = f'{prefix}<worksheet xmlns="{main}"><sheetData>{head}{cells}</sheetData></worksheet>'
        packed.writestr(f"xl/{place}", sheet)
    return held.getvalue()


def test_a_bare_workbook_is_read_from_wherever_it_lies():
    found = rows(bare('<row r="2"><c r="A2"><v>7</v></c></row>', place="sheets/a.xml"))

    assert found == [["code"], ["7"]]


@pytest.mark.parametrize("place", ["worksheets/sheet1.xml", "sheets/a.xml", "SHEETS/b.bin"])
@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        "<row><c s='>' r = 'xfd0001048576'><v>1</v></c></row>",
        "<row r='2'><c r='XFD2'><v>1</v></c></row><row r='1048575'/><row><c><v>1</v></c></row>",
    ],
)
def test_a_far_corner_is_found_however_it_is_written_and_wherever_it_lies(cells, place):
    with pytest.raises(Unreadable, match=r"sampai baris 104857[56] kolom 16384"):
        table(bare(cells, place=place))


def test_a_workbook_that_declares_entities_is_refused():
    declared = '<!DOCTYPE worksheet [<!ENTITY far "XFD1048576">]>'

    with pytest.raises(Unreadable, match="Buku kerja rusak"):
        table(bare("<row r='2'><c r='&far;'><v>1</v></c></row>", prefix=declared))


@pytest.mark.parametrize("name", ["content.xml", "xl/workbook.bin"])
def test_other_forms_of_workbooks_are_not_opened(name):
    with pytest.raises(Unreadable, match="Buku kerja tidak dapat dibuka"):
        table(zipped(name, b"<office/>"))


@pytest.mark.parametrize("place", ["worksheets/sheet1.xml", "worksheets/sheet2.xml", "sheets/a.xml"])
@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ('<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "Sel A2 berisi rumus yang gagal"),
        ("<c t='e' r='A2'><f>1/0</f><v>#DIV/0!</v></c>", "Sel A2 berisi rumus yang gagal"),
        ('<c r="A2"><f>1000*12</f></c>', "Sel A2 berisi rumus yang belum dihitung"),
        ('<c r="A2"><f>1000*12</f><v></v></c>', "Sel A2 berisi rumus yang belum dihitung"),
        ('<c r="A2" s="1"><f>1000*12</f><v/></c>', "Sel A2 berisi rumus yang belum dihitung"),
    ],
)
def test_a_formula_without_a_value_is_told_with_its_cell_whichever_sheet_it_is_in(cell, says, place):
    with pytest.raises(Unreadable, match=says):
        table(bare(f'<row r="2">{cell}</row>', place=place))


def test_a_formula_may_give_an_empty_text():
    text = '<row r="2"><c r="A2" t="str"><f>IF(1,"","x")</f><v></v></c></row>'
    number = '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>'

    assert rows(bare(text + number)) == [["code"], ["2"]]


def test_what_fails_in_a_sheet_that_is_not_read_does_no_harm():
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        book.add_worksheet().write_column(0, 0, ["code", "34.04"])
        book.add_worksheet().write_formula(1, 1, "=1/0", None, "#DIV/0!")

    assert rows(held.getvalue()) == [["code"], ["34.04"]]


def test_a_formula_counts_as_the_value_that_was_kept_for_it():
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "value"])
        sheet.write_row(1, 0, ["34.04"])
        sheet.write_formula(1, 1, "=40+2", None, 42)

    assert rows(held.getvalue()) == [["code", "value"], ["34.04", "42"]]


def test_a_formula_that_failed_is_told_with_its_cell():
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "value"])
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    with pytest.raises(Unreadable, match="Sel B2 berisi rumus yang gagal"):
        table(held.getvalue())


def test_a_day_in_a_spreadsheet_is_a_day():
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["day"])
        sheet.write_datetime(
            1, 0, datetime.fromisoformat("2026-03-01"), book.add_format({"num_format": "yyyy-mm-dd"})
        )

    assert rows(held.getvalue()) == [["day"], ["2026-03-01"]]


def test_a_table_longer_than_the_limit_is_stopped():
    with pytest.raises(Unreadable, match="lebih dari 10 baris"):
        table(b"code\n" + b"34.04\n" * 11, rows=10)


def test_a_cell_that_is_far_too_long_is_told_with_its_row_and_column():
    problems = Problems()

    found = table(b"code,title\n1,ok\n2," + b"x" * 1_048_576 + b"\n3,ok\n", problems)

    assert found.numbers == [2, 4]
    assert list(problems) == [
        Problem(3, "title", "Teks ini 1048576 karakter; paling banyak 20000. Persingkat.")
    ]


def test_a_long_table_comes_in_chunks_whose_rows_keep_their_numbers():
    problems = Problems()
    reader = reading.opened(Source(b"code\n" + b"".join(b"%d\n" % each for each in range(2, 27))))

    chunks = list(reader.chunks(problems=problems, limits=SMALL, step=10))

    assert [len(chunk.rows) for chunk in chunks] == [10, 10, 5]
    assert all(chunk.numbers == [int(row[0]) for row in chunk.rows] for chunk in chunks)
    assert reader.total == 25


def test_headings_are_compared_without_case_and_punctuation():
    reader = reading.opened(Source(b"Nama Paket (RUP);Pagu - Rp.;;kode\na;1;;2\n"))

    assert reader.written == ("Nama Paket (RUP)", "Pagu - Rp.", "", "kode")
    assert reader.headings == ("nama_paket_rup", "pagu_rp", "", "kode")


PLAIN = {
    "code": ["a", "b"],
    "day": [date(2026, 3, 1), None],
    "moment": [datetime.fromisoformat("2026-03-01"), datetime.fromisoformat("2026-03-01T07:30")],
    "count": [5, None],
    "share": [0.25, 1.234],
    "yes": [True, False],
    "money": [Decimal("12.50"), Decimal("3.00")],
}


def parquet(columns: dict[str, object], **given: object) -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table(columns), held, **given)
    return held.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_a_parquet_of_plain_columns_is_read_as_texts(packed, tmp_path):
    data = parquet(PLAIN)
    path = tmp_path / "contoh.parquet"
    path.write_bytes(data)

    found = rows(gzip.compress(data) if packed else data)
    problems = Problems()
    (from_disk,) = reading.opened(Source(path)).chunks(problems=problems, limits=SMALL)

    assert found == [
        ["code", "day", "moment", "count", "share", "yes", "money"],
        ["a", "2026-03-01", "2026-03-01", "5", "0.25", "1", "12.50"],
        ["b", "", "2026-03-01 07:30:00", "", "1.2340", "0", "3.00"],
    ]
    assert [from_disk.header, *from_disk.rows] == found


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_words_that_stand_often_are_made_once(kind):
    reader = reading.opened(Source(parquet({"code": pa.array(["satu dua"] * 3 + [None], kind)})))

    cells = [row[0] for row in islice(reader.lines(), 1, None)]

    assert cells == ["satu dua"] * 3 + [""]
    assert cells[0] is cells[1] is cells[2]


def test_a_word_of_a_parquet_that_is_far_too_long_is_told_where_it_stands():
    problems = Problems()

    found = table(parquet({"code": ["1", "2"], "title": ["ok", "x" * 1_048_576]}), problems)

    assert [(each.row, each.column) for each in problems] == [(3, "title")]
    assert found.rows == [["1", "ok"]]


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"code": ["a"], "many": [[1, 2]]}, "many"),
        ({"code": ["a"], "inner": [{"x": 1}]}, "inner"),
        ({"code": ["a"], "raw": [b"x"]}, "raw"),
    ],
)
def test_a_parquet_with_columns_that_are_no_cells_names_the_column(columns, name):
    with pytest.raises(Unreadable, match=f"Kolom “{name}” berisi daftar, struktur, atau bita"):
        table(parquet(columns))


@pytest.mark.parametrize("cut", [4, 20, -9, -40])
def test_a_broken_parquet_is_told(cut):
    with pytest.raises(Unreadable, match="Parquet rusak atau terpotong"):
        table(parquet(PLAIN)[:cut])


def test_a_parquet_whose_inside_is_damaged_is_told():
    data = bytearray(parquet({"code": [f"kode {each}" for each in range(5_000)]}))
    data[10:3_000] = b"\xff" * 2_990

    with pytest.raises(Unreadable, match="Parquet rusak atau terpotong"):
        table(bytes(data))


NOT_UTF8 = pa.Array.from_buffers(
    pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"\xff\xfeA")]
)


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1767225600000000001], pa.timestamp("ns")),
        pa.array([2**60], pa.timestamp("us")),
        pa.array([2**31 - 1], pa.date32()),
        NOT_UTF8,
    ],
)
def test_a_parquet_value_that_python_cannot_hold_names_its_column(column):
    with pytest.raises(Unreadable, match="Kolom “mulai” berisi nilai yang tidak dapat dibaca"):
        table(parquet({"code": ["a"], "mulai": column}))


def test_a_decimal_of_a_parquet_never_looks_like_thousands():
    found = rows(parquet({"code": ["a", "b"], "cost": [Decimal("12.000"), Decimal("1500.250")]}))

    assert [cost for _code, cost in found[1:]] == ["12.0000", "1500.2500"]


def test_a_heading_with_control_characters_is_shown_without_them():
    reader = reading.opened(Source(parquet({"ko\0de\x1b[2J": ["a"]})))

    assert (reader.written, reader.headings) == (("ko\ufffdde\ufffd[2J",), ("ko_de_2j",))


def test_a_mistake_is_told_in_characters_that_can_be_kept():
    problems = Problems()

    problems.add(2, "ko\0de", "“34\0.04\ud800\x9b” tidak dikenal\n")

    assert list(problems) == [Problem(2, "ko\ufffdde", "“34\ufffd.04\ufffd\ufffd” tidak dikenal\n")]


@pytest.mark.parametrize("kind", [pa.string(), pa.dictionary(pa.int32(), pa.string())])
def test_a_dictionary_is_read_in_the_order_of_its_rows_past_many_steps(kind):
    words = [f"judul {each % 7_001}" if each % 5 else None for each in range(12_000)]

    reader = reading.opened(Source(parquet({"code": pa.array(words, kind), "n": list(range(12_000))})))

    assert [line[0] for line in islice(reader.lines(), 1, None)] == [word or "" for word in words]


def test_a_parquet_without_rows_is_told():
    with pytest.raises(Unreadable, match="hanya berisi judul kolom"):
        table(parquet({"code": pa.array([], pa.string())}))


def test_a_parquet_that_unfolds_to_far_more_is_refused():
    data = parquet({"code": ["x" * 1_000] * 50_000}, use_dictionary=False, compression="zstd")

    with pytest.raises(Unreadable, match="mengembang lebih dari 200 kali"):
        table(data)
