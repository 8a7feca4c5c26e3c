"""Governments in groups of at most twelve that lie together."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.applications.cutting import MOST, Distances, cut
from rajut.core.potential.geography import geography
from rajut.core.potential.panel import Panel
from tests.core.potential.applications.inventory import setting

GROUND = Distances(setting(20, provinces=4).map)
CODES = [code for code in GROUND.ground.places if "." in code]


def test_up_to_twelve_stay_together_wherever_they_lie() -> None:
    some = [*CODES[:6], *CODES[-6:]]

    assert cut(some, GROUND) == [tuple(sorted(some))]


def test_a_province_of_twenty_becomes_two_stretches_of_neighbours() -> None:
    assert cut(CODES[:20], GROUND) == [tuple(CODES[:10]), tuple(CODES[10:20])]


def test_few_of_a_province_join_the_nearest_with_room() -> None:
    some = [*CODES[:10], *CODES[20:22], *CODES[60:70]]

    assert cut(some, GROUND) == [(*CODES[:10], *CODES[20:22]), tuple(CODES[60:70])]


def test_nobody_is_left_alone() -> None:
    some = [*CODES[:12], CODES[20]]

    assert cut(some, GROUND) == [tuple(CODES[:11]), (CODES[11], CODES[20])]


@settings(deadline=None)
@given(st.sets(st.sampled_from(CODES)), st.randoms())
def test_every_code_is_in_one_group_of_two_to_twelve_whatever_the_order(
    codes: set[str], chance: Random
) -> None:
    shuffled = list(codes)
    chance.shuffle(shuffled)

    found = cut(shuffled, GROUND)

    assert sorted(code for group in found for code in group) == sorted(codes)
    assert [len(group) for group in found if not min(2, len(codes)) <= len(group) <= MOST] == []
    assert found == cut(sorted(codes), GROUND)


def test_places_nobody_knows_are_cut_by_their_codes() -> None:
    nowhere = Distances(geography(Panel()))

    assert cut(CODES[:20], nowhere) == [tuple(CODES[:10]), tuple(CODES[10:20])]
    assert cut([], nowhere) == []
