"""From the joint classes to what could be agreed."""

from collections.abc import Mapping, Sequence

import numpy as np

from rajut.core.potential.paying import Case
from rajut.core.potential.people.classes import Joint
from rajut.core.potential.people.distances import kilometres
from rajut.core.potential.people.evidence import doubts, evidence, quality
from rajut.core.potential.people.gathering import Lot
from rajut.core.potential.people.prices import PARTICIPANTS, SEAT_PRICE, alone, of_classes, travel
from rajut.core.potential.people.words import CLASS_TITLE, CLASSES, FULL, HOST, NO_SEAT, ROOM
from rajut.core.potential.periods import written
from rajut.core.potential.records import Basis, Curve, Kind, Sentence, sentence
from rajut.core.potential.setting import Setting

DOMAIN = "people"


def proposed(joint: Joint, needs: Sequence[Lot], *, setting: Setting) -> Case:
    """Return the class as a case; those of other regions travel to the host."""
    lots = [needs[place] for place in joint.needs]
    people = _people(lots)
    km, journey = _way(people, joint.host, setting)
    first = min(lots, key=lambda lot: (-lot.persons, lot.form, lot.region))
    title = sentence(
        CLASS_TITLE,
        competency=first.name,
        count=sum(people.values()),
        places=", ".join(map(setting.map.name, people)),
    )
    return Case(
        domain=DOMAIN,
        kind=Kind.JOINT_CLASS,
        members=tuple(people),
        object=f"kelas:{' '.join(first.form)}",
        period=written(joint.span),
        title=title,
        basis=Basis(
            Curve.CLASSES,
            tuple(people),
            tuple(map(alone, people.values())),
            of_classes(journey=journey, kilometres=km),
            sizes=tuple(map(float, people.values())),
        ),
        evidence=evidence(lots),
        quality=quality(lots),
        reasons=_reasons(people, joint.host, km, journey, setting),
        counter_reasons=doubts(lots),
    )


def _people(lots: Sequence[Lot]) -> dict[str, int]:
    """Return the participants of each region, in the order of the codes."""
    found: dict[str, int] = {}
    for lot in sorted(lots, key=lambda lot: lot.region):
        found[lot.region] = found.get(lot.region, 0) + lot.persons
    return found


def _way(people: Mapping[str, int], host: str, setting: Setting) -> tuple[float, float]:
    """Return the mean distance and journey of those who come from outside."""
    others = [code for code in people if code != host]
    km = kilometres([host], others, ground=setting.map)[0]
    count = np.array([people[code] for code in others], dtype=np.float64)
    return float(km @ count / count.sum()), round(float(travel(km) @ count / count.sum()))


def _reasons(
    people: Mapping[str, int], host: str, km: float, journey: float, setting: Setting
) -> tuple[Sentence, ...]:
    count = sum(people.values())
    classes = -(-count // PARTICIPANTS)
    left = classes * PARTICIPANTS - count
    room = sentence(ROOM, left=left, worth=round(SEAT_PRICE - journey)) if left else sentence(FULL)
    return (
        sentence(NO_SEAT),
        sentence(CLASSES, count=count, classes=classes, each=round(count / classes, 1)),
        room,
        sentence(HOST, place=setting.map.name(host), km=round(km)),
    )
