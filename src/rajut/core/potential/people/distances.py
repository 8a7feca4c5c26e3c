"""How far all are from all."""

from collections.abc import Sequence

import numpy as np

from rajut.core.potential.geography import EARTH_KM, Geography
from rajut.core.potential.people.prices import Amounts


def kilometres(here: Sequence[str], there: Sequence[str], *, ground: Geography) -> Amounts:
    """Return the distances of codes (a,) and (b,) as (a, b): as `Geography.kilometres`, 0 within a region.

    NaN where a distance is unknown.
    """
    left, right = _degrees(here, ground), _degrees(there, ground)
    half = np.sin((left[:, None, 0] - right[None, :, 0]) / 2) ** 2
    bent = np.cos(left[:, None, 0]) * np.cos(right[None, :, 0])
    half += bent * np.sin((left[:, None, 1] - right[None, :, 1]) / 2) ** 2
    found = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    for row, column in np.argwhere(np.isnan(found)):
        known = ground.kilometres(here[row], there[column])
        found[row, column] = np.nan if known is None else known
    found[np.asarray(here, dtype=object)[:, None] == np.asarray(there, dtype=object)[None, :]] = 0.0
    return np.asarray(found)


def _degrees(codes: Sequence[str], ground: Geography) -> Amounts:
    """Return latitude and longitude in radians, shape (n, 2); NaN where unknown."""
    places = [ground.places.get(code) for code in codes]
    given = [(p.latitude, p.longitude) if p else (None, None) for p in places]
    found = np.radians(np.array(given, dtype=np.float64).reshape(-1, 2))
    return np.where(np.isfinite(found), found, np.nan)
