"""The regions as parties of a shared site: what each brings, to which site of its own, and where it could."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from rajut.core.potential.facilities.capacitated import Amounts, Flags
from rajut.core.potential.facilities.groups import Ground
from rajut.core.potential.facilities.prices import DETOUR, Prices
from rajut.core.potential.facilities.sites import Site, Use, by_size, united
from rajut.core.potential.geography import Geography, kilometres
from rajut.core.potential.panel import Place

LACKING = 1e-6  # of a load: less is not worth a site


@dataclass(frozen=True, slots=True)
class Party:
    """A region and what it brings, from `seat`, to one site; `site` is None where it has none."""

    region: str
    seat: Place
    use: Use
    site: Site | None

    @property
    def lacking(self) -> float:
        """What its site cannot take of it, in tons a year."""
        left = self.use.tons - (self.site.kept(self.use) if self.site else 0.0)
        return left if left > LACKING * self.use.tons else 0.0


@dataclass(frozen=True, slots=True)
class Stand:
    """A place of the computation: a site that is there, or one that a party would have to build."""

    at: Place
    site: Site | None = None
    builder: Party | None = None


def supplied(sites: Iterable[Site], ground: Geography) -> tuple[list[Site], list[Party]]:
    """Return the sites with the loads that nobody counted, and the regions that have neither load nor site.

    What a region brings is worked out from its population and the middle of what the others bring per head.
    """
    found = list(sites)
    counted = {use.region for site in found for use in site.uses}
    head = _per_head(found, ground)
    without = list[Party]()
    for place in _uncounted(ground, counted, head):
        use = Use(place.code, round((place.population or 0) * head), counted=False)
        own = next(
            (n for n, site in enumerate(found) if place.code in {row.region for row in site.rows}), None
        )
        if own is None:
            without.append(Party(place.code, place, use, None))
        else:
            found[own] = replace(found[own], uses=(*found[own].uses, use))
    return found, without


def _per_head(sites: Iterable[Site], ground: Geography) -> float:
    """Return the middle of the tons a year per head, over the regions that counted; 0 where none did."""
    brought: dict[str, float] = {}
    for site in sites:
        for use in site.uses:
            brought[use.region] = brought.get(use.region, 0.0) + use.tons
    people = {code: place.population for code, place in ground.places.items() if place.population}
    return median([amount / people[code] for code, amount in brought.items() if code in people] or [0.0])


def _uncounted(ground: Geography, counted: set[str], head: float) -> list[Place]:
    """Return the autonomous regions below the provinces without a load, in the order of their codes."""
    return [
        place
        for code, place in sorted(ground.places.items())
        if place.autonomous
        and not place.is_province
        and code not in counted
        and round((place.population or 0) * head) > 0
        and place.latitude is not None
        and place.longitude is not None
    ]


def users(site: Site, ground: Geography) -> list[Party]:
    """Return the users of a site, the largest first."""
    return [
        Party(use.region, _seat(use.region, site, ground), use, site)
        for use in sorted(site.uses, key=by_size)
    ]


def _seat(region: str, site: Site, ground: Geography) -> Place:
    """Return where the region's loads come from: its seat, or the site where its seat is unknown."""
    place = ground.places.get(region)
    located = place is not None and kilometres(place, site.at) is not None
    return place if place is not None and located else site.at


def mains(sites: Iterable[Site], without: Iterable[Party], ground: Geography) -> list[Party]:
    """Return one party for each region, in the order of the codes: at the site where it brings most."""
    best: dict[str, Party] = {party.region: party for party in without}
    for site in sites:
        for party in users(site, ground):
            held = best.get(party.region)
            if held is None or party.use.tons > held.use.tons:
                best[party.region] = party
    return [best[code] for code in sorted(best)]


def stands(parties: Sequence[Party]) -> tuple[Stand, ...]:
    """Return the sites of the parties, then what those who lack one would build at their seats."""
    here = {party.site.key: party.site for party in parties if party.site}
    return (
        *(Stand(site.at, site=site) for site in here.values()),
        *(Stand(party.seat, builder=party) for party in parties if party.lacking),
    )


