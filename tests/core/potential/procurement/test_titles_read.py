"""Titles read as words: as a plain reading would, in any cut, on any threads, whatever the bytes."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rajut.core.potential.procurement.scanning import LONGEST
from rajut.core.potential.procurement.tokens import Words, read, titles

MARKS = {**dict.fromkeys("([{", "("), **dict.fromkeys(")]}", ")"), **dict.fromkeys(",;", ",")}
MARKS |= {**dict.fromkeys("/\\|", "/"), **dict.fromkeys("&+", "&"), **dict.fromkeys("-_:*#", "-")}
PIECES = [*"abCD019 .,;()[]/&+-_:#\\|\x00\n", "an.", "S.Pd", "1.05.02", "KecelakaanKerja", "é", "\u200f", "¼"]
TEXT = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=30)


def slow(title: bytes) -> list[str]:
    """Read byte after byte, the obvious way."""
    found, word = [], ""
    text = "".join(chr(byte) if byte < 128 else " " for byte in title) + " "
    for at, char in enumerate(text):
        after = text[at + 1 : at + 2] if at + 2 < len(text) else ""
        if char == "." and word.isdigit() and after.isdigit():
            continue
        if char == "." and len(word) == 1 and word.isalpha() and after.isalpha():
            continue
        same = word[-1:].isdigit() == char.isdigit() and char.isalnum()
        if word and (not same or (char.isupper() and text[at - 1].islower())):
            found.append("0" if word.isdigit() and len(word) > 1 else word.lower())
            word = ""
        if char.isalnum():
            word += char
        elif char in MARKS:
            found.append(MARKS[char])
    return found


def words_of(words: Words, title: int) -> list[str]:
    """Return one title as it was read."""
    sequence = words.found[title]
    begin = words.ends[sequence - 1] if sequence else 0
    return [words.word(number).decode() for number in words.flat[begin : words.ends[sequence]]]


def same(one: Words, other: Words) -> bool:
    """Whether two readings are equal to the byte."""
    names = ("letters", "word_ends", "word_hashes", "flat", "ends", "found")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


@settings(deadline=None)  # the first call compiles
@given(st.lists(TEXT | st.binary(max_size=30), max_size=6))
@example(["a.S.Pd"])
def test_titles_are_read_as_the_obvious_way_reads_them(drawn):
    found = read([titles(drawn)])

    given_bytes = [each.encode("utf-8", "surrogatepass") if isinstance(each, str) else each for each in drawn]
    assert [words_of(found, at) for at in range(len(drawn))] == [slow(each) for each in given_bytes]


@settings(deadline=None)
@given(st.lists(TEXT, max_size=12), st.integers(1, 5), st.integers(1, 2))
def test_no_cut_into_batches_and_no_number_of_threads_changes_what_is_read(drawn, size, threads):
    whole = read([titles(drawn)])

    cut = read([titles(drawn[at : at + size]) for at in range(0, len(drawn), size)], threads=threads)

    assert same(cut, whole)


def test_tables_grow_without_losing_a_word():
    many = [
        f"kata{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676 % 26)}x barang {n % 10}"
        for n in range(90_000)
    ]

    found = read([titles(many)], threads=2)

    assert [words_of(found, at) for at in (0, 45_000, 89_999)] == [
        slow(many[at].encode()) for at in (0, 45_000, 89_999)
    ]
    assert len(found.found) == 90_000


@pytest.mark.parametrize(
    "given_titles",
    [
        pa.array(["Laptop", None, "Meja"]),
        pa.array(["Laptop", None, "Meja"], pa.large_string()),
        pa.array([b"Laptop", None, b"Meja"], pa.binary()),
        pa.chunked_array([["Laptop"], [None, "Meja"]]),
        pa.array(["x", "Laptop", None, "Meja", "y"])[1:4],
        ["Laptop", None, b"Meja"],
    ],
    ids=["string", "large", "bytes", "chunked", "slice", "list"],
)
def test_titles_come_in_any_form_and_what_is_missing_is_empty(given_titles):
    found = read([titles(given_titles)])

    assert [words_of(found, at) for at in range(3)] == [["laptop"], [], ["meja"]]


def test_of_a_title_of_a_megabyte_only_the_beginning_is_read():
    found = read([titles(["meja " * 200_000])])

    assert words_of(found, 0) == ["meja"] * (LONGEST // 5)


def test_nothing_is_read_as_nothing():
    found = read([])

    assert (len(found.found), len(found.ends), len(found.word_ends)) == (0, 0, 0)
