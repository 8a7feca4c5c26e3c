"""Where places lie to each other: borders, distances, nearness."""

import math
from dataclasses import dataclass, field

from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.weights import LOCAL, PROVINCIAL, Reach

EARTH_KM = 6371.0088  # mean radius, IUGG


def kilometres(a: Place, b: Place) -> float | None:
    """Return the great-circle distance (haversine); None where a coordinate is missing."""
    given = (a.latitude, a.longitude, b.latitude, b.longitude)
    known = [math.radians(degrees) for degrees in given if degrees is not None and math.isfinite(degrees)]
    if len(known) < len(given):
        return None
    lat_a, lon_a, lat_b, lon_b = known
    half = math.sin((lat_a - lat_b) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_a - lon_b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def reach_of(place: Place) -> Reach:
    """Return how far a place of this kind looks for partners."""
    return PROVINCIAL if place.is_province else LOCAL


@dataclass(frozen=True, slots=True)
class Geography:
    """Places by code and the borders between them, by their pair of codes in order.

    `known` remembers what was worked out of pairs: finders ask for the same ones thousands of times.
    """

    places: dict[str, Place]
    borders: dict[tuple[str, str], Border]
    known: dict[tuple[str, str], tuple[float | None, bool]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def border(self, a: str, b: str) -> Border | None:
        """Return the border of two codes, whichever is named first."""
        return self.borders.get((min(a, b), max(a, b)))

    def by_land(self, a: str, b: str) -> bool:
        """Whether the two share a land border."""
        border = self.border(a, b)
        return border is not None and not border.sea

    def name(self, code: str) -> str:
        """Return the place's name, or the code where the place is unknown."""
        place = self.places.get(code)
        return place.name if place else code

    def kilometres(self, a: str, b: str) -> float | None:
        """Return the distance of two codes: between the places, or along the sea border where that is all."""
        here, there, border = self.places.get(a), self.places.get(b), self.border(a, b)
        between = kilometres(here, there) if here and there else None
        return border.km if between is None and border and border.sea else between

    def nearness(self, a: str, b: str) -> float | None:
        """Return 1 for the same place, its province or a land border; else a decay with distance."""
        if a == b or self.by_land(a, b) or self._within(a, b) or self._within(b, a):
            return 1.0
        km = self.kilometres(a, b)
        here = self.places.get(a)
        return None if km is None or here is None else math.exp(-km / reach_of(here).decay)

    def beside(self, a: str, b: str) -> tuple[float | None, bool]:
        """Return the nearness of two places and whether they share a land border; remembered."""
        found = self.known.get((a, b))
        if found is None:
            found = self.known[a, b] = self.nearness(a, b), self.by_land(a, b)
        return found

    def _within(self, a: str, b: str) -> bool:
        place = self.places.get(a)
        return place is not None and place.parent == b


def geography(panel: Panel) -> Geography:
    """Return the panel's places and borders, looked up by code; a land border wins over one by sea."""
    borders: dict[tuple[str, str], Border] = {}
    for border in sorted(panel.borders, key=lambda b: (not b.sea, b.km is not None, b.km or 0.0)):
        borders[min(border.a, border.b), max(border.a, border.b)] = border
    return Geography({place.code: place for place in panel.places}, borders)


def shared_groups(panel: Panel) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return, for each pair of codes in order, the names of the groups both belong or belonged to."""
    found: dict[tuple[str, str], set[str]] = {}
    for past in panel.past:
        members = sorted(set(past.members))
        for number, a in enumerate(members):
            for b in members[number + 1 :]:
                found.setdefault((a, b), set()).add(past.group)
    return {pair: tuple(sorted(names)) for pair, names in found.items()}


def experience(groups: int) -> float:
    """Return 1 - 0.5^n for n shared groups: the first counts most."""
    return 1.0 - 0.5**groups