def laid(parties: Sequence[Party], places: Sequence[Stand], prices: Prices) -> Ground:
    """Return the parties and places as numbers, at these prices."""
    own = np.array([[_has(party, place) for place in places] for party in parties])
    paid_here = np.array([[_paid(party, place, prices) for place in places] for party in parties])
    handling = np.array([handled(place, prices) for place in places])
    return Ground(
        loads=np.array([party.use.tons for party in parties]),
        fixed=np.where(own, (1 - prices.exponent) * paid_here, 0.0),
        each=handling + prices.haul * ways(parties, places, own),
        own=own,
        rooms=np.array([_room(place, parties) for place in places]),
        taken=np.array([[_taken(party, place) for place in places] for party in parties]),
        others=np.array([any(_strangers(place, parties)) for place in places]),
    )


def roads(parties: Sequence[Party], places: Sequence[Stand]) -> Amounts:
    """Return the kilometres of road between seats and places, estimated; shape (n, s)."""
    return DETOUR * np.array([[kilometres(a.seat, b.at) or 0.0 for b in places] for a in parties])


def ways(parties: Sequence[Party], places: Sequence[Stand], own: Flags) -> Amounts:
    """Return the roads as they count, in km; shape (n, s).

    No way is shorter than to the site that a region has for itself: a seat is a point of the map, and waste
    comes from the towns, near which such a site lies. A shorter way from the seat would be a saving of the
    map.
    """
    km = roads(parties, places)
    for row, party in enumerate(parties):
        if party.site is not None and len(party.site.uses) == 1:
            to = next(n for n, place in enumerate(places) if own[row, n] and place.site is not None)
            km[row] = np.maximum(km[row], km[row, to])
    return km


def _has(party: Party, place: Stand) -> bool:
    if place.site is None:
        return place.builder is party
    return party.site is not None and party.site.key == place.site.key


def _strangers(place: Stand, parties: Sequence[Party]) -> list[Use]:
    """Return the uses of a place by those who are no party there."""
    held = {party.region for party in parties if _has(party, place)}
    return [use for use in place.site.uses if use.region not in held] if place.site else []


def _room(place: Stand, parties: Sequence[Party]) -> float:
    """Return what a place holds for the parties: all but what others need."""
    site = place.site
    if site is None or site.capacity is None:
        return math.inf
    return max(0.0, site.capacity - sum(site.kept(use) for use in _strangers(place, parties)))


def _taken(party: Party, place: Stand) -> float:
    return place.site.kept(party.use) if place.site is not None and _has(party, place) else 0.0


def handled(place: Stand, prices: Prices) -> float:
    """Return what one more ton costs at a place, its transport left out."""
    if place.builder:
        return prices.exponent * prices.yearly(place.builder.lacking) / place.builder.lacking
    site = place.site
    return prices.exponent * sum(paid(site, use, prices) for use in site.uses) / site.tons if site else 0.0


def _paid(party: Party, place: Stand, prices: Prices) -> float:
    if place.site is None:
        return prices.yearly(party.lacking)
    return paid(place.site, party.use, prices)


def paid(site: Site, use: Use, prices: Prices) -> float:
    """Return what a use costs a year: as given, at what others pay per ton, or by the curve of the site."""
    if use.cost is not None:
        return use.cost
    given = [other for other in site.uses if other.cost is not None]
    if given:
        rate = sum(other.cost or 0.0 for other in given) / sum(other.tons for other in given)
    else:
        rate = prices.yearly(site.tons) / site.tons
    return rate * use.tons


def lands(ground: Geography) -> Mapping[str, str]:
    """Return for each place the first code of the land it lies on: places that land borders join.

    A province lies where its nearest region does. Without any land border known, all lies on one land.
    """
    places = ground.places
    pairs = [pair for pair, border in ground.borders.items() if not border.sea and set(pair) <= places.keys()]
    if not pairs:
        return dict.fromkeys(places, "")
    found = united(places, pairs)
    provinces = {code: found[_nearest(place, ground)] for code, place in places.items() if place.is_province}
    return found | provinces


def _nearest(province: Place, ground: Geography) -> str:
    own = [place for place in ground.places.values() if place.parent == province.code]
    return min(own, key=lambda each: (kilometres(province, each) or 0.0, each.code), default=province).code
