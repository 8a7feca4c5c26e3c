"""What every group of neighbours would save by providing a service together, and a good choice of groups.

The gain is counted after each has become as efficient as the best by itself, so that only what needs the
others is a reason to cooperate (Bogetoft & Wang 2005). Returns to scale are variable: decreasing returns
would rule out beforehand that a small region gains by size, which is the question; constant and increasing
returns would hold sizes possible that no region has. So size may save or cost, and a group larger than any
region that was seen is not judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.groups import Ground, Places, ground, groups
from rajut.core.potential.finance.priors import COORDINATION, REALISED
from rajut.core.potential.finance.tables import Table
from rajut.core.potential.frontier.agreement import second
from rajut.core.potential.frontier.measure import EVEN, Frontier, frontier
from rajut.core.potential.frontier.mergers import Gains, gains
from rajut.core.potential.frontier.stochastic import NoFrontier, Side, stochastic
from rajut.core.potential.frontier.units import Amounts, Returns, units
from rajut.core.potential.geography import Geography
from rajut.core.potential.records import Sentence

SEED = 1  # of the search for disjoint groups: equal questions have equal answers
LARGEST = 4  # members: what a joint service can still be run by, and a table of groups still be read

Members = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Priced:
    """A table's groups, shape (c, LARGEST), and what is known of each.

    `able` (n,) is what the service costs each region once it works as well as the best, in rupiah; `gross`
    what a group saves of it together, only of groups that hang together and can be judged, and `balance` what
    of that is harmony, the rest being size; `second` (c,) the other opinion on the share still needed, NaN
    without one, and then `silent` says why.
    """

    table: Table
    best: Frontier
    land: Ground
    groups: Places
    gains: Gains
    able: Amounts
    gross: dict[Members, float]
    balance: dict[Members, float]
    second: Amounts
    silent: Sentence | None
    _most: dict[Members, float] = field(default_factory=dict)

    def members(self, group: int) -> Members:
        """Return the places of a group in rising order."""
        return tuple(int(place) for place in self.groups[group] if place >= 0)

    def most(self, members: Members) -> float:
        """Return the most that some can save, in one group or falling into several, in rupiah."""
        if len(members) < 2:
            return 0.0
        if members not in self._most:
            whole = self.gross.get(members, 0.0)
            self._most[members] = max(whole, self._divided(members))
        return self._most[members]

    def coherent(self, members: Members) -> bool:
        """Whether a group saves more than its members could in smaller groups, or alone."""
        gross, apart = self.gross.get(members, 0.0), self._divided(members)
        return gross > apart + EVEN * float(self.able[list(members)].sum())

    def worth(self, members: Members) -> float:
        """Return what a group is expected to save after what it takes to coordinate, in rupiah."""
        return REALISED.mid * self.gross[members] - COORDINATION.mid * (len(members) - 1)

    def split(self, members: Members) -> tuple[Members, ...]:
        """Return the groups that some fall into where they save the most, those who stay alone left out."""
        if len(members) < 2:
            return ()
        if members in self.gross and self.gross[members] >= self._divided(members):
            return (members,)
        mine, rest = max(_divisions(members), key=lambda each: self.most(each[0]) + self.most(each[1]))
        return (*self.split(mine), *self.split(rest))

    def _divided(self, members: Members) -> float:
        """Return the most that members can save who are not all in one group."""
        return max(self.most(mine) + self.most(rest) for mine, rest in _divisions(members))


def _divisions(members: Members) -> Iterator[tuple[Members, Members]]:
    """Yield every way to fall in two, the first member's part first."""
    first, rest = members[0], members[1:]
    for size in range(len(rest)):
        for part in combinations(rest, size):
            yield (first, *part), tuple(each for each in rest if each not in part)


def priced(table: Table, *, map: Geography) -> Priced:
    """Price every group of neighbours of a table; raises NotUnits where its figures cannot be compared."""
    known = units(names(table, map), table.used, table.brought)
    best = frontier(known, returns=Returns.VARIABLE)
    land = ground(len(table.regions), _borders(table, map))
    listed = groups(land, largest=LARGEST)
    found = gains(best, listed)
    able = table.cost * best.members.score
    other, silent = _second(table, listed)
    gross, balance = _gross(found, able)
    return Priced(table, best, land, listed, found, able, gross, balance, other, silent)


def names(table: Table, map: Geography) -> list[str]:
    """Return what the regions are called; two of one name by their code as well."""
    called = [map.name(code) for code in table.regions]
    return [
        name if called.count(name) == 1 else f"{name} ({code})"
        for name, code in zip(called, table.regions, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Rows of groups worth proposing: disjoint ones that save much in all, and what is best for others."""

    together: tuple[int, ...]
    besides: tuple[int, ...]


def arranged(priced: Priced) -> Arranged:
    """Choose groups so that every region sees the best that it could join.

    Only groups that save more than their parts, and more than it takes to coordinate them. The disjoint ones
    are the quick choice, not a proven one: of the country's 514 regions it was worth 0.04 percent less than
    the best at the most, in groups of up to four (bench/coalitions).
    """
    from rajut.core.coalition.heuristic import PATIENT, quick

    rows = [row for row in range(len(priced.groups)) if _pays(priced, priced.members(row))]
    if not rows:
        return Arranged((), ())
    worth = np.array([priced.worth(priced.members(row)) for row in rows])
    chosen = quick(
        priced.land, priced.groups[rows], worth, few=PATIENT, rng=np.random.default_rng(SEED)
    ).chosen
    together = tuple(rows[place] for place in chosen)
    return Arranged(together, tuple(sorted(_best_of_each(priced, rows) - set(together))))


def _pays(priced: Priced, members: Members) -> bool:
    return members in priced.gross and priced.worth(members) > 0 and priced.coherent(members)


def _best_of_each(priced: Priced, rows: list[int]) -> set[int]:
    best: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (-priced.worth(priced.members(row)), priced.members(row))):
        for place in priced.members(row):
            best.setdefault(place, row)
    return set(best.values())


def _borders(table: Table, map: Geography) -> list[tuple[int, int]]:
    place = {code: number for number, code in enumerate(table.regions)}
    return [(place[a], place[b]) for a, b in sorted(map.borders) if a in place and b in place]


def _gross(found: Gains, able: Amounts) -> tuple[dict[Members, float], dict[Members, float]]:
    """Return the rupiah that each group saves, where it saves anything, and what of it is harmony."""
    share = np.where(found.possible, 1 - found.together, 0.0)
    whole = np.where(found.groups >= 0, able[found.groups], 0.0).sum(axis=1)
    rows = np.flatnonzero(share > EVEN)
    names = [tuple(int(place) for place in found.groups[row] if place >= 0) for row in rows]
    saved, even = (share * whole)[rows].tolist(), ((1 - found.harmony) * whole)[rows].tolist()
    return dict(zip(names, saved, strict=True)), dict(zip(names, even, strict=True))


def _second(table: Table, listed: Places) -> tuple[Amounts, Sentence | None]:
    """Ask the stochastic frontier of the whole cost, in rupiah, by what the service brings about."""
    chosen: npt.NDArray[np.int64] = listed.astype(np.int64)
    try:
        found = stochastic(np.log(table.cost), np.log(table.brought), side=Side.COST)
        return second(found, table.brought, chosen), None
    except NoFrontier as refusal:
        return np.full(len(listed), np.nan), refusal.sentence
