"""Finder "share this site": a region whose site is full, missing, or small and dear; neighbours with room.

Landfills so far: only their costs have sources (`prices`). Every region is offered each site within reach
over land; what that would save it decides, the largest saving first, who comes to whom. A region that goes
elsewhere takes no guests. Each site with guests becomes a case: its users and its guests, and what every
group of them would pay with the best of their sites open. Equal rows in any order give equal findings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from rajut.core.potential.facilities.cases import DOMAIN, case
from rajut.core.potential.facilities.groups import amounts, costs
from rajut.core.potential.facilities.parties import Party, Stand, laid, lands, mains, stands, supplied, users
from rajut.core.potential.facilities.plans import planned
from rajut.core.potential.facilities.prices import ACHIEVED, KINDS, MEETING, MIDDLE
from rajut.core.potential.facilities.site_words import MISSING, TOO_LITTLE
from rajut.core.potential.facilities.sites import Site, sites, tons
from rajut.core.potential.geography import kilometres
from rajut.core.potential.holdings import Facility
from rajut.core.potential.paying import paying
from rajut.core.potential.records import Binding, Constraint, Opportunity, sentence
from rajut.core.potential.setting import Setting

__all__ = ["find_shared_sites"]

REACH_KM = 75.0  # in a straight line
MOST = 8  # parties of a case: all 256 groups of them are worked out


@dataclass(frozen=True, slots=True)
class Offer:
    """What coming to a site would save a party, rupiah a year, and how many tons it would bring there."""

    party: Party
    site: Site
    saving: float
    tons: float


@dataclass(frozen=True, slots=True)
class Reach:
    """The sites to which others could come, and the land that each place lies on."""

    sites: Sequence[Site]
    land: Mapping[str, str]

    def near(self, party: Party) -> list[Site]:
        """Return the sites within reach on the same land that the party does not use yet."""
        return [
            site
            for site in self.sites
            if all(use.region != party.region for use in site.uses)
            and self.land.get(site.uses[0].region) == self.land.get(party.region)
            and (kilometres(party.seat, site.at) or 0.0) <= REACH_KM
        ]


@dataclass(slots=True)
class Choice:
    """Who comes to which site so far."""

    guests: dict[str, list[Offer]] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    hosting: set[str] = field(default_factory=set)

    def allows(self, offer: Offer) -> bool:
        """Whether the party is free, the site stays, and it has room for one more."""
        here = {use.region for use in offer.site.uses}
        held = self.guests.get(offer.site.key, [])
        return (
            offer.party.region not in self.away | self.hosting
            and not here & self.away
            and len(here) + len(held) < MOST
            and offer.tons + sum(each.tons for each in held) <= offer.site.room
        )

    def take(self, offer: Offer) -> None:
        """Let the party come."""
        self.guests.setdefault(offer.site.key, []).append(offer)
        self.away.add(offer.party.region)
        self.hosting.update(use.region for use in offer.site.uses)


def find_shared_sites(
    facilities: Sequence[Facility], *, setting: Setting
) -> tuple[list[Opportunity], list[Binding]]:
    """Return where sharing a site would pay, best first, and why it would not for each other region.

    Raises UnsoundFacility for a row whose numbers are none.
    """
    rows = [row for row in facilities if _is_landfill(row)]
    unfit = list(_unfit(facilities, setting))
    if not rows:
        return [], unfit
    found, without = supplied(sites(rows, setting.map), setting.map)
    parties = mains(found, without, setting.map)
    hosts = [site for site in found if any(use.counted for use in site.uses) and not site.astray]
    reach = Reach(hosts, lands(setting.map))
    offers = list(_offers(reach, parties))
    choice = _chosen(offers)
    opportunities, bindings = _paying(found, choice, rows, setting)
    told = {code for each in opportunities for code in each.members} | {each.region for each in bindings}
    bindings += unfit
    bindings += [_missing(party, offers, reach, setting) for party in parties if party.region not in told]
    bindings += _unknown(rows, {party.region for party in parties}, setting)
    return (
        sorted(opportunities, key=lambda each: (-each.score, each.id)),
        sorted(bindings, key=lambda each: (each.region, each.object, each.constraint, each.sentence.text())),
    )


def _is_landfill(row: Facility) -> bool:
    return row.kind.strip().casefold() in KINDS


def _offers(reach: Reach, parties: Iterable[Party]) -> Iterator[Offer]:
    """Yield what each party would save at each site with room, within reach and not its own."""
    for party in parties:
        near = [site for site in reach.near(party) if site.room > 0]
        if near:
            alone = costs(laid([party], stands([party]), MIDDLE))[1]
            yield from (_offer(party, site, float(alone)) for site in near)


def _offer(party: Party, site: Site, alone: float) -> Offer:
    """Work out the best of staying, coming with all, and coming with what the own site cannot take."""
    ground = laid([party], (*stands([party]), Stand(site.at, site=site)), MIDDLE)
    ground = replace(ground, own=np.ones_like(ground.own))
    return Offer(party, site, alone - float(costs(ground)[1]), float(amounts(ground)[0, -1]))


def _chosen(offers: Iterable[Offer]) -> Choice:
    choice = Choice()
    for offer in sorted(offers, key=lambda each: (-each.saving, each.party.region, each.site.key)):
        if ACHIEVED * offer.saving > MEETING and choice.allows(offer):
            choice.take(offer)
    return choice


def _paying(
    found: Sequence[Site], choice: Choice, rows: Iterable[Facility], setting: Setting
) -> tuple[list[Opportunity], list[Binding]]:
    newest = max((row.year for row in rows if row.year is not None), default=None)
    opportunities, bindings = list[Opportunity](), list[Binding]()
    for site in found:
        guests = choice.guests.get(site.key, [])
        plan = planned((*users(site, setting.map), *(each.party for each in guests))) if guests else None
        if plan is None:
            continue
        judged = paying(case(plan, newest=newest, setting=setting), setting=setting)
        if isinstance(judged, Opportunity):
            opportunities.append(judged)
        else:
            bindings += [replace(judged, region=each.party.region) for each in guests]
    return opportunities, bindings


def _missing(party: Party, offers: Iterable[Offer], reach: Reach, setting: Setting) -> Binding:
    """Say what keeps a region from sharing: nobody near, no room, no saving, or the site's own way."""
    own = [offer for offer in offers if offer.party.region == party.region]
    km = round(REACH_KM)
    if not own:
        full = Constraint.NO_CAPACITY if reach.near(party) else Constraint.NO_NEIGHBOUR
        return _binding(party.region, full, setting, km=km)
    best = max(own, key=lambda offer: (offer.saving, offer.site.key))
    if best.saving < 1:
        return _binding(party.region, Constraint.NO_SAVING, setting, km=km)
    if best.saving * ACHIEVED > MEETING:
        return _binding(party.region, Constraint.NO_PROVIDER, setting, site=best.site.name)
    words = sentence(
        TOO_LITTLE, place=setting.map.name(party.region), site=best.site.name, saving=round(best.saving)
    )
    return Binding(party.region, DOMAIN, "", Constraint.NO_SAVING, words)


