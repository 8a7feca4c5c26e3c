"""Finder "complementary neighbours": a gap in an indicator here, strength in it at a place within reach.

Partners by complementary performance, border or distance, size and fiscal similarity, past cooperation.
score = sum over the terms of `weights.NEIGHBOUR_WEIGHTS` of weight x term; a larger gap never lowers it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rajut.core.potential import kernel
from rajut.core.potential.benefit import people_reached
from rajut.core.potential.evidence import of_gap
from rajut.core.potential.kernel import Floats, Integers
from rajut.core.potential.pair_words import arguments, spoken
from rajut.core.potential.panel import Figure, Indicator
from rajut.core.potential.records import (
    ENGINE_VERSION,
    Kind,
    Opportunity,
    Quality,
    Sentence,
    identity,
    sentence,
)
from rajut.core.potential.relations import base_scores, facts_between
from rajut.core.potential.survey import Survey
from rajut.core.potential.weights import (
    COMPLEMENT,
    GAP_AT,
    PER_GAP,
    STRENGTH_AT,
    Argument,
    argue,
    certainty,
    score,
)
from rajut.core.words import say

TITLE = say("%(indicator)s: %(here)s bersama %(there)s")
GAP = say(
    "%(indicator)s di %(here)s %(a)s %(unit)s (%(year_a)s), di %(there)s %(b)s %(unit)s (%(year_b)s); "
    "kedudukannya di antara wilayah lain %(rank_a)s dan %(rank_b)s dari 100 (%(points)s dari %(weight)s)."
)
SMALL_GAP = say(
    "Selisih nilainya kecil: %(gap)s %(unit)s, kurang dari sepersepuluh rentang nilai wilayah lain."
)
OLD = say("Angkanya dari tahun %(year)s; keadaan sekarang dapat berbeda.")
OBLIGATORY = say(
    "Calon wajib: keduanya berbatasan dan dampak urusan ini melintasi batas daerah (UU 23/2014 Pasal 364)."
)
OLD_AFTER = 3  # years
SMALL = 0.1  # of the range between the 10th and the 90th percentile


@dataclass(frozen=True, slots=True)
class Directed:
    """Pairs seen from both sides: who has the gap, who the strength, which pair, the score so far."""

    here: Integers
    there: Integers
    pair: Integers
    base: Floats


def directed(survey: Survey) -> Directed:
    """Return every pair from both sides."""
    pairs = survey.pairs
    number = np.arange(len(pairs.first), dtype=np.int64)
    base = base_scores(pairs)
    return Directed(
        np.concatenate([pairs.first, pairs.second]),
        np.concatenate([pairs.second, pairs.first]),
        np.concatenate([number, number]),
        np.concatenate([base, base]),
    )


def find_neighbours(
    survey: Survey, *, focus: str | None, domains: frozenset[str] | None, stamp: str
) -> Iterator[Opportunity]:
    """Yield, for each gap, its best partners; with a focus, those it is part of; `stamp` is the hash."""
    sides = directed(survey)
    words: dict[tuple[int, int], tuple[Argument, ...]] = {}
    for column, indicator in enumerate(survey.indicators):
        if domains is not None and indicator.domain not in domains:
            continue
        spread = _spread(survey.values[:, column])
        for position in _chosen(survey, column, sides, focus):
            key = (int(sides.here[position]), int(sides.there[position]))
            if key not in words:
                words[key] = arguments(facts_between(survey, int(sides.pair[position]), *key))
            yield _opportunity(survey, column, key, words[key], spread=spread, stamp=stamp)


def candidates(survey: Survey, column: int, sides: Directed) -> Integers:
    """Return positions in `sides` where one has the gap and the other the strength."""
    standing = survey.standing[:, column]
    fits = (standing[sides.here] <= GAP_AT) & (standing[sides.there] >= STRENGTH_AT)
    return np.flatnonzero(fits)


def _chosen(survey: Survey, column: int, sides: Directed, focus: str | None) -> Integers:
    standing, found = survey.standing[:, column], candidates(survey, column, sides)
    here, there = sides.here[found], sides.there[found]
    scores = np.round(sides.base[found] + COMPLEMENT.weight * (standing[there] - standing[here]), 6)
    best = found[kernel.best_of_each(here, there, scores, top=PER_GAP)]
    if focus is None:
        return best
    place = survey.index[focus]
    concerned: Integers = best[(sides.here[best] == place) | (sides.there[best] == place)]
    return concerned


def _spread(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(np.subtract(*np.percentile(known, [90, 10]))) if len(known) else 0.0


def _opportunity(
    survey: Survey,
    column: int,
    sides: tuple[int, int],
    common: tuple[Argument, ...],
    *,
    spread: float,
    stamp: str,
) -> Opportunity:
    here, there = survey.places[sides[0]], survey.places[sides[1]]
    indicator = survey.indicators[column]
    gap = (survey.latest[here.code, indicator.slug], survey.latest[there.code, indicator.slug])
    every = (_complement(survey, column, sides, gap), *common)
    bound = indicator.domain in survey.externalities and survey.map.by_land(here.code, there.code)
    members = (here.code, there.code)
    return Opportunity(
        id=identity(
            domain=indicator.domain, kind=Kind.NEIGHBOURS, object=indicator.slug, period="", members=members
        ),
        domain=indicator.domain,
        kind=Kind.NEIGHBOURS,
        members=members,
        object=indicator.slug,
        period="",
        title=sentence(TITLE, indicator=indicator.name, here=here.name, there=there.name),
        score=score(every),
        terms=tuple(argument.term for argument in every),
        benefit=people_reached(indicator, gap=abs(gap[1].value - gap[0].value), here=here, there=there),
        evidence=of_gap(survey, indicator, members),
        reasons=(sentence(OBLIGATORY),) * bound + tuple(a.sentence for a in every if a.favours),
        counter_reasons=tuple(a.sentence for a in every if not a.favours)
        + _doubts(survey, indicator, gap, spread),
        data_quality=_quality(survey, column, sides[0], gap, every),
        engine_version=ENGINE_VERSION,
        input_hash=stamp,
        obligatory=bound,
    )


def _complement(survey: Survey, column: int, sides: tuple[int, int], gap: tuple[Figure, Figure]) -> Argument:
    low, high = (float(survey.standing[side, column]) for side in sides)
    indicator = survey.indicators[column]
    return argue(
        COMPLEMENT,
        high - low,
        GAP,
        favours=True,
        indicator=indicator.name,
        here=survey.places[sides[0]].name,
        there=survey.places[sides[1]].name,
        a=gap[0].value,
        b=gap[1].value,
        unit=spoken(indicator.unit),
        year_a=str(gap[0].year),
        year_b=str(gap[1].year),
        rank_a=round(100 * low),
        rank_b=round(100 * high),
    )


def _doubts(
    survey: Survey, indicator: Indicator, gap: tuple[Figure, Figure], spread: float
) -> tuple[Sentence, ...]:
    oldest, difference = min(figure.year for figure in gap), abs(gap[1].value - gap[0].value)
    small = sentence(SMALL_GAP, gap=difference, unit=spoken(indicator.unit))
    old = sentence(OLD, year=str(oldest))
    return (small,) * (difference < SMALL * spread) + (old,) * (survey.as_of - oldest >= OLD_AFTER)


def _quality(
    survey: Survey,
    column: int,
    here: int,
    gap: tuple[Figure, Figure],
    every: tuple[Argument, ...],
) -> Quality:
    """Terms known by weight; a tenth less for each year of age; the share of peers that have a figure."""
    age = survey.as_of - min(figure.year for figure in gap)
    return Quality(
        (
            ("terms", certainty(every)),
            ("freshness", round(max(0.0, 1.0 - 0.1 * age), 6)),
            ("peers", round(float(survey.coverage[survey.tier[here], column]), 6)),
        )
    )
