"""What a joint service's cost adds up from: what each could do alone, balance, size, and what is learned.

The gain of working together is harmony times size (Bogetoft & Wang 2005), counted after each has become as
efficient as the best. What that learning saves can be had without anybody, so none of it is counted unless
a reader says how much of it would not come about alone.
"""

from collections.abc import Callable

from rajut.core.potential.finance.pricing import Members, Priced
from rajut.core.potential.finance.priors import COORDINATION, HARMONY, LEARNING, REALISED, SIZE
from rajut.core.potential.records import Basis, Curve, Part
from rajut.core.words import say

APART = say("biaya sendiri sesudah berhemat tanpa bekerja sama")


def basis(priced: Priced, members: Members) -> Basis:
    """Return what a group's saving is worked out from; an assumption without an effect is left out."""
    able = [float(round(priced.able[place])) for place in members]
    each = tuple(zip((HARMONY, SIZE, LEARNING), gains(priced, members), strict=True))
    counted = [(assumption, table) for assumption, table in each if any(table)]
    return Basis(
        Curve.TABLE,
        tuple(priced.table.regions[place] for place in members),
        tuple(able),
        (REALISED, *(assumption for assumption, _ in counted), COORDINATION),
        parts=(
            Part(_of_groups(len(able), lambda some: sum(able[i] for i in some))),
            *(Part(table, by=(assumption.name,)) for assumption, table in counted),
        ),
        alone_words=APART,
    )


def gains(priced: Priced, members: Members) -> tuple[tuple[float, ...], ...]:
    """Return what harmony and size take from the cost of every group, and what those alone do not learn."""

    def _taken(some: tuple[int, ...], saved: Callable[[Members], float]) -> float:
        return -float(round(sum(map(saved, priced.split(tuple(members[i] for i in some))))))

    def _missed(some: tuple[int, ...]) -> float:
        place = members[some[0]]
        return float(round(priced.table.cost[place] - priced.able[place])) if len(some) == 1 else 0.0

    n = len(members)
    return (
        _of_groups(n, lambda some: _taken(some, priced.balance.__getitem__)),
        _of_groups(n, lambda some: _taken(some, lambda each: priced.gross[each] - priced.balance[each])),
        _of_groups(n, lambda some: _missed(some) if some else 0.0),
    )


def _of_groups(n: int, amount: Callable[[tuple[int, ...]], float]) -> tuple[float, ...]:
    """Ask for every group of n members, bit i of its number being member i."""
    return tuple(amount(tuple(i for i in range(n) if mask >> i & 1)) + 0.0 for mask in range(1 << n))
