"""From the text of a cell to a value: nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.foundation.regions.importing import cells, numerals
from rajut.foundation.regions.importing.codes import FORMER, Codes
from rajut.foundation.regions.importing.problems import Wrong

CODES = Codes(
    {
        "11": "Aceh",
        "11.01": "Kabupaten Aceh Selatan",
        "11.10": "Kabupaten Aceh Singkil",
        "32.04": "Kabupaten Bandung",
        "32.73": "Kota Bandung",
        "34.04": "Kabupaten Sleman",
        "93.01": "Kabupaten Merauke",
    }
)


def numbers(*column: str) -> list[Decimal | None]:
    return [*map(numerals.reader(column), column)]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (["12", "-3", "0"], ["12", "-3", "0"]),
        (["12.5", "1.234"], ["12.5", "1.234"]),
        (["12,5", "1.234"], ["12.5", "1234"]),
        (["1.234,56", "7"], ["1234.56", "7"]),
        (["1,234.56", "7,000"], ["1234.56", "7000"]),
        (["1.234.567", "1.234"], ["1234567", "1234"]),
        (["4174.211"], ["4174.211"]),
        (["0.123"], ["0.123"]),
        (["−2,5"], ["-2.5"]),
        ([" 7 "], ["7"]),
        (["1e6", "2.5E-3"], ["1000000", "0.0025"]),
    ],
)
def test_the_decimal_sign_comes_from_the_whole_column(column, values):
    assert numbers(*column) == [Decimal(value) for value in values]


@pytest.mark.parametrize("cell", ["1.234", "12.500", "1,234", "-1.234"])
def test_a_number_that_may_mean_two_things_is_not_guessed(cell):
    with pytest.raises(Wrong, match="dapat berarti dua hal"):
        numbers(cell)


def test_mixed_decimal_signs_in_one_column_are_told():
    read = numerals.reader(["12.5", "13.5", "14,5"])

    with pytest.raises(Wrong, match="“14,5” memakai koma desimal, sedangkan kolom ini memakai titik desimal"):
        read("14,5")


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "n/a",
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "=A1*2",
        "12 persen",
        "1.2.3",
        "1,2,3",
        "٣",
        "1_000",
        "0x1F",
    ],
)
def test_what_is_no_number_is_told(cell):
    with pytest.raises(Wrong):
        numbers(cell)


@pytest.mark.parametrize("cell", ["9" * 18, "1e99"])
def test_a_number_too_large_for_any_figure_is_told(cell):
    with pytest.raises(Wrong, match="terlalu besar"):
        numbers(cell)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_every_number_survives_both_ways_of_writing(value):
    plain = f"{value:f}"
    local = f"{value:,f}".translate(str.maketrans(",.", ".,"))

    assert numbers(plain) == numbers(local) == [value]


@pytest.mark.parametrize("cell", ["34.04", " 34.04 ", "11"])
def test_a_known_code_is_taken(cell):
    assert CODES.any(cell) == cell.strip()


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (
            "11.1",
            "Kode “11.1” kehilangan satu angka: mungkin 11.10 (Kabupaten Aceh Singkil) atau 11.01"
            " (Kabupaten Aceh Selatan). Simpan kolom kode sebagai teks.",
        ),
        (
            "91.01",
            "Kode lama “91.01”: sejak pemekaran Papua menjadi 93.01 (Kabupaten Merauke). Ganti kodenya.",
        ),
        (
            "3404",
            "Kode “3404” tidak dikenal: mungkin 34.04 (Kabupaten Sleman)."
            " Kode BPS berbeda dari kode Kemendagri.",
        ),
        (
            "99.99",
            "Kode daerah “99.99” tidak dikenal. Pakai kode Kementerian Dalam Negeri, misalnya 34.04.",
        ),
        ("", "Kode daerah kosong. Isi kode Kementerian Dalam Negeri, misalnya 34.04."),
    ],
)
def test_an_unknown_code_is_told_with_the_one_that_was_probably_meant(cell, sentence):
    with pytest.raises(Wrong) as refused:
        CODES.any(cell)

    assert str(refused.value) == sentence


def test_no_former_code_is_a_present_one_of_another_region():
    assert not set(FORMER) & set(FORMER.values())


def test_a_kabupaten_and_a_kota_of_the_same_name_are_not_confused():
    CODES.agree("32.73", "KOTA BANDUNG")

    with pytest.raises(
        Wrong, match=r"Kode 32\.73 adalah Kota Bandung, tetapi berkas menulis “Kabupaten Bandung”"
    ):
        CODES.agree("32.73", "Kabupaten Bandung")


def test_a_province_is_no_kabupaten():
    with pytest.raises(Wrong, match="11 adalah provinsi"):
        CODES.local("11")
    with pytest.raises(Wrong, match="adalah kabupaten/kota"):
        CODES.province("34.04")


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+62", "", "   ", "a\x07b", "x" * 21])
def test_a_text_that_is_a_formula_or_too_long_or_nothing_is_told(cell):
    with pytest.raises(Wrong):
        cells.text(most=20)(cell)


@pytest.mark.parametrize("cell", ["1800", "2101", "20", "2020.5", "dua ribu", "", "２０２０"])
def test_what_is_no_year_is_told(cell):
    with pytest.raises(Wrong, match="bukan tahun"):
        cells.year()(cell)


@pytest.mark.parametrize("cell", ["1.000", "12.000", "12,000", "1.500", "1.250.000", "-1.000"])
def test_a_whole_number_with_three_digits_after_a_sign_is_never_a_thousandth(cell):
    digits = cell.replace(".", "").replace(",", "")

    with pytest.raises(Wrong) as refused:
        cells.whole(low=0, high=10**9)(cell)

    assert str(refused.value) == (
        f"“{cell}” dapat berarti ribuan atau pecahan. Tulis tanpa titik dan koma, misalnya {digits}."
    )


@pytest.mark.parametrize("cell", ["12", "12.0", "12.00", "12.0000", " 12 "])
def test_a_whole_number_may_come_from_a_spreadsheet_or_a_database(cell):
    assert cells.whole(low=0, high=100)(cell) == 12


def test_a_year_from_a_spreadsheet_is_a_year():
    assert cells.year()("2020.0") == 2020
