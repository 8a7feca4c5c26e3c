"""Who uses which site, read from the rows of governments: rows of one site are brought together.

Every region reports a shared landfill as its own, with what it brings there, so one site has several rows.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rajut.core.potential.facilities.prices import UNIT
from rajut.core.potential.geography import Geography, kilometres
from rajut.core.potential.holdings import Facility
from rajut.core.potential.panel import Place
from rajut.core.potential.records import Unsound
from rajut.core.potential.units import convert
from rajut.core.words import say

STRAY_KM = 100.0  # from the seats of all who use it: coordinates that cannot be right, or of no use
SAME_KM = 1.0  # rows this near are one site
NAMED_KM = 50.0  # shared rows of one name are one site up to here: coordinates are often those of an office
COMMON = frozenset(
    ("tpa", "tpas", "tppas", "tpst", "regional", "sampah", "tempat", "pemrosesan", "akhir", "uptd")
)

ODD = say("Fasilitas %(name)s: %(field)s bukan angka yang dapat dipakai.")
FIELDS = {
    "latitude": say("lintang"),
    "longitude": say("bujur"),
    "capacity": say("kapasitas"),
    "load": say("muatan"),
    "cost": say("biaya"),
}


class UnsoundFacility(Unsound):
    """A row cannot be computed with; `sentence` says which and why."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a region brings to a site, in tons a year, and what it pays there in rupiah a year, if known.

    `counted` is False where the load was worked out from the population.
    """

    region: str
    tons: float
    cost: float | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its rows, who uses it, and what it holds in tons a year, if known.

    One that is `astray`, far from all its users, stands at the seat of the largest: nothing else can be said.
    """

    key: str
    name: str
    at: Place
    capacity: float | None
    uses: tuple[Use, ...]
    rows: tuple[Facility, ...]
    astray: bool = False

    @property
    def tons(self) -> float:
        """What all bring in a year."""
        return sum(use.tons for use in self.uses)

    @property
    def room(self) -> float:
        """What it could still take in a year: infinite where its capacity is unknown, never below zero."""
        return math.inf if self.capacity is None else max(0.0, self.capacity - self.tons)

    def kept(self, use: Use) -> float:
        """Return what of a use the site can take: all, or its part of the capacity where that is less."""
        if self.capacity is None or self.capacity >= self.tons:
            return use.tons
        return use.tons * self.capacity / self.tons


def sites(facilities: Sequence[Facility], ground: Geography) -> list[Site]:
    """Return the sites by key; raises UnsoundFacility for a row whose numbers are none.

    A load of zero counts as unknown, and so do amounts in a unit that is none of mass per time.
    """
    rows = sorted(facilities, key=lambda row: row.id)
    for row in rows:
        _check(row)
    return [_site(members, ground) for members in _together(rows)]


def tons(row: Facility, amount: float | None) -> float | None:
    """Return an amount of the row in tons a year; None where it is unknown or in another unit."""
    return None if amount is None else convert(amount, unit=row.unit, to=UNIT)


def _check(row: Facility) -> None:
    for field, label in FIELDS.items():
        value = getattr(row, field)
        if value is None and field not in ("latitude", "longitude"):
            continue
        if not math.isfinite(value) or (value < 0 and field not in ("latitude", "longitude")):
            raise UnsoundFacility(ODD, name=row.name, field=label)


def united(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each name the first of all that pairs join it to, over any number of steps."""
    root = {name: name for name in names}

    def _top(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for a, b in pairs:
        low, high = sorted((_top(a), _top(b)))
        root[high] = low
    return {name: _top(name) for name in root}


def _together(rows: list[Facility]) -> list[list[Facility]]:
    """Gather the rows of one site, each list in the order of the ids, the lists by their first id."""
    first = united((row.id for row in rows), ((a.id, b.id) for a, b in _near(rows)))
    found: dict[str, list[Facility]] = {}
    for row in rows:
        found.setdefault(first[row.id], []).append(row)
    return [found[key] for key in sorted(found)]


def _near(rows: list[Facility]) -> Iterator[tuple[Facility, Facility]]:
    """Yield the pairs that are one site; only rows within a strip of latitude are compared."""
    ordered = sorted(rows, key=lambda row: (row.latitude, row.id))
    strip = NAMED_KM / 110.0  # degrees; a degree of latitude is more than 110 km everywhere
    for number, a in enumerate(ordered):
        for b in ordered[number + 1 :]:
            if b.latitude - a.latitude > strip:
                break
            if _one_site(a, b):
                yield a, b


def _one_site(a: Facility, b: Facility) -> bool:
    if abs(a.longitude - b.longitude) > 1.0:
        return False
    km = kilometres(_at(a), _at(b))
    if km is None or km <= SAME_KM:
        return km is not None
    return km <= NAMED_KM and (a.shared or b.shared) and bool(words := _words(a)) and words == _words(b)


def _words(row: Facility) -> frozenset[str]:
    text = "".join(letter if letter.isalnum() else " " for letter in row.name.casefold())
    return frozenset(text.split()) - COMMON


def _at(row: Facility) -> Place:
    return Place(row.id, row.name, "", "", row.latitude, row.longitude)


def _site(rows: list[Facility], ground: Geography) -> Site:
    used = [row for row in _users(rows, ground) if tons(row, row.load)]
    named = max(used or rows, key=lambda row: (tons(row, row.load) or 0.0, row.id))
    middle = min(rows, key=lambda row: (sum(not _close(row, other) for other in rows), row.id))
    capacities = [held for row in rows if (held := tons(row, row.capacity)) is not None]
    uses = tuple(_uses(used, ground))
    seat = _stray_seat(uses, _at(middle), ground)
    return Site(
        key=rows[0].id,
        name=named.name,
        at=seat or _at(middle),
        capacity=max(capacities, default=None),
        uses=uses,
        rows=tuple(rows),
        astray=seat is not None,
    )


def _stray_seat(uses: Iterable[Use], at: Place, ground: Geography) -> Place | None:
    """Return the seat of the largest user of a site that is far from all of them, None where one is near."""
    seats = [ground.places[use.region] for use in sorted(uses, key=by_size) if use.region in ground.places]
    far = [km is not None and km > STRAY_KM for km in (kilometres(seat, at) for seat in seats)]
    return seats[0] if far and all(far) else None


def by_size(use: Use) -> tuple[float, str]:
    """The largest use first, equal ones by region."""
    return -use.tons, use.region


def _close(a: Facility, b: Facility) -> bool:
    km = kilometres(_at(a), _at(b))
    return km is not None and km <= SAME_KM


def _users(rows: Iterable[Facility], ground: Geography) -> list[Facility]:
    """Leave out a province's row where its regions report themselves: the load would count twice."""
    held = list(rows)
    homes = {governed(row.region, ground).partition(".")[0] for row in held if "." in row.region and row.load}
    return [row for row in held if "." in governed(row.region, ground) or row.region not in homes]


def _uses(rows: Iterable[Facility], ground: Geography) -> Iterator[Use]:
    """Yield one use for each region; a cost only where each of its rows here has one."""
    regions: dict[str, list[Facility]] = {}
    for row in rows:
        regions.setdefault(governed(row.region, ground), []).append(row)
    for region, held in sorted(regions.items()):
        paid = [row.cost for row in held if row.cost]
        cost = sum(paid) if len(paid) == len(held) else None
        yield Use(region, sum(tons(row, row.load) or 0.0 for row in held), cost)


def governed(region: str, ground: Geography) -> str:
    """Return the code of the government of a region: an administrative unit's is its province."""
    place = ground.places.get(region)
    return place.parent if place is not None and not place.autonomous else region
