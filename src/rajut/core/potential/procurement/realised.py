"""What realised prices say of how prices fall with quantity, commodity by commodity.

A plan holds budgets, not unit prices and quantities. What can honestly be compared is what purchases of one
commodity, year and method came to, v, with their ceilings, c: a ceiling stands for a quantity at a price that
everybody is quoted, so that log v = a + (1 - beta) log c, with an `a` of its own for each year and method
(larger purchases are tendered and smaller ones are not, which moves prices whatever the quantity).

Ceilings are no exact measure of quantity either: where one is set too high, the purchase looks both larger
and cheaper, and beta comes out too large. The slope that is sought lies between that of v on c and the
reverse one, of c on v (Frisch 1934, Statistical Confluence Analysis; Klepper & Leamer 1984, Econometrica
52(1)): as if all noise were in the prices, and as if all of it were in the ceilings. Each of the two ends
updates the prior by itself: normal prior, normal data of known variance (Gelman et al. 2013, Bayesian Data
Analysis, section 2.5), flat in every `a`. The range goes from the low value of the one to the high value of
the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.packages import Packages
from rajut.core.potential.procurement.priors import TENTH
from rajut.core.potential.procurement.tokens import Numbers
from rajut.core.potential.records import Assumption, Unsound, sentence
from rajut.core.words import say

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

FEW = 12  # purchases of a commodity: fewer leave the prior as it is
HIGHEST = 10.0  # times its ceiling: what a purchase comes to is not more
NOISE = 0.2  # of the logarithm of a price, between purchases of equal size, at least: an assumption
SURE = 1e-6  # the narrowest range that is still a range

UPDATED = say(
    "%(count)s paket yang hasilnya diketahui menggeser nilai tengah dari %(before)s ke %(after)s (rentang "
    "semula %(low)s sampai %(high)s); %(aside)s paket disisihkan karena hasilnya tidak mungkin. Yang "
    "dibandingkan: hasil dengan pagu, menurut besarnya paket, dalam tahun dan metode yang sama. Pagu bukan "
    "ukuran jumlah yang tepat; itu sudah melebarkan rentangnya."
)
NOT_MONEY = say("Pagu dan hasil paket harus lebih besar daripada nol.")


class UnsoundPrices(Unsound):
    """Nothing can be learnt from these prices; `sentence` says why."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Sums of squares and products within groups of the logarithms of ceilings (c) and prices (v)."""

    freedom: int  # purchases, less a mean for each group and the slope
    cc: float
    cv: float
    vv: float


def learnt(
    packages: Packages, found: Grouping, *, priors: Sequence[Assumption], slips: Sequence[int] = ()
) -> dict[str, Assumption]:
    """Return, for each label whose purchases say more than its prior (one per label), the updated beta.

    `slips` are packages whose ceilings cannot be. What came to nothing, to less, or to more than HIGHEST
    times its ceiling is left out and counted. Packages in any order give the same.
    """
    if packages.realised is None:
        return {}
    known = ~np.isnan(packages.realised) & (packages.ceiling > 0)
    known[list(slips)] = False
    rows = np.flatnonzero(known)
    times = packages.realised[rows] / packages.ceiling[rows]
    sound = (times > 0) & (times <= HIGHEST)
    aside = np.bincount(found.codes[rows[~sound]], minlength=len(found.labels))
    rows = _in_order(packages, found, rows[sound])
    cuts = np.searchsorted(found.codes[rows], np.arange(len(found.labels) + 1))
    betas: dict[str, Assumption] = {}
    for label in np.flatnonzero(np.diff(cuts) >= FEW).tolist():
        here, prior = rows[cuts[label] : cuts[label + 1]], priors[label]
        held = packages.ceiling[here].astype(np.float64), packages.realised[here]
        beta = beta_updated(prior, *held, groups=_groups(packages, here), aside=int(aside[label]))
        if beta is not prior:
            betas[found.labels[label]] = beta
    return betas


def _in_order(packages: Packages, found: Grouping, rows: Places) -> Places:
    """Sort by label and by what is compared, so that sums do not depend on the order of the packages."""
    realised = np.zeros(0) if packages.realised is None else packages.realised[rows]
    keys = realised, packages.ceiling[rows], _groups(packages, rows), found.codes[rows]
    return np.asarray(rows[np.lexsort(keys)], np.int64)


def _groups(packages: Packages, rows: Places) -> Numbers:
    """Return a number for the year and the method of each package; methods rank by their names."""
    ways = packages.method.every()
    rank = np.empty(len(ways), np.int32)
    rank[sorted(range(len(ways)), key=ways.__getitem__)] = np.arange(len(ways))
    return np.asarray(packages.year[rows].astype(np.int32) * len(ways) + rank[packages.method.codes[rows]])


def beta_updated(
    prior: Assumption, ceilings: Floats, realised: Floats, *, groups: Numbers, aside: int = 0
) -> Assumption:
    """Return beta after seeing purchases: ceiling and price in rupiah, and the group of each; all (n,).

    The prior is read as a normal distribution through its middle with the width of its low and high. It is
    returned as it is where the purchases are fewer than FEW or say no more than it does: where their sizes
    hardly differ, where prices do not rise with ceilings at all, or where all they say lies beyond what beta
    can be. Raises UnsoundPrices.
    """
    money = np.concatenate([ceilings, realised])
    if not (np.isfinite(money).all() and (money > 0).all()):
        raise UnsoundPrices(NOT_MONEY)
    seen = _spread(np.log(ceilings), np.log(realised), groups)
    if len(ceilings) < FEW or seen.freedom < 1 or seen.cv <= SURE:
        return prior
    low, mid, high = (min(max(each, prior.floor), prior.ceiling) for each in _range(prior, seen))
    if not SURE <= high - low < prior.high - prior.low:
        return prior
    told = {"before": prior.mid, "after": mid, "low": prior.low, "high": prior.high}
    source = sentence(UPDATED, count=len(ceilings), aside=aside, **told)
    return replace(prior, low=low, mid=mid, high=high, source=source)


def _spread(c: Floats, v: Floats, groups: Numbers) -> Spread:
    _values, group = np.unique(groups, return_inverse=True)
    sizes = np.bincount(group)
    c, v = (each - (np.bincount(group, each) / sizes)[group] for each in (c, v))
    return Spread(len(c) - len(sizes) - 1, float((c * c).sum()), float((c * v).sum()), float((v * v).sum()))


def _range(prior: Assumption, seen: Spread) -> tuple[float, float, float]:
    """Return low, middle and high of beta: from the lower end's low value to the upper end's high one."""
    most, least = 1 - seen.cv / seen.cc, 1 - seen.vv / seen.cv
    left = max(seen.vv - seen.cv**2 / seen.cc, 0.0) / seen.freedom
    told, trust = max((prior.high - prior.low) / (2 * TENTH), SURE) ** -2, seen.cc / max(NOISE**2, left)
    lower, upper = ((prior.mid * told + end * trust) / (told + trust) for end in (least, most))
    half = TENTH * (told + trust) ** -0.5
    return lower - half, (lower + upper) / 2, upper + half
