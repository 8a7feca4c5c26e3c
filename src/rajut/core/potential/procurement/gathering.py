"""The compiled part of taking pieces out of a long run; it loads the compiler."""

import numba
import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def gathered(values, begins: Places, ends: Places):  # type: ignore[no-untyped-def]  # of bytes and of numbers
    """Copy pieces behind each other: piece i starts at `begins[i]` and ends, copied, at `ends[i]`."""
    found = np.empty(ends[-1] if len(ends) else 0, values.dtype)
    at = 0
    for piece in range(len(begins)):
        begin = begins[piece]
        while at < ends[piece]:
            found[at] = values[begin]
            at, begin = at + 1, begin + 1
    return found
