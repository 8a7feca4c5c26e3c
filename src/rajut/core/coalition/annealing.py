"""The compiled part of the quick choice: groups looked up by their members, and a search by small moves.

Import it only where groups are chosen, for it loads the compiler.
"""

import numba
import numpy as np
import numpy.typing as npt

Amounts = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int32]
Table = npt.NDArray[np.int16]

ABSENT = -1


@numba.njit(cache=True)
def laid(table: Table, names: Keys, keys: Keys, rows: Numbers) -> None:
    """Fill the lookup: a group's key is its members' names, joined by exclusive or; 0 is an empty slot."""
    last = np.uint64(len(keys) - 1)
    for row in range(len(table)):
        key = np.uint64(0)
        for column in range(table.shape[1]):
            if table[row, column] >= 0:
                key ^= names[table[row, column]]
        slot = key & last
        while keys[slot] != 0:
            slot = (slot + np.uint64(1)) & last
        keys[slot], rows[slot] = key, row


@numba.njit(cache=True)
def found(keys: Keys, rows: Numbers, key: np.uint64) -> np.int64:
    """Return the row of the group with this key, or ABSENT."""
    last = np.uint64(len(keys) - 1)
    slot = key & last
    while keys[slot] != 0:
        if keys[slot] == key:
            return np.int64(rows[slot])
        slot = (slot + np.uint64(1)) & last
    return np.int64(ABSENT)


@numba.njit(cache=True)
def _worth(keys: Keys, rows: Numbers, worth: Amounts, key: np.uint64, size: int) -> float:
    """Return what a group is worth: nothing for one place alone, minus infinity where it is not listed."""
    if size <= 1:
        return 0.0
    row = found(keys, rows, key)
    return -np.inf if row == ABSENT else worth[row]


@numba.njit(cache=True)
def _drawn(state: Keys, most: int) -> int:
    """Return a number below `most` (xorshift64; Marsaglia 2003)."""
    drawn = state[0]
    drawn ^= drawn << np.uint64(13)
    drawn ^= drawn >> np.uint64(7)
    drawn ^= drawn << np.uint64(17)
    state[0] = drawn
    return np.int64((drawn >> np.uint64(33)) % np.uint64(most))  # type: ignore[return-value]  # an int once compiled


@numba.njit(cache=True)
def annealed(  # noqa: C901  one loop, as the compiler makes it fast
    first: Numbers,
    neighbours: Numbers,
    names: Keys,
    keys: Keys,
    rows: Numbers,
    worth: Amounts,
    group: Numbers,
    steps: int,
    heat: Amounts,
    cooling: float,
    state: Keys,
) -> Numbers:
    """Move places between groups, for the worse too while it is hot (Kirkpatrick 1983); return the best.

    `group[place]` is the number of the group that a place starts in. A place joins a neighbour's group,
    trades with that neighbour or with one behind it, or goes alone. `heat[place]` is what a move may lose at
    the beginning, `cooling` what is left of it at the end.
    """
    n = len(group)
    key, size, held = np.zeros(n, np.uint64), np.zeros(n, np.int32), np.zeros(n)
    for place in range(n):
        key[group[place]] ^= names[place]
        size[group[place]] += 1
    for number in range(n):
        held[number] = _worth(keys, rows, worth, key[number], size[number])
    free = np.flatnonzero(size == 0)
    spare = len(free)
    idle = np.empty(n, np.int64)
    idle[:spare] = free
    now = most = held.sum()
    best = group.copy()
    left_over, each = 1.0, cooling ** (1.0 / steps)
    for _ in range(steps):
        left_over *= each
        place = _drawn(state, n)
        way = _drawn(state, first[place + 1] - first[place] + 1) + first[place]
        alone = way == first[place + 1]
        here = group[place]
        if alone and size[here] == 1:
            continue
        other = place if alone else neighbours[way]
        there = idle[spare - 1] if alone else group[other]
        if there == here:
            continue
        trade = not alone and size[here] > 1 and _drawn(state, 4) == 0
        if trade and _drawn(state, 2) == 0:
            behind = neighbours[first[other] + _drawn(state, first[other + 1] - first[other])]
            other = behind if group[behind] == there else other
        swapped = names[place] ^ names[other] if trade else names[place]
        shift = 0 if trade else 1
        left = _worth(keys, rows, worth, key[here] ^ swapped, size[here] - shift)
        if left == -np.inf:
            continue
        joined = _worth(keys, rows, worth, key[there] ^ swapped, size[there] + shift)
        gain = left + joined - held[here] - held[there]
        if gain < 0 and gain <= left_over * heat[place] * np.log((_drawn(state, 1 << 30) + 1) / (1 << 30)):
            continue
        spare -= 1 if alone else 0
        group[place] = there
        if trade:
            group[other] = here
        key[here] ^= swapped
        key[there] ^= swapped
        held[here], held[there] = left, joined
        size[here] -= shift
        size[there] += shift
        if size[here] == 0:
            idle[spare] = here
            spare += 1
        now += gain
        if now > most + 1e-12:
            most = now
            best[:] = group
    return best
