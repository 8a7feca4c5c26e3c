"""Who fits a place best: its possible partners ranked, with the gaps the two could close for each other."""

import numpy as np

from rajut.core.potential.kernel import Integers
from rajut.core.potential.pair_words import arguments, spoken
from rajut.core.potential.records import GapTerm, PartnerRank, Quality, Sentence, sentence
from rajut.core.potential.relations import facts_between
from rajut.core.potential.survey import Survey
from rajut.core.potential.weights import COMPLEMENT, Argument, argue, certainty, score
from rajut.core.words import say

COMPLEMENTS = say(
    "Kedudukan keduanya berbeda rata-rata %(difference)s dari 100 dalam %(count)s urusan, "
    "sehingga dapat saling mengisi (%(points)s dari %(weight)s)."
)
ALIKE = say(
    "Kedudukan keduanya hampir sama: berbeda rata-rata %(difference)s dari 100 dalam %(count)s urusan "
    "(%(points)s dari %(weight)s)."
)
UNKNOWN = say("Belum ada indikator yang dapat dibandingkan, dihitung setengah (%(points)s dari %(weight)s).")
THERE_LEADS = say("%(there)s lebih kuat dalam %(indicator)s: %(b)s berbanding %(a)s %(unit)s.")
HERE_LEADS = say("%(here)s lebih kuat dalam %(indicator)s: %(a)s berbanding %(b)s %(unit)s.")
CLEAR = 0.2  # a difference in standing worth a sentence of its own
SPOKEN = 3  # how many of them


def rank(survey: Survey, region: str, *, domain: str | None, top: int) -> tuple[PartnerRank, ...]:
    """Return the `top` partners of a place, best first; equal scores by code."""
    place = survey.index[region]
    pairs = survey.pairs
    touching = np.flatnonzero((pairs.first == place) | (pairs.second == place)).astype(np.int64)
    columns = _columns(survey, domain)
    ranked = [_partner(survey, int(pair), place, columns) for pair in touching]
    return tuple(sorted(ranked, key=lambda partner: (-partner.score, partner.region))[:top])


def _columns(survey: Survey, domain: str | None) -> Integers:
    fits = [n for n, i in enumerate(survey.indicators) if domain is None or i.domain == domain]
    return np.array(fits, dtype=np.int64)


def _partner(survey: Survey, pair: int, here: int, columns: Integers) -> PartnerRank:
    pairs = survey.pairs
    there = int(pairs.second[pair] if pairs.first[pair] == here else pairs.first[pair])
    gaps = _gaps(survey, here, there, columns)
    facts = facts_between(survey, pair, here, there)
    every = (_complement(gaps), *arguments(facts))
    leads = tuple(_lead(survey, here, there, gap) for gap in gaps if _width(gap) >= CLEAR)[:SPOKEN]
    km = facts.kilometres
    return PartnerRank(
        region=survey.places[there].code,
        name=survey.places[there].name,
        score=score(every),
        kilometres=None if km is None else round(km, 1),
        borders=facts.land,
        terms=tuple(argument.term for argument in every),
        gaps=gaps,
        reasons=tuple(a.sentence for a in every if a.favours) + leads,
        counter_reasons=tuple(a.sentence for a in every if not a.favours),
        data_quality=_quality(survey, (facts.here.code, facts.there.code), gaps, every),
    )


def _gaps(survey: Survey, here: int, there: int, columns: Integers) -> tuple[GapTerm, ...]:
    """Return the widest gap of each domain, widest first: an affair with many indicators has one voice."""
    widest: dict[str, GapTerm] = {}
    for column in columns:
        gap = _gap(survey, here, there, int(column))
        if gap is None:
            continue
        held = widest.get(gap.domain)
        if held is None or _width(gap) > _width(held):
            widest[gap.domain] = gap
    return tuple(sorted(widest.values(), key=lambda gap: (-_width(gap), gap.indicator)))


def _gap(survey: Survey, here: int, there: int, column: int) -> GapTerm | None:
    low, high = survey.standing[here, column], survey.standing[there, column]
    if np.isnan(low) or np.isnan(high):
        return None
    indicator = survey.indicators[column]
    return GapTerm(
        indicator.slug,
        indicator.name,
        indicator.domain,
        indicator.unit,
        float(survey.values[here, column]),
        float(survey.values[there, column]),
        round(float(low), 6),
        round(float(high), 6),
    )


def _width(gap: GapTerm) -> float:
    return round(abs(gap.standing_there - gap.standing_here), 6)


def _complement(gaps: tuple[GapTerm, ...]) -> Argument:
    if not gaps:
        return argue(COMPLEMENT, None, UNKNOWN, favours=False)
    mean = sum(_width(gap) for gap in gaps) / len(gaps)
    return argue(
        COMPLEMENT,
        mean,
        COMPLEMENTS if mean >= CLEAR else ALIKE,
        favours=mean >= CLEAR,
        difference=round(100 * mean),
        count=len(gaps),
    )


def _lead(survey: Survey, here: int, there: int, gap: GapTerm) -> Sentence:
    return sentence(
        THERE_LEADS if gap.standing_there > gap.standing_here else HERE_LEADS,
        indicator=gap.name,
        here=survey.places[here].name,
        there=survey.places[there].name,
        a=gap.here,
        b=gap.there,
        unit=spoken(gap.unit),
    )


def _quality(
    survey: Survey, codes: tuple[str, str], gaps: tuple[GapTerm, ...], every: tuple[Argument, ...]
) -> Quality:
    years = [survey.latest[code, gap.indicator].year for gap in gaps for code in codes]
    age = survey.as_of - min(years, default=survey.as_of)
    return Quality((("terms", certainty(every)), ("freshness", round(max(0.0, 1.0 - 0.1 * age), 6))))
