"""The numbers of the neighbour finder over all places at once. Arrays: R places, I indicators, P pairs."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rajut.core.potential.geography import EARTH_KM
from rajut.core.potential.panel import Place
from rajut.core.potential.weights import MIN_PEERS

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of places that may be partners, first < second; shape (P,) each; terms are 0..1, NaN unknown."""

    first: Integers
    second: Integers
    kilometres: Floats
    land: Booleans
    near: Floats
    size: Floats
    fiscal: Floats
    past: Floats


def distances(latitude: Floats, longitude: Floats) -> Floats:
    """Return great-circle kilometres between all places, shape (R, R); NaN where a coordinate is missing."""
    everywhere = np.column_stack((latitude, longitude))
    return between(everywhere, everywhere)


def between(here: Floats, there: Floats) -> Floats:
    """Return great-circle kilometres (haversine) from degrees (a, 2) to (b, 2), shape (a, b); NaN is kept."""
    (lat_a, lon_a), (lat_b, lon_b) = np.radians(here).T, np.radians(there).T
    half = np.sin((lat_a[:, None] - lat_b[None, :]) / 2) ** 2
    across = np.sin((lon_a[:, None] - lon_b[None, :]) / 2) ** 2
    half += np.cos(lat_a)[:, None] * np.cos(lat_b)[None, :] * across
    result: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return result


def degrees(places: Iterable[Place | None]) -> Floats:
    """Return latitude and longitude of places, shape (n, 2); NaN where either is unknown or no number."""
    rows = [(place.latitude, place.longitude) if place else (None, None) for place in places]
    found = np.array([(np.nan, np.nan) if None in row else row for row in rows], np.float64).reshape(-1, 2)
    return np.where(np.isfinite(found).all(axis=1, keepdims=True), found, np.nan)


def midrank(values: Floats) -> Floats:
    """Return each value's standing 0..1: the share below it, ties counted half; NaN stays NaN. Shape (R,)."""
    known = np.isfinite(values)
    ordered = np.sort(values[known])
    result = np.full(values.shape, np.nan)
    below = np.searchsorted(ordered, values[known], side="left")
    upto = np.searchsorted(ordered, values[known], side="right")
    result[known] = (below + upto) / 2 / max(1, len(ordered))
    return result


def standing(values: Floats, *, tier: Integers, kind: Integers, higher: bool) -> Floats:
    """Return how well each place stands (1 is best): mean of its standing in its tier and in its own kind.

    `tier` (provinces apart from the rest) and `kind` are labels of shape (R,). A tier with fewer than
    MIN_PEERS figures gives NaN; a kind with fewer leaves its tier alone to speak.
    """
    better = values if higher else -values
    among_all = _by_label(better, tier)
    among_kind = _by_label(better, kind)
    blended: Floats = np.where(np.isnan(among_kind), among_all, (among_all + among_kind) / 2)
    return blended


def similarity(values: Floats, first: Integers, second: Integers, *, span: float) -> Floats:
    """Return 1 - |ln(a/b)| / ln(span), at least 0; NaN where a value is missing or <= 0. Shape (P,)."""
    logs = np.full(values.shape, np.nan)
    positive = np.isfinite(values) & (values > 0)
    logs[positive] = np.log(values[positive])
    result: Floats = np.maximum(0.0, 1.0 - np.abs(logs[first] - logs[second]) / np.log(span))
    return result


def half_if_unknown(term: Floats) -> Floats:
    """Return the term with one half where it is unknown."""
    result: Floats = np.where(np.isnan(term), 0.5, term)
    return result


def best_of_each(here: Integers, there: Integers, scores: Floats, *, top: int) -> Integers:
    """Return positions of the `top` highest scores of each `here`, ties to the smaller `there`."""
    order = np.lexsort((there, -scores, here))
    sorted_here = here[order]
    starts = np.flatnonzero(np.r_[True, sorted_here[1:] != sorted_here[:-1]]) if len(order) else order
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
    best: Integers = order[rank < top]
    return best


def _by_label(values: Floats, labels: Integers) -> Floats:
    result = np.full(values.shape, np.nan)
    for label in np.unique(labels):
        chosen = labels == label
        if np.isfinite(values[chosen]).sum() >= MIN_PEERS:
            result[chosen] = midrank(values[chosen])
    return result
