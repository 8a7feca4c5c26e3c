"""Seats and experts of one region for others: from the matching to what could be agreed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.paying import Case
from rajut.core.potential.people.evidence import doubts, evidence, quality
from rajut.core.potential.people.gathering import Lot
from rajut.core.potential.people.pairing import Paired
from rajut.core.potential.people.prices import of_table
from rajut.core.potential.periods import written
from rajut.core.potential.records import (
    Basis,
    Binding,
    Constraint,
    Curve,
    Kind,
    Part,
    Sentence,
    sentence,
)
from rajut.core.potential.setting import Setting

Used = Mapping[int, list[int]]  # arcs by the place of the offer

DOMAIN = "people"
TAKERS = 8  # of a provider in one proposal: the cost of one does not depend on another, so nothing is lost


@dataclass(frozen=True, slots=True)
class Manner:
    """How a provider helps: its words, the cost taken where none is told, the `days` of one unit."""

    kind: Kind
    object: str
    title: str
    given: str
    worth: str
    left: str
    enough: str
    proven: str
    too_little: str
    assumed: float
    days: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What one region takes from a provider: units, what they cost there and apart, the mean distance."""

    region: str
    units: int
    cost: int
    apart: int
    km: float
    lots: tuple[Lot, ...]


def cases(found: Paired, manner: Manner, *, setting: Setting) -> Iterator[Case | Binding]:
    """Yield what each provider could give to others, or why a part of it is not worth agreeing on."""
    assumptions = of_table()
    realised, coordination = (each.mid for each in assumptions)
    used = _used(found)
    for offers in _providers(found, used):
        takers = _takers(found, offers, used)
        worth_it = [each for each in takers if realised * (each.apart - each.cost) > coordination]
        for each in takers:
            if each not in worth_it:
                yield _too_little(found, offers, each, manner, setting)
        for at in range(0, len(worth_it), TAKERS):
            yield _case(found, offers, worth_it[at : at + TAKERS], manner, setting)


def table(takers: list[Taken]) -> tuple[float, ...]:
    """Return the cost of every group of the provider (bit 0, nothing by itself) and the takers: (2**n,)."""
    groups = np.arange(1 << (len(takers) + 1))[:, None] >> np.arange(1, len(takers) + 1) & 1
    apart = groups @ np.array([each.apart for each in takers], dtype=np.float64)
    given = groups @ np.array([each.cost for each in takers], dtype=np.float64)
    return tuple(np.where(np.arange(len(groups)) & 1, given, apart).tolist())


def _used(found: Paired) -> Used:
    """Return the arcs on which something flows, by the offer they lead to."""
    used: dict[int, list[int]] = {}
    for arc in np.flatnonzero(found.matching.flow).tolist():
        used.setdefault(int(found.head[arc]), []).append(arc)
    return used


def _providers(found: Paired, used: Used) -> list[list[int]]:
    """Return the places of offers that are taken from, those alike but in cost together."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for place in sorted(used):
        lot = found.offers.lots[place]
        alike.setdefault((lot.region, lot.form, lot.span), []).append(place)
    return list(alike.values())


def _takers(found: Paired, offers: list[int], used: Used) -> list[Taken]:
    """Return the other regions that take, the greatest saving first."""
    home = found.offers.lots[offers[0]].region
    arcs: dict[str, list[int]] = {}
    for arc in sorted(arc for place in offers for arc in used[place]):
        region = found.wants.lots[int(found.tail[arc])].region
        if region != home:
            arcs.setdefault(region, []).append(arc)
    taken = [_taken(found, region, mine) for region, mine in arcs.items()]
    return sorted(taken, key=lambda each: (each.cost - each.apart, each.region))


def _taken(found: Paired, region: str, arcs: list[int]) -> Taken:
    flow, tail = found.matching.flow[arcs], found.tail[arcs]
    return Taken(
        region,
        int(flow.sum()),
        int(flow @ found.cost[arcs]),
        int(flow @ found.wants.price[tail]),
        float(flow @ found.km[arcs] / flow.sum()),
        tuple(found.wants.lots[want] for want in sorted(set(tail.tolist()))),
    )


def _case(found: Paired, offers: list[int], takers: list[Taken], manner: Manner, setting: Setting) -> Case:
    first = found.offers.lots[offers[0]]
    takers = sorted(takers, key=lambda each: each.region)
    lots = [*(found.offers.lots[place] for place in offers), *(lot for each in takers for lot in each.lots)]
    members = (first.region, *(each.region for each in takers))
    costs = table(takers)
    places = ", ".join(setting.map.name(each.region) for each in takers)
    title = sentence(
        manner.title,
        competency=first.name,
        provider=setting.map.name(first.region),
        count=sum(each.units for each in takers),
        places=places,
    )
    return Case(
        domain=DOMAIN,
        kind=manner.kind,
        members=members,
        object=f"{manner.object}:{' '.join(first.form)}",
        period=written(first.span),
        title=title,
        basis=Basis(
            Curve.TABLE,
            members,
            tuple(costs[1 << place] for place in range(len(members))),
            of_table(),
            parts=(Part(costs),),
        ),
        evidence=evidence(lots),
        quality=quality(lots),
        reasons=_reasons(found, offers, takers, manner, setting),
        counter_reasons=doubts(lots, assumed=manner.assumed),
    )


def _reasons(
    found: Paired, offers: list[int], takers: list[Taken], manner: Manner, setting: Setting
) -> tuple[Sentence, ...]:
    provider = setting.map.name(found.offers.lots[offers[0]].region)
    units = sum(each.units for each in takers)
    given = sentence(
        manner.given,
        count=units,
        days=manner.days,
        provider=provider,
        cost=round(sum(each.cost for each in takers) / units),
        price=round(sum(each.apart for each in takers) / units),
        km=round(sum(each.km * each.units for each in takers) / units),
    )
    proven = sentence(manner.proven, persons=int(found.wants.units.sum()), offers=len(found.offers.lots))
    return given, _shadow(found, offers, manner, provider), *((proven,) if found.matching.proven else ())


def _shadow(found: Paired, offers: list[int], manner: Manner, provider: str) -> Sentence:
    """Say what one unit more would save."""
    worth, left = int(found.matching.worth[offers].max()), int(found.matching.left[offers].sum())
    if left:
        return sentence(manner.left, left=left)
    if worth:
        return sentence(manner.worth, provider=provider, worth=worth)
    return sentence(manner.enough)


def _too_little(found: Paired, offers: list[int], taken: Taken, manner: Manner, setting: Setting) -> Binding:
    first, place = found.offers.lots[offers[0]], setting.map.name(taken.region)
    words = sentence(
        manner.too_little,
        competency=taken.lots[0].name,
        provider=setting.map.name(first.region),
        place=place,
        saving=taken.apart - taken.cost,
    )
    return Binding(taken.region, DOMAIN, " ".join(taken.lots[0].form), Constraint.NO_SAVING, words)
