"""Governments that run the same application, cut into groups of at most twelve that lie together.

For an application nearness matters little, so up to twelve stay one group wherever they lie. More are cut by
province, large provinces along a way from each member to its nearest; what remains smaller than half a group
joins the nearest group that has room; who is left alone is joined by the nearest of a larger group.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from rajut.core.potential.geography import Geography

MOST = 12  # members whose every group can be reckoned while a reader waits
FEW = 6  # members below which a group joins another


def cut(codes: Iterable[str], ground: Geography, *, most: int = MOST) -> list[tuple[str, ...]]:
    """Return the groups, each in the order of its codes; every code is in exactly one."""
    every = sorted(set(codes))
    if len(every) <= most:
        return [tuple(every)] if every else []
    provinces = [list(some) for _, some in groupby(every, key=lambda code: code[:2])]
    groups = [part for some in provinces for part in _parts(some, ground, most)]
    found = _gathered(groups, ground, most)
    _accompanied(found, ground)
    return sorted(tuple(sorted(group)) for group in found)


def _parts(codes: Sequence[str], ground: Geography, most: int) -> list[list[str]]:
    """Cut one province into as few parts as can be, as even as can be."""
    way, parts = _way(codes, ground), -(-len(codes) // most)
    ends = [len(way) * part // parts for part in range(parts + 1)]
    return [way[a:b] for a, b in pairwise(ends)]


def _way(codes: Sequence[str], ground: Geography) -> list[str]:
    """Return the codes on a way that always goes on to the nearest; unknown distances come last."""
    left, way = list(codes[1:]), list(codes[:1])
    while left:
        near = min(left, key=lambda code: (_km(way[-1], code, ground), code))
        left.remove(near)
        way.append(near)
    return way


def _gathered(groups: list[list[str]], ground: Geography, most: int) -> list[list[str]]:
    """Let the smallest group join the nearest with room, as long as one is small."""
    done: list[list[str]] = []
    while groups:
        groups.sort(key=lambda group: (len(group), sorted(group)))
        small, others = groups[0], groups[1:]
        fitting = [other for other in [*others, *done] if len(other) + len(small) <= most]
        if len(small) >= FEW or not fitting:
            done.append(groups.pop(0))
            continue
        nearest = min(fitting, key=lambda other: (_between(small, other, ground), sorted(other)))
        nearest.extend(small)
        groups.pop(0)
    return done


def _accompanied(groups: list[list[str]], ground: Geography) -> None:
    """Give everyone who is alone the nearest member of a group of three or more."""
    for single in sorted(group for group in groups if len(group) == 1):
        able = ((_km(single[0], code, ground), code) for group in groups if len(group) > 2 for code in group)
        _far, code = min(able)
        next(group for group in groups if code in group).remove(code)
        single.append(code)


def _between(a: Sequence[str], b: Sequence[str], ground: Geography) -> float:
    """Return the least distance of their provinces."""
    ours, theirs = ({_anchor(code, ground) for code in group} for group in (a, b))
    return min(_km(one, two, ground) for one in ours for two in theirs)


def _anchor(code: str, ground: Geography) -> str:
    """Return the province where it is known, the code itself where it is not."""
    return code[:2] if code[:2] in ground.places else code


def _km(a: str, b: str, ground: Geography) -> float:
    km = ground.kilometres(a, b)
    return math.inf if km is None else km
