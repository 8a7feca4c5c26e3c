"""How evenly rankings look at the country: how often each place stands in the lists of the others."""

from dataclasses import dataclass

import numpy as np

from rajut.core.potential.kernel import Integers
from rajut.core.potential.partner_terms import best, columns_of
from rajut.core.potential.survey import Survey


@dataclass(frozen=True, slots=True)
class Exposure:
    """In how many of the `lists` each place stands, by code; `gini` 0 is all alike, 1 is one alone."""

    top: int
    lists: int
    times: tuple[tuple[str, int], ...]
    gini: float

    @property
    def unchosen(self) -> tuple[str, ...]:
        """The places that stand in no list."""
        return tuple(code for code, times in self.times if not times)


def exposure(survey: Survey, *, domain: str | None, top: int) -> Exposure:
    """Count over the lists of all places that can cooperate."""
    columns = columns_of(survey, domain)
    able = np.array(
        [number for number, place in enumerate(survey.places) if place.autonomous], dtype=np.int64
    )
    times = np.zeros(len(survey.places), dtype=np.int64)
    for here in able:
        times[best(survey, int(here), columns=columns, top=top)] += 1
    counted = tuple((survey.places[number].code, int(times[number])) for number in able)
    return Exposure(top, len(able), counted, gini(times[able]))


def gini(counts: Integers) -> float:
    """Return the Gini coefficient of counts of shape (N,), 0 where nothing is counted (Gini 1912)."""
    ordered, number = np.sort(counts).astype(np.float64), len(counts)
    if not ordered.sum():
        return 0.0
    ranks = np.arange(1, number + 1)
    return round(float(2 * (ranks * ordered).sum() / (number * ordered.sum()) - (number + 1) / number), 4)
