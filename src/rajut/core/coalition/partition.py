"""Who with whom: the disjoint groups that are worth most together, with a proof that nothing is better.

Set packing by columns, part by part of the map: the linear program over all listed groups is solved by taking
in only those that would add something (Gilmore & Gomory 1961) and tightened by cuts; what could belong to a
better choice is known from what it lacks at the program's prices, and the optimiser's search decides among
that little (as Baldacci, Christofides & Mingozzi 2008 do for vehicle routes).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rajut.core.coalition.conditions import NEAR, conditions
from rajut.core.coalition.deciding import decided
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Places
from rajut.core.coalition.program import Indices, Program, Solved, Triples

SPREAD = 8  # groups with the same place that come in at a time
OVER = 1e-4  # what a cut must be broken by
FIRST = 600  # groups to decide among before it is known how many matter
GROWTH = 4  # times as many the next time,
MORE = 8  # but all that matter at once where they are no more than so many times as many
AT_FIRST = 20  # steps, while a good choice is sought and not yet a proof


@dataclass(frozen=True, slots=True)
class Partition:
    """The chosen groups (rows of the list), their worth together, and the most any choice could be worth.

    `prices` are of the places: no group is worth more than its members' prices, so they bound any choice.
    """

    chosen: tuple[int, ...]
    worth: float
    bound: float
    prices: tuple[float, ...]
    nodes: int = 0  # steps of the search

    @property
    def proven(self) -> bool:
        """Whether nothing can be better."""
        return self.bound - self.worth <= 10 * NEAR * max(1.0, abs(self.bound))

    @property
    def gap(self) -> float:
        """How much better another choice might still be, as a share of the bound: 0 to 1."""
        return max(0.0, self.bound - self.worth) / self.bound if self.bound > 0 else 0.0


def partition(
    groups: Places,
    worth: Amounts,
    n: int,
    *,
    without: Iterable[int] = (),
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    nodes: int = 20_000,
) -> Partition:
    """Choose disjoint groups of the n places with the greatest worth together.

    `groups` as `groups.groups` lists them, shape (count, largest); `worth` of each, shape (count,), in any
    one unit. A group worth nothing is not chosen, and a place may stay alone (worth 0). Places in `without`
    stay alone; each pair in `together` is in one group, none in `apart` is. `nodes` bounds the search of each
    part of the map; where it ends early, `bound` says what could still be better. Raises Unfit for
    worths that are no numbers, and where no choice keeps the conditions.
    """
    asked = conditions(groups, worth, n, without=without, together=together, apart=apart)
    rows: list[Indices] = []
    bound, steps, prices = 0.0, 0, np.zeros(n)
    for places, part in asked.parts():
        found = _solved(part.table, part.worth, len(places), part.near, nodes)
        rows.append(part.rows[found.chosen])
        bound, steps = bound + found.bound, steps + found.nodes
        prices[places] = found.prices
    chosen = np.sort(np.concatenate(rows)) if rows else np.empty(0, np.int64)
    asked.check(chosen)
    return Partition(
        chosen=tuple(chosen.tolist()),
        worth=float(worth[chosen].sum()),
        bound=max(float(worth[chosen].sum()), bound - asked.bonus),
        prices=tuple(prices.tolist()),
        nodes=steps,
    )


def priced(groups: Places, worth: Amounts, n: int) -> tuple[float, ...]:
    """Return prices of the places, as of a partition, without deciding: no group is worth more than them."""
    prices = np.zeros(n)
    for places, part in conditions(groups, worth, n).parts():
        prices[places] = _Relaxed(part.table, part.worth, len(places), part.near).solved.prices
    return tuple(prices.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """The answer for one part of the map."""

    chosen: Indices
    bound: float
    prices: Amounts
    nodes: int


def _solved(table: Places, worth: Amounts, n: int, near: float, nodes: int) -> _Part:
    relaxed = _Relaxed(table, worth, n, near)
    prices = relaxed.solved.prices
    relaxed.tighten()
    solved = relaxed.solved
    if not len(solved.split):
        return _Part(relaxed.pool[solved.taken], solved.bound, prices, 0)
    return _decided(relaxed, prices, nodes)


def _decided(relaxed: "_Relaxed", prices: Amounts, nodes: int) -> _Part:
    """Decide among the groups nearest to adding something, then among all that could still matter.

    Any choice with a group that lacks d at the program's prices is worth at most its bound less d.
    """
    bound, lacking = relaxed.solved.bound, -relaxed.reduced
    order = np.argsort(lacking, kind="stable")
    count, steps, last = min(FIRST, len(order)), 0, False
    begin = np.empty(0, dtype=np.int64)
    while True:
        among = order[:count]
        found = decided(
            relaxed.table[among],
            relaxed.worth[among],
            relaxed.n,
            cuts=relaxed.binding,
            begin=begin,
            near=relaxed.near,
            nodes=nodes if last else min(nodes, AT_FIRST),
        )
        steps += found.nodes
        begin = found.chosen  # the nearest groups keep their numbers when more come in
        beyond = bound - float(lacking[order[count]]) if count < len(order) else 0.0
        most = min(bound, max(found.bound, beyond))
        if last or most <= found.worth + relaxed.near:
            return _Part(among[begin], max(most, found.worth), prices, steps)
        needed = int(np.count_nonzero(lacking <= bound - found.worth + relaxed.near))
        last = needed <= MORE * count
        count = needed if last else GROWTH * count


class _Relaxed:
    """The linear program over all groups of one part; `pool` are those that came in."""

    def __init__(self, table: Places, worth: Amounts, n: int, near: float) -> None:
        self.table, self.worth, self.n, self.near = table, worth, n, near
        self.program = Program(n)
        self.pool: Indices = np.empty(0, dtype=np.int64)
        self._take_in(np.arange(len(table)), worth)
        self.solve()

    @property
    def binding(self) -> Triples:
        """The cuts that cost something."""
        return self.program.cuts[self.solved.tolls > self.near]

    def solve(self) -> None:
        """Solve over all groups."""
        while True:
            self.solved = self.program.solve()
            self.reduced = self._reduced(self.solved)
            over = np.flatnonzero(self.reduced > self.near)
            over = over[~np.isin(over, self.pool)]
            if not len(over):
                break
            self._take_in(over, self.reduced[over])

    def tighten(self) -> None:
        """Add cuts until no more are broken."""
        while len(self.solved.split):
            triples = self.program.violated(self.solved, over=OVER)
            if not len(triples):
                break
            self.program.cut(triples)
            self.solve()

    def _take_in(self, rows: Indices, merit: Amounts) -> None:
        from rajut.core.coalition.pricing import spread

        order = rows[np.argsort(-merit, kind="stable")]
        taken = spread(self.table, order, self.n, SPREAD)
        self.program.take_in(self.table[taken], self.worth[taken])
        self.pool = np.concatenate([self.pool, taken])

    def _reduced(self, solved: Solved) -> Amounts:
        from rajut.core.coalition.pricing import reduced

        costly = np.flatnonzero(solved.tolls > 0)
        places = self.program.cuts[costly].ravel()
        order = np.argsort(places, kind="stable")
        first = np.searchsorted(places[order], np.arange(self.n + 1)).astype(np.int32)
        cuts = (order // 3).astype(np.int32)
        return np.asarray(reduced(self.table, self.worth, solved.prices, cuts, solved.tolls[costly], first))
