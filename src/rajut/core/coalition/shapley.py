"""Shapley shares: what each player adds on average, over all orders in which they might join.

Shapley, L. S. (1953), *A value for n-person games*; sampling: Castro, Gómez & Tejada (2009).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import comb

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.game import Amounts, Game, sizes

Orders = npt.NDArray[np.int64]
Prefixes = Callable[[Orders], Amounts]

ROTATIONS = 8  # of each drawn order; with its reverse, every player stands early, in the middle and late
BATCH = 4  # drawn orders at a time: 552 players keep within a few MiB
SMALL = 12  # players of a game whose weights are remembered: all sizes up to it take 128 KiB


def shapley(game: Game) -> Amounts:
    """Return the exact shares, shape (n,), in the unit of the costs; 2**n steps for n players.

    The share of i is the weighted sum of the costs of the coalitions with i less those without;
    all n sums over "with i" come out of one folding of the table.
    """
    n = len(game)
    both, left = _small_weights(n) if n <= SMALL else _weights(n)
    without = float((left * game.costs).sum())  # a product by BLAS would depend on how many threads it has
    return _held_by(game.costs * both, n) - without


def _weights(n: int) -> tuple[Amounts, Amounts]:
    """Return what each coalition counts for who has joined or not yet, and for who has not; (2**n,) each."""
    joined = np.array([0.0, *(1 / (size * comb(n, size)) for size in range(1, n + 1))])
    left = np.array([*(1 / ((n - size) * comb(n, size)) for size in range(n)), 0.0])
    size = sizes(n)
    return (joined + left)[size], left[size]


@cache
def _small_weights(n: int) -> tuple[Amounts, Amounts]:
    return _weights(n)


def _held_by(amounts: Amounts, n: int) -> Amounts:
    """Return for every player the sum over the coalitions it belongs to; `amounts` is used up."""
    held = np.empty(n)
    for bit in reversed(range(n)):
        half = 1 << bit
        upper = amounts[half : 2 * half]
        held[bit] = upper.sum()
        amounts = amounts[:half] + upper
    return held


@dataclass(frozen=True, slots=True)
class Sampled:
    """Estimated shares and their standard errors, shape (n,) each, from so many drawn `orders`."""

    shares: Amounts
    error: Amounts
    orders: int

    @property
    def relative_error(self) -> float:
        """The largest standard error, against the size of the average share."""
        return float(self.error.max() / (np.abs(self.shares).mean() or 1.0))


def sampled(
    prefixes: Prefixes, n: int, *, rng: np.random.Generator, within: float = 0.005, most: int = 2000
) -> Sampled:
    """Estimate the shares of n players until the relative standard error is `within`, or `most` orders drawn.

    `prefixes(orders)` takes orders of players, shape (m, n), and returns the cost of the first 1, 2, … n of
    each, shape (m, n). Every drawn order is used with its rotations and their reverses, and counts once.
    """
    drawn: list[Amounts] = []
    while True:
        drawn.extend(_marginal(prefixes, n, rng) for _ in range(BATCH))
        seen = np.array(drawn)
        error = seen.std(axis=0, ddof=1) / np.sqrt(len(seen))
        found = Sampled(seen.mean(axis=0), error, len(seen))
        if len(seen) >= most or (len(seen) >= 4 * BATCH and found.relative_error <= within):
            return found


def _marginal(prefixes: Prefixes, n: int, rng: np.random.Generator) -> Amounts:
    """Return what each player adds on average in one drawn order, its rotations and their reverses."""
    order = rng.permutation(n)
    turns = sorted({turn * n // ROTATIONS for turn in range(ROTATIONS)})
    orders = np.array([np.roll(order, turn) for turn in turns])
    orders = np.concatenate([orders, orders[:, ::-1]])
    costs = prefixes(orders)
    added = np.diff(costs, axis=1, prepend=0.0)
    shares = np.zeros((len(orders), n))
    np.put_along_axis(shares, orders, added, axis=1)
    return np.asarray(shares.mean(axis=0))
