"""What the survey knows between two places, as plain values for words and records."""

import math

from rajut.core.potential.kernel import Floats, Pairs, half_if_unknown
from rajut.core.potential.pair_words import Facts
from rajut.core.potential.survey import FISCAL_TOTALS, Survey
from rajut.core.potential.weights import FISCAL, NEAR, PAST, SIZE


def base_scores(pairs: Pairs) -> Floats:
    """Return the part of the score that does not depend on the subject, shape (P,)."""
    return (
        NEAR.weight * half_if_unknown(pairs.near)
        + PAST.weight * pairs.past
        + SIZE.weight * half_if_unknown(pairs.size)
        + FISCAL.weight * half_if_unknown(pairs.fiscal)
    )


def facts_between(survey: Survey, pair: int, here: int, there: int) -> Facts:
    """Return what is known between two places of a pair, seen from `here`."""
    a, b, pairs = survey.places[here], survey.places[there], survey.pairs
    border = survey.map.border(a.code, b.code)
    indicator = survey.fiscal_indicator
    return Facts(
        here=a,
        there=b,
        kilometres=known(pairs.kilometres[pair]),
        land=bool(pairs.land[pair]),
        border_km=border.km if border else None,
        groups=survey.groups.get((min(a.code, b.code), max(a.code, b.code)), ()),
        near=known(pairs.near[pair]),
        size=known(pairs.size[pair]),
        fiscal=known(pairs.fiscal[pair]),
        past=float(pairs.past[pair]),
        fiscal_indicator=indicator,
        money_here=known(survey.fiscal[here]),
        money_there=known(survey.fiscal[there]),
        money_per_head=indicator is not None and indicator.slug in FISCAL_TOTALS,
    )


def known(value: float) -> float | None:
    """Return the number, or None where the kernel has NaN."""
    return None if math.isnan(value) else float(value)
