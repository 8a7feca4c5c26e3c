"""Who objects to a division: the worst few of all coalitions, in one order whatever their number."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.coalition.game import Amounts, Game, sums
from rajut.core.coalition.stability import NEAR, Objection, stability


@st.composite
def tied_games(draw: st.DrawFn) -> tuple[Game, Amounts]:
    """Draw a game and shares of few different whole amounts: many coalitions object by the same."""
    n = draw(st.integers(1, 6))
    costs = draw(st.lists(st.integers(0, 4), min_size=(1 << n) - 1, max_size=(1 << n) - 1))
    shares = draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))
    return Game(tuple("ABCDEF"[:n]), np.array([0.0, *costs])), np.array(shares, dtype=np.float64)


def all_objections(game: Game, shares: Amounts) -> list[Objection]:
    """Put every objection in order, the slow obvious way."""
    excess = (sums(shares) - game.costs)[1:-1]
    over = [place for place, each in enumerate(excess) if each > NEAR * game.scale]
    ordered = sorted(over, key=lambda place: (-excess[place], place))
    return [Objection(game.members(place + 1), float(excess[place])) for place in ordered]


@given(tied_games(), st.integers(0, 70))
def test_the_named_objections_are_the_first_of_all_in_order(drawn: tuple[Game, Amounts], named: int) -> None:
    game, shares = drawn

    found = stability(game, shares, named=named)

    wanted = all_objections(game, shares)
    assert found.leaving == tuple(wanted[:named])
    assert found.broken == len(wanted)


@pytest.mark.parametrize("by_size", [False, True])
def test_of_twenty_payers_the_worst_three_of_a_million_objections_are_named(by_size: bool) -> None:
    names = tuple("ABCDEFGHIJKLMNOPQRST")
    own = np.arange(1.0, 21.0) if by_size else np.ones(20)
    costs = np.zeros(1 << 20)
    costs[-1] = own.sum()

    found = stability(Game(names, costs), own)

    assert (found.in_core, found.broken) == (False, (1 << 20) - 2)
    left_out = ("A", "B", "C") if by_size else ("T", "S", "R")
    assert [set(names) - set(each.members) for each in found.leaving] == [{each} for each in left_out]
    assert [each.margin for each in found.leaving] == ([209.0, 208.0, 207.0] if by_size else [19.0] * 3)
