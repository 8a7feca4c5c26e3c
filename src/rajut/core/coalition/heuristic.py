"""A good choice of groups at once, for a page where somebody asks "what if"; it says what it may lack.

Where there are few groups the linear program decides, as in a proof, but with a narrow search. Else several
short searches by small moves (Kirkpatrick, Gelatt & Vecchi 1983), then that decision among the groups that
they ended with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.conditions import Conditions, Indices, Pair, both, conditions
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Ground, Places
from rajut.core.coalition.partition import Partition, Settled, settled

Numbers = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]

RUNS = 8
STEPS = 5200  # for each place, all runs together
HOT, COLD = 0.1, 0.01  # of what a group brings a place
FEW = 25_000  # groups that are all decided among within a third of a second,
PATIENT = 400_000  # within a second or two,
FEWER = 2_000  # and where the search begins from a choice
WIDTH = 2_400  # ways that a search from place to place may go on with
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
    few: int = FEW,
    rng: np.random.Generator,
) -> Partition:
    """Choose disjoint groups at once: by a narrow search, or by simulated annealing in so many `steps`.

    `groups`, `worth`, `without`, `together` and `apart` as in `partition.partition`. Among more than
    `few` groups the bound is only what each place could bring at most, unless `prices` are given, of an
    earlier partition of the same groups and worths without conditions (those bound any choice). `begin` is a
    choice to begin from: the answer stays near it. The same state of `rng` gives the same answer.
    Raises Unfit as `partition` does.
    """
    n = len(land)
    asked = conditions(groups, worth, n, without=without, together=together, apart=apart)
    from_ = np.array(list(begin), dtype=np.int64)
    if len(groups) <= (min(FEWER, few) if len(from_) else few):
        found = settled(asked, width=WIDTH, ways=1)
    else:
        looked = looked or lookup(groups, n, rng=rng)
        ends = _ends(land, asked, looked, from_, STEPS * n if steps is None else steps, rng)
        found = _among(asked, ends)
        if asked.missed(found.chosen):
            found = _among(asked, np.union1d(ends, _uniting(asked)))
    asked.check(found.chosen)
    total, bounds = float(worth[found.chosen].sum()), [found.bound - asked.bonus, float(asked.shares.sum())]
    if prices is not None:
        bounds.append(float(np.where(asked.shares > 0, prices, 0.0).sum()))
    bound = max(min(bounds), total)
    chosen, paid = tuple(found.chosen.tolist()), tuple(found.prices.tolist())
    return Partition(chosen, total, bound, paid, found.states, asked.near)


def _among(asked: Conditions, rows: Indices) -> Settled:
    """Decide among these groups only; that bounds nothing."""
    found = settled(asked.only(rows), width=WIDTH, ways=1)
    return replace(found, chosen=rows[found.chosen], bound=np.inf)


def _ends(
    land: Ground, asked: Conditions, looked: Lookup, begin: Indices, steps: int, rng: np.random.Generator
) -> Indices:
    """Return the groups of the beginning and of the ends of some searches."""
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
    return np.unique(np.concatenate(ends))


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
    rows = _uniting(asked)
    table = asked.groups[rows]
    held = (rows[both(table, a, b)] for a, b in asked.together)
    return [int(each[asked.worth[each].argmax()]) for each in held if len(each)]


def _uniting(asked: Conditions) -> Indices:
    """Return the groups that bring a pair together."""
    if not asked.together:
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(asked.worth >= asked.bonus / len(asked.together) / 2)
