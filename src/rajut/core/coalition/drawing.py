"""What an uncertain assumption may be: the same draws every time, and what lies below parts of them.

An assumption is drawn from a split normal distribution through its low, middle and high value (10, 50 and 90
in 100), cut at its floor and ceiling; one dimension of a Halton sequence (Halton 1960) for each.
"""

from functools import cache, lru_cache
from statistics import NormalDist

import numpy as np

from rajut.core.coalition.game import Amounts

DRAWS = 512
TENTH = -NormalDist().inv_cdf(0.1)
PRIMES = (2, 3, 5, 7, 11, 13)


@lru_cache(maxsize=256)
def draws(number: int, floor: float, low: float, mid: float, high: float, ceiling: float) -> Amounts:
    """Return the draws of an uncertain assumption by its number, shape (DRAWS,); many bases share them."""
    z = _normal(number % len(PRIMES))
    half = np.where(z > 0, high - mid, mid - low) / TENTH
    found = np.clip(mid + half * z, floor, ceiling)
    found.flags.writeable = False
    return found


@cache
def _normal(dimension: int) -> Amounts:
    """Return the draws of one dimension as standard normal values; shape (DRAWS,)."""
    base, inverse = PRIMES[dimension], NormalDist().inv_cdf
    return np.array([inverse(_radical(number, base)) for number in range(1, DRAWS + 1)])


def quantiles(found: Amounts) -> tuple[float, float, float]:
    """Return where 10, 50 and 90 in 100 lie below, as np.quantile does, in a tenth of its time.

    Linear between the two nearest (Hyndman, R. J. & Fan, Y. (1996), *Sample Quantiles*, definition 7).
    """
    ordered, last = np.sort(found), len(found) - 1
    low, middle, high = (_between(ordered, last * part) for part in (0.1, 0.5, 0.9))
    return low, middle, high


def _between(ordered: Amounts, place: float) -> float:
    below = int(place)
    a, b, part = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)]), place - below
    return b - (b - a) * (1 - part) if part >= 0.5 else a + (b - a) * part


def _radical(number: int, base: int) -> float:
    """Mirror the digits of a number at the point: 6 = 110 (base 2) becomes 0.011."""
    mirrored, part = 0.0, 1.0
    while number:
        part /= base
        number, digit = divmod(number, base)
        mirrored += digit * part
    return mirrored
