"""What the finders look at: places, borders, indicators with their figures, and past cooperation."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

Direction = Literal["higher", "lower", "neutral"]

PROVINCE = "provinsi"

# Affairs (and the plain names of their parts) whose effects do not stop at a border: waste, water, roads,
# transport, disaster. A government may set its own list.
EXTERNALITIES = (
    "1.03",
    "1.05",
    "2.11",
    "2.15",
    "air_limbah",
    "air_minum",
    "bencana",
    "drainase",
    "kebencanaan",
    "perhubungan",
    "persampahan",
    "sampah",
    "sanitasi",
    "transportasi",
)


class UnknownRegion(LookupError):
    """A search was asked about a region that the panel does not hold."""


@dataclass(frozen=True, slots=True)
class Place:
    """A government's territory; degrees north and east; an administrative unit is not `autonomous`."""

    code: str
    name: str
    kind: str
    parent: str
    latitude: float | None
    longitude: float | None
    population: int | None = None
    autonomous: bool = True

    @property
    def is_province(self) -> bool:
        """Whether the place is compared with provinces; all others are compared with each other."""
        return self.kind == PROVINCE


@dataclass(frozen=True, slots=True)
class Border:
    """Two places that share a land border of `km`, or that face each other over `km` of `sea`."""

    a: str
    b: str
    km: float | None = None
    sea: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure measures; `direction` says which way is better, `share_of` what 100 percent is.

    `share_of` is "penduduk" or "rumah tangga" where a value in percent counts people, else empty.
    """

    slug: str
    name: str
    unit: str
    direction: Direction
    domain: str
    share_of: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of an indicator in a region and a year; NaN and infinity are no figures."""

    region: str
    indicator: str
    year: int
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class PastCooperation:
    """Regions that worked together in the group `group`, from year `start` to `end` where known."""

    group: str
    members: tuple[str, ...]
    sector: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """A need or an offer as an organisation declared it; quantity in `unit`, budget in rupiah.

    `region` is empty for an organisation without a territory of its own.
    """

    id: str
    kind: Literal["need", "offer"]
    organisation: str
    region: str
    domain: str
    affair: str
    title: str
    quantity: float | None = None
    unit: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    budget: float | None = None


Latest = dict[tuple[str, str], Figure]


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the finders may look at; the order of the rows means nothing.

    `year` is the year the search is made for; without it, the newest year among the figures.
    `externalities` are the domains and affairs whose effects cross borders (UU 23/2014 art. 364(1)).
    """

    places: tuple[Place, ...] = ()
    borders: tuple[Border, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    figures: tuple[Figure, ...] = ()
    past: tuple[PastCooperation, ...] = ()
    year: int | None = None
    externalities: tuple[str, ...] = EXTERNALITIES

    @property
    def as_of(self) -> int:
        """The year against which the age of a figure is counted; 0 for a panel without figures."""
        if self.year is not None:
            return self.year
        return max((figure.year for figure in self.figures), default=0)

    def place(self, code: str) -> Place:
        """Return the place with this code, or raise UnknownRegion."""
        for place in self.places:
            if place.code == code:
                return place
        raise UnknownRegion(code)

    def latest(self, *, max_age: int = 5) -> Latest:
        """Return the newest figure of each (region, indicator) that is at most `max_age` years old.

        Two figures of one year (two sources) are settled by source and value, never by their order.
        """
        newest: Latest = {}
        first, last = self.as_of - max_age, self.as_of
        for figure in self.figures:
            if not (first <= figure.year <= last and math.isfinite(figure.value)):
                continue
            key = (figure.region, figure.indicator)
            held = newest.get(key)
            if held is None or _rank(figure) > _rank(held):
                newest[key] = figure
        return newest


def _rank(figure: Figure) -> tuple[int, str, float]:
    return figure.year, figure.source, figure.value
