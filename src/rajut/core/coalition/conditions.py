"""What is asked of a choice of groups: who stays out, who must be together; and the parts it falls into."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Flags, Places
from rajut.core.potential.records import Unsound
from rajut.core.words import say

Indices = npt.NDArray[np.int64]
Pair = tuple[int, int]

NEAR = 1e-7  # of the largest worth of a group: differences below are rounding

UNEVEN = say("Nilai harus ada untuk setiap gabungan: %(given)s dari %(needed)s.")
NOT_FINITE = say("Nilai gabungan nomor %(row)s bukan angka.")
STRANGER = say("Tempat %(place)s tidak ada.")
NEVER = say("Tidak ada pilihan gabungan yang mempersatukan tempat %(a)s dan %(b)s.")


class Unfit(Unsound):
    """No choice can be made of this; `sentence` says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The groups of one part of the map, their places numbered anew; `rows` are theirs in the whole list."""

    rows: Indices
    table: Places
    worth: Amounts
    near: float


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """The groups, and what each is worth with a bonus for every pair together; minus infinity if not allowed.

    `bonus` is what all pairs bring: so much that no choice without one of them could be better. `shares` is
    the most that an allowed group brings each place, evenly divided and without a bonus; shape (n,).
    """

    groups: Places
    worth: Amounts
    shares: Amounts
    near: float
    together: tuple[tuple[int, int], ...]
    bonus: float

    @property
    def n(self) -> int:
        """How many places there are."""
        return len(self.shares)

    def only(self, rows: Indices) -> "Conditions":
        """Return the same with these groups alone; rows of the list."""
        return replace(self, groups=self.groups[rows], worth=self.worth[rows])

    def parts(self) -> Iterator[tuple[Indices, Part]]:
        """Yield the places of every part that groups reach, and its groups."""
        rows = np.flatnonzero(self.worth > 0)
        table, worth = self.groups[rows], self.worth[rows]
        part = _parts(table, self.n)
        of_row = part[table[:, 0]]
        for root in np.unique(of_row):
            places, here = np.flatnonzero(part == root), np.flatnonzero(of_row == root)
            number = np.full(self.n + 1, -1, dtype=np.int16)
            number[places] = np.arange(len(places))
            yield places, Part(rows[here], number[table[here]], worth[here], self.near)

    def missed(self, chosen: Indices) -> list[Pair]:
        """Return the pairs that are not together."""
        held = self.groups[chosen]
        return [(a, b) for a, b in self.together if not both(held, a, b).any()]

    def check(self, chosen: Indices) -> None:
        """Raise Unfit where a pair is not together."""
        for a, b in self.missed(chosen):
            raise Unfit(NEVER, a=str(a), b=str(b))


def conditions(
    groups: Places,
    worth: Amounts,
    n: int,
    *,
    without: Iterable[int] = (),
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> Conditions:
    """Take in what is asked; raise Unfit for what is no number or no place."""
    from rajut.core.coalition.pricing import asked, shared

    _check_worth(groups, worth)
    out, pairs, never = tuple(without), tuple(together), tuple(apart)
    for place in (*out, *(place for pair in (*pairs, *never) for place in pair)):
        if not 0 <= place < n:
            raise Unfit(STRANGER, place=str(place))
    value, bonus = np.array(worth, dtype=np.float64), 0.0
    if out or pairs or never:
        brought = asked(groups, np.isin(np.arange(n), out), _table(pairs), _table(never))
        value[brought < 0] = -np.inf
    shares, size = shared(groups, value, n), float(np.abs(worth).max(initial=0.0)) or 1.0
    if pairs:
        bonus = (1 + len(pairs)) * size + float(shares.sum())
        value += np.maximum(brought, 0) * bonus
    most = float(worth.max(initial=0.0))
    near = NEAR * (most if most > 0 else size)
    return Conditions(groups, value, shares, near, pairs, bonus * len(pairs))


def both(table: Places, a: int, b: int) -> Flags:
    """Return which groups hold both places."""
    return np.asarray((table == a).any(axis=1) & (table == b).any(axis=1))


def _table(pairs: Iterable[Pair]) -> Indices:
    return np.array(list(pairs), dtype=np.int64).reshape(-1, 2)


def _check_worth(groups: Places, worth: Amounts) -> None:
    if len(groups) != len(worth):
        raise Unfit(UNEVEN, given=len(worth), needed=len(groups))
    odd = np.flatnonzero(~np.isfinite(worth))
    if len(odd):
        raise Unfit(NOT_FINITE, row=int(odd[0]) + 1)


def _parts(table: Places, n: int) -> Indices:
    """Return the part of every place: the number that all places have that groups link."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    linked: Flags = np.zeros((n, n + 1), dtype=bool)
    for column in range(1, table.shape[1]):
        linked[table[:, 0], table[:, column]] = True
    _, part = connected_components(coo_array(linked[:, :n]), directed=False)
    return np.asarray(part, dtype=np.int64)
