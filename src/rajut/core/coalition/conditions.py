"""What is asked of a choice of groups: who stays out, who must be together; and the parts it falls into."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Flags, Places
from rajut.core.potential.records import Unsound
from rajut.core.words import say

Indices = npt.NDArray[np.int64]

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
    """The groups that may be chosen (`rows` of all), and their worth with a bonus for every pair together.

    `bonus` is what all pairs bring: so much that no choice without one of them could be better.
    """

    groups: Places
    rows: Indices
    worth: Amounts
    n: int
    near: float
    together: tuple[tuple[int, int], ...]
    bonus: float

    def parts(self) -> Iterator[tuple[Indices, Part]]:
        """Yield the places of every part that groups reach, and its groups."""
        table = self.groups[self.rows]
        part = _parts(table, self.n)
        of_row = part[table[:, 0]]
        for root in np.unique(of_row):
            places, here = np.flatnonzero(part == root), np.flatnonzero(of_row == root)
            number = np.full(self.n + 1, -1, dtype=np.int16)
            number[places] = np.arange(len(places))
            yield places, Part(self.rows[here], number[table[here]], self.worth[here], self.near)

    def check(self, chosen: Indices) -> None:
        """Raise Unfit where a pair is not together."""
        for a, b in self.together:
            held = self.groups[chosen]
            if not ((held == a).any(axis=1) & (held == b).any(axis=1)).any():
                raise Unfit(NEVER, a=str(a), b=str(b))


def conditions(
    groups: Places,
    worth: Amounts,
    n: int,
    *,
    without: Iterable[int] = (),
    together: Iterable[tuple[int, int]] = (),
) -> Conditions:
    """Take in what is asked; raise Unfit for what is no number or no place."""
    _check_worth(groups, worth)
    out, pairs = tuple(without), tuple(together)
    for place in (*out, *(place for pair in pairs for place in pair)):
        if not 0 <= place < n:
            raise Unfit(STRANGER, place=str(place))
    may = ~np.isin(groups, np.array(out, dtype=np.int16)).any(axis=1) if out else np.ones(len(groups), bool)
    brings, bonus = np.zeros(len(groups)), _most(groups, worth, n)
    for a, b in pairs:
        has_a, has_b = (groups == a).any(axis=1), (groups == b).any(axis=1)
        may &= has_a == has_b
        brings += bonus * (has_a & has_b)
    rows = np.flatnonzero(may & (worth + brings > 0))
    near = NEAR * (float(worth.max()) if len(worth) and worth.max() > 0 else 1.0)
    return Conditions(groups, rows, (worth + brings)[rows], n, near, pairs, bonus * len(pairs))


def shared(groups: Places, worth: Amounts, n: int) -> Amounts:
    """Return for every place the most that a group brings it, evenly divided; shape (n,).

    No choice of disjoint groups is worth more than the sum.
    """
    best = np.zeros(n + 1)
    each = worth / np.maximum((groups >= 0).sum(axis=1), 1)
    for column in range(groups.shape[1]):
        np.maximum.at(best, groups[:, column], each)
    return best[:n]


def _most(groups: Places, worth: Amounts, n: int) -> float:
    lowest = float(np.abs(worth).max()) if len(worth) else 0.0
    return 1.0 + lowest + float(shared(groups, worth, n).sum())


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
