"""Joint classes: what no seat covers, put together with what neighbours need at the same time.

Each region's need in turn is the host: the needs that fit it are taken nearest first, as long as each adds to
the saving, keeps days enough in common, sends no more than the host has and the regions are at most `MOST`.
The class with the greatest saving is proposed, its needs are gone, and the next is sought; equal savings by
the order of the needs. That is a greedy choice, not proven to be the best one.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.geography import Geography
from rajut.core.potential.people.competencies import Fits, Form, fitting
from rajut.core.potential.people.distances import kilometres
from rajut.core.potential.people.gathering import Lot
from rajut.core.potential.people.prices import (
    CLASS_COST,
    DAYS,
    LEAST,
    PARTICIPANTS,
    Amounts,
    alone,
    of_classes,
    travel,
)
from rajut.core.potential.periods import Span, common, days

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


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """Who is near whom: needs by competency and region, regions within reach, distances, journeys."""

    needs: Sequence[Lot]
    alike: Fits
    place: Mapping[str, int]
    holders: Mapping[tuple[Form, int], list[int]]
    reached: Sequence[list[int]]
    km: Amounts
    journey: Amounts

    def near(self, need: int) -> Near:
        """Return the other needs of a fitting competency within reach of a need, nearest first."""
        lot = self.needs[need]
        here = self.place[lot.region]
        around = [
            (other, float(self.km[here, there]), float(self.journey[here, there]))
            for form, _ in self.alike[lot.form]
            for there in self.reached[here]
            for other in self.holders.get((form, there), ())
            if other != need
        ]
        return tuple(sorted(around, key=lambda each: (each[1], each[0])))


def neighbourhood(needs: Sequence[Lot], *, ground: Geography) -> Neighbourhood:
    """Return who is near whom among the needs."""
    codes = sorted({lot.region for lot in needs})
    place = {code: number for number, code in enumerate(codes)}
    km = kilometres(codes, codes, ground=ground)
    holders: dict[tuple[Form, int], list[int]] = {}
    for number, lot in enumerate(needs):
        holders.setdefault((lot.form, place[lot.region]), []).append(number)
    forms = [lot.form for lot in needs]
    return Neighbourhood(
        needs, fitting(forms, forms), place, holders, _reached(place, km, ground), km, travel(km)
    )


def joint_classes(around: Neighbourhood) -> list[Joint]:
    """Return the classes proposed, in the order of choice; no need is in two, and no more could be formed."""
    taken = [False] * len(around.needs)
    chosen: list[Joint] = []
    # What one round leaves may fit once nearer ones are gone, so it is tried again until nothing comes of it.
    while more := _round(around, taken):
        chosen += more
    return chosen


def _round(around: Neighbourhood, taken: list[bool]) -> list[Joint]:
    """Choose classes until no host that had one still has; mark the needs as taken."""
    queue: list[tuple[float, int, Joint]] = []
    for host in range(len(taken)):
        _wait(queue, host, around, taken)
    chosen = []
    while queue:
        _, host, joint = heapq.heappop(queue)
        if any(taken[need] for need in joint.needs):
            _wait(queue, host, around, taken)
            continue
        chosen.append(joint)
        for need in joint.needs:
            taken[need] = True
    return chosen


def worth(people: Mapping[str, int], *, journeys: float) -> float:
    """Return what whole classes for these participants of each region save; below zero if dearer."""
    classes = -(-sum(people.values()) // PARTICIPANTS)
    apart = sum(alone(count) for count in people.values())
    return apart - classes * CLASS_COST - journeys - COORDINATION * (len(people) - 1)


def _wait(
    queue: list[tuple[float, int, Joint]], host: int, around: Neighbourhood, taken: Sequence[bool]
) -> None:
    """Put the class of a host that is not taken in line, if it has one."""
    joint = None if taken[host] else _hosted(host, around, taken)
    if joint:
        heapq.heappush(queue, (-joint.saving, host, joint))


def _hosted(host: int, around: Neighbourhood, taken: Sequence[bool]) -> Joint | None:
    """Return the class a need could host, or None where it would be too small or save nothing."""
    first = around.needs[host]
    chosen, span, journeys = [host], first.span, 0.0
    shortest = days(span)
    people = {first.region: first.persons}
    best = worth(people, journeys=0.0)
    for other, _, journey in around.near(host):
        lot = around.needs[other]
        shared, least = common((span, lot.span)), min(DAYS, shortest, days(lot.span))
        if taken[other] or shared is None or days(shared) < least:
            continue
        more = people | {lot.region: people.get(lot.region, 0) + lot.persons}
        saving = worth(more, journeys=journeys + journey * lot.persons)
        if saving > best and len(more) <= MOST and more[lot.region] <= more[first.region]:
            chosen.append(other)
            journeys, shortest = journeys + journey * lot.persons, min(shortest, days(lot.span))
            people, span, best = more, shared, saving
    if len(people) < 2 or sum(people.values()) < LEAST or best <= 0:
        return None
    return Joint(tuple(sorted(chosen)), first.region, span, best)


def _reached(place: Mapping[str, int], km: Amounts, ground: Geography) -> list[list[int]]:
    """Return the regions within reach of each, itself included."""
    within = km <= REACH
    for a, b in ground.borders:
        if a in place and b in place and not np.isnan(km[place[a], place[b]]):
            within[place[a], place[b]] = within[place[b], place[a]] = True
    return [np.flatnonzero(row).tolist() for row in within]
