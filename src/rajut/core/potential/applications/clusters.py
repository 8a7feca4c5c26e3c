"""Which applications do the same thing: stars around those that most others are like.

A chain of likenesses leads from anything to anything, so no chains: as in the star algorithm (Aslam, Pelekhov
& Rus 2004, J. Graph Algorithms Appl. 8(1)) the one with the most applications like it becomes the centre of a
cluster and takes all that are like it, then the next that no centre has taken, and so on. Every member is
like one application, the centre, and no centre is like another.

Two short texts can say the same in different words, many texts together seldom do: the clusters are then
compared as wholes, each by the sum of its members, and joined in the same way, until nothing joins.

How alike is alike depends on the function codes: less where they are the same, much more where they are
different. A star whose centre has no code takes on the commonest code of those around it, and a cluster that
of its members.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from rajut.core.potential.applications.codes import NONE, codes
from rajut.core.potential.applications.vectors import Vectors, of_length_one

Weights = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]

SAME_CODE, ALIKE, OTHER_CODE = 0.30, 0.50, 0.90  # cosines
SLACK = 1e-9  # a bar must be passed by more than roundings: half of the words in common is not enough
ROUNDS = 10  # it ends after three or four
CHUNK = 2_000  # rows that a thread takes at a time


@dataclass(frozen=True, slots=True)
class Bars:
    """Above which cosine two applications do the same thing, 0 to 1."""

    same_code: float = SAME_CODE
    alike: float = ALIKE
    other_code: float = OTHER_CODE


def clusters(given: Vectors, *, bars: Bars | None = None, threads: int = 2, chunk: int = CHUNK) -> Numbers:
    """Return the number of each row's cluster, 0 to k - 1; the same for any threads and size of chunks.

    Rows without a word are alone. Memory grows with rows and words, never with pairs.
    """
    levels = bars or Bars()
    found, wholes = np.arange(len(given.counts), dtype=np.int32), given
    for _ in range(ROUNDS):
        centres = stars(wholes, bars=levels, threads=threads, chunk=chunk)
        before, wholes = len(wholes.counts), _joined(wholes, centres)
        found = wholes.rows[found]
        if len(wholes.counts) == before:
            break
    return found


def stars(given: Vectors, *, bars: Bars, threads: int = 1, chunk: int = CHUNK) -> Numbers:
    """Return the centre of each row, its own number for a centre: one round."""
    from rajut.core.potential.applications.likeness import starred

    support, marked = supported(given, bars=bars, threads=threads, chunk=chunk), given.codes
    order = np.lexsort((np.arange(len(support)), -support))
    centres: Numbers = starred(order, _table(given), given.counts, marked.begins, marked.ends, _marks(bars))
    return centres


def supported(given: Vectors, *, bars: Bars, threads: int = 1, chunk: int = CHUNK) -> npt.NDArray[np.int64]:
    """Return how many applications are like each row, itself included; rows by the chunk and thread."""
    from rajut.core.potential.applications.likeness import supports

    n, marked = len(given.counts), given.codes
    table, marks, found = _table(given), _marks(bars), np.zeros(n, np.int64)
    cuts = pairwise([*range(0, n, chunk), n])
    with ThreadPoolExecutor(threads) as pool:
        jobs = [
            pool.submit(supports, a, b, table, given.counts, marked.begins, marked.ends, marks, found)
            for a, b in cuts
        ]
        for job in jobs:
            job.result()
    return found


def _marks(bars: Bars) -> Weights:
    return np.array([bars.same_code, bars.alike, bars.other_code]) + SLACK


def _table(given: Vectors) -> tuple[Any, ...]:
    """Return what the compiled part reads: words by row, what remains from each on, and rows by word."""
    owners = _owners(given)
    order = np.argsort(given.words, kind="stable")
    begins = np.searchsorted(given.words[order], np.arange(len(given.stems) + 1)).astype(np.int64)
    rest = _remaining(given.weights, given.starts)
    return given.starts, given.words, given.weights, rest, begins, owners[order], given.weights[order]


def _owners(given: Vectors) -> Numbers:
    return np.repeat(np.arange(len(given.counts), dtype=np.int32), np.diff(given.starts))


def _remaining(weights: Weights, starts: npt.NDArray[np.int64]) -> Weights:
    """Return of each word the length of its row from that word on."""
    sums = np.concatenate([[0.0], np.cumsum(weights**2)])
    ends = np.repeat(sums[starts[1:]], np.diff(starts))
    return np.asarray(np.sqrt(np.maximum(ends - sums[:-1], 0.0)))


def _joined(given: Vectors, centres: Numbers) -> Vectors:
    """Return the stars as rows: the sum of their members' words, their commonest code."""
    from scipy.sparse import csr_array

    known, rows = np.unique(centres, return_inverse=True)
    n, k, m = len(centres), len(known), len(given.stems)
    each = csr_array((given.weights, given.words, given.starts), shape=(n, m))
    member = csr_array((given.counts.astype(np.float64), (rows, np.arange(n))), shape=(k, n))
    total = (member @ each).tocsr()
    total.sort_indices()
    owners = np.repeat(np.arange(k), np.diff(total.indptr))
    return replace(
        given,
        starts=total.indptr.astype(np.int64),
        words=total.indices.astype(np.int32),
        weights=of_length_one(total.data, owners, k),
        counts=np.bincount(rows, weights=given.counts, minlength=k).astype(np.int64),
        rows=rows.astype(np.int32),
        codes=codes(_commonest(given, rows, k)),
    )


def _commonest(given: Vectors, rows: npt.NDArray[np.int64], k: int) -> list[str]:
    """Return of each cluster the code of most of its applications; of equally many the first."""
    begins, names = given.codes.begins, given.codes.names
    coded = begins != NONE
    pairs, which = np.unique(rows[coded] * max(len(names), 1) + begins[coded], return_inverse=True)
    votes = np.bincount(which, weights=given.counts[coded], minlength=len(pairs))
    found = [""] * k
    for place in np.lexsort((-pairs, votes)).tolist():  # the last one written wins
        row, code = divmod(int(pairs[place]), max(len(names), 1))
        found[row] = names[code]
    return found
