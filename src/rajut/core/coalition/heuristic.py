"""A good choice of groups at once, for a page where somebody asks "what if"; it says what it may lack."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.conditions import Conditions, conditions, shared
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Ground, Places
from rajut.core.coalition.partition import Partition

Numbers = npt.NDArray[np.int32]

STEPS = 2_000_000
HOT, COLD = 0.02, 0.001  # of the largest worth of a group


def quick(
    land: Ground,
    groups: Places,
    worth: Amounts,
    *,
    without: Iterable[int] = (),
    together: Iterable[tuple[int, int]] = (),
    prices: Sequence[float] | None = None,
    steps: int = STEPS,
    rng: np.random.Generator,
) -> Partition:
    """Choose disjoint groups by simulated annealing, in a fixed number of steps.

    `groups`, `worth`, `without` and `together` as in `partition.partition`. `prices` of an earlier partition
    of the same groups and worths make the bound tight; without them it is only what each place could bring
    at most. The same state of `rng` gives the same answer.
    """
    n = len(land)
    asked = conditions(groups, worth, n, without=without, together=together)
    chosen = _annealed(land, asked, steps, rng)
    asked.check(chosen)
    held = groups[asked.rows], worth[asked.rows]
    bounds = [shared(*held, n)]
    if prices is not None:
        reached = np.zeros(n + 1, dtype=bool)
        reached[held[0]] = True
        bounds.append(np.array(prices) * reached[:n])
    bound, best = min((float(each.sum()), each.tolist()) for each in bounds)
    total = float(worth[chosen].sum())
    return Partition(tuple(chosen.tolist()), total, max(bound, total), tuple(best), steps)


def _annealed(land: Ground, asked: Conditions, steps: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return the rows of the groups that the search ends with."""
    from rajut.core.coalition.annealing import annealed, found, laid

    n, table = len(land), asked.groups[asked.rows]
    names = rng.integers(1, 2**64, n, dtype=np.uint64)
    state = rng.integers(1, 2**64, 1, dtype=np.uint64)
    if not len(table):
        return np.empty(0, dtype=np.int64)
    keys = np.zeros(1 << (2 * len(table)).bit_length(), dtype=np.uint64)
    rows = np.zeros(len(keys), dtype=np.int32)
    laid(table, names, keys, rows)
    top, begun = float(asked.worth.max()), _begun(asked, n)
    looked = (names, keys, rows, asked.worth)
    group = annealed(land.first, land.neighbours, *looked, begun, steps, HOT * top, COLD * top, state)
    key = np.zeros(n, dtype=np.uint64)
    np.bitwise_xor.at(key, group, names)
    sizes = np.bincount(group, minlength=n)
    picked = [found(keys, rows, key[number]) for number in np.flatnonzero(sizes > 1)]
    return np.sort(asked.rows[np.array(picked, dtype=np.int64)])


def _begun(asked: Conditions, n: int) -> Numbers:
    """Begin with everybody alone, but those who must be together in their best group."""
    group = np.arange(n, dtype=np.int32)
    table = asked.groups[asked.rows]
    for a, b in asked.together:
        holding = np.flatnonzero((table == a).any(axis=1) & (table == b).any(axis=1))
        if len(holding) and group[a] == a and group[b] == b:
            members = table[holding[asked.worth[holding].argmax()]]
            members = members[members >= 0]
            if (group[members] == members).all():
                group[members] = members[0]
    return group
