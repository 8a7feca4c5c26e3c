"""Clusters under the words that their members have in common."""

from rajut.core.potential.applications.families import families
from tests.core.potential.applications.inventory import application


def test_the_largest_comes_first_with_its_words_in_the_order_they_are_said() -> None:
    rows = [
        application("A1", name="Tera Ulang Timbangan"),
        application("A2", name="Izin Usaha Tambang"),
        application("A3", name="Perizinan Usaha Tambang"),
    ]

    first, second = families(rows, homes={})

    assert [row.code for row in first.applications] == ["A2", "A3"]
    assert (first.name, first.common) == ("izin usaha tambang", True)
    assert sorted(second.words) == ["tera", "timbangan", "ulang"]


def test_where_no_word_is_in_more_than_half_the_commonest_is_named_as_such() -> None:
    texts = ["arsip pajak gaji guru obat ikan", "arsip pajak", "gaji guru", "obat ikan"]
    rows = [application(f"A{number}", name=text, function="1") for number, text in enumerate(texts)]

    (family,) = families(rows, homes={})

    assert (family.words, family.common) == (("arsip",), False)


def test_without_a_word_there_is_no_name() -> None:
    (family,) = families([application("A1", name="Sistem Informasi")], homes={})

    assert (family.words, family.name, family.common) == ((), "", False)


def test_no_applications_are_no_families() -> None:
    assert families([], homes={}) == []
