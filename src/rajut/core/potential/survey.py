"""The panel laid out for the kernel: places by code, figures as a matrix, pairs with their terms."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.potential import kernel
from rajut.core.potential.geography import Geography, experience, geography, reach_of, shared_groups
from rajut.core.potential.kernel import Booleans, Floats, Integers, Pairs
from rajut.core.potential.panel import Indicator, Latest, Panel, Place
from rajut.core.potential.weights import FISCAL_SPAN, MAX_AGE, SIZE_SPAN

# What may stand for the ability to pay, best first: as published per head or as an index, then totals.
FISCAL_PER_HEAD = ("kapasitas_fiskal", "indeks_kapasitas_fiskal", "pad_per_kapita", "apbd_per_kapita")
FISCAL_TOTALS = (
    "pad",
    "pendapatan_asli_daerah",
    "apbd",
    "apbd_pendapatan",
    "pdrb_konsumsi_pemerintah_adhb",
    "pdrb_adhb",
)


@dataclass(frozen=True, slots=True)
class Survey:
    """`values` and `standing` have shape (R, I), `fiscal` and `population` (R,); NaN is unknown.

    `tier` is 1 for provinces and 0 for the rest, shape (R,); `coverage` and `constant` say for each tier and
    indicator, shape (2, I), which share of the places has a figure and whether all figures are the same.
    """

    places: tuple[Place, ...]
    index: dict[str, int]
    indicators: tuple[Indicator, ...]
    latest: Latest
    values: Floats
    standing: Floats
    tier: Integers
    coverage: Floats
    constant: Booleans
    population: Floats
    fiscal: Floats
    fiscal_indicator: Indicator | None
    pairs: Pairs
    map: Geography
    groups: dict[tuple[str, str], tuple[str, ...]]
    externalities: frozenset[str]
    as_of: int


def survey(panel: Panel, *, latest: Latest | None = None) -> Survey:
    """Lay out the panel; only directed indicators become columns."""
    latest = panel.latest(max_age=MAX_AGE) if latest is None else latest
    places = tuple(sorted({place.code: place for place in panel.places}.values(), key=lambda p: p.code))
    index = {place.code: number for number, place in enumerate(places)}
    indicators = tuple(
        sorted((i for i in panel.indicators if i.direction != "neutral"), key=lambda i: i.slug)
    )
    values = _matrix(places, indicators, latest)
    tier = np.array([place.is_province for place in places], dtype=np.int64)
    population = _numbers([place.population for place in places])
    fiscal_indicator, fiscal = _fiscal(places, panel.indicators, latest, population)
    ground, groups = geography(panel), shared_groups(panel)
    pairs = _pairs(places, ground, groups, population, fiscal)
    return Survey(
        places,
        index,
        indicators,
        latest,
        values,
        _standings(places, indicators, values, tier),
        tier,
        *_by_tier(values, tier),
        population,
        fiscal,
        fiscal_indicator,
        pairs,
        ground,
        groups,
        frozenset(panel.externalities),
        panel.as_of,
    )


def _numbers(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _matrix(places: tuple[Place, ...], indicators: tuple[Indicator, ...], latest: Latest) -> Floats:
    values = np.full((len(places), len(indicators)), np.nan)
    for row, place in enumerate(places):
        for column, indicator in enumerate(indicators):
            figure = latest.get((place.code, indicator.slug))
            if figure:
                values[row, column] = figure.value
    return values


def _by_tier(values: Floats, tier: Integers) -> tuple[Floats, Booleans]:
    """Return coverage and constancy of each indicator, tier by tier, shape (2, I)."""
    coverage = np.zeros((2, values.shape[1]))
    constant = np.zeros((2, values.shape[1]), dtype=np.bool_)
    for level in (0, 1):
        figures = np.ma.masked_invalid(values[tier == level])
        if figures.size:
            coverage[level] = figures.count(axis=0) / len(figures)
            constant[level] = np.ma.filled(figures.min(axis=0) == figures.max(axis=0), False)
    return coverage, constant


def _standings(
    places: tuple[Place, ...], indicators: tuple[Indicator, ...], values: Floats, tier: Integers
) -> Floats:
    kinds = sorted({place.kind for place in places})
    kind = np.array([kinds.index(place.kind) for place in places], dtype=np.int64)
    result = np.full(values.shape, np.nan)
    for column, indicator in enumerate(indicators):
        higher = indicator.direction == "higher"
        result[:, column] = kernel.standing(values[:, column], tier=tier, kind=kind, higher=higher)
    return result


def _fiscal(
    places: tuple[Place, ...], indicators: tuple[Indicator, ...], latest: Latest, population: Floats
) -> tuple[Indicator | None, Floats]:
    known = {indicator.slug: indicator for indicator in indicators}
    slug = next((slug for slug in FISCAL_PER_HEAD + FISCAL_TOTALS if slug in known), None)
    if slug is None:
        return None, np.full(len(places), np.nan)
    figures = [latest.get((place.code, slug)) for place in places]
    money = _numbers([figure.value if figure else None for figure in figures])
    if slug in FISCAL_TOTALS:
        money = money / np.where(population > 0, population, np.nan)
    return known[slug], money


def _pairs(
    places: tuple[Place, ...],
    ground: Geography,
    groups: dict[tuple[str, str], tuple[str, ...]],
    population: Floats,
    fiscal: Floats,
) -> Pairs:
    km = kernel.distances(
        _numbers([place.latitude for place in places]), _numbers([place.longitude for place in places])
    )
    land, across = _border_masks(places, ground, km)
    near, allowed = _nearness(places, km, land, across)
    first, second = (part.astype(np.int64) for part in np.nonzero(np.triu(allowed, k=1)))
    codes = [place.code for place in places]
    shared = [len(groups.get((codes[a], codes[b]), ())) for a, b in zip(first, second, strict=True)]
    return Pairs(
        first,
        second,
        km[first, second],
        land[first, second],
        near[first, second],
        kernel.similarity(population, first, second, span=SIZE_SPAN),
        kernel.similarity(fiscal, first, second, span=FISCAL_SPAN),
        np.array([experience(count) for count in shared], dtype=np.float64),
    )


def _border_masks(places: tuple[Place, ...], ground: Geography, km: Floats) -> tuple[Booleans, Booleans]:
    """Mark land and sea borders both ways; where no distance is known, take the one of the sea border."""
    index = {place.code: number for number, place in enumerate(places)}
    land, across = np.zeros(km.shape, dtype=np.bool_), np.zeros(km.shape, dtype=np.bool_)
    for (code_a, code_b), border in ground.borders.items():
        a, b = index.get(code_a), index.get(code_b)
        if a is None or b is None or a == b:
            continue
        (across if border.sea else land)[[a, b], [b, a]] = True
        if border.sea and border.km is not None and np.isnan(km[a, b]):
            km[[a, b], [b, a]] = border.km
    return land, across


def _nearness(
    places: tuple[Place, ...], km: Floats, land: Booleans, across: Booleans
) -> tuple[Floats, Booleans]:
    """Return nearness and whether a pair may be partners at all, both of shape (R, R)."""
    reaches = [reach_of(place) for place in places]
    decay, furthest = _numbers([r.decay for r in reaches]), _numbers([r.furthest for r in reaches])
    tier = np.array([place.is_province for place in places], dtype=np.bool_)
    able = np.array([place.autonomous for place in places], dtype=np.bool_)
    peers = (tier[:, None] == tier[None, :]) & able[:, None] & able[None, :]
    near: Floats = np.where(land, 1.0, np.exp(-km / decay[:, None]))
    return near, peers & (land | across | (km <= furthest[:, None]))
