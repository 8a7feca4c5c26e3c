"""What is wanted matched to what is offered at the least cost: exact, with the worth of one more of each.

A transportation problem: wants of whole units, offers of whole units, arcs with a cost per unit, and a price
for every unit that stays without. It is solved by a network simplex on whole numbers (`network`), so that the
answer is proven by its dual, to the rupiah. Which of several equally cheap matchings is found depends on the
order of the wants and of the offers, not on that of the arcs. (OR-tools' flow is slower here and gives no
dual values; HiGHS has no method for networks.)
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.potential.records import Unsound
from rajut.core.words import say

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LIMIT = 1 << 62  # everything that is added up stays below this

NOT_WHOLE = say("Jumlah dan biaya untuk pencocokan harus bilangan bulat.")
NOT_LISTS = say("Setiap jalur pencocokan memerlukan satu asal, satu tujuan dan satu biaya.")
STRANGER = say("Jalur pencocokan menyebut kebutuhan atau penyedia yang tidak ada.")
NOTHING_WANTED = say("Setiap kebutuhan dan setiap penyedia untuk pencocokan harus paling sedikit satu.")
NEGATIVE = say("Biaya untuk pencocokan tidak boleh negatif.")
TOO_LARGE = say("Angka untuk pencocokan terlalu besar.")


class NotMatchable(Unsound):
    """These wants, offers and arcs cannot be matched."""


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """The cheapest matching: `flow` (m,) on each arc as given, `unmet` (a,) of each want, `left` (b,) over.

    `worth` (b,) is exactly what one unit more of each offer would save, `relief` (a,) what one unit less of
    each want would. `total` is what everything costs with the unmet priced, `bound` the least it can cost by
    these prices; where the two are equal the matching is proven to be the cheapest. `steps` of the method.
    """

    flow: Numbers
    unmet: Numbers
    left: Numbers
    worth: Numbers
    relief: Numbers
    total: int
    bound: int
    steps: int

    @property
    def proven(self) -> bool:
        """Whether no cheaper matching exists, and this one gives out nothing that is not there."""
        parts = (self.flow, self.unmet, self.left)
        return self.total == self.bound and all(part.min(initial=0) == 0 for part in parts)


def matched(
    tail: npt.ArrayLike,
    head: npt.ArrayLike,
    cost: npt.ArrayLike,
    *,
    wanted: npt.ArrayLike,
    offered: npt.ArrayLike,
    unmet: npt.ArrayLike,
) -> Matching:
    """Match wants (a,) to offers (b,) along arcs (m,): want `tail` takes from offer `head` at `cost` a unit.

    `unmet` (a,) is the price of a unit that stays without. All are whole numbers. An arc that costs no less
    than staying without is left out, which never makes the answer dearer. Raises NotMatchable.
    """
    arcs = (_whole(tail), _whole(head), _whole(cost))
    wants, offers, prices = (_whole(each) for each in (wanted, offered, unmet))
    _check(arcs, wants, offers, prices)
    useful = np.flatnonzero(arcs[2] < prices[arcs[0]])
    order = useful[np.lexsort((arcs[2][useful], arcs[1][useful], arcs[0][useful]))]
    tails, heads, costs = (each[order] for each in arcs)
    flow, worth, steps = _solved(tails, heads, costs, wants, offers, prices)
    every = np.zeros(len(arcs[0]), np.int64)
    every[order] = flow
    without, left, relief = wants.copy(), offers.copy(), prices.copy()
    np.subtract.at(without, arcs[0], every)
    np.subtract.at(left, arcs[1], every)
    # Whatever the worths, these reliefs keep the dual's rules: so the bound needs no trust in the solver.
    np.minimum.at(relief, arcs[0], arcs[2] + worth[arcs[1]])
    return Matching(
        flow=every,
        unmet=without,
        left=left,
        worth=worth,
        relief=relief,
        total=int(every @ arcs[2]) + int(without @ prices),
        bound=int(relief @ wants) - int(worth @ offers),
        steps=steps,
    )


def _solved(
    tail: Numbers, head: Numbers, cost: Numbers, wants: Numbers, offers: Numbers, prices: Numbers
) -> tuple[Numbers, Numbers, int]:
    """Return the flow on the arcs (in order), the least worth of the offers, and the steps taken."""
    from rajut.core.potential.people.network import least, solved

    a, b = len(wants), len(offers)
    n, m = a + b, len(tail)
    tails = np.concatenate([np.arange(a), tail, np.full(b, n)]).astype(np.int32)
    heads = np.concatenate([np.full(a, n), head + a, np.arange(a, n)]).astype(np.int32)
    costs = np.concatenate([prices, cost, np.zeros(b, np.int64)])
    flow, potential, steps = solved(tails, heads, costs, wants, offers)
    used = np.flatnonzero(flow[a : a + m])
    used = used[np.argsort(head[used], kind="stable")]
    nodes = least(
        np.searchsorted(tail, np.arange(a + 1)),
        heads[a : a + m],
        cost,
        np.searchsorted(head[used], np.arange(b + 1)),
        tails[a : a + m][used],
        flow[:a] > 0,
        potential,
    )
    return flow[a : a + m], np.maximum(nodes[a:n], 0), int(steps)


def _whole(numbers: npt.ArrayLike) -> Numbers:
    """Return the numbers as a list of whole ones."""
    given = np.asarray(numbers)
    if given.size == 0:
        return np.zeros(0, np.int64)
    if given.ndim != 1:
        raise NotMatchable(NOT_LISTS)
    if given.dtype.kind not in "iu":
        raise NotMatchable(NOT_WHOLE)
    if given.dtype.kind == "u" and given.max() >= LIMIT:
        raise NotMatchable(TOO_LARGE)
    return given.astype(np.int64)


def _check(arcs: tuple[Numbers, Numbers, Numbers], wants: Numbers, offers: Numbers, prices: Numbers) -> None:
    tail, head, cost = arcs
    if not len(tail) == len(head) == len(cost) or len(wants) != len(prices):
        raise NotMatchable(NOT_LISTS)
    if _outside(tail, len(wants)) or _outside(head, len(offers)):
        raise NotMatchable(STRANGER)
    if min(wants.min(initial=1), offers.min(initial=1)) < 1:
        raise NotMatchable(NOTHING_WANTED)
    if min(cost.min(initial=0), prices.min(initial=0)) < 0:
        raise NotMatchable(NEGATIVE)
    # Added up in Python's numbers, which do not overflow: a unit's price on a path, and the whole bill.
    units = sum(map(int, wants.tolist())) + sum(map(int, offers.tolist()))
    dearest = int(max(cost.max(initial=0), prices.max(initial=0)))
    if (units + len(wants) + len(offers) + 1) * max(dearest, 1) >= LIMIT:
        raise NotMatchable(TOO_LARGE)


def _outside(places: Numbers, count: int) -> bool:
    return bool(len(places)) and not 0 <= int(places.min()) <= int(places.max()) < count