def _unfit(facilities: Iterable[Facility], setting: Setting) -> Iterator[Binding]:
    """Yield the rows of a kind without a curve, once for each kind and region, and those in another unit."""
    strange = {(row.region, row.kind) for row in facilities if not _is_landfill(row)}
    for region, kind in sorted(strange):
        yield _binding(region, Constraint.NO_COST, setting, kind=kind)
    for row in sorted(facilities, key=lambda row: row.id):
        if _is_landfill(row) and row.load and tons(row, row.load) is None:
            yield _binding(row.region, Constraint.NO_UNIT, setting, name=row.name, unit=row.unit)


def _unknown(rows: Iterable[Facility], known: set[str], setting: Setting) -> Iterator[Binding]:
    """Yield the regions below the provinces that have neither a load nor a population to work it out from."""
    places = setting.map.places
    for code in sorted({row.region for row in rows} | places.keys() - known):
        place = places.get(code)
        if code not in known and (place is None or (place.autonomous and not place.is_province)):
            yield _binding(code, Constraint.NO_FIGURE, setting)


def _binding(region: str, constraint: Constraint, setting: Setting, **values: str | float) -> Binding:
    words = sentence(MISSING[constraint], **({"place": setting.map.name(region)} | values))
    return Binding(region, DOMAIN, "", constraint, words)
