"""A frontier that allows for chance: the second opinion on who works as well as the best.

Aigner, Lovell & Schmidt (1977) with half-normal inefficiency, in the terms of Battese & Corra (1977) and of
Coelli's FRONTIER 4.1: σ² = σu² + σv² and γ = σu² / σ²; each efficiency as Battese & Coelli (1988) expect it.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from rajut.core.potential.records import Unsound
from rajut.core.words import say

Amounts = npt.NDArray[np.float64]

EDGE = 1e-6  # γ stays this far from 0 and 1, where the likelihood ends
STARTS = (0.05, 0.25, 0.5, 0.75, 0.95)  # of γ, the best of which is where the search begins

NOT_A_TABLE = say("Batas stokastik memerlukan satu nilai dan sedikitnya satu penjelas setiap satuan.")
NOT_FINITE = say("Nilai satuan ke-%(place)s bukan angka; nol atau negatif tidak mempunyai logaritma.")
TOO_FEW = say("%(units)s satuan terlalu sedikit untuk %(unknown)s parameter.")
ALIKE = say("Penjelasnya saling menentukan sehingga pengaruh masing-masing tidak dapat dipisahkan.")
NO_NOISE = say("Nilainya tepat mengikuti penjelasnya; tidak ada yang dapat dipisahkan.")
NOT_FOUND = say("Batas stokastik tidak ditemukan untuk data ini.")


class NoFrontier(Unsound):
    """The figures carry no stochastic frontier; `sentence` says why."""


class Side(StrEnum):
    """On which side of the frontier the inefficient lie."""

    PRODUCTION = "production"  # they bring about less
    COST = "cost"  # they need more


@dataclass(frozen=True, slots=True, eq=False)
class Stochastic:
    """What was found: `beta` (1 + k,) with the constant first, `variance` σ², `share` γ, the log likelihood.

    `efficiency` (n,) is at most 1. `test` is the likelihood ratio against no inefficiency at all; above 2.71
    that is refused with 95 percent certainty (Kodde & Palm 1986).
    """

    side: Side
    beta: Amounts
    variance: float
    share: float
    likelihood: float
    test: float
    efficiency: Amounts

    @property
    def credible(self) -> bool:
        """Whether there is inefficiency at all, with 95 percent certainty."""
        return self.test > 2.71

    def expected(self, explained: npt.ArrayLike) -> Amounts:
        """Return the frontier's logarithm at points, shape (k, columns)."""
        return np.asarray(self.beta[0] + np.asarray(explained, dtype=np.float64) @ self.beta[1:])


def stochastic(value: npt.ArrayLike, explained: npt.ArrayLike, *, side: Side) -> Stochastic:
    """Fit a frontier to logarithms: `value` (n,), of output or cost, and what explains it, shape (n, k).

    Raises NoFrontier where the figures are none, too few, or say the same twice.
    """
    from scipy.optimize import minimize

    y, lines = _checked(value, explained)
    sign = 1.0 if side is Side.PRODUCTION else -1.0
    plain = np.asarray(np.linalg.lstsq(lines, y, rcond=None)[0], dtype=np.float64)
    noise = float(((y - lines @ plain) ** 2).mean())
    if noise <= 1e-14 * max(float((y**2).mean()), 1.0):
        raise NoFrontier(NO_NOISE)

    def _unlikeliness(at: Amounts) -> float:
        return -_likelihood(y, lines, at[:-2], float(np.exp(at[-2])), _share(at[-1]), sign)

    begun = min((_start(plain, noise, share, sign) for share in STARTS), key=_unlikeliness)
    found = minimize(_unlikeliness, begun, method="BFGS", options={"gtol": 1e-7, "maxiter": 2000})
    found = minimize(_unlikeliness, found.x, method="Nelder-Mead", options=_FINE)
    beta, variance, share = found.x[:-2], float(np.exp(found.x[-2])), _share(found.x[-1])
    likelihood = -float(found.fun)
    if not np.isfinite(likelihood):
        raise NoFrontier(NOT_FOUND)
    without = -len(y) / 2 * (np.log(2 * np.pi * noise) + 1)
    efficiency = _efficiency(sign * (y - lines @ beta), variance, share)
    test = max(2 * (likelihood - float(without)), 0.0)
    return Stochastic(side, beta, variance, share, likelihood, test, efficiency)


_FINE = {"xatol": 1e-9, "fatol": 1e-12, "maxiter": 20_000, "maxfev": 20_000}


def _share(free: float) -> float:
    """Turn any number into a γ between its edges."""
    return float(EDGE + (1 - 2 * EDGE) / (1 + np.exp(-np.clip(free, -500, 500))))


def _start(plain: Amounts, noise: float, share: float, sign: float) -> Amounts:
    """Correct least squares for the inefficiency that a γ implies (FRONTIER's grid)."""
    variance = noise / (1 - 2 * share / np.pi)
    beta = plain.copy()
    beta[0] += sign * np.sqrt(2 * share * variance / np.pi)
    return np.array([*beta, np.log(variance), np.log(share / (1 - share))])


def _likelihood(
    y: Amounts, lines: Amounts, beta: Amounts, variance: float, share: float, sign: float
) -> float:
    from scipy.special import log_ndtr

    left = sign * (y - lines @ beta)
    steep = np.sqrt(share / (1 - share) / variance)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        each = -0.5 * np.log(np.pi / 2 * variance) + log_ndtr(-left * steep) - left**2 / (2 * variance)
        total = float(each.sum())
    return total if np.isfinite(total) else -1e300


def _efficiency(left: Amounts, variance: float, share: float) -> Amounts:
    """Return E[exp(-u) | what is left over], shape (n,)."""
    from scipy.special import log_ndtr

    middle, spread = -share * left, np.sqrt(share * (1 - share) * variance)
    ratio = middle / spread
    logarithm = log_ndtr(ratio - spread) - log_ndtr(ratio) - middle + spread**2 / 2
    return np.asarray(np.minimum(np.exp(logarithm), 1.0))


def _checked(value: npt.ArrayLike, explained: npt.ArrayLike) -> tuple[Amounts, Amounts]:
    try:
        y, x = np.asarray(value, dtype=np.float64), np.asarray(explained, dtype=np.float64)
    except (TypeError, ValueError):
        raise NoFrontier(NOT_A_TABLE) from None
    if y.ndim != 1 or x.ndim != 2 or len(y) != len(x) or not x.shape[1]:
        raise NoFrontier(NOT_A_TABLE)
    for place in np.flatnonzero(~(np.isfinite(y) & np.isfinite(x).all(axis=1))):
        raise NoFrontier(NOT_FINITE, place=int(place) + 1)
    unknown = x.shape[1] + 3
    if len(y) <= unknown:
        raise NoFrontier(TOO_FEW, units=len(y), unknown=unknown)
    lines = np.column_stack([np.ones(len(y)), x])
    if np.linalg.matrix_rank(lines) < lines.shape[1]:
        raise NoFrontier(ALIKE)
    return y, lines
