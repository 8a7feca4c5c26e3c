"""Who with whom: the disjoint groups that are worth most together, with a proof that nothing is better.

Set packing by columns, part by part of the map: the linear program over all listed groups is solved by taking
in only those that would add something (Gilmore & Gomory 1961) and tightened by cuts; what could belong to a
better choice is known from what it lacks at the program's prices, and a search from place to place decides
among that little (as Baldacci, Christofides & Mingozzi 2008 do for vehicle routes).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from rajut.core.coalition.conditions import NEAR, Conditions, Part, conditions
from rajut.core.coalition.deciding import decided, orders
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Places
from rajut.core.coalition.program import Indices, Program, Solved

SPREAD = 8  # groups with the same place that come in at a time
OVER = 1e-4  # what a cut must be broken by
FIRST = 3_000  # groups to decide among before it is known how many matter
NARROW = 300  # ways to go on with, while a good choice is sought and not yet a proof
WIDER = 8  # times as many the next time
WIDEST = 400_000
WAYS = 4  # orders of the places, tried in turn
LOWER = 1.4  # times as much below the bound, where nothing above that was found,
LEAST = 1e-3  # and at least that share of the bound: thousands of groups may lack nothing
SIZE = 10  # the optimiser's tolerances are absolute: the largest worth is brought to about 2**10


@dataclass(frozen=True, slots=True)
class Partition:
    """The chosen groups (rows of the list), their worth together, and the most any choice could be worth.

    `prices` are of the places: no group is worth more than its members' prices, so they bound any choice.
    """

    chosen: tuple[int, ...]
    worth: float
    bound: float
    prices: tuple[float, ...]
    states: int = 0  # ways that the search went on with, all steps together
    near: float = 0.0  # differences below are rounding

    @property
    def proven(self) -> bool:
        """Whether nothing can be better."""
        return self.bound - self.worth <= 10 * max(self.near, NEAR * abs(self.bound))

    @property
    def gap(self) -> float:
        """How much better another choice might still be, as a share of the bound: 0 to 1."""
        size = max(abs(self.bound), abs(self.worth))
        return min(1.0, max(0.0, self.bound - self.worth) / size) if size > 0 else 0.0


def partition(
    groups: Places,
    worth: Amounts,
    n: int,
    *,
    without: Iterable[int] = (),
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    width: int = WIDEST,
) -> Partition:
    """Choose disjoint groups of the n places with the greatest worth together.

    `groups` as `groups.groups` lists them, shape (count, largest); `worth` of each, shape (count,), in any
    one unit. A group worth nothing is not chosen, and a place may stay alone (worth 0). Places in `without`
    stay alone; each pair in `together` is in one group, none in `apart` is. `width` is how many ways the
    search of each part of the map may go on with; where it was too few, `bound` says what could still be
    better. Raises Unfit for worths that are no numbers, and where no choice keeps the conditions.
    """
    asked = conditions(groups, worth, n, without=without, together=together, apart=apart)
    found = settled(asked, width=width)
    asked.check(found.chosen)
    total = float(worth[found.chosen].sum())
    return Partition(
        chosen=tuple(found.chosen.tolist()),
        worth=total,
        bound=max(total, found.bound - asked.bonus),
        prices=tuple(found.prices.tolist()),
        states=found.states,
        near=asked.near,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """The answer for a map or a part of it: rows in rising order; the bound includes the bonus of pairs."""

    chosen: Indices
    bound: float
    prices: Amounts
    states: int


def settled(asked: Conditions, *, width: int, ways: int = WAYS) -> Settled:
    """Choose among the groups part by part; whether the conditions are kept is not looked at."""
    rows: list[Indices] = [np.empty(0, dtype=np.int64)]
    bound, states, prices = 0.0, 0, np.zeros(asked.n)
    for places, part in asked.parts():
        found = _solved(part, len(places), width, ways)
        rows.append(part.rows[found.chosen])
        bound, states = bound + found.bound, states + found.states
        prices[places] = found.prices
    return Settled(np.sort(np.concatenate(rows)), bound, prices, states)


def _solved(part: Part, n: int, width: int, ways: int) -> Settled:
    power = SIZE - int(np.frexp(part.worth.max())[1])
    relaxed = _Relaxed(part.table, np.ldexp(part.worth, power), n, float(np.ldexp(part.near, power)))
    prices = relaxed.solved.prices
    relaxed.tighten()
    solved = relaxed.solved
    if len(solved.split):
        found = _decided(relaxed, prices, width, ways)
    else:
        found = Settled(relaxed.pool[solved.taken], solved.bound, prices, 0)
    return replace(found, bound=float(np.ldexp(found.bound, -power)), prices=np.ldexp(prices, -power))


def _decided(relaxed: "_Relaxed", prices: Amounts, width: int, ways: int) -> Settled:
    """Decide among the groups nearest to adding something, then among all that could still matter.

    Any choice with a group that lacks d at the program's prices is worth at most its bound less d.
    """
    bound, lacking = relaxed.solved.bound, np.maximum(-relaxed.reduced, 0.0)
    chosen, worth, most, states = np.empty(0, dtype=np.int64), -np.inf, bound, 0
    floor = bound - float(np.partition(lacking, FIRST)[FIRST]) if len(lacking) > FIRST else -relaxed.near
    wide, turn = min(NARROW, width), 0
    sequences = orders(relaxed.table, lacking, relaxed.n, most=ways)
    while True:
        among = np.flatnonzero(lacking < bound - floor)
        asked = relaxed.table[among], lacking[among], relaxed.solved, relaxed.program.cuts
        found = decided(*asked, order=sequences[turn % ways], floor=floor, width=wide)
        states += found.states
        if found.chosen is not None:
            chosen = among[found.chosen]
            worth = float(relaxed.worth[chosen].sum())
        most = min(most, max(found.beyond, floor))
        tried = wide == width and turn % ways == ways - 1
        if most <= worth + relaxed.near or (tried and worth > -np.inf):
            return Settled(chosen, max(most, worth), prices, states)
        if worth > -np.inf:
            floor = worth + relaxed.near / 2
        elif found.beyond <= floor or tried:  # nothing is worth as much as was hoped
            floor = max(bound - max(LOWER * (bound - floor), LEAST * bound), -relaxed.near)
            continue
        turn += 1
        if turn % ways == 0:
            wide = min(WIDER * wide, width)


class _Relaxed:
    """The linear program over all groups of one part; `pool` are those that came in."""

    def __init__(self, table: Places, worth: Amounts, n: int, near: float) -> None:
        self.table, self.worth, self.n, self.near = table, worth, n, near
        self.program = Program(n)
        self.pool: Indices = np.empty(0, dtype=np.int64)
        self._take_in(np.arange(len(table)), worth)
        self.solve()

    def solve(self) -> None:
        """Solve over all groups; what the optimiser leaves above a price within its tolerance is added to it.

        So no group is worth more than its prices and tolls, and their sum bounds every choice.
        """
        from rajut.core.coalition.pricing import shared

        while True:
            self.solved = self.program.solve()
            self.reduced = self._reduced(self.solved)
            over = np.flatnonzero(self.reduced > self.near)
            over = over[~np.isin(over, self.pool)]
            if not len(over):
                break
            self._take_in(over, self.reduced[over])
        above = shared(self.table, self.reduced, self.n)
        if above.any():
            self.solved = replace(self.solved, prices=self.solved.prices + above)
            self.reduced = self._reduced(self.solved)

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
