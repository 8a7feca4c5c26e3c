"""Finder "people": seats and experts of others for what is needed, and joint classes for the rest.

In this order, so that each person is in one proposal: a seat that is cheaper than going without (exact, over
the whole country at once); else a class with neighbours; else an expert who comes. What is left is explained.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from rajut.core.potential.holdings import StaffEntry
from rajut.core.potential.paying import Case, paying
from rajut.core.potential.people import words
from rajut.core.potential.people.classes import joint_classes, neighbourhood
from rajut.core.potential.people.gathering import Lot, gathered
from rajut.core.potential.people.missing import without_class, without_seat
from rajut.core.potential.people.pairing import Paired, Side, paired
from rajut.core.potential.people.prices import (
    BOARD,
    CLASS_COST,
    CONSULTANT_DAY,
    DAYS,
    EXPERT_DAY,
    GUEST,
    LENT_DAYS,
    PARTICIPANTS,
    alone,
)
from rajut.core.potential.people.proposing import proposed
from rajut.core.potential.people.providing import Manner, cases
from rajut.core.potential.records import Binding, Kind, Opportunity
from rajut.core.potential.setting import Setting

SEATS = Manner(
    Kind.JOINT_CLASS,
    "kursi",
    words.SEATS_TITLE,
    words.SEATS,
    words.SEAT_WORTH,
    words.SEAT_LEFT,
    words.SEAT_ENOUGH,
    words.SEATS_PROVEN,
    words.TOO_LITTLE,
    CLASS_COST / PARTICIPANTS,
    DAYS,
)
VISITS = Manner(
    Kind.LENDING,
    "ahli",
    words.LENDING_TITLE,
    words.VISITS,
    words.VISIT_WORTH,
    words.VISIT_LEFT,
    words.VISIT_ENOUGH,
    words.VISITS_PROVEN,
    words.TOO_LITTLE_LENT,
    EXPERT_DAY,
    DAYS,
)


def find_people(
    entries: Iterable[StaffEntry], *, setting: Setting
) -> tuple[list[Opportunity], list[Binding]]:
    """Return where people could be trained together or by each other, best first, and why not elsewhere.

    Raises NotStaff for a row that cannot be read. The order of the entries does not matter.
    """
    staff = gathered(entries, ground=setting.map)
    seats = seated(staff.needs, staff.seats, setting=setting)
    rest = {want: int(count) for want, count in enumerate(seats.matching.unmet) if count}
    needs = [replace(staff.needs[want], persons=count) for want, count in rest.items()]
    around = neighbourhood(needs, ground=setting.map)
    joint = joint_classes(around)
    together = {place for each in joint for place in each.needs}
    apart = [place for place in range(len(needs)) if place not in together]
    visits = visited([needs[place] for place in apart], staff.experts, setting=setting)
    found = [
        *cases(seats, SEATS, setting=setting),
        *_told_apart(proposed(each, needs, setting=setting) for each in joint),
        *cases(visits, VISITS, setting=setting),
    ]
    wants = list(rest)
    for place, unmet in zip(apart, visits.matching.unmet, strict=True):
        if unmet:
            found.append(without_seat(seats, wants[place], needs[place].persons, setting=setting))
            found.append(without_class(place, around, setting=setting))
    return _judged(found, setting)


def seated(needs: Sequence[Lot], seats: Sequence[Lot], *, setting: Setting) -> Paired:
    """Match persons to seats; a person without costs what the region would pay by itself (`prices.alone`)."""
    whole: dict[tuple[object, str], int] = {}
    for lot in needs:
        whole[lot.form, lot.region] = whole.get((lot.form, lot.region), 0) + lot.persons
    price = [int(alone(count) // count) for lot in needs for count in [whole[lot.form, lot.region]]]
    cost = [SEATS.assumed if lot.cost is None else lot.cost for lot in seats]
    return paired(
        _side(needs, [lot.persons for lot in needs], price),
        _side(seats, [lot.persons for lot in seats], cost),
        day=BOARD,
        ground=setting.map,
    )


def visited(needs: Sequence[Lot], experts: Sequence[Lot], *, setting: Setting) -> Paired:
    """Match visits of experts, each of DAYS days for one class, to needs."""
    classes = [-(-lot.persons // PARTICIPANTS) for lot in needs]
    price = [
        int(min(alone(lot.persons) / count, DAYS * CONSULTANT_DAY))
        for lot, count in zip(needs, classes, strict=True)
    ]
    free = [(lot, _visits(lot)) for lot in experts if _visits(lot)]
    cost = [DAYS * (EXPERT_DAY if lot.cost is None else lot.cost) for lot, _ in free]
    return paired(
        _side(needs, classes, price),
        _side([lot for lot, _ in free], [count for _, count in free], cost),
        day=GUEST,
        ground=setting.map,
    )


def _visits(lot: Lot) -> int:
    """Return how many visits the experts of a lot could make: on five days of seven, LENT_DAYS at most."""
    days = (lot.span[1] - lot.span[0]).days + 1
    return lot.persons * (min(LENT_DAYS, days * 5 // 7) // DAYS)


def _side(lots: Sequence[Lot], units: Sequence[int], price: Sequence[float]) -> Side:
    return Side(
        tuple(lots),
        np.array(units, dtype=np.int64),
        np.rint(np.array(price, dtype=np.float64)).astype(np.int64),
    )


def _told_apart(classes: Iterable[Case]) -> Iterator[Case]:
    """Number the classes of the same regions in the same days, so that each keeps an identity of its own."""
    seen: Counter[tuple[object, ...]] = Counter()
    for case in classes:
        key = case.object, case.period, case.members
        seen[key] += 1
        yield case if seen[key] == 1 else replace(case, object=f"{case.object}:{seen[key]}")


def _judged(found: Iterable[Case | Binding], setting: Setting) -> tuple[list[Opportunity], list[Binding]]:
    """Return what pays, best first, and what binds, by region and object."""
    every = [paying(each, setting=setting) if isinstance(each, Case) else each for each in found]
    paid = [each for each in every if isinstance(each, Opportunity)]
    bound = {each for each in every if isinstance(each, Binding)}
    return (
        sorted(paid, key=lambda each: (-each.score, each.id)),
        sorted(bound, key=lambda each: (each.region, each.object, each.constraint, each.sentence.text())),
    )
