"""Games for tests: drawn ones, published ones, and the slow obvious way to every figure."""

from collections.abc import Callable
from itertools import permutations
from math import factorial

import numpy as np
from hypothesis import strategies as st

from rajut.core.coalition.game import Amounts, Game, sums

AMOUNT = st.floats(0, 1000).map(lambda amount: round(amount, 3))


def game(cost: Callable[[frozenset[int]], float], n: int) -> Game:
    """Build a game of n players from a formula; the players are called A, B, C …"""
    members = [frozenset(bit for bit in range(n) if mask >> bit & 1) for mask in range(1 << n)]
    return Game(tuple("ABCDEFGH"[:n]), np.array([cost(each) if each else 0.0 for each in members]))


@st.composite
def games(draw: st.DrawFn, most: int = 5) -> Game:
    """Draw any game, also one in which joining costs more."""
    n = draw(st.integers(1, most))
    costs = draw(st.lists(AMOUNT, min_size=(1 << n) - 1, max_size=(1 << n) - 1))
    return Game(tuple("ABCDEFGH"[:n]), np.array([0.0, *costs]))


@st.composite
def concave_games(draw: st.DrawFn, most: int = 5) -> Game:
    """Draw a game in which every further member adds less: a scale curve of the members' sizes."""
    each = draw(st.lists(st.floats(0.1, 50), min_size=2, max_size=most))
    power = draw(st.floats(0.3, 1.0))
    return Game(tuple("ABCDEFGH"[: len(each)]), sums(np.array(each)) ** power)


def slow_shapley(given: Game) -> Amounts:
    """Average what each adds over all orders, one after the other."""
    shares = np.zeros(len(given))
    for order in permutations(range(len(given))):
        mask = 0
        for player in order:
            shares[player] += given.costs[mask | 1 << player] - given.costs[mask]
            mask |= 1 << player
    return shares / factorial(len(given))


def complaints(given: Game, shares: Amounts) -> Amounts:
    """Return all complaints of coalitions other than nobody and everybody, greatest first."""
    return np.sort((sums(shares) - given.costs)[1:-1])[::-1]
