"""Packages are taken from tables and from what PostgreSQL copies; what makes no sense is refused."""

import io

import numpy as np
import pyarrow as pa
import pytest

from rajut.core.potential.procurement.packages import COLUMNS, Packages, UnsoundPackages, from_csv, from_table
from tests.core.potential.procurement.plans import packages, row, table

COPIED = (
    b"code,year,region,agency,unit,title,method,kind,ceiling,starts,ends,fund,account,consolidated,source\n"
    b'1,2026,34.04,Pemkab,Dinas A,"Laptop, 12"" dan\ntas",Tender,barang,1500000,3,5,APBD,5.2,0,RUP\n'
    b'2,2026,"",Kementerian,,Laptop,,"",0,11,1,,,1,RUP\n'
)


def told(given: Packages, row: int) -> tuple[object, ...]:
    texts = (given.region, given.agency, given.unit, given.title, given.method, given.kind)
    numbers = (given.year, given.ceiling, given.starts, given.ends, given.consolidated)
    return (
        given.code[row].as_py(),
        *(each.told(row) for each in texts),
        *(each[row].item() for each in numbers),
    )


def realising(plan: pa.Table, realised: pa.Array) -> pa.Table:
    return plan.append_column("realised", realised)


def test_what_postgresql_copies_is_read():
    found = from_csv(io.BytesIO(COPIED))

    assert [told(found, each) for each in range(len(found))] == [
        (
            "1",
            "34.04",
            "Pemkab",
            "Dinas A",
            'Laptop, 12" dan\ntas',
            "Tender",
            "barang",
            2026,
            1_500_000,
            3,
            5,
            False,
        ),
        ("2", "", "Kementerian", "", "Laptop", "", "", 2026, 0, 11, 1, True),
    ]


def test_texts_may_come_as_dictionaries_in_pieces_with_more_than_is_used():
    plain = table(row("34.04"), row("34.02", "Meja"), row("34.04", "Kursi"))
    titles = pa.chunked_array(
        [
            pa.DictionaryArray.from_arrays(
                pa.array([1, 0], pa.int32()), pa.array(["Meja", "Pengadaan laptop", "x"])
            ),
            pa.DictionaryArray.from_arrays(pa.array([0], pa.int32()), pa.array(["Kursi"])),
        ]
    )

    found = from_table(plain.set_column(plain.column_names.index("title"), "title", titles))

    assert [told(found, each) for each in range(3)] == [told(from_table(plain), each) for each in range(3)]
    assert sorted(found.title.every()) == ["Kursi", "Meja", "Pengadaan laptop"]


def test_missing_texts_are_empty():
    found = packages(row("34.04", unit=None), row("34.04", unit="Dinas"))

    assert [found.unit.told(0), found.unit.told(1)] == ["", "Dinas"]


def test_parts_of_a_rupiah_are_rounded():
    assert packages(row("34.04", money=10.6)).ceiling.tolist() == [11]


def test_what_was_realised_is_held_as_given_and_unknown_where_it_is_empty():
    copied = COPIED.replace(b"source\n", b"source,realised\n").replace(b"0,RUP\n", b"0,RUP,1425000\n")
    copied = copied.replace(b"1,RUP\n", b"1,RUP,\n")
    plan = table(*[row("34.04")] * 5)
    given = pa.array([9e8, -1.0, 0.0, None, float("inf")])

    found, tabled = from_csv(io.BytesIO(copied)), from_table(realising(plan, given))

    assert found.realised is not None
    assert tabled.realised is not None
    assert [str(each) for each in found.realised] == ["1425000.0", "nan"]
    assert [str(each) for each in tabled.realised] == ["900000000.0", "-1.0", "0.0", "nan", "inf"]


@pytest.mark.parametrize("empty", [pa.nulls(1), pa.nulls(1, pa.int64()), pa.array([float("nan")])])
def test_nothing_is_held_where_nothing_is_realised(empty):
    plan = table(row("34.04"))

    assert from_table(plan).realised is None
    assert from_table(realising(plan, empty)).realised is None
    assert from_table(realising(plan, empty)[:0]).realised is None
    assert from_csv(io.BytesIO(COPIED)).realised is None


def test_no_packages_are_packages():
    found = from_table(table(row("34.04"))[:0])

    assert (len(found), found.title.every()) == (0, [])


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_column_is_named(name):
    with pytest.raises(UnsoundPackages, match=name):
        from_table(table(row("34.04")).drop_columns([name]))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ceiling": -1.0}, r"ceiling memuat -1 \(paket ke-2\)"),
        ({"ceiling": 1e16}, r"ceiling memuat 10.000.000.000.000.000 \(paket ke-2\)"),
        ({"ceiling": float("nan")}, r"ceiling memuat yang bukan bilangan \(paket ke-2\)"),
        ({"ceiling": float("inf")}, r"ceiling memuat yang bukan bilangan \(paket ke-2\)"),
        ({"starts": 0}, r"starts memuat 0 \(paket ke-2\)"),
        ({"ends": 13}, r"ends memuat 13 \(paket ke-2\)"),
        ({"ends": None}, r"ends memuat yang bukan bilangan \(paket ke-2\)"),
        ({"year": 26}, r"year memuat 26 \(paket ke-2\)"),
    ],
)
def test_an_absurd_number_is_told_with_its_row(wrong, words):
    with pytest.raises(UnsoundPackages, match=words):
        packages(row("34.04"), row("34.04", **wrong))


@pytest.mark.parametrize(
    "data", [b"", b"code,year\n1,2026\n", COPIED.replace(b",1500000,", b",banyak,"), b"\x00\xff\n\xfe"]
)
def test_a_file_that_is_none_is_refused_with_a_sentence(data):
    with pytest.raises(UnsoundPackages, match="tidak dapat dibaca"):
        from_csv(io.BytesIO(data))


def test_money_is_whole_and_months_are_small():
    found = packages(row("34.04"))

    assert (found.ceiling.dtype, found.starts.dtype, found.title.codes.dtype) == (np.int64, np.int8, np.int32)
