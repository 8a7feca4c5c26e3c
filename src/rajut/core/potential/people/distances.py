"""How far all are from all."""

from collections.abc import Sequence

import numpy as np

from rajut.core.potential.geography import Geography
from rajut.core.potential.kernel import between, degrees
from rajut.core.potential.people.prices import Amounts


def kilometres(here: Sequence[str], there: Sequence[str], *, ground: Geography) -> Amounts:
    """Return the distances of codes (a,) and (b,) as (a, b): as `Geography.kilometres`, 0 within a region.

    NaN where a distance is unknown.
    """
    left = degrees(ground.places.get(code) for code in here)
    found = between(left, degrees(ground.places.get(code) for code in there))
    for row, column in np.argwhere(np.isnan(found)):
        known = ground.kilometres(here[row], there[column])
        found[row, column] = np.nan if known is None else known
    found[np.asarray(here, dtype=object)[:, None] == np.asarray(there, dtype=object)[None, :]] = 0.0
    return np.asarray(found)
