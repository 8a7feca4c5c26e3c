"""The neighbour finder once more, slowly and plainly: loops and dictionaries, no arrays."""

import math
from dataclasses import dataclass

from rajut.core.potential.geography import kilometres
from rajut.core.potential.panel import Indicator, Panel, Place


@dataclass(frozen=True)
class Found:
    """Who has the gap, who the strength, in which indicator, with which score."""

    here: str
    there: str
    indicator: str
    score: float


def standing(place: Place, indicator: Indicator, panel: Panel) -> float | None:
    """Return the mean of the place's standing in its tier and among its kind."""
    tier = [p for p in panel.places if (p.kind == "provinsi") == (place.kind == "provinsi")]
    among_all = _share_below(place, indicator, panel, tier)
    among_kind = _share_below(place, indicator, panel, [p for p in tier if p.kind == place.kind])
    if among_all is None or among_kind is None:
        return among_all
    return (among_all + among_kind) / 2


def _share_below(place: Place, indicator: Indicator, panel: Panel, peers: list[Place]) -> float | None:
    values = {p.code: value(p, indicator, panel) for p in peers}
    known = [v for v in values.values() if v is not None]
    own = values[place.code]
    if own is None or len(known) < 3:
        return None
    worse = sum(v < own if indicator.direction == "higher" else v > own for v in known)
    return (worse + sum(v == own for v in known) / 2) / len(known)


def value(place: Place, indicator: Indicator, panel: Panel) -> float | None:
    """Return the newest value that is at most five years old."""
    figure = panel.latest(max_age=5).get((place.code, indicator.slug))
    return figure.value if figure else None


def near(a: Place, b: Place, panel: Panel) -> float | None:
    """Return 1 for a land border, a decay within reach, one half by sea unknown how far, else None."""
    borders = {frozenset((border.a, border.b)): border.sea for border in panel.borders}
    sea = borders.get(frozenset((a.code, b.code)))
    if sea is False:
        return 1.0
    km = kilometres(a, b)
    if km is None:
        return 0.5 if sea else None
    furthest, decay = (600, 225) if a.kind == "provinsi" else (200, 75)
    if sea or km <= furthest:
        return math.exp(-km / decay)
    return None


def alike(a: float | None, b: float | None, span: float) -> float:
    """Return the similarity of two sizes; one half where one is unknown."""
    if not a or not b:
        return 0.5
    return max(0.0, 1 - abs(math.log(a) - math.log(b)) / math.log(span))


def gaps(panel: Panel) -> list[Found]:
    """Return what the finder should find, best first."""
    found = []
    for indicator in panel.indicators:
        if indicator.direction == "neutral":
            continue
        for here in panel.places:
            found += sorted(partners_of(here, indicator, panel), key=lambda f: (-f.score, f.there))[:3]
    return sorted(found, key=lambda f: (-f.score, f.here, f.there, f.indicator))


def partners_of(here: Place, indicator: Indicator, panel: Panel) -> list[Found]:
    """Return all that could help `here` in the indicator, in the order of the panel."""
    low = standing(here, indicator, panel)
    if low is None or low > 0.4 or not here.autonomous:
        return []
    found = []
    for there in panel.places:
        high = standing(there, indicator, panel)
        same_tier = (here.kind == "provinsi") == (there.kind == "provinsi")
        if high is None or high < 0.6 or not there.autonomous or not same_tier:
            continue
        closeness = near(here, there, panel)
        if closeness is not None:
            score = _score(here, there, high - low, closeness, panel)
            found.append(Found(here.code, there.code, indicator.slug, round(score, 6)))
    return found


def _score(here: Place, there: Place, complement: float, closeness: float, panel: Panel) -> float:
    groups = {p.group for p in panel.past if here.code in p.members and there.code in p.members}
    money = [_per_head(place, panel) for place in (here, there)]
    return (
        0.30 * complement
        + 0.35 * closeness
        + 0.15 * (1 - 0.5 ** len(groups))
        + 0.10 * alike(here.population, there.population, 10)
        + 0.10 * alike(*money, 4)
    )


def _per_head(place: Place, panel: Panel) -> float | None:
    pad = [indicator for indicator in panel.indicators if indicator.slug == "pad"]
    total = value(place, pad[0], panel) if pad else None
    return total / place.population if total is not None and place.population else None
