"""Governments that run the same application, cut into groups of at most twelve that lie together.

For an application nearness matters little, so up to twelve stay one group wherever they lie. More are cut by
province, large provinces along a way from each member to its nearest; what remains smaller than half a group
joins the nearest group that has room; who is left alone is joined by the nearest of a larger group.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from rajut.core.potential.geography import Geography

MOST = 12  # members whose every group can be reckoned while a reader waits
FEW = 6  # members below which a group joins another


@dataclass(frozen=True, slots=True)
class Distances:
    """The kilometres between codes on a map, each worked out once; infinite where unknown."""

    ground: Geography
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def km(self, a: str, b: str) -> float:
        """Return the kilometres between two codes."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self.known:
            km = self.ground.kilometres(*pair)
            self.known[pair] = math.inf if km is None else km
        return self.known[pair]

    def anchor(self, code: str) -> str:
        """Return the province where it is known, the code itself where it is not."""
        return code[:2] if code[:2] in self.ground.places else code


def cut(codes: Iterable[str], on: Distances, *, most: int = MOST) -> list[tuple[str, ...]]:
    """Return the groups, each in the order of its codes; every code is in exactly one."""
    every = sorted(set(codes))
    if len(every) <= most:
        return [tuple(every)] if every else []
    provinces = [list(some) for _, some in groupby(every, key=lambda code: code[:2])]
    found = _gathered([part for some in provinces for part in _parts(some, on, most)], on, most)
    _accompanied(found, on)
    return sorted(tuple(sorted(group)) for group in found)


def _parts(codes: Sequence[str], on: Distances, most: int) -> list[list[str]]:
    """Cut one province into as few parts as can be, as even as can be."""
    way, parts = _way(codes, on), -(-len(codes) // most)
    ends = [len(way) * part // parts for part in range(parts + 1)]
    return [way[a:b] for a, b in pairwise(ends)]


def _way(codes: Sequence[str], on: Distances) -> list[str]:
    """Return the codes on a way that always goes on to the nearest; unknown distances come last."""
    left, way = list(codes[1:]), list(codes[:1])
    while left:
        near = min(left, key=lambda code: (on.km(way[-1], code), code))
        left.remove(near)
        way.append(near)
    return way


def _gathered(groups: list[list[str]], on: Distances, most: int) -> list[list[str]]:
    """Let the smallest group join the nearest with room, as long as one is small."""
    done: list[list[str]] = []
    while groups:
        groups.sort(key=lambda group: (len(group), sorted(group)))
        small, others = groups[0], groups[1:]
        fitting = [other for other in [*others, *done] if len(other) + len(small) <= most]
        if len(small) >= FEW or not fitting:
            done.append(groups.pop(0))
            continue
        nearest = min(fitting, key=lambda other: (_between(small, other, on), sorted(other)))
        nearest.extend(small)
        groups.pop(0)
    return done


def _accompanied(groups: list[list[str]], on: Distances) -> None:
    """Give everyone who is alone the nearest member of a group of three or more."""
    for single in sorted(group for group in groups if len(group) == 1):
        able = ((on.km(single[0], code), code) for group in groups if len(group) > 2 for code in group)
        _far, code = min(able)
        next(group for group in groups if code in group).remove(code)
        single.append(code)


def _between(a: Sequence[str], b: Sequence[str], on: Distances) -> float:
    """Return the least distance of their provinces."""
    ours, theirs = ({on.anchor(code) for code in group} for group in (a, b))
    return min(on.km(one, two) for one in ours for two in theirs)
