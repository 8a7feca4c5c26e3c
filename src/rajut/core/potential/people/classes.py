"""Joint classes: what no seat covers, put together with what neighbours need at the same time.

Each region's need in turn is the host: the needs that fit it are taken nearest first, as long as each adds to
the saving, keeps days enough in common, sends no more than the host has and the regions are at most `MOST`.
The class with the greatest saving is proposed, its needs are gone, and the next is sought; equal savings by
the order of the needs. That is a greedy cover, not proven to be the best one.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.geography import Geography
from rajut.core.potential.people.competencies import fitting
from rajut.core.potential.people.distances import kilometres
from rajut.core.potential.people.gathering import Lot, meet
from rajut.core.potential.people.prices import (
    CLASS_COST,
    LEAST,
    PARTICIPANTS,
    alone,
    of_classes,
    travel,
)
from rajut.core.potential.periods import Span, common

MOST = 12  # regions in one class
REACH = 150.0  # km to the host, where the two do not border
COORDINATION = next(each.mid for each in of_classes(journey=0, kilometres=0) if each.name == "coordination")

Near = tuple[tuple[int, float, float], ...]  # place of a need, kilometres to it, journey from it


@dataclass(frozen=True, slots=True)
class Joint:
    """Needs that could be met together (their places), where, their days in common, and the saving."""

    needs: tuple[int, ...]
    host: str
    span: Span
    saving: float


def joint_classes(needs: Sequence[Lot], *, near: Sequence[Near]) -> list[Joint]:
    """Return the classes proposed, the greatest saving first; no need is in two of them."""
    taken = [False] * len(needs)
    queue: list[tuple[float, int, Joint]] = []
    for host in range(len(needs)):
        _wait(queue, host, _around(host, needs, near[host], taken))
    chosen = []
    while queue:
        _, host, joint = heapq.heappop(queue)
        if taken[host]:
            continue
        if any(taken[need] for need in joint.needs):
            _wait(queue, host, _around(host, needs, near[host], taken))
            continue
        chosen.append(joint)
        for need in joint.needs:
            taken[need] = True
    return chosen


def neighbours(needs: Sequence[Lot], *, ground: Geography) -> list[Near]:
    """Return, for each need, the needs of a fitting competency within reach, nearest first."""
    alike = fitting([lot.form for lot in needs], [lot.form for lot in needs])
    codes = sorted({lot.region for lot in needs})
    place = {code: number for number, code in enumerate(codes)}
    km = kilometres(codes, codes, ground=ground)
    reached, journey = _reached(codes, km, ground), travel(km)
    holders: dict[tuple[object, int], list[int]] = {}
    for number, lot in enumerate(needs):
        holders.setdefault((lot.form, place[lot.region]), []).append(number)
    found = []
    for number, lot in enumerate(needs):
        here = place[lot.region]
        around = [
            (other, float(km[here, there]), float(journey[here, there]))
            for form, _ in alike[lot.form]
            for there in reached[here]
            for other in holders.get((form, there), ())
            if other != number
        ]
        found.append(tuple(sorted(around, key=lambda each: (each[1], each[0]))))
    return found


def worth(people: Mapping[str, int], *, journeys: float) -> float:
    """Return what whole classes for these participants of each region save; below zero if dearer."""
    classes = -(-sum(people.values()) // PARTICIPANTS)
    apart = sum(alone(count) for count in people.values())
    return apart - classes * CLASS_COST - journeys - COORDINATION * (len(people) - 1)


def _wait(queue: list[tuple[float, int, Joint]], host: int, joint: Joint | None) -> None:
    if joint:
        heapq.heappush(queue, (-joint.saving, host, joint))


def _around(host: int, needs: Sequence[Lot], near: Near, taken: Sequence[bool]) -> Joint | None:
    """Return the class a need could host, or None where it would be too small or save nothing."""
    first = needs[host]
    chosen, span, journeys = [host], first.span, 0.0
    people = {first.region: first.persons}
    best = worth(people, journeys=0.0)
    for other, _, journey in near:
        lot = needs[other]
        shared = common((span, lot.span))
        if taken[other] or shared is None or not all(meet(shared, needs[each].span) for each in chosen):
            continue
        more = people | {lot.region: people.get(lot.region, 0) + lot.persons}
        saving = worth(more, journeys=journeys + journey * lot.persons)
        fits = len(more) <= MOST and more[lot.region] <= more[first.region] and meet(shared, lot.span)
        if saving > best and fits:
            chosen.append(other)
            people, span, best, journeys = more, shared, saving, journeys + journey * lot.persons
    if len(people) < 2 or sum(people.values()) < LEAST or best <= 0:
        return None
    return Joint(tuple(sorted(chosen)), first.region, span, best)


def _reached(codes: Sequence[str], km: np.ndarray, ground: Geography) -> list[list[int]]:
    """Return the regions within reach of each, itself included."""
    place = {code: number for number, code in enumerate(codes)}
    within = km <= REACH
    for a, b in ground.borders:
        if a in place and b in place and not np.isnan(km[place[a], place[b]]):
            within[place[a], place[b]] = within[place[b], place[a]] = True
    return [np.flatnonzero(row).tolist() for row in within]
