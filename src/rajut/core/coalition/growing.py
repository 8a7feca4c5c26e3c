"""The compiled part of listing groups; import it only where groups are listed, for it loads the compiler."""

import numba
import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Table = npt.NDArray[np.int16]


@numba.njit(cache=True)
def listed(first: Numbers, neighbours: Numbers, apart: Flags, smallest: int, found: Table, most: int) -> int:
    """Count the groups (stopping past `most`) and write as many as `found` has rows.

    The number of columns of `found` is the largest size. Whoever borders the group waits in a queue, in the
    order in which it was met; a group is a rising choice of positions in its own queue, so it comes once.
    """
    n, largest = len(first) - 1, found.shape[1]
    queue, met = np.empty(n, np.int32), np.zeros(n, np.bool_)
    at, ends = np.empty(largest + 1, np.int32), np.empty(largest + 1, np.int32)
    count = 0
    for root in range(n):
        queue[0], met[root] = root, True
        size, place, length = 0, 0, 1
        while size > 0 or place == 0:
            if size == largest or place == length:
                size -= 1
                length = _forgotten(queue, met, length, ends[size])
                place = at[size] + 1
                continue
            if _fits(queue, at, size, apart, queue[place]):
                at[size], ends[size] = place, length
                size += 1
                length = _met(first, neighbours, queue, met, length, queue[place], root)
                if size >= smallest:
                    _write(found, count, queue, at, size)
                    count += 1
                    if count > most:
                        return count
            place += 1
        met[root] = False
    return count


@numba.njit(cache=True)
def _fits(queue: Numbers, at: Numbers, size: int, apart: Flags, candidate: int) -> bool:
    """Whether the candidate may be with every member."""
    for member in range(size):  # noqa: SIM110  a plain loop is what the compiler makes fast
        if apart[queue[at[member]], candidate]:
            return False
    return True


@numba.njit(cache=True)
def _met(
    first: Numbers, neighbours: Numbers, queue: Numbers, met: Flags, length: int, taken: int, root: int
) -> int:
    """Let the neighbours of a new member wait, those above the root that nobody met; return the length."""
    for place in range(first[taken], first[taken + 1]):
        other = neighbours[place]
        if other > root and not met[other]:
            met[other] = True
            queue[length] = other
            length += 1
    return length


@numba.njit(cache=True)
def _forgotten(queue: Numbers, met: Flags, length: int, end: int) -> int:
    """Forget whom the last member brought; return the length of the queue before it."""
    for place in range(end, length):
        met[queue[place]] = False
    return end


@numba.njit(cache=True)
def _write(found: Table, row: int, queue: Numbers, at: Numbers, size: int) -> None:
    """Write the group in rising order, if there is room for it."""
    if row < len(found):
        for member in range(size):
            place, here = queue[at[member]], member
            while here > 0 and found[row, here - 1] > place:
                found[row, here] = found[row, here - 1]
                here -= 1
            found[row, here] = place
