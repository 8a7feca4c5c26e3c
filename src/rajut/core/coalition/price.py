"""What each group is worth: its saving less what working together costs.

Coordination grows with every member beyond the first; distance is that of all members to their middle one
(the member for which it is least); distrust between two of them costs what is set for the pair.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.conditions import NOT_FINITE, UNEVEN, Unfit
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Places
from rajut.core.words import say

Saving = Callable[[Places], npt.ArrayLike]

NEGATIVE = say("Biaya koordinasi dan biaya jarak tidak boleh negatif atau kosong: %(given)s.")
DISTANCES = say("Jarak harus ada untuk setiap dua tempat, 0 km atau lebih.")
DISTRUSTED = say(
    "Biaya ketidakpercayaan tempat %(a)s dan %(b)s harus 0 atau lebih, antara dua tempat yang ada."
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What working together costs, in one unit with the saving (Rp a year)."""

    coordination: float = 0.0  # for every member beyond the first
    distance: float = 0.0  # for every km between a member and the middle one
    distrust: tuple[tuple[int, int, float], ...] = ()  # two places, and what their distrust costs together


@dataclass(frozen=True, slots=True, eq=False)
class Price:
    """The worth of each group and what it is made of; all of shape (count,), in the unit of the saving."""

    saving: Amounts
    coordination: Amounts
    distance: Amounts
    distrust: Amounts

    @property
    def worth(self) -> Amounts:
        """What is left of the saving."""
        return self.saving - self.coordination - self.distance - self.distrust


def price(groups: Places, saving: Saving, *, km: Amounts, terms: Terms) -> Price:
    """Price groups as `groups.groups` lists them.

    `saving` is given the groups, shape (count, largest), -1 where one is smaller, and returns what each
    saves, shape (count,); `km[i, j]` is the distance of two places, shape (n, n). Raises Unfit for savings,
    costs or distances that are no numbers, and for negative costs or distances.
    """
    from rajut.core.coalition.pricing import apartness, paired

    _check(groups, terms, km)
    saved = np.asarray(saving(groups), dtype=np.float64)
    if saved.shape != (len(groups),):
        raise Unfit(UNEVEN, given=saved.size, needed=len(groups))
    odd = np.flatnonzero(~np.isfinite(saved))
    if len(odd):
        raise Unfit(NOT_FINITE, row=int(odd[0]) + 1)
    away = terms.distance * apartness(groups, np.ascontiguousarray(km, dtype=np.float64))
    doubt = _distrust(terms.distrust, len(km))
    beyond = (groups >= 0).sum(axis=1) - 1
    return Price(saved, terms.coordination * beyond, away, paired(groups, doubt))


def _check(groups: Places, terms: Terms, km: Amounts) -> None:
    for cost in (terms.coordination, terms.distance):
        if not (np.isfinite(cost) and cost >= 0):
            raise Unfit(NEGATIVE, given=str(cost))
    square = km.ndim == 2 and km.shape[0] == km.shape[1] > int(groups.max(initial=-1))
    if not (square and np.isfinite(km).all() and (km >= 0).all()):
        raise Unfit(DISTANCES)


def _distrust(pairs: Iterable[tuple[int, int, float]], n: int) -> Amounts:
    """Return what each two places cost together; shape (n, n). A pair named twice costs both times."""
    doubt = np.zeros((n, n))
    for a, b, cost in pairs:
        if not (0 <= a < n and 0 <= b < n and a != b and np.isfinite(cost) and cost >= 0):
            raise Unfit(DISTRUSTED, a=str(a), b=str(b))
        doubt[a, b] += cost
        doubt[b, a] += cost
    return doubt
