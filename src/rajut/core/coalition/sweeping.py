"""The compiled part of deciding: from one place to the next, all ways in which the places can be given out.

Import it only where groups are decided among, for it loads the compiler.
"""

import numba
import numpy as np
import numpy.typing as npt

Amounts = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Words = npt.NDArray[np.uint64]

FREE = -1  # an empty slot of the lookup, and the row of a place that nothing is chosen for


@numba.njit(cache=True)
def stepped(  # noqa: C901  one loop, as the compiler makes it fast
    place: int,
    held: Words,
    value: Amounts,
    masks: Words,
    lacking: Amounts,
    ends: Indices,
    alone: float,
    once: Indices,
    firsts: Indices,
    cuts: Indices,
    tolls: Amounts,
    floor: float,
    width: int,
    found: Words,
    values: Amounts,
    before: Numbers,
    rows: Numbers,
    slots: Numbers,
) -> tuple[int, float]:
    """Decide about one place in every state; return how many states follow, and the most of those let go.

    A state is the places given out already (`held`, one bit each) and what its choice can at most be worth
    (`value`, falling). The place stays alone, or comes into one of the groups `ends[0]:ends[1]`, whose first
    place it is, the least lacking first; of two ways to one state the better is kept, of all states `width`,
    none that can only reach `floor`. `once[firsts[row]:firsts[row + 1]]` are the cuts of which a group (or,
    after the groups, a place alone) holds one place: the second of them to go forfeits the cut's toll. What
    follows is written to `found`, `values`, `before` (the state it came from) and `rows`; `slots` looks up.
    """
    slots[:] = FREE
    count, dropped = 0, -np.inf
    word, bit = place >> 6, np.uint64(1) << np.uint64(place & 63)
    for state in range(len(held)):
        given = (held[state, word] & bit) != 0
        if value[state] <= floor:
            break
        for row in range(ends[0] - 1, ends[0] if given else ends[1]):
            single = row < ends[0]
            lack = (0.0 if given else alone) if single else lacking[row]
            worth = value[state] - lack
            if worth <= floor:
                if single:
                    continue
                break
            if not single and _overlaps(held, state, masks, row):
                continue
            if not given:
                of = len(masks) + place if single else row
                worth -= _forfeited(held, state, place, once[firsts[of] : firsts[of + 1]], cuts, tolls)
            if worth <= floor:
                continue
            for part in range(held.shape[1]):
                found[count, part] = held[state, part] | (np.uint64(0) if single else masks[row, part])
            found[count, word] &= ~bit
            at = _slot(found, count, slots)
            known = slots[at]
            if known == FREE:
                slots[at] = known = count
                values[count] = -np.inf
                count += 1
            if worth > values[known]:
                values[known], before[known], rows[known] = worth, state, FREE if single else row
            if count == len(values) - 1:
                count, least = _best(found, values, before, rows, slots, count, width)
                dropped, floor = max(dropped, least), max(floor, least)  # the others stay below as well
    if count > width:
        count, least = _best(found, values, before, rows, slots, count, width)
        dropped = max(dropped, least)
    return count, dropped


@numba.njit(cache=True)
def _overlaps(held: Words, state: int, masks: Words, row: int) -> bool:
    """Whether a place of the group is given out already."""
    for part in range(held.shape[1]):  # noqa: SIM110  a plain loop is what the compiler makes fast
        if held[state, part] & masks[row, part]:
            return True
    return False


@numba.njit(cache=True)
def _forfeited(held: Words, state: int, place: int, once: Indices, cuts: Indices, tolls: Amounts) -> float:
    """Return the tolls of the cuts that nothing can cross any more: two of three places have gone apart."""
    lost = 0.0
    for cut in once:
        free = 0
        for corner in range(3):
            other = cuts[cut, corner]
            if other >= place and not (held[state, other >> 6] >> np.uint64(other & 63)) & np.uint64(1):
                free += 1
        if free == 2:
            lost += tolls[cut]
    return lost


@numba.njit(cache=True)
def _slot(found: Words, state: int, slots: Numbers) -> int:
    """Return where the lookup has this state, or has room for it."""
    last = np.uint64(len(slots) - 1)
    key = np.uint64(1469598103934665603)
    for part in range(found.shape[1]):
        key = (key ^ found[state, part]) * np.uint64(0x9E3779B97F4A7C15)
        key ^= key >> np.uint64(29)
    at = key & last
    while slots[at] != FREE:
        same = True
        for part in range(found.shape[1]):
            same = same and found[slots[at], part] == found[state, part]
        if same:
            break
        at = (at + np.uint64(1)) & last
    return np.int64(at)  # type: ignore[return-value]  # an int once compiled


@numba.njit(cache=True)
def _best(
    found: Words, values: Amounts, before: Numbers, rows: Numbers, slots: Numbers, count: int, width: int
) -> tuple[int, float]:
    """Keep the `width` best states in their order; return how many, and the value of the best let go."""
    least = np.sort(values[:count])[count - width]
    ties = width - np.count_nonzero(values[:count] > least)
    kept, dropped = 0, -np.inf
    slots[:] = FREE
    for state in range(count):
        tied = values[state] == least and ties > 0
        if values[state] <= least and not tied:
            dropped = max(dropped, values[state])
            continue
        ties -= 1 if tied else 0
        found[kept] = found[state]
        values[kept], before[kept], rows[kept] = values[state], before[state], rows[state]
        slots[_slot(found, kept, slots)] = kept
        kept += 1
    return kept, dropped
