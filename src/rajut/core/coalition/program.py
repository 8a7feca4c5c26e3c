"""The linear program behind choosing groups: shares of groups so that no place is given out twice.

Strengthened by subset-row cuts (Jepsen, Petersen, Spoorendonk & Pisinger 2008): of the groups that hold two
of the same three places, whole choices take at most one.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Flags, Places
from rajut.core.optimiser import optimiser

Indices = npt.NDArray[np.int64]
Triples = npt.NDArray[np.int64]  # three places a row

WHOLE = 1e-6  # a share this close to 0 or 1 is one
CUTS = 60  # a round
EACH = 4  # of them with the same place
NO_CUTS: Triples = np.empty((0, 3), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """How much of each group is taken, what each place costs, and what crossing each cut costs."""

    parts: Amounts
    prices: Amounts
    tolls: Amounts

    @property
    def bound(self) -> float:
        """The most that any choice of these groups can be worth."""
        return float(self.prices.sum() + self.tolls.sum())

    @property
    def split(self) -> Indices:
        """The groups taken in part only."""
        return np.flatnonzero((self.parts > WHOLE) & (self.parts < 1 - WHOLE))

    @property
    def taken(self) -> Indices:
        """The groups taken as a whole."""
        return np.flatnonzero(self.parts >= 1 - WHOLE)


class Program:
    """Groups and cuts that come in little by little; solving goes on from the last solution."""

    def __init__(self, n: int) -> None:
        import highspy

        self.solver = optimiser()
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.member: Flags = np.zeros((0, n), dtype=bool)
        self.cuts = NO_CUTS
        self._rows(np.zeros((n, 0), dtype=bool))

    def take_in(self, table: Places, worth: Amounts) -> None:
        """Add groups, rows of a table as `groups.groups` lists them."""
        import highspy

        held = members(table, self.member.shape[1])
        lines, rows = np.nonzero(np.hstack([held, crossing(held, self.cuts)]))
        starts = np.searchsorted(lines, np.arange(len(table))).astype(np.int32)
        ones, count = np.ones(len(rows)), len(table)
        room = np.full(count, highspy.kHighsInf)
        self.solver.addCols(
            count, worth, np.zeros(count), room, len(rows), starts, rows.astype(np.int32), ones
        )
        self.member = np.concatenate([self.member, held])

    def cut(self, triples: Triples) -> None:
        """Add cuts."""
        self._rows(crossing(self.member, triples).T)
        self.cuts = np.concatenate([self.cuts, triples])

    def solve(self) -> Solved:
        """Solve; the prices are of the places, shape (n,), the tolls of the cuts."""
        self.solver.run()
        found, n = self.solver.getSolution(), self.member.shape[1]
        prices = np.maximum(np.array(found.row_dual), 0.0)
        return Solved(np.array(found.col_value), prices[:n], prices[n:])

    def violated(self, solved: Solved, *, over: float) -> Triples:
        """Return cuts that this solution breaks by more than `over`, the worst first."""
        from scipy.sparse import csr_array

        from rajut.core.coalition.pricing import violated

        split = solved.split
        places = np.flatnonzero(self.member[split].any(axis=0))
        member = np.ascontiguousarray(self.member[np.ix_(split, places)])
        parts = solved.parts[split]
        held = csr_array(member.astype(np.float64))  # sparse: a full product would wake every core for little
        pairs = np.ascontiguousarray((held.T @ held.multiply(parts[:, None])).toarray())
        found = violated(pairs, member, parts, 1 + over)
        worst = found[np.argsort(-found[:, 0], kind="stable")]
        return _varied(places[worst[:, 1:].astype(np.int64)], self.member.shape[1])

    def _rows(self, lines: Flags) -> None:
        import highspy

        rows, columns = np.nonzero(lines)
        starts = np.searchsorted(rows, np.arange(len(lines))).astype(np.int32)
        count, ones = len(lines), np.ones(len(columns))
        least, most = np.full(count, -highspy.kHighsInf), np.ones(count)
        self.solver.addRows(count, least, most, len(columns), starts, columns.astype(np.int32), ones)


def members(table: Places, n: int) -> Flags:
    """Return whether each group holds each place; shape (groups, n)."""
    held = np.zeros((len(table), n + 1), dtype=bool)
    held[np.arange(len(table))[:, None], table] = True  # -1 writes to the last column
    return held[:, :n]


def crossing(held: Flags, triples: Triples) -> Flags:
    """Return whether each group holds two of each three places; shape (groups, triples)."""
    a, b, c = (held[:, triples[:, corner]] for corner in range(3))
    return np.asarray((a & b) | (a & c) | (b & c))


def _varied(triples: Triples, n: int) -> Triples:
    """Keep the first ones, but few with the same place."""
    count = np.zeros(n, dtype=np.int64)
    kept: list[int] = []
    for number, triple in enumerate(triples):
        if len(kept) < CUTS and (count[triple] < EACH).all():
            count[triple] += 1
            kept.append(number)
    return triples[kept]
