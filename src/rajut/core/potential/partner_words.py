"""What can be said of a possible partner: how near it is, how many live there, what the two did together."""

import math

from rajut.core.potential.geography import reach_of
from rajut.core.potential.pair_words import (
    BORDER,
    BORDER_KM,
    CLOSE,
    FAR,
    NO_DISTANCE,
    NOT_TOGETHER,
    TOGETHER,
)
from rajut.core.potential.panel import Border, Place
from rajut.core.potential.partner_weights import PARTNER_MASS, PARTNER_NEAR, PARTNER_PAST
from rajut.core.potential.weights import SIMILAR, Argument, argue
from rajut.core.words import say

MANY = say("%(there)s berpenduduk %(people)s jiwa (%(points)s dari %(weight)s).")
FEW = say("%(there)s hanya berpenduduk %(people)s jiwa (%(points)s dari %(weight)s).")
NO_PEOPLE = say("Jumlah penduduk %(there)s tidak diketahui, dihitung setengah (%(points)s dari %(weight)s).")


def near_argument(
    here: Place, *, value: float | None, kilometres: float | None, border: Border | None
) -> Argument:
    """Return what nearness says: a land border speaks for the two, else the distance."""
    if border is not None and not border.sea:
        if border.km:
            return argue(PARTNER_NEAR, value, BORDER_KM, favours=True, km=round(border.km, 1))
        return argue(PARTNER_NEAR, value, BORDER, favours=True)
    if value is None or kilometres is None:
        return argue(PARTNER_NEAR, None, NO_DISTANCE, favours=False)
    close = math.exp(-kilometres / reach_of(here).decay) >= SIMILAR
    return argue(PARTNER_NEAR, value, CLOSE if close else FAR, favours=close, km=round(kilometres, 1))


def mass_argument(there: Place, *, value: float | None) -> Argument:
    """Return what the partner's population says."""
    if value is None or there.population is None:
        return argue(PARTNER_MASS, None, NO_PEOPLE, favours=False, there=there.name)
    many = value >= SIMILAR
    words = MANY if many else FEW
    return argue(PARTNER_MASS, value, words, favours=many, there=there.name, people=there.population)


def past_argument(groups: tuple[str, ...], *, value: float) -> Argument:
    """Return what past cooperation says."""
    if not groups:
        return argue(PARTNER_PAST, value, NOT_TOGETHER, favours=False)
    return argue(PARTNER_PAST, value, TOGETHER, favours=True, groups="; ".join(groups))
