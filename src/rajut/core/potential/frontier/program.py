"""The linear program of one point against the units, solved by HiGHS from where the last one ended.

Minimise θ so that some mix of the units uses at most θ times the inputs of the point and brings about no less
(Charnes, Cooper & Rhodes 1978; Banker, Charnes & Cooper 1984). Rows: inputs, outputs, the size of the mix.
Only the units that mattered so far are columns; the others are added when they would improve an answer.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.optimiser import optimiser
from rajut.core.potential.frontier.units import Amounts, Returns

Places = npt.NDArray[np.int64]

NEAR = 1e-9
COST = 1e3  # of θ: the larger, the smaller a profit the solver still sees
_OPTIONS: dict[str, str | float | bool] = {
    "presolve": "off",
    "solver": "simplex",
    "primal_feasibility_tolerance": NEAR,
    "dual_feasibility_tolerance": NEAR,
}


@dataclass(frozen=True, slots=True, eq=False)
class Corner:
    """Where a program ended: the units of the mix and the rows in which it leaves nothing over."""

    mix: Places
    tight: Places


class Program:
    """The first column is θ; the others are units, each divided by its size, in the order of `listed`."""

    def __init__(self, rows: int, inputs: int, returns: Returns) -> None:
        import highspy

        self.rows, self.inputs, self.returns = rows, inputs, returns
        self.listed: list[int] = []
        self.infinity = highspy.kHighsInf
        self.solver = optimiser(**_OPTIONS)
        self.solver.addVar(0.0, self.infinity)
        self.solver.changeColCost(0, COST)
        self.numbers = np.arange(rows, dtype=np.int32)
        for row in range(rows):
            self.solver.addRow(*self._bounds(row, 0.0), 0, self.numbers[:0], np.empty(0))

    def add(self, unit: int, column: Amounts) -> None:
        """Make a unit a column, shape (rows,)."""
        used = np.flatnonzero(column).astype(np.int32)
        self.solver.addCol(0.0, 0.0, self.infinity, len(used), used, column[used])
        self.listed.append(unit)

    def solve(self, point: Amounts) -> Corner | Amounts | None:
        """Solve for a point, shape (rows,), divided by its size.

        Returns the corner; where no mix can do as much, the weights of the rows that prove it, shape (rows,);
        and None where the solver gave up.
        """
        import highspy

        for row in range(self.inputs):
            self.solver.changeCoeff(row, 0, -point[row])
        bounds = np.array([self._bounds(row, value) for row, value in enumerate(point)])
        self.solver.changeRowsBounds(self.rows, self.numbers, bounds[:, 0].copy(), bounds[:, 1].copy())
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return self._corner()
        if status == highspy.HighsModelStatus.kInfeasible:
            _, exists, ray = self.solver.getDualRay()
            return np.array(ray) if exists else None
        return None

    def forget(self) -> None:
        """Start the next program from nothing."""
        self.solver.clearSolver()

    def _corner(self) -> Corner:
        _, basic = self.solver.getBasicVariables()
        held = np.array(basic, dtype=np.int64)
        mix = np.array(self.listed, dtype=np.int64)[held[held > 0] - 1]
        return Corner(mix=np.sort(mix), tight=np.setdiff1d(np.arange(self.rows), -1 - held[held < 0]))

    def _bounds(self, row: int, value: float) -> tuple[float, float]:
        if row < self.inputs:
            return -self.infinity, 0.0
        if row < self.rows - 1:
            return value, self.infinity
        low = value if self.returns in (Returns.VARIABLE, Returns.INCREASING) else -self.infinity
        high = value if self.returns in (Returns.VARIABLE, Returns.DECREASING) else self.infinity
        return low, high
