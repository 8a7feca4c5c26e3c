"""The one record of every finder."""

import itertools

import pytest

from rajut.core.potential.records import Kind, Quality, Sentence, identity, indonesian, sentence


@pytest.mark.parametrize("members", list(itertools.permutations(["34.04", "34.71", "34.02"])))
def test_the_id_does_not_depend_on_the_order_of_members(members):
    found = identity(domain="2.11", kind=Kind.JOINT_NEED, object="tpa", period="", members=members)

    assert found == identity(
        domain="2.11",
        kind=Kind.JOINT_NEED,
        object="tpa",
        period="",
        members=("34.02", "34.04", "34.71"),
    )


@pytest.mark.parametrize(
    "other",
    [
        {"domain": "1.03"},
        {"kind": Kind.NEED_OFFER},
        {"object": "air"},
        {"period": "2026"},
        {"members": ("34.04",)},
    ],
)
def test_the_id_depends_on_everything_else(other):
    same = {"domain": "2.11", "kind": Kind.NEIGHBOURS, "object": "tpa", "period": "", "members": ("a", "b")}

    assert identity(**(same | other)) != identity(**same)


def test_neither_do_the_boundaries_of_parts_blur():
    one = identity(domain="a", kind=Kind.NEIGHBOURS, object="bc", period="", members=("x",))
    two = identity(domain="ab", kind=Kind.NEIGHBOURS, object="c", period="", members=("x",))

    assert one != two


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (7, "7"), (12.5, "12,5"), (1234567.891, "1.234.567,89"), (-0.25, "-0,25"), (100.0, "100")],
)
def test_numbers_are_written_the_indonesian_way(number, text):
    assert indonesian(number) == text


def test_a_sentence_can_be_said_in_another_language():
    said = sentence("Jaraknya %(km)s km.", km=12.34567)

    assert said.text() == "Jaraknya 12,35 km."
    assert (
        said.text({"Jaraknya %(km)s km.": "%(km)s km apart."}.__getitem__, number=str) == "12.3457 km apart."
    )


def test_years_given_as_text_are_not_grouped():
    assert Sentence("Tahun %(year)s.", (("year", "2024"),)).text() == "Tahun 2024."


def test_quality_is_its_weakest_part():
    assert Quality((("terms", 0.9), ("freshness", 0.4))).value == 0.4
    assert Quality(()).value == 0.0
