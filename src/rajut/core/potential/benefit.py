"""What closing part of a gap would mean in people, where that can honestly be said."""

from rajut.core.potential.catalogue import share_of
from rajut.core.potential.panel import Indicator, Place
from rajut.core.potential.records import Benefit, sentence
from rajut.core.words import say

ASSUMPTION = say(
    "Anggapan, bukan ramalan: tidak ada, seperempat, atau separuh dari selisih %(gap)s poin persen "
    "dengan %(there)s tertutup bagi %(population)s penduduk %(here)s."
)
CLOSED = (0.0, 0.25, 0.5)  # of the gap: pessimistic, middle, optimistic; an assumption, no estimate


def people_reached(indicator: Indicator, *, gap: float, here: Place, there: Place) -> Benefit | None:
    """Return the people reached if a part of the gap closes; None unless the indicator is a share of people.

    `gap` is in percentage points. A share of households is read as a share of the people living in them.
    """
    if indicator.unit != "persen" or not share_of(indicator) or here.population is None:
        return None
    low, middle, high = (float(round(here.population * gap / 100 * part)) for part in CLOSED)
    assumption = sentence(ASSUMPTION, gap=gap, here=here.name, there=there.name, population=here.population)
    return Benefit(low, middle, high, "jiwa", assumption)
