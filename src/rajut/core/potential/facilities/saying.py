"""What speaks for a shared site and what against it, in sentences."""

import math
from collections.abc import Iterator
from statistics import median

from rajut.core.potential.declared_words import DECLARED_OBLIGATORY
from rajut.core.potential.facilities import site_words as words
from rajut.core.potential.facilities.parties import Stand, paid, roads
from rajut.core.potential.facilities.plans import Plan, above_curve
from rajut.core.potential.facilities.prices import DETOUR, GROWTH, MIDDLE, SUBJECTS
from rajut.core.potential.facilities.sites import Site, tons
from rajut.core.potential.records import Sentence, sentence
from rajut.core.potential.setting import Setting

FAR_KM = 40.0  # of road: from here on the way speaks against it
OLD_YEARS = 3


def title(plan: Plan, setting: Setting) -> Sentence:
    """Return who shares which site."""
    places = ", ".join(setting.map.name(region) for region in plan.regions)
    hub = plan.places[plan.hub]
    if hub.site:
        return sentence(words.TITLE, site=hub.site.name, places=places)
    return sentence(words.NEW_TITLE, place=hub.at.name, places=places)


def must(plan: Plan, setting: Setting) -> bool:
    """Whether it may be obligatory: a guest borders a user of the site, and waste crosses borders."""
    hosts = [region for row, region in enumerate(plan.regions) if plan.ground.own[row, plan.hub]]
    guests = set(plan.regions) - set(hosts)
    return bool(SUBJECTS & setting.externalities) and any(
        setting.map.by_land(guest, host) for guest in sorted(guests) for host in hosts
    )


def reasons(plan: Plan, setting: Setting) -> Iterator[Sentence]:
    """Yield what speaks for it: the law, each guest's trouble, its way, the room that is left."""
    if must(plan, setting):
        yield sentence(DECLARED_OBLIGATORY)
    for row in range(len(plan.parties)):
        column = plan.to(row)
        if column is not None:
            yield _trouble(plan, row, column, setting)
            yield _brings(plan, row, column, setting)
    hub = plan.places[plan.hub].site
    if hub is not None and hub.capacity is not None:
        yield sentence(words.ROOM, site=hub.name, room=round(hub.room), capacity=round(hub.capacity))


def _name(place: Stand) -> str:
    return place.site.name if place.site else place.at.name


def _trouble(plan: Plan, row: int, column: int, setting: Setting) -> Sentence:
    """Say what is wrong with a party's own site: there is none, it is over its capacity, dear, or far."""
    party, there = plan.parties[row], _name(plan.places[column])
    site = party.site
    if site is None:
        return sentence(words.NONE, place=setting.map.name(party.region))
    if party.lacking and site.capacity is not None:
        return sentence(words.OVER, site=site.name, tons=round(site.tons), capacity=round(site.capacity))
    here, rate = paid(site, party.use, MIDDLE) / party.use.tons, plan.handling[column]
    if here > rate:
        return sentence(words.DEAR, site=site.name, here=round(here), there=there, rate=round(rate))
    km = round(float(roads([party], [Stand(site.at)])[0, 0]))
    return sentence(words.DISTANT, site=site.name, km=km, place=setting.map.name(party.region), there=there)


def _brings(plan: Plan, row: int, column: int, setting: Setting) -> Sentence:
    party, to = plan.parties[row], plan.places[column]
    place, brought = setting.map.name(party.region), round(float(plan.brought[row, column]))
    km = round(float(roads([party], [to])[0, 0]))
    if to.site:
        return sentence(words.BRINGS, place=place, tons=brought, site=to.site.name, km=km)
    return sentence(words.BRINGS_NEW, place=place, tons=brought, at=to.at.name, km=km)


def doubts(plan: Plan, newest: int | None, setting: Setting) -> Iterator[Sentence]:
    """Yield what speaks against it; `newest` is the year against which the age of a row is counted."""
    hub = plan.places[plan.hub].site
    if hub is not None:
        yield _capacity(plan, hub)
        yield sentence(words.PEOPLE_NEAR, site=hub.name)
    yield from _far(plan, setting)
    yield from _left_behind(plan, setting)
    yield from _unmeasured(plan, setting)
    if plan.closed:
        yield sentence(words.CLOSING, sites=", ".join(_name(place) for place in plan.closed))
    year = oldest(plan)
    if year is not None and newest is not None and newest - year >= OLD_YEARS:
        yield sentence(words.OLD, year=str(year))


def _capacity(plan: Plan, hub: Site) -> Sentence:
    if hub.capacity is None:
        return sentence(words.NO_CAPACITY_KNOWN, site=hub.name)
    load = hub.tons + float(plan.abroad[:, plan.hub].sum())
    years = math.floor(math.log(max(hub.capacity / load, 1.0)) / math.log1p(GROWTH))
    if years < 1:
        return sentence(words.FULL_SOON, site=hub.name)
    return sentence(words.FULL_IN, site=hub.name, years=years, growth=100 * GROWTH)


def _far(plan: Plan, setting: Setting) -> Iterator[Sentence]:
    km = roads(plan.parties, plan.places)
    for row, region in enumerate(plan.regions):
        column = plan.to(row)
        if column is not None and km[row, column] > FAR_KM:
            way, site = round(float(km[row, column])), _name(plan.places[column])
            yield sentence(words.FAR, place=setting.map.name(region), km=way, site=site)


def _left_behind(plan: Plan, setting: Setting) -> Iterator[Sentence]:
    """Yield the sites that a guest leaves to others, who then carry them alone."""
    for row, party in enumerate(plan.parties):
        site = party.site
        stay = [use.region for use in site.uses if use.region not in plan.regions] if site else []
        if site is not None and stay and plan.to(row) is not None:
            names = ", ".join(setting.map.name(region) for region in stay)
            yield sentence(words.LEAVES, place=setting.map.name(party.region), site=site.name, places=names)


def _unmeasured(plan: Plan, setting: Setting) -> Iterator[Sentence]:
    """Yield what was worked out instead of counted: loads, costs, coordinates, ways."""
    guessed = [setting.map.name(party.region) for party in plan.parties if not party.use.counted]
    if guessed:
        yield sentence(words.ESTIMATED, places=", ".join(guessed))
    unpaid = sum(party.use.cost is None for party in plan.parties)
    if unpaid:
        yield sentence(words.BY_CURVE, count=unpaid, all=len(plan.parties))
    yield from _host_by_curve(plan, setting)
    astray = sorted({party.site.name for party in plan.parties if party.site and party.site.astray})
    if astray:
        yield sentence(words.ASTRAY, sites=", ".join(astray))
    yield sentence(words.STRAIGHT, detour=DETOUR, haul=MIDDLE.haul)


def _host_by_curve(plan: Plan, setting: Setting) -> Iterator[Sentence]:
    """Say that the host's cost is probably too low, where its guests' recorded costs are above the curve."""
    above, hub = above_curve(plan), plan.places[plan.hub].site
    if above and hub is not None:
        names = ", ".join(setting.map.name(region) for region, _times in above)
        times = round(median(times for _region, times in above), 1)
        yield sentence(words.HOST_BY_CURVE, site=hub.name, places=names, times=times)


def oldest(plan: Plan) -> int | None:
    """Return the year of the oldest load of a party's site; None where no year is known."""
    rows = [row for party in plan.parties for row in (party.site.rows if party.site else ())]
    return min((row.year for row in rows if row.year is not None and tons(row, row.load)), default=None)
