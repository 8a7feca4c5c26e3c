"""Why a need stays without a proposal: what kept it from a seat, and what from a joint class."""

from collections.abc import Mapping, Sequence

import numpy as np

from rajut.core.potential.people.classes import Neighbourhood
from rajut.core.potential.people.gathering import Lot, meet
from rajut.core.potential.people.pairing import OBSTACLES, Paired
from rajut.core.potential.people.prices import LEAST
from rajut.core.potential.people.words import (
    NO_CAPACITY,
    NO_CLASS_PAYS,
    NO_COMMON_TIME,
    NO_PERIOD,
    NO_PROVIDER,
    NOBODY_NEAR,
    TOO_DEAR,
    TOO_FEW,
)
from rajut.core.potential.records import Binding, Constraint, Sentence, sentence
from rajut.core.potential.setting import Setting

DOMAIN = "people"
WORDS = {
    Constraint.NO_PROVIDER: NO_PROVIDER,
    Constraint.NO_PERIOD: NO_PERIOD,
    Constraint.NO_SAVING: TOO_DEAR,
    Constraint.NO_CAPACITY: NO_CAPACITY,
}


def without_seat(found: Paired, want: int, count: int, *, setting: Setting) -> Binding:
    """Return what kept `count` persons of a want from a seat; a full seat is told with its worth."""
    lot, constraint = found.wants.lots[want], OBSTACLES[int(found.obstacle[want])]
    words = sentence(
        WORDS[constraint],
        competency=lot.name,
        count=count,
        place=setting.map.name(lot.region),
        **(_full(found, want, setting) if constraint is Constraint.NO_CAPACITY else {}),
    )
    return Binding(lot.region, DOMAIN, " ".join(lot.form), constraint, words)


def without_class(need: int, around: Neighbourhood, *, setting: Setting) -> Binding:
    """Return what kept a need from a joint class."""
    lot = around.needs[need]
    near = [around.needs[other] for other, _, _ in around.near(need)]
    others = [other for other in near if other.region != lot.region]
    timely = [other for other in others if meet(lot.span, other.span)]
    constraint, words = _bound(lot, others, timely, setting)
    return Binding(lot.region, DOMAIN, " ".join(lot.form), constraint, words)


def _bound(
    lot: Lot, others: Sequence[Lot], timely: Sequence[Lot], setting: Setting
) -> tuple[Constraint, Sentence]:
    named = {"competency": lot.name, "place": setting.map.name(lot.region)}
    count = lot.persons + sum(other.persons for other in others)
    if not others:
        return Constraint.ALONE, sentence(NOBODY_NEAR, **named)
    if count < LEAST:
        return Constraint.ALONE, sentence(TOO_FEW, **named, count=count, least=LEAST)
    if lot.persons + sum(other.persons for other in timely) < LEAST:
        return Constraint.NO_PERIOD, sentence(NO_COMMON_TIME, **named)
    return Constraint.NO_SAVING, sentence(NO_CLASS_PAYS, **named)


def _full(found: Paired, want: int, setting: Setting) -> Mapping[str, str | int]:
    """Name the cheapest seat within reach, and what one more of it would save."""
    first, end = np.searchsorted(found.tail, [want, want + 1])
    offer = int(found.head[first + int(np.argmin(found.cost[first:end]))])
    region = found.offers.lots[offer].region
    return {"provider": setting.map.name(region), "worth": int(found.matching.worth[offer])}
