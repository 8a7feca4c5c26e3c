"""The compiled part of finding applications that are alike; import it only where they are looked for.

Rows are unit vectors, so that their product is the cosine. Words are numbered from the rarest to the
commonest and every row holds its words in that order. A row looks for others only by its first words, as long
as what remains of it could still bring a product of `least` by itself; with the rest it only completes the
products begun (prefix filtering: Bayardo, Ma & Srikant 2007, WWW). Nothing at `least` or more is missed, and
a product is added up in the order of the words, so that it is the same number from either side.
"""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

Weights = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]

SLACK = 1e-9  # of a bound, for the roundings of sums in another order


@numba.njit(cache=True, nogil=True)
def hits(row: int, table: Any, least: float, sums: Weights, whole: Weights, touched: Numbers) -> int:
    """Write the rows with a cosine of `least` or more into `touched`, their cosines into `sums`; count them.

    `sums` (rows,) and `whole` (words,) must be zero, and the caller sets `sums` back to zero.
    """
    cut, met = _begun(row, table, least, sums, touched)
    words, weights, last = table[1], table[2], table[0][row + 1]
    whole[words[cut:last]] = weights[cut:last]
    kept = 0
    for number in range(met):
        other = touched[number]
        if cut < last and sums[other] + table[3][cut] >= least - SLACK:
            sums[other] = _completed(sums[other], other, words[cut], table, whole)
        if sums[other] >= least:
            touched[kept] = other
            kept += 1
        else:
            sums[other] = 0.0
    whole[words[cut:last]] = 0.0
    return kept


@numba.njit(cache=True, nogil=True)
def _begun(row: int, table: Any, least: float, sums: Weights, touched: Numbers) -> tuple[int, int]:
    """Begin the products with all that share a word with which they could reach `least`.

    Returns the first word that was not used and how many were met.
    """
    starts, words, weights, rest, begins, rows, given = table
    cut, met = starts[row], 0
    while cut < starts[row + 1] and rest[cut] >= least - SLACK:
        for place in range(begins[words[cut]], begins[words[cut] + 1]):
            other = rows[place]
            if sums[other] == 0.0:
                touched[met] = other
                met += 1
            sums[other] += weights[cut] * given[place]
        cut += 1
    return cut, met


@numba.njit(cache=True, nogil=True)
def _completed(begun: float, other: int, first: int, table: Any, whole: Weights) -> float:
    """Add the products of the words from `first` on, in their order."""
    starts, words, weights = table[0], table[1], table[2]
    place = starts[other + 1]
    while place > starts[other] and words[place - 1] >= first:
        place -= 1
    for each in range(place, starts[other + 1]):
        begun += weights[each] * whole[words[each]]
    return begun


@numba.njit(cache=True, nogil=True)
def bar(a: int, b: int, begins: Numbers, ends: Numbers, bars: Weights) -> float:
    """Return how alike two must be: `bars` are for the same code, for codes that tell nothing, for others."""
    if begins[a] < 0 or begins[b] < 0:
        return float(bars[1])
    if begins[a] == begins[b]:
        return float(bars[0])
    within = (begins[a] <= begins[b] and ends[b] <= ends[a]) or (
        begins[b] <= begins[a] and ends[a] <= ends[b]
    )
    return float(bars[1] if within else bars[2])


@numba.njit(cache=True, nogil=True)
def supports(
    begin: int,
    end: int,
    table: Any,
    counts: Places,
    begins: Numbers,
    ends: Numbers,
    bars: Weights,
    out: Places,
) -> None:
    """Write for rows `begin` to `end` how many applications are like them, themselves included."""
    n = len(counts)
    sums, whole = np.zeros(n), np.zeros(len(table[4]) - 1)
    touched = np.empty(n, np.int32)
    for row in range(begin, end):
        met = hits(row, table, bars.min(), sums, whole, touched)
        total = 0
        for number in range(met):
            other = touched[number]
            if other == row or sums[other] >= bar(row, other, begins, ends, bars):
                total += counts[other]
            sums[other] = 0.0
        out[row] = max(total, counts[row])


@numba.njit(cache=True, nogil=True)
def starred(
    order: Places, table: Any, counts: Places, begins: Numbers, ends: Numbers, bars: Weights
) -> Numbers:
    """Return the centre of each row, itself where it is one.

    The rows become centres in `order`, unless one before has taken them.
    """
    n = len(counts)
    centres = np.full(n, -1, np.int32)
    sums, whole = np.zeros(n), np.zeros(len(table[4]) - 1)
    touched, votes = np.empty(n, np.int32), np.zeros(n + 1, np.int64)
    for centre in order:
        if centres[centre] >= 0:
            continue
        centres[centre] = centre
        met = hits(centre, table, bars.min(), sums, whole, touched)
        begun, ended = _code(centre, touched[:met], sums, counts, begins, ends, bars[1], votes)
        for number in range(met):
            other = touched[number]
            alike = sums[other]
            sums[other] = 0.0
            needed = bar(centre, other, begins, ends, bars)
            if begun >= 0 and begins[other] >= 0 and (ends[other] < begun or begins[other] > ended):
                needed = max(needed, bars[2])
            if alike >= needed and centres[other] < 0:
                centres[other] = centre
    return centres


@numba.njit(cache=True, nogil=True)
def _code(
    centre: int,
    met: Numbers,
    sums: Weights,
    counts: Places,
    begins: Numbers,
    ends: Numbers,
    alike: float,
    votes: Places,
) -> tuple[int, int]:
    """Return the interval of the code a star stands for: the commonest within the centre's own, if any."""
    begun, ended, most = begins[centre], ends[centre], 0
    for other in met:
        inside = begun < 0 or (begun < begins[other] and ends[other] <= ended)
        if begins[other] >= 0 and inside and sums[other] >= alike:
            votes[begins[other]] += counts[other]
    found, last = begun, ended
    for other in met:
        code = begins[other]
        many = votes[code] if code >= 0 else 0
        if many > most or (many == most > 0 and code < found):
            most, found, last = many, code, ends[other]
    for other in met:
        if begins[other] >= 0:
            votes[begins[other]] = 0
    return found, last
