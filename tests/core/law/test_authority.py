"""The table of authority: complete, and never more than the part and the rank give."""

from itertools import product

import pytest

from rajut.core.law.authority import AUTHORITY, HAT_WORDS, PART_WORDS, RANK_WORDS, Hat, Part, Rank, hats_of

PARTIES = (Part.INITIATOR, Part.PARTY)


def holders(hat: Hat) -> set[tuple[Part, Rank]]:
    """Return every standing that gives a hat."""
    return {standing for standing, hats in AUTHORITY.items() if hat in hats}


def test_every_part_and_rank_has_its_row_and_every_row_reads() -> None:
    assert set(AUTHORITY) == set(product(Part, Rank))
    assert [standing for standing, hats in AUTHORITY.items() if Hat.READER not in hats] == []


def test_every_word_is_there() -> None:
    assert (set(RANK_WORDS), set(PART_WORDS), set(HAT_WORDS)) == (set(Rank), set(Part), set(Hat))


def test_only_heads_and_secretaries_of_parties_sign() -> None:
    assert holders(Hat.SIGNATORY) == set(product(PARTIES, (Rank.HEAD, Rank.SECRETARY)))


def test_only_the_initiator_coordinates() -> None:
    ranks = (Rank.HEAD, Rank.SECRETARY, Rank.COOPERATION)

    assert holders(Hat.COORDINATOR) == {(Part.INITIATOR, rank) for rank in ranks}


def test_only_heads_and_secretaries_of_the_invited_answer() -> None:
    assert holders(Hat.ANSWERER) == {(Part.INVITED, Rank.HEAD), (Part.INVITED, Rank.SECRETARY)}


def test_those_who_check_include_no_department_officer() -> None:
    assert {rank for _, rank in holders(Hat.CHECKER)} == {
        Rank.HEAD,
        Rank.SECRETARY,
        Rank.COOPERATION,
        Rank.SUPERVISOR,
    }


@pytest.mark.parametrize("rank", [Rank.VIEWER, Rank.AUDITOR])
def test_who_only_reads_gets_nothing_else_from_any_part(rank: Rank) -> None:
    gained = hats_of((part, rank) for part in Part)

    assert gained - {Hat.READER, Hat.AUDITOR} == set()


def test_supervision_alone_makes_nobody_a_party() -> None:
    assert hats_of([(Part.SUPERVISOR, Rank.SUPERVISOR)]) == {Hat.READER, Hat.SUPERVISOR}


def test_standings_add_up_and_none_gives_nothing() -> None:
    both = hats_of([(Part.PARTY, Rank.DEPARTMENT), (Part.SUPERVISOR, Rank.SUPERVISOR)])

    assert both == {Hat.READER, Hat.MEMBER, Hat.SUPERVISOR}
    assert hats_of([]) == frozenset()


def test_nobody_is_the_system_or_the_public_by_a_post() -> None:
    assert holders(Hat.SYSTEM) | holders(Hat.PUBLIC) == set()
