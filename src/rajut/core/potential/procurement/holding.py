"""The compiled part of counting who uses a beginning; it loads the compiler."""

import numba
import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def held(answers: Numbers, agencies: Numbers, ends: Places, begins: Numbers, met: Numbers) -> Numbers:
    """Count the distinct agencies of each beginning, as far as `met` has columns; return the counts.

    Answer k has the beginnings `begins[ends[k]:ends[k + 1]]`, none where it lies past `ends`; row b of `met`
    is filled with the agencies of beginning b. The counts do not depend on the order of the titles.
    """
    most = met.shape[1]
    counts = np.zeros(len(met), np.int32)
    for row in range(len(answers)):
        answer = answers[row]
        if answer + 1 >= len(ends):
            continue
        for place in range(ends[answer], ends[answer + 1]):
            begin = begins[place]
            count = counts[begin]
            if count == most:
                continue
            known = 0
            while known < count and met[begin, known] != agencies[row]:
                known += 1
            if known == count:
                met[begin, count] = agencies[row]
                counts[begin] += 1
    return counts
