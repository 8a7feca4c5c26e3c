"""Which sites to keep open, and who brings how much where, when each site holds only so much: proven.

The capacitated facility location problem (Kuehn & Hamburger 1963; Beasley 1988) in its strong form: what a
party brings to a site is also bounded by whether that site is open, so that the relaxation is tight.

A load may be divided over several sites, as waste is over trucks: a region whose own site is full sends its
surplus to a neighbour and keeps the rest. `single` is for what cannot be divided (one contract, one gate):
each party is served by one site in full, or not at all. It is the harder and the dearer one.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rajut.core.optimiser import optimiser
from rajut.core.potential.records import Unsound
from rajut.core.words import say

Amounts = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NEAR = 1e-6  # of the cost: differences below are rounding
GRAIN = 1e-7  # of a load: smaller parts are rounding of the optimiser
EXACT = dict.fromkeys(
    ("primal_feasibility_tolerance", "dual_feasibility_tolerance", "mip_feasibility_tolerance"), 1e-9
)

EMPTY = say("Tidak ada pihak atau tidak ada lokasi.")
LENGTHS = say("%(name)s memuat %(given)s angka, seharusnya %(needed)s.")
NUMBERS = say("%(name)s harus berupa angka yang tidak negatif.")
NAMES = {
    "loads": say("Muatan"),
    "rooms": say("Kapasitas"),
    "fixed": say("Biaya tetap"),
    "each": say("Biaya per satuan"),
    "price": say("Harga muatan yang tidak terlayani"),
}


class Unplaced(Unsound):
    """Nothing can be placed by this; `sentence` says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """What is to be served, and where it could be.

    `loads` (c,) in any unit, of each party; `rooms` (s,) in the same unit, infinite where nothing bounds a
    site; `fixed` (s,) a year for an open site; `each` (c, s) for one unit of a party at a site, its transport
    included; `price` for one unit that no site serves. All money in one unit.
    """

    loads: Amounts
    rooms: Amounts
    fixed: Amounts
    each: Amounts
    price: float


@dataclass(frozen=True, slots=True, eq=False)
class Placing:
    """The open sites in rising order, what each party brings to each site, what stays unserved, the cost.

    `amounts` (c, s) and `unserved` (c,) in the unit of the loads, `bound` what nothing can be cheaper than.
    """

    sites: tuple[int, ...]
    amounts: Amounts
    unserved: Amounts
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


def placed(asked: Places, *, single: bool = False, nodes: int = 100_000) -> Placing:
    """Open sites and serve the parties at the least cost.

    `single` serves each party from one site in full or not at all; `nodes` bounds the search, and where it
    ends early `bound` says how much cheaper it might be. Raises Unplaced for what is no number and for
    lengths that do not fit. What does not fit into any site is unserved at its price.
    """
    _check(asked)
    parts, lower = _programmed(asked, single=single, nodes=nodes)
    return _placing(asked, parts, lower)


def _check(asked: Places) -> None:
    c, s = len(asked.loads), len(asked.fixed)
    if not c or not s:
        raise Unplaced(EMPTY)
    shapes = {"loads": (c,), "rooms": (s,), "fixed": (s,), "each": (c, s), "price": ()}
    for name, shape in shapes.items():
        given = np.asarray(getattr(asked, name), dtype=np.float64)
        if given.shape != shape:
            raise Unplaced(LENGTHS, name=NAMES[name], given=given.size, needed=int(np.prod(shape)))
        if (np.isnan(given) | (given < 0) | (np.isinf(given) & (name != "rooms"))).any():
            raise Unplaced(NUMBERS, name=NAMES[name])


def _programmed(asked: Places, *, single: bool, nodes: int) -> tuple[Amounts, float]:
    """Solve; return the part of each load that each site takes, and the bound.

    Columns: whether each site is open, then the part of every party at every site, then what is unserved.
    """
    import highspy

    c, s = asked.each.shape
    paid = np.concatenate([asked.fixed, (asked.each * asked.loads[:, None]).ravel()])
    costs = np.append(paid, asked.price * asked.loads)
    scale = _scale(paid)
    solver = optimiser(mip_rel_gap=0.0, mip_abs_gap=0.0, mip_max_nodes=nodes, **EXACT)
    nothing, none = np.empty(0, np.int32), np.empty(0)
    solver.addCols(
        len(costs), costs / scale, np.zeros(len(costs)), np.ones(len(costs)), 0, nothing, nothing, none
    )
    whole = np.arange(len(costs) if single else s, dtype=np.int32)
    solver.changeColsIntegrality(len(whole), whole, np.full(len(whole), highspy.HighsVarType.kInteger))
    _rows(solver, asked)
    solver.run()
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    # Where the search ended before it found anything, nothing is served: that is always possible.
    values = np.array(solver.getSolution().col_value) if found else np.zeros(len(costs))
    return values[s : s + c * s].reshape(c, s), max(0.0, float(info.mip_dual_bound)) * scale


def _scale(paid: Amounts) -> float:
    """Return what the optimiser counts in: a hundredth of a usual cost.

    Never the price of what is unserved: it may be a thousand times the rest, and would make costs that
    matter smaller than the optimiser's tolerance.
    """
    positive = paid[paid > 0]
    return float(np.median(positive)) / 100 if len(positive) else 1.0


def _rows(solver: Any, asked: Places) -> None:
    """Serve every party or pay for it; no more into a site than it holds, and nothing unless it is open."""
    import highspy

    c, s = asked.each.shape
    column = s + np.arange(c * s, dtype=np.int32).reshape(c, s)
    for party in range(c):
        _row(solver, 1.0, 1.0, np.append(column[party], s + c * s + party), np.ones(s + 1))
    for site in np.flatnonzero(asked.rooms < asked.loads.sum()).tolist():
        size = max(float(asked.rooms[site]), float(asked.loads.max()))
        held = np.append(asked.loads, -asked.rooms[site]) / size
        _row(solver, -highspy.kHighsInf, 0.0, np.append(column[:, site], site), held)
    for (_, site), part in np.ndenumerate(column):
        _row(solver, -highspy.kHighsInf, 0.0, np.array([part, site]), np.array([1.0, -1.0]))


def _row(solver: Any, low: float, high: float, columns: npt.NDArray[np.int32], values: Amounts) -> None:
    solver.addRow(low, high, len(columns), columns.astype(np.int32), values)


def _placing(asked: Places, parts: Amounts, lower: float) -> Placing:
    """Take the optimiser's rounding off, and count the cost anew from what is brought where."""
    kept = np.where(parts > GRAIN, np.minimum(parts, 1.0), 0.0)
    served = kept.sum(axis=1)
    kept = kept / np.where(served > 1 - GRAIN, served, 1.0)[:, None]
    amounts = kept * asked.loads[:, None]
    unserved = asked.loads * np.where(served > 1 - GRAIN, 0.0, 1 - served)
    opened = (amounts > 0).any(axis=0)
    cost = asked.fixed[opened].sum() + (amounts * asked.each).sum() + asked.price * unserved.sum()
    sites = tuple(np.flatnonzero(opened).tolist())
    return Placing(sites, amounts, unserved, float(cost), min(lower, float(cost)))
