"""The compiled part of choosing groups: what each of millions of groups would add at given prices.

Import it only where groups are chosen, for it loads the compiler.
"""

import numba
import numpy as np
import numpy.typing as npt

Amounts = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]
Table = npt.NDArray[np.int16]


@numba.njit(cache=True)
def reduced(
    table: Table, worth: Amounts, prices: Amounts, cuts: Numbers, tolls: Amounts, first: Numbers
) -> Amounts:
    """Return what each group is worth above the prices of its members and the tolls of the cuts it crosses.

    `cuts` lists, place after place (`first` as in a ground), the cuts that name the place; a group crosses a
    cut, and pays its toll, when it holds two of its three places.
    """
    left = np.empty(len(table))
    met = np.zeros(len(tolls), np.int64)  # the last group that had one of the cut's places
    crossed = np.zeros(len(tolls), np.int64)  # the last group that had two
    for row in range(len(table)):
        rest = worth[row]
        for column in range(table.shape[1]):
            place = table[row, column]
            if place < 0:
                break
            rest -= prices[place]
            for at in range(first[place], first[place + 1]):
                cut = cuts[at]
                if met[cut] != row + 1:
                    met[cut] = row + 1
                elif crossed[cut] != row + 1:
                    crossed[cut] = row + 1
                    rest -= tolls[cut]
        left[row] = rest
    return left


@numba.njit(cache=True)
def shared(table: Table, worth: Amounts, n: int) -> Amounts:
    """Return for every place the most that a group brings it, evenly divided, or 0; shape (n,).

    No choice of disjoint groups is worth more than the sum.
    """
    best = np.zeros(n)
    for row in range(len(table)):
        size = 0
        while size < table.shape[1] and table[row, size] >= 0:
            size += 1
        for column in range(size):
            best[table[row, column]] = max(best[table[row, column]], worth[row] / size)
    return best


@numba.njit(cache=True)
def asked(table: Table, out: Flags, together: Indices, apart: Indices) -> Indices:
    """Count for every group the pairs it brings together; -1 for one that is not allowed.

    Not allowed is a group with a place that is out, with one place of a pair only, or with both of a pair
    that is to be apart.
    """
    brought = np.zeros(len(table), np.int64)
    for row in range(len(table)):
        for column in range(table.shape[1]):
            if table[row, column] >= 0 and out[table[row, column]]:
                brought[row] = -1
        for pair in range(len(apart)):
            if _of(table, row, apart[pair]) == 2:
                brought[row] = -1
        for pair in range(len(together)):
            of = _of(table, row, together[pair])
            brought[row] = -1 if of == 1 or brought[row] < 0 else brought[row] + of // 2
    return brought


@numba.njit(cache=True)
def _of(table: Table, row: int, pair: Indices) -> int:
    """Return how many of two different places the group holds."""
    count = 0
    for column in range(table.shape[1]):
        count += int(table[row, column] == pair[0]) + int(table[row, column] == pair[1])
    return count


@numba.njit(cache=True)
def spread(table: Table, order: Indices, n: int, each: int) -> Indices:
    """Keep of the groups in this order those with a member that has fewer than `each` groups so far."""
    kept, count = np.empty(len(order), np.int64), 0
    held = np.zeros(n, np.int64)
    for row in order:
        few = False
        for column in range(table.shape[1]):
            place = table[row, column]
            few = few or (place >= 0 and held[place] < each)
        if few:
            for column in range(table.shape[1]):
                if table[row, column] >= 0:
                    held[table[row, column]] += 1
            kept[count] = row
            count += 1
    return kept[:count]


@numba.njit(cache=True)
def violated(pairs: Amounts, member: Flags, parts: Amounts, over: float) -> Amounts:
    """List the triples of places that parts of groups share too often: rows (amount, a, b, c).

    `member[group, place]`, `parts[group]` how much of each group is taken, `pairs[a, b]` how much is taken of
    the groups with both. No choice of whole groups has more than one group with two of three places.
    """
    n, found = len(pairs), [(0.0, 0.0, 0.0, 0.0)]
    for a in range(n):
        for b in range(a + 1, n):
            for c in range(b + 1, n):
                amount = pairs[a, b] + pairs[a, c] + pairs[b, c]
                if amount > over:
                    amount -= 2 * _all_three(member, parts, a, b, c)
                if amount > over:
                    found.append((amount, float(a), float(b), float(c)))
    return np.array(found)[1:]


@numba.njit(cache=True)
def _all_three(member: Flags, parts: Amounts, a: int, b: int, c: int) -> float:
    """Return how much is taken of the groups with all three."""
    taken = 0.0
    for group in range(len(parts)):
        if member[group, a] and member[group, b] and member[group, c]:
            taken += parts[group]
    return taken


@numba.njit(cache=True)
def apartness(table: Table, km: Amounts) -> Amounts:
    """Return the distances of each group's members to their middle one, for which they are least."""
    away = np.zeros(len(table))
    for row in range(len(table)):
        least = np.inf
        for middle in range(table.shape[1]):
            total = 0.0
            for column in range(table.shape[1]):
                if table[row, middle] >= 0 and table[row, column] >= 0:
                    total += km[table[row, middle], table[row, column]]
            if table[row, middle] >= 0:
                least = min(least, total)
        away[row] = least if least < np.inf else 0.0
    return away


@numba.njit(cache=True)
def paired(table: Table, cost: Amounts) -> Amounts:
    """Return what the pairs of each group cost; `cost[a, b]` is that of a pair."""
    total = np.zeros(len(table))
    for row in range(len(table)):
        for column in range(1, table.shape[1]):
            for other in range(column):
                if table[row, column] >= 0:
                    total[row] += cost[table[row, other], table[row, column]]
    return total
