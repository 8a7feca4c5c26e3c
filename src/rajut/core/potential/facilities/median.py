"""Where to keep p facilities so that all go as little as possible: the p-median, proven.

In radius form (Cornuéjols, Nemhauser & Wolsey 1980; Elloumi 2010): a client pays the steps between its rising
distances, one by one, until a facility is near enough. Only the first steps are written down at first; steps
left out cost nothing, so the program stays below the true cost, and more are written where they were needed:
first by the relaxed program, which is quick and often exact already, then by the whole one.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rajut.core.optimiser import optimiser
from rajut.core.potential.records import Unsound
from rajut.core.words import say

Amounts = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

NEAR = 1e-6  # of the cost: differences below are rounding

EMPTY = say("Tidak ada pihak atau tidak ada lokasi.")
NOT_FINITE = say("Jarak harus berupa angka yang tidak negatif.")
COUNT = say("Banyaknya fasilitas harus 1 sampai %(most)s, bukan %(given)s.")


class Unsited(Unsound):
    """Nothing can be sited by this; `sentence` says why."""


@dataclass(frozen=True, slots=True)
class Siting:
    """The open sites in rising order, the site that serves each client, the cost, and its lower bound."""

    sites: tuple[int, ...]
    serves: tuple[int, ...]
    cost: float
    bound: float

    @property
    def proven(self) -> bool:
        """Whether nothing can be cheaper."""
        return self.cost - self.bound <= NEAR * max(1.0, self.cost)

    @property
    def gap(self) -> float:
        """How much cheaper another choice might still be, as a share of the cost: 0 to 1."""
        return max(0.0, self.cost - self.bound) / self.cost if self.cost > 0 else 0.0


def median(distances: Amounts, p: int, *, nodes: int = 100_000) -> Siting:
    """Open p sites with the least total distance of each client to its nearest one.

    `distances`, shape (clients, sites), in any unit, already weighted by the clients' needs; `nodes` bounds
    the search, and where it ends early `bound` says how much cheaper it might be. Raises Unsited for
    distances that are no numbers and for a p that is not 1 to the number of sites.
    """
    _check(distances, p)
    best = _interchanged(distances, _greedy(distances, p))
    reach = np.sort(distances, axis=1)
    first = _within(reach, distances[:, best].min(axis=1))
    shown, relaxed, bound = _shown(distances, reach, first, p)
    best = min(best, relaxed, key=lambda each: _cost(distances, each))
    if _cost(distances, best) - bound <= NEAR * max(1.0, bound):
        return _sited(distances, best, bound)
    while True:
        opened, lower, whole = _programmed(distances, reach, shown, p, nodes=nodes)
        sites = np.flatnonzero(opened > 0.5)
        best = min(best, sites, key=lambda each: _cost(distances, each)) if len(sites) == p else best
        bound = max(bound, lower)
        if not whole or _cost(distances, best) - bound <= NEAR * max(1.0, bound):
            return _sited(distances, best, bound)
        needed = _within(reach, distances[:, sites].min(axis=1))
        if (needed <= shown).all():
            return _sited(distances, best, bound)
        shown = np.maximum(shown, needed)


def _shown(distances: Amounts, reach: Amounts, shown: Indices, p: int) -> tuple[Indices, Indices, float]:
    """Write down what the relaxed program needs, for that is quick to solve.

    Returns how many distances that is of each client, the p sites that are opened furthest, and the bound.
    """
    nearest = np.argsort(distances, axis=1, kind="stable")
    while True:
        opened, bound, _ = _programmed(distances, reach, shown, p, nodes=None)
        last = (np.cumsum(opened[nearest], axis=1) < 1 - NEAR).sum(axis=1)
        paid = np.take_along_axis(reach, np.minimum(last, reach.shape[1] - 1)[:, None], axis=1)[:, 0]
        needed = _within(reach, paid)
        if (needed <= shown).all():
            return shown, np.argsort(-opened, kind="stable")[:p], bound
        shown = np.maximum(shown, needed)


def _within(reach: Amounts, paid: Amounts) -> Indices:
    """Return how many sites each client has as near as it pays for."""
    return np.asarray((reach <= paid[:, None]).sum(axis=1))


def _check(distances: Amounts, p: int) -> None:
    if distances.ndim != 2 or not distances.size:
        raise Unsited(EMPTY)
    if not np.isfinite(distances).all() or (distances < 0).any():
        raise Unsited(NOT_FINITE)
    if not 1 <= p <= distances.shape[1]:
        raise Unsited(COUNT, given=p, most=distances.shape[1])


def _cost(distances: Amounts, sites: Indices) -> float:
    return float(distances[:, sites].min(axis=1).sum())


def _sited(distances: Amounts, sites: Indices, bound: float) -> Siting:
    opened = np.sort(sites)
    serves = opened[distances[:, opened].argmin(axis=1)]
    cost = _cost(distances, opened)
    return Siting(tuple(opened.tolist()), tuple(serves.tolist()), cost, min(bound, cost))


def _greedy(distances: Amounts, p: int) -> Indices:
    """Open the site that helps most, p times."""
    paid, sites = np.full(len(distances), distances.max()), list[int]()
    for _ in range(p):
        after = np.minimum(distances, paid[:, None]).sum(axis=0)
        after[sites] = np.inf
        sites.append(int(after.argmin()))
        paid = np.minimum(paid, distances[:, sites[-1]])
    return np.array(sites, dtype=np.int64)


def _interchanged(distances: Amounts, sites: Indices) -> Indices:
    """Move one site at a time while that helps (Teitz & Bart 1968)."""
    moved = True
    while moved:
        moved = False
        for place in range(len(sites)):
            others = np.delete(sites, place)
            paid = distances[:, others].min(axis=1) if len(others) else np.full(len(distances), np.inf)
            after = np.minimum(distances, paid[:, None]).sum(axis=0)
            to = int(after.argmin())
            if after[to] < after[sites[place]] - NEAR:
                sites = np.append(others, to)
                moved = True
    return sites


def _programmed(
    distances: Amounts, reach: Amounts, shown: Indices, p: int, *, nodes: int | None
) -> tuple[Amounts, float, bool]:
    """Solve with the first `shown` distances of each client, relaxed where `nodes` is None.

    Returns how far each site is open, 0 to 1, the bound, and whether the search ended.
    """
    import highspy

    count = distances.shape[1]
    solver = optimiser(mip_rel_gap=0.0, mip_max_nodes=nodes or 0)
    steps, near, least = _steps(distances, reach, shown)
    nothing, none = np.empty(0, np.int32), np.empty(0)
    solver.addCols(count, np.zeros(count), np.zeros(count), np.ones(count), 0, nothing, nothing, none)
    if nodes is not None:
        kinds = np.full(count, highspy.HighsVarType.kInteger)
        solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)
    free = np.full(len(steps), highspy.kHighsInf)
    solver.addCols(len(steps), steps, np.zeros(len(steps)), free, 0, nothing, nothing, none)
    solver.addRow(p, p, count, np.arange(count, dtype=np.int32), np.ones(count))
    for step, sites in enumerate(near):
        columns = np.append(sites, count + step).astype(np.int32)
        solver.addRow(1.0, highspy.kHighsInf, len(columns), columns, np.ones(len(columns)))
    solver.run()
    values = np.array(solver.getSolution().col_value)[:count]
    whole = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    info = solver.getInfo()
    bound = info.objective_function_value if nodes is None else info.mip_dual_bound
    return values, least + float(bound), whole


def _steps(distances: Amounts, reach: Amounts, shown: Indices) -> tuple[Amounts, list[Indices], float]:
    """Return what each step costs, the sites near enough to spare it, and what all pay before any step."""
    steps: list[float] = []
    near: list[Indices] = []
    for client, line in enumerate(reach):
        rising = np.unique(line[: min(shown[client] + 1, len(line))])
        for here, after in pairwise(rising.tolist()):
            steps.append(after - here)
            near.append(np.flatnonzero(distances[client] <= here))
    return np.array(steps), near, float(reach[:, 0].sum())
