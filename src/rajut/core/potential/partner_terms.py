"""The terms of one place against all that may be its partners, as arrays; P peers, NaN is unknown."""

import math

import numpy as np

from rajut.core.potential.geography import experience, reach_of
from rajut.core.potential.kernel import Floats, Integers, between, degrees, half_if_unknown
from rajut.core.potential.panel import Place
from rajut.core.potential.partner_weights import (
    MASS_HIGH,
    MASS_LOW,
    NEAR_END,
    NEAR_SCALE,
    PARTNER_COMPLEMENT,
    PARTNER_MASS,
    PARTNER_NEAR,
    PARTNER_PAST,
)
from rajut.core.potential.survey import Survey


def columns_of(survey: Survey, domain: str | None) -> Integers:
    """Return the positions of the domain's indicators, or of all."""
    fits = [n for n, i in enumerate(survey.indicators) if domain is None or i.domain == domain]
    return np.array(fits, dtype=np.int64)


def peers_of(survey: Survey, here: int) -> Integers:
    """Return all places of the same tier that can cooperate; none for a place that cannot itself."""
    if not survey.places[here].autonomous:
        return np.empty(0, dtype=np.int64)
    able = np.array([place.autonomous for place in survey.places], dtype=np.bool_)
    able &= survey.tier == survey.tier[here]
    able[here] = False
    return np.flatnonzero(able).astype(np.int64)


def kilometres(survey: Survey, here: int, there: Integers) -> Floats:
    """Return kilometres to each of `there`; along the sea border where a coordinate is missing."""
    places = [survey.places[number] for number in there]
    result: Floats = between(degrees([survey.places[here]]), degrees(places))[0]
    for number in np.flatnonzero(np.isnan(result)):
        told = survey.map.kilometres(survey.places[here].code, places[number].code)
        result[number] = math.nan if told is None else told
    return result


def nearness(place: Place, km: Floats) -> Floats:
    """Return 1 - ln(1 + km/s) / ln(1 + 3000/s), at least 0; s is 25 km, among provinces 75 km."""
    scale = NEAR_SCALE * reach_of(place).decay
    result: Floats = np.maximum(0.0, 1.0 - np.log1p(km / scale) / math.log1p(NEAR_END / scale))
    return result


def mass(population: Floats) -> Floats:
    """Return how large a population is, 0..1 by its logarithm; NaN where it is unknown or not positive."""
    result = np.full(population.shape, np.nan)
    known = np.isfinite(population) & (population > 0)
    result[known] = np.log(population[known] / MASS_LOW) / math.log(MASS_HIGH / MASS_LOW)
    clipped: Floats = np.clip(result, 0.0, 1.0)
    return clipped


def complement(survey: Survey, here: int, there: Integers, columns: Integers) -> Floats:
    """Return the mean over domains of the widest difference in standing, 0..1; 0 where none is known."""
    gaps = np.abs(survey.standing[np.ix_(there, columns)] - survey.standing[here, columns])
    gaps = np.round(np.where(np.isnan(gaps), -1.0, gaps), 6)
    domains = np.array([survey.indicators[column].domain for column in columns])
    widest = [gaps[:, domains == domain].max(axis=1) for domain in sorted(set(domains.tolist()))]
    if not widest:
        return np.zeros(len(there))
    by_domain = np.stack(widest)
    known = by_domain >= 0
    total: Floats = np.where(known, by_domain, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return total


def past(survey: Survey, here: int, there: Integers) -> Floats:
    """Return the experience the two have with each other, 0..1."""
    own, codes = survey.places[here].code, [survey.places[number].code for number in there]
    pairs = [(min(own, code), max(own, code)) for code in codes]
    return np.array([experience(len(survey.groups.get(pair, ()))) for pair in pairs], dtype=np.float64)


def scores(survey: Survey, here: int, there: Integers, columns: Integers) -> Floats:
    """Return the score of each of `there` as a partner, shape (P,).

    An unknown distance or population counts one half, an unknown complement nothing.
    """
    near = nearness(survey.places[here], kilometres(survey, here, there))
    return np.round(
        PARTNER_COMPLEMENT.weight * complement(survey, here, there, columns)
        + PARTNER_NEAR.weight * half_if_unknown(near)
        + PARTNER_MASS.weight * half_if_unknown(mass(survey.population[there]))
        + PARTNER_PAST.weight * past(survey, here, there),
        6,
    )


def best(survey: Survey, here: int, *, columns: Integers, top: int) -> Integers:
    """Return the `top` best partners as positions in `survey.places`, ties to the smaller code."""
    there = peers_of(survey, here)
    order = np.lexsort((there, -scores(survey, here, there, columns)))
    return there[order[:top]]
