"""Who with whom, for a page: the groups, what they are worth, and how much better a choice could still be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.conditions import Pair
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Ground, Places, groups
from rajut.core.coalition.heuristic import PATIENT, quick
from rajut.core.coalition.partition import Partition, partition

Worth = Callable[[Places], npt.ArrayLike] | npt.ArrayLike


@dataclass(frozen=True, slots=True)
class Group:
    """Places that work together, in rising order, and what that is worth."""

    members: tuple[int, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The groups by their lowest place, who stays alone, and how sure it is that nothing is better.

    `bound` is the most that any choice could be worth; `gap` the share of it that is missing, 0 to 1.
    """

    groups: tuple[Group, ...]
    alone: tuple[int, ...]
    worth: float
    bound: float
    gap: float
    proven: bool


def who_with_whom(
    worth: Worth,
    land: Ground,
    *,
    largest: int,
    smallest: int = 2,
    without: Iterable[int] = (),
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    exact: bool = False,
    rng: np.random.Generator,
) -> Choice:
    """Choose disjoint groups of `smallest` to `largest` neighbours with the greatest worth together.

    `worth` is what each group is worth: a function of the listed groups, shape (count, largest) with -1
    where one is smaller, or its values, shape (count,), in the order of `groups.groups`. Who may join whom
    (borders, one province, refusals) is in `land`; `without` stay alone, each pair in `together` is in one
    group, none in `apart` is. At once by default, with the gap that it may leave; `exact` proves that
    nothing is better, which may take a minute for a whole country. Raises Unlisted or Unfit with the reason.
    """
    listed, n = groups(land, largest=largest, smallest=smallest), len(land)
    value = np.asarray(worth(listed) if callable(worth) else worth, dtype=np.float64)
    out, united, never = tuple(without), tuple(together), tuple(apart)
    if exact:
        found = partition(listed, value, n, without=out, together=united, apart=never)
    else:
        found = quick(land, listed, value, without=out, together=united, apart=never, few=PATIENT, rng=rng)
    return _told(listed, value, found, n)


def _told(listed: Places, value: Amounts, found: Partition, n: int) -> Choice:
    rows = ((_members(listed, row), float(value[row])) for row in found.chosen)
    chosen = tuple(Group(members, worth) for members, worth in sorted(rows))
    taken = {place for group in chosen for place in group.members}
    alone = tuple(place for place in range(n) if place not in taken)
    return Choice(chosen, alone, found.worth, found.bound, found.gap, found.proven)


def _members(listed: Places, row: int) -> tuple[int, ...]:
    return tuple(int(place) for place in listed[row] if place >= 0)
