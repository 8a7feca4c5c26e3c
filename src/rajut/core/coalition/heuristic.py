"""A good choice of groups at once, for a page where somebody asks "what if"; it says what it may lack.

Several short searches by small moves (Kirkpatrick, Gelatt & Vecchi 1983), then the best choice among all the
groups that they ended with; where there are few groups, among all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.conditions import Conditions, Indices, Pair, both, conditions
from rajut.core.coalition.deciding import decided
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Ground, Places
from rajut.core.coalition.partition import Partition

Numbers = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]

RUNS = 8
STEPS = 6000  # for each place, all runs together
HOT, COLD = 0.1, 0.01  # of what a group brings a place
FEW = 400  # groups that are all decided among
NODES = 5  # steps of deciding
WARM = 0.05  # where the search begins from a choice


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """Where each group stands in the list, by its members; prepared once where many questions follow."""

    names: Keys
    keys: Keys
    rows: Numbers

    def chosen(self, group: Numbers) -> Indices:
        """Return the rows of the groups of two or more; `group[place]` is a number, below n."""
        from rajut.core.coalition.annealing import found

        key = np.zeros(len(self.names), dtype=np.uint64)
        np.bitwise_xor.at(key, group, self.names)
        several = np.flatnonzero(np.bincount(group, minlength=len(key)) > 1)
        return np.array([found(self.keys, self.rows, key[number]) for number in several], dtype=np.int64)


def lookup(groups: Places, n: int, *, rng: np.random.Generator) -> Lookup:
    """Prepare for quick choices among these groups of n places."""
    from rajut.core.coalition.annealing import laid

    names = rng.integers(1, 2**64, n, dtype=np.uint64)
    keys = np.zeros(1 << (2 * len(groups) + 1).bit_length(), dtype=np.uint64)
    rows = np.zeros(len(keys), dtype=np.int32)
    laid(groups, names, keys, rows)
    return Lookup(names, keys, rows)


def quick(
    land: Ground,
    groups: Places,
    worth: Amounts,
    *,
    without: Iterable[int] = (),
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    prices: Sequence[float] | None = None,
    begin: Iterable[int] = (),
    looked: Lookup | None = None,
    steps: int | None = None,
    rng: np.random.Generator,
) -> Partition:
    """Choose disjoint groups by simulated annealing, in a fixed number of steps.

    `groups`, `worth`, `without`, `together` and `apart` as in `partition.partition`. `prices` of an earlier
    partition of the same groups and worths make the bound tight; without them it is only what each place
    could bring at most. `begin` is a choice to begin from: the answer stays near it. The same state of `rng`
    gives the same answer. Raises Unfit as `partition` does.
    """
    n = len(land)
    asked = conditions(groups, worth, n, without=without, together=together, apart=apart)
    looked = looked or lookup(groups, n, rng=rng)
    steps = STEPS * n if steps is None else steps
    chosen = _chosen(land, asked, looked, np.array(list(begin), dtype=np.int64), steps, rng)
    asked.check(chosen)
    bounds = [asked.shares]
    if prices is not None:
        bounds.append(np.where(asked.shares > 0, prices, 0.0))
    bound, best = min((float(each.sum()), each.tolist()) for each in bounds)
    total = float(worth[chosen].sum())
    return Partition(tuple(chosen.tolist()), total, max(bound, total), tuple(best), steps)


def _chosen(
    land: Ground, asked: Conditions, looked: Lookup, begin: Indices, steps: int, rng: np.random.Generator
) -> Indices:
    """Return the best choice among the groups of the beginning and of the ends of some searches."""
    from rajut.core.coalition.annealing import annealed

    state = rng.integers(1, 2**64, 1, dtype=np.uint64)
    if not (asked.worth > 0).any():
        return np.empty(0, dtype=np.int64)
    begun, hot = _begun(asked, begin), WARM if len(begin) else HOT
    heat = hot * np.sqrt(asked.shares * asked.shares.max())
    ends = [looked.chosen(begun)]
    place = land.first, land.neighbours, looked.names, looked.keys, looked.rows, asked.worth
    for _ in range(RUNS):
        end = annealed(*place, begun, max(1, steps // RUNS), heat, COLD / hot, state)
        ends.append(looked.chosen(end))
    best = max(ends, key=lambda rows: float(asked.worth[rows].sum()))
    few = len(asked.worth) <= FEW
    pool = np.arange(len(asked.worth)) if few else np.unique(np.concatenate(ends))
    pool = pool[asked.worth[pool] > 0]
    from_ = np.flatnonzero(np.isin(pool, best))
    found = decided(asked.groups[pool], asked.worth[pool], asked.n, begin=from_, near=asked.near, nodes=NODES)
    return pool[found.chosen]


def _begun(asked: Conditions, begin: Indices) -> Numbers:
    """Put who must be together in their best group, then those of the beginning; the others are alone."""
    group, free = np.arange(asked.n, dtype=np.int32), np.ones(asked.n, dtype=bool)
    for row in (*_united(asked), *begin.tolist()):
        members = asked.groups[row][asked.groups[row] >= 0]
        if asked.worth[row] > -np.inf and free[members].all():
            group[members], free[members] = members[0], False
    return group


def _united(asked: Conditions) -> list[int]:
    """Return for every pair that must be together the group worth most."""
    if not asked.together:
        return []
    rows = np.flatnonzero(asked.worth >= asked.bonus / len(asked.together) / 2)
    table = asked.groups[rows]
    held = (rows[both(table, a, b)] for a, b in asked.together)
    return [int(each[asked.worth[each].argmax()]) for each in held if len(each)]
