"""A cost game of which only some coalitions were costed: the others take the cheapest way that is known.

The cost of a coalition is that of serving it by the cheapest means (Young, H. P. (1985), *Cost Allocation:
Methods, Principles, Applications*, ch. 1). A coalition that nobody costed can always be served by costed ones
which hold all of its members between them, larger ones included: what serves more also serves these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.game import Amounts, Game, NotAGame, finite, mask_of, places
from rajut.core.words import say

STEPS = 1 << 26  # costs compared at most: about a second

BELOW_ZERO = say("Biaya %(coalition)s tidak boleh negatif.")
NO_JOINT = say("Biaya bersama seluruh pihak belum ada.")
NO_ALONE = say("Biaya %(player)s bila sendiri belum ada.")
TOO_LONG = say("Terlalu banyak gabungan untuk dilengkapi; isi biaya setiap gabungan, atau kurangi pihaknya.")


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """A whole game, and for every coalition whether its cost was given; shape (2**n,), nobody is given."""

    game: Game
    given: npt.NDArray[np.bool_]

    @property
    def assumed(self) -> int:
        """How many costs were worked out from others."""
        return int((~self.given).sum())


def covered(costs: Mapping[frozenset[str], float], *, players: Sequence[str] | None = None) -> Covered:
    """Complete a game of which each alone and all together are given, no cost negative; raise NotAGame.

    A given cost stays as it is, even where others together would be cheaper. Without `players` they are
    those that the coalitions name, in alphabetical order.
    """
    named = sorted(set().union(*costs)) if players is None else list(players)
    place = places(named)
    known = {mask_of(each, place): _sound(each, cost) for each, cost in costs.items() if each}
    _check_given(known, named)
    given = np.zeros(1 << len(named), dtype=bool)
    given[[0, *known]] = True
    table = np.zeros(len(given)) if given.all() else _cheapest(known, len(named))
    table[list(known)] = list(known.values())
    return Covered(Game(tuple(named), table), given)


def _cheapest(known: Mapping[int, float], n: int) -> Amounts:
    """Return for every coalition the least sum of known ones that hold all of its members; shape (2**n,).

    The known one that holds the last member leaves a coalition of earlier ones, costed already.
    """
    if sum(known) > STEPS:
        raise NotAGame(TOO_LONG)
    table = np.full(1 << n, np.inf)
    table[0] = 0.0
    for bit in range(n):
        half = 1 << bit
        upper = np.arange(half, 2 * half)
        for mask in sorted(known):
            if mask & half:
                np.minimum(table[upper], table[upper & ~mask] + known[mask], out=table[half : 2 * half])
    return table


def _sound(coalition: frozenset[str], cost: float) -> float:
    if finite(cost, coalition) < 0:
        raise NotAGame(BELOW_ZERO, coalition="+".join(sorted(coalition)))
    return float(cost)


def _check_given(known: Mapping[int, float], named: Sequence[str]) -> None:
    for bit, player in enumerate(named):
        if 1 << bit not in known:
            raise NotAGame(NO_ALONE, player=player)
    if (1 << len(named)) - 1 not in known:
        raise NotAGame(NO_JOINT)
