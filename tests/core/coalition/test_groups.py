"""Groups of places: every connected one once, none that must not be; too many are refused."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.groups import Ground, Places, Unlisted, components, ground, groups

Pair = tuple[int, int]
LINE = [(0, 1), (1, 2), (2, 3)]
RING = [*LINE, (3, 0)]


def told(found: Places) -> list[tuple[int, ...]]:
    """Return the groups as plain tuples, in their order."""
    return [tuple(int(place) for place in row if place >= 0) for row in found]


def hangs(members: tuple[int, ...], borders: list[Pair]) -> bool:
    """Whether the members hang together: spread from the first until nothing changes."""
    reached = {members[0]}
    for _ in members:
        for a, b in borders:
            if a in members and b in members and reached & {a, b}:
                reached |= {a, b}
    return reached == set(members)


def slow(n: int, borders: list[Pair], apart: list[Pair], smallest: int, largest: int) -> set[tuple[int, ...]]:
    """Try every set."""
    kept_apart = {frozenset(pair) for pair in apart if pair[0] != pair[1]}
    return {
        members
        for size in range(smallest, largest + 1)
        for members in combinations(range(n), size)
        if not any(frozenset(pair) in kept_apart for pair in combinations(members, 2))
        and hangs(members, borders)
    }


@st.composite
def maps(draw: st.DrawFn) -> tuple[int, list[Pair], list[Pair]]:
    """Draw places, borders and pairs that must not be together."""
    n = draw(st.integers(1, 8))
    place = st.integers(0, n - 1)
    return (
        n,
        draw(st.lists(st.tuples(place, place), max_size=14)),
        draw(st.lists(st.tuples(place, place), max_size=3)),
    )


@settings(deadline=None)  # the first call compiles
@given(maps(), st.integers(1, 3), st.integers(1, 6))
def test_every_group_that_hangs_together_is_listed_once(drawn, smallest, largest):
    n, borders, apart = drawn

    found = told(groups(ground(n, borders, apart=apart), smallest=smallest, largest=largest))

    assert len(found) == len(set(found))
    assert set(found) == slow(n, borders, apart, smallest, largest)


def test_groups_come_by_their_lowest_place_in_rising_order():
    found = groups(ground(4, LINE), largest=3)

    assert told(found) == [(0, 1), (0, 1, 2), (1, 2), (1, 2, 3), (2, 3)]
    assert found.dtype == np.int16
    assert found.tolist()[0] == [0, 1, -1]


def test_places_of_two_areas_do_not_join():
    found = groups(ground(4, RING, areas=["A", "A", "B", "B"]), largest=4)

    assert told(found) == [(0, 1), (2, 3)]


def test_a_refusal_keeps_two_apart_also_where_a_third_lies_between():
    found = groups(ground(3, [(0, 1), (1, 2)], apart=[(0, 2)]), largest=3)

    assert told(found) == [(0, 1), (1, 2)]


def test_the_same_map_gives_the_same_bytes_whatever_the_order_of_its_borders():
    one = groups(ground(4, RING), largest=4)
    other = groups(ground(4, [(b, a) for a, b in reversed(RING)]), largest=4)

    assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize(
    ("n", "largest", "shape"), [(0, 4, (0, 4)), (1, 4, (0, 4)), (3, 1, (0, 1)), (5, 4, (0, 4))]
)
def test_where_nothing_borders_there_is_no_group(n, largest, shape):
    assert groups(ground(n, []), largest=largest).shape == shape


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: groups(ground(4, RING), largest=0), "Gabungan terbesar harus 1 sampai 12 pihak, bukan 0."),
        (lambda: groups(ground(4, RING), largest=13), "Gabungan terbesar harus 1 sampai 12 pihak, bukan 13."),
        (
            lambda: groups(ground(4, RING), largest=4, smallest=0),
            "Gabungan terkecil harus sedikitnya 1 pihak, bukan 0.",
        ),
        (
            lambda: groups(ground(4, RING), largest=4, most=8),
            "Lebih dari 8 gabungan mungkin. Perkecil gabungan terbesar (4), atau batasi pada satu provinsi.",
        ),
        (lambda: ground(4, [(0, 4)]), "Tempat 4 tidak ada."),
        (lambda: ground(4, RING, apart=[(-1, 2)]), "Tempat -1 tidak ada."),
        (lambda: ground(4, RING, areas=["A"]), "Wilayah harus disebut untuk setiap tempat: 1 dari 4."),
        (lambda: ground(32_768, []), "32.768 tempat terlalu banyak; paling banyak 32.767."),
    ],
)
def test_what_cannot_be_listed_is_refused_with_its_reason(ask, reason):
    with pytest.raises(Unlisted) as refused:
        ask()

    assert str(refused.value) == reason


def test_as_many_groups_as_allowed_are_listed():
    assert len(groups(ground(4, RING), largest=4, most=9)) == 9


def test_parts_that_do_not_touch_are_told_apart():
    assert components(ground(5, [(4, 1), (0, 3)])) == [[0, 3], [1, 4], [2]]
    assert components(ground(0, [])) == []


def test_a_ground_knows_its_size():
    laid: Ground = ground(3, [(0, 1), (1, 0), (2, 2)])

    assert len(laid) == 3
    assert laid.neighbours.tolist() == [1, 0]
