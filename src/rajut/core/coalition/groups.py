"""All groups of places that hang together: the candidates for working together.

Each connected set of up to K places is listed once (as ESU does, Wernicke 2006: a set grows only from its
lowest place, and only by neighbours that no earlier member had).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rajut.core.potential.records import Unsound
from rajut.core.words import say

Places = npt.NDArray[np.int16]  # one group a row, its places in rising order, -1 where it is smaller
Flags = npt.NDArray[np.bool_]

LARGEST = 12  # members of a group: beyond, not even a sparse map of Indonesia can be listed
MOST = 30_000_000  # groups at a time: 12 places of 2 bytes each
MOST_PLACES = 32_767  # what 2 bytes can name

TOO_MANY = say(
    "Lebih dari %(most)s gabungan mungkin. Perkecil gabungan terbesar (%(largest)s), "
    "atau batasi pada satu provinsi."
)
SIZE = say("Gabungan terbesar harus 1 sampai %(most)s pihak, bukan %(given)s.")
SMALLEST = say("Gabungan terkecil harus sedikitnya 1 pihak, bukan %(given)s.")
STRANGER = say("Tempat %(place)s tidak ada.")
PLACES = say("%(given)s tempat terlalu banyak; paling banyak %(most)s.")
AREAS = say("Wilayah harus disebut untuk setiap tempat: %(given)s dari %(needed)s.")


class Unlisted(Unsound):
    """The groups cannot be listed; `sentence` says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Places 0…n-1, who borders whom, and who must not be with whom.

    The neighbours of place i are `neighbours[first[i]:first[i + 1]]`; `apart[i, j]` keeps i and j out of
    each other's groups (a refusal, a pair the law does not allow); shape (n, n).
    """

    first: npt.NDArray[np.int32]
    neighbours: npt.NDArray[np.int32]
    apart: Flags

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.first) - 1


def ground(
    n: int,
    borders: Iterable[tuple[int, int]],
    *,
    apart: Iterable[tuple[int, int]] = (),
    areas: Sequence[str] | None = None,
) -> Ground:
    """Lay out n places; with `areas` (one each, such as the province) only places of one area may join.

    A border of a place with itself, or one named twice, changes nothing. Raises Unlisted for a place that is
    not one of the n.
    """
    if n > MOST_PLACES:
        raise Unlisted(PLACES, given=n, most=MOST_PLACES)
    if areas is not None and len(areas) != n:
        raise Unlisted(AREAS, given=len(areas), needed=n)
    around: list[set[int]] = [set() for _ in range(n)]
    for a, b in _checked(borders, n):
        if a != b and (areas is None or areas[a] == areas[b]):
            around[a].add(b)
            around[b].add(a)
    kept = np.zeros((n, n), dtype=bool)
    for a, b in _checked(apart, n):
        kept[a, b] = kept[b, a] = a != b
    first = np.concatenate([[0], np.cumsum([len(each) for each in around])]).astype(np.int32)
    flat = [place for each in around for place in sorted(each)]
    return Ground(first, np.array(flat, dtype=np.int32), kept)


def _checked(pairs: Iterable[tuple[int, int]], n: int) -> Iterable[tuple[int, int]]:
    for pair in pairs:
        for place in pair:
            if not 0 <= place < n:
                raise Unlisted(STRANGER, place=str(place))
        yield pair


def groups(land: Ground, *, largest: int, smallest: int = 2, most: int = MOST) -> Places:
    """List every connected group of `smallest` to `largest` places; shape (count, largest).

    The order is fixed by the order of the places: by the lowest place, then as the group grew. Raises
    Unlisted where there are more than `most`, before anything is written.
    """
    from rajut.core.coalition.growing import listed

    if not 1 <= largest <= LARGEST:
        raise Unlisted(SIZE, given=largest, most=LARGEST)
    if smallest < 1:
        raise Unlisted(SMALLEST, given=smallest)
    laid = land.first, land.neighbours, land.apart
    count = listed(*laid, smallest, np.empty((0, largest), np.int16), most)
    if count > most:
        raise Unlisted(TOO_MANY, most=most, largest=largest)
    found = np.full((count, largest), -1, dtype=np.int16)
    listed(*laid, smallest, found, most)
    return found


def components(land: Ground) -> list[list[int]]:
    """Return the places that hang together, each part in rising order, by their lowest place."""
    part = np.full(len(land), -1)
    for root in range(len(land)):
        if part[root] < 0:
            _spread(land, root, part)
    order = np.argsort(part, kind="stable")
    cuts = [0, *(np.flatnonzero(np.diff(part[order])) + 1).tolist(), len(land)]
    return [order[a:b].tolist() for a, b in pairwise(cuts)] if len(land) else []


def _spread(land: Ground, root: int, part: npt.NDArray[np.int64]) -> None:
    reached = [root]
    part[root] = root
    while reached:
        here = reached.pop()
        for other in land.neighbours[land.first[here] : land.first[here + 1]]:
            if part[other] < 0:
                part[other] = root
                reached.append(int(other))
