"""Who fits a place best: its possible partners ranked, with the gaps the two could close for each other."""

from collections.abc import Collection

import numpy as np

from rajut.core.potential.geography import experience
from rajut.core.potential.kernel import Integers
from rajut.core.potential.pair_words import spoken
from rajut.core.potential.partner_records import GapTerm, PartnerRank
from rajut.core.potential.partner_terms import best, columns_of, mass, nearness
from rajut.core.potential.partner_terms import kilometres as measured
from rajut.core.potential.partner_weights import PARTNER_COMPLEMENT, line
from rajut.core.potential.partner_words import mass_argument, near_argument, past_argument
from rajut.core.potential.records import Quality, Sentence, Term, sentence
from rajut.core.potential.relations import known
from rajut.core.potential.survey import Survey
from rajut.core.potential.weights import Argument, argue, certainty, score
from rajut.core.words import say

COMPLEMENTS = say(
    "Kedudukan keduanya berbeda rata-rata %(difference)s dari 100 dalam %(count)s urusan, "
    "sehingga dapat saling mengisi (%(points)s dari %(weight)s)."
)
ALIKE = say(
    "Kedudukan keduanya hampir sama: berbeda rata-rata %(difference)s dari 100 dalam %(count)s urusan "
    "(%(points)s dari %(weight)s)."
)
UNKNOWN = say("Belum ada indikator yang dapat dibandingkan, tidak menambah skor (0 dari %(weight)s).")
THERE_LEADS = say("%(there)s lebih kuat dalam %(indicator)s: %(b)s berbanding %(a)s %(unit)s.")
HERE_LEADS = say("%(here)s lebih kuat dalam %(indicator)s: %(a)s berbanding %(b)s %(unit)s.")
CLEAR = 0.2  # a difference in standing worth a sentence of its own
SPOKEN = 3  # how many of them
SPARE = 3  # partners worked out beyond those asked for


def rank(
    survey: Survey, region: str, *, domain: str | None, top: int, first: Collection[str] = ()
) -> tuple[PartnerRank, ...]:
    """Return the `top` partners of a place, best first; equal scores by code.

    Those in `first` pass others whose score is a little higher (`partner_weights.line`).
    """
    here, columns = survey.index[region], columns_of(survey, domain)
    # The last digit of a sum may differ from the arrays' one: a few more are worked out than are returned.
    found = best(survey, here, columns=columns, top=top + SPARE)
    if first:
        every = best(survey, here, columns=columns, top=len(survey.places))
        passing = [place for place in every.tolist() if survey.places[place].code in first]
        found = np.union1d(found, np.array(passing[: top + SPARE], dtype=np.int64))
    kilometres = measured(survey, here, found)
    ranked = [
        _partner(survey, here, int(there), columns, kilometres=known(km))
        for there, km in zip(found, kilometres, strict=True)
    ]
    return tuple(sorted(ranked, key=lambda each: line(each.score, each.region, first=first))[:top])


def _partner(
    survey: Survey, here: int, there: int, columns: Integers, *, kilometres: float | None
) -> PartnerRank:
    a, b = survey.places[here], survey.places[there]
    gaps = _gaps(survey, here, there, columns)
    every = (_complement(gaps), *_common(survey, here, there, kilometres))
    leads = tuple(_lead(survey, here, there, gap) for gap in gaps if _width(gap) >= CLEAR)[:SPOKEN]
    return PartnerRank(
        region=b.code,
        name=b.name,
        score=score(every),
        kilometres=None if kilometres is None else round(kilometres, 1),
        borders=survey.map.by_land(a.code, b.code),
        terms=tuple(argument.term for argument in every),
        gaps=gaps,
        reasons=tuple(argument.sentence for argument in every if argument.favours) + leads,
        counter_reasons=tuple(argument.sentence for argument in every if not argument.favours),
        data_quality=_quality(survey, (a.code, b.code), gaps, every),
    )


def _common(survey: Survey, here: int, there: int, kilometres: float | None) -> tuple[Argument, ...]:
    """Return the three arguments that do not depend on the subject."""
    a, b = survey.places[here], survey.places[there]
    pair = (min(a.code, b.code), max(a.code, b.code))
    near = None if kilometres is None else float(nearness(a, np.array([kilometres]))[0])
    size = known(float(mass(survey.population[[there]])[0]))
    groups = survey.groups.get(pair, ())
    return (
        near_argument(a, value=near, kilometres=kilometres, border=survey.map.border(*pair)),
        mass_argument(b, value=size),
        past_argument(groups, value=experience(len(groups))),
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
        return _nothing_compared()
    mean = sum(_width(gap) for gap in gaps) / len(gaps)
    return argue(
        PARTNER_COMPLEMENT,
        mean,
        COMPLEMENTS if mean >= CLEAR else ALIKE,
        favours=mean >= CLEAR,
        difference=round(100 * mean),
        count=len(gaps),
    )


def _nothing_compared() -> Argument:
    """Return the argument of two places without a figure in common: nothing, not one half.

    Real differences are mostly below one half, so that half would put the unknown above the known.
    """
    weight = PARTNER_COMPLEMENT
    term = Term(weight.name, weight.label, 0.0, weight.weight, known=False)
    return Argument(term, sentence(UNKNOWN, weight=weight.weight), favours=False)


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
