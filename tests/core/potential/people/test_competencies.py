"""Two names of one competency are recognised, two competencies are not mixed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.potential import text
from rajut.core.potential.people.competencies import ALIKE, fitting, likeness, normal

WORDS = st.sampled_from(["audit", "kinerja", "risiko", "aset", "dasar", "lanjutan", "manajemen", "publik"])
FORMS = st.lists(WORDS, min_size=1, max_size=4, unique=True).map(lambda words: tuple(sorted(words)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Diklat Audit Kinerja", "audit  KINERJA"),
        ("Pendidikan dan Pelatihan Kepemimpinan Tingkat III", "Pelatihan Kepemimpinan 3"),
        ("Bimtek Analis Kebijakan", "Pelatihan teknis analis kebijakan tahun 2026"),
        ("Pelatihan dan bimtek", "bimtek pelatihan"),
    ],
)
def test_these_names_are_the_same(a, b):
    assert normal(a) == normal(b)


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("Analis kebijakan publik", "Analis kebijakan", True),
        ("Audit kinerja", "Audit kinerja dasar", True),
        ("Audit kinerja dasar", "Audit kinerja lanjutan", False),
        ("Pelatihan Kepemimpinan III", "Pelatihan Kepemimpinan IV", False),
        ("Audit kinerja sektor publik", "Audit keuangan sektor publik", False),
        ("Operator ekskavator", "Operator forklif", False),
        ("Excel", "Excel dasar", False),
        ("", "Audit", False),
    ],
)
def test_names_fit_only_where_nearly_all_words_and_the_level_agree(a, b, fit):
    alike = likeness(normal(a), normal(b))

    assert (alike >= ALIKE) is fit


@given(FORMS, FORMS)
def test_the_likeness_is_that_of_titles_where_levels_do_not_differ(a, b):
    levels = {"dasar", "lanjutan"}
    first, second = levels & set(a), levels & set(b)

    expected = 0.0 if first and second and first != second else text.likeness(" ".join(a), " ".join(b))

    assert likeness(a, b) == likeness(b, a) == expected


@given(st.lists(FORMS, max_size=8), st.lists(FORMS, max_size=8))
def test_no_pair_that_fits_is_overlooked(wanted, offered):
    found = fitting(wanted, offered)

    slow = {
        form: {other: likeness(form, other) for other in offered if likeness(form, other) >= ALIKE}
        for form in wanted
    }
    assert {form: dict(fits) for form, fits in found.items()} == slow
