"""A cost game: what every group of players would pay if it provided a service by itself.

A coalition is a number whose bit i says whether player i belongs to it; 0 is nobody, 2**n - 1 everybody.
Source of the terms: Young, H. P. (1985), *Cost Allocation: Methods, Principles, Applications*, ch. 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from rajut.core.potential.records import Unsound
from rajut.core.words import say

Amounts = npt.NDArray[np.float64]

MOST = 24  # players of a game whose every coalition is listed: 2**24 costs take 128 MiB

NOBODY = say("Tidak ada pihak dalam tabel biaya.")
TOO_MANY = say("%(count)s pihak terlalu banyak untuk tabel lengkap; paling banyak %(most)s.")
TWICE = say("Pihak %(player)s disebut dua kali.")
MISSING = say("Biaya %(coalition)s belum ada; tabel memuat %(count)s dari %(all)s gabungan.")
STRANGER = say("%(player)s bukan salah satu pihak.")
NOT_FINITE = say("Biaya %(coalition)s bukan angka.")


class NotAGame(Unsound):
    """The costs do not make a game; `sentence` says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """The players in their order, and `costs[mask]` of every coalition: 2**n of them, costs[0] = 0."""

    players: tuple[str, ...]
    costs: Amounts

    def __len__(self) -> int:
        """How many players there are."""
        return len(self.players)

    @property
    def everybody(self) -> int:
        """The coalition of all."""
        return len(self.costs) - 1

    @property
    def total(self) -> float:
        """What all pay together, in the unit of the costs."""
        return float(self.costs[-1])

    @property
    def alone(self) -> Amounts:
        """What each player would pay by itself; shape (n,)."""
        return self.costs[single(len(self))]

    @property
    def scale(self) -> float:
        """The largest cost by its size, against which differences are judged; 1 for a game of zeros."""
        return float(np.abs(self.costs).max()) or 1.0

    def members(self, mask: int) -> tuple[str, ...]:
        """Name the members of a coalition, in the order of the players."""
        return tuple(player for bit, player in enumerate(self.players) if mask >> bit & 1)


@cache
def single(n: int) -> npt.NDArray[np.int64]:
    """Return the coalitions of one player each; shape (n,)."""
    found = np.left_shift(1, np.arange(n, dtype=np.int64))
    found.flags.writeable = False
    return found


def sums(amounts: Amounts) -> Amounts:
    """Return for every coalition the sum of its members' amounts; shape (n,) to (2**n,)."""
    total = np.zeros(1 << len(amounts))
    for bit, amount in enumerate(amounts):
        np.add(total[: 1 << bit], amount, out=total[1 << bit : 2 << bit])
    return total


def sizes(n: int) -> npt.NDArray[np.uint8]:
    """Return how many members every coalition of n players has; shape (2**n,)."""
    counted = np.zeros(1 << n, dtype=np.uint8)
    for bit in range(n):
        np.add(counted[: 1 << bit], 1, out=counted[1 << bit : 2 << bit])
    return counted


def tabled(costs: Mapping[frozenset[str], float], *, players: Sequence[str] | None = None) -> Game:
    """Build a game from the cost of every coalition; raise NotAGame where one is missing or no number.

    Without `players` they are those that the coalitions name, in alphabetical order.
    """
    named = sorted(set().union(*costs)) if players is None else list(players)
    place = places(named)
    table = np.full(1 << len(named), np.nan)
    table[0] = 0.0
    for coalition, cost in costs.items():
        table[mask_of(coalition, place)] = finite(cost, coalition)
    _check_complete(table, named)
    return Game(tuple(named), table)


def places(named: Sequence[str]) -> dict[str, int]:
    """Return the bit of each player; raise NotAGame where there are none, too many, or one twice."""
    if not named:
        raise NotAGame(NOBODY)
    if len(named) > MOST:
        raise NotAGame(TOO_MANY, count=len(named), most=MOST)
    twice = next((player for player in named if list(named).count(player) > 1), None)
    if twice is not None:
        raise NotAGame(TWICE, player=twice)
    return {player: bit for bit, player in enumerate(named)}


def mask_of(coalition: frozenset[str], place: Mapping[str, int]) -> int:
    """Return a coalition as a number; raise NotAGame where a member is none of the players."""
    stranger = next((player for player in sorted(coalition) if player not in place), None)
    if stranger is not None:
        raise NotAGame(STRANGER, player=stranger)
    return sum(1 << place[player] for player in coalition)


def finite(cost: float, coalition: frozenset[str]) -> float:
    """Return a cost that is a number; else raise NotAGame."""
    if not np.isfinite(cost):
        raise NotAGame(NOT_FINITE, coalition="+".join(sorted(coalition)))
    return float(cost)


def _check_complete(table: Amounts, named: Sequence[str]) -> None:
    missing = np.flatnonzero(np.isnan(table))
    if len(missing):
        first = "+".join(member for bit, member in enumerate(named) if int(missing[0]) >> bit & 1)
        held, whole = len(table) - 1 - len(missing), len(table) - 1
        raise NotAGame(MISSING, coalition=first, count=held, all=whole)
