"""The nucleolus: the shares whose greatest complaint is as small as it can be, then the next one, and so on.

Schmeidler, D. (1969), *The nucleolus of a characteristic function game*. The sequence of linear programs of
Maschler, Peleg & Shapley (1979), their rows made as they are violated (Hallefjord, Helming & Jørnsten 1995).
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.game import Amounts, Game, single, sums
from rajut.core.optimiser import optimiser

NEAR = 1e-9  # of the largest cost: differences below are rounding


@dataclass(slots=True)
class _Settled:
    """Coalitions whose payment no longer changes, and all that follow from them."""

    n: int
    rows: list[int] = field(default_factory=list)
    payments: list[float] = field(default_factory=list)
    basis: list[Amounts] = field(default_factory=list)  # orthonormal

    def settle(self, mask: int, payment: float) -> None:
        """Take in a coalition unless it follows from those that are here."""
        rest = indicator(mask, self.n)
        for _ in range(2):  # twice is enough (Kahan): rounding of the first pass is taken out by the second
            for known in self.basis:
                rest = rest - (rest @ known) * known
        length = float(np.linalg.norm(rest))
        if length > 1e-7:
            self.basis.append(rest / length)
            self.rows.append(mask)
            self.payments.append(payment)

    def following(self) -> npt.NDArray[np.bool_]:
        """Return for every coalition whether its payment follows from the settled ones; shape (2**n,).

        It does where the coalition is orthogonal to everything that may still change; two directions in
        general position are asked instead of all.
        """
        found = np.ones(1 << self.n, dtype=bool)
        basis = np.array(self.basis)
        for direction in _general(self.n):
            open_part = direction - basis.T @ (basis @ direction)
            found &= np.abs(sums(open_part)) < 1e-8
        return found

    def shares(self) -> Amounts:
        """Solve for the shares once as many coalitions are settled as there are players."""
        lines = np.array([indicator(mask, self.n) for mask in self.rows])
        return np.linalg.solve(lines, np.array(self.payments))


def nucleolus(game: Game) -> Amounts:
    """Return the shares, shape (n,), in the unit of the costs.

    The complaint of a coalition is what it pays above its own cost. Up to about 20 players; every round takes
    a few passes over the 2**n costs.
    """
    n, costs = len(game), game.costs / game.scale
    settled = _Settled(n)
    settled.settle(game.everybody, float(costs[-1]))
    known = set(single(n).tolist()) | {game.everybody ^ int(mask) for mask in single(n)}
    known -= {0, game.everybody}
    while len(settled.rows) < n:
        following = settled.following()
        known = {mask for mask in known if not following[mask]}
        _round(costs, settled, known, following)
    return settled.shares() * game.scale


def _round(costs: Amounts, settled: _Settled, known: set[int], following: npt.NDArray[np.bool_]) -> None:
    """Find the least greatest complaint, and settle the coalitions that have it in every solution."""
    program = _Program(costs, settled, sorted(known))
    while True:
        shares, complaint = program.solve()
        worst = _worst(sums(shares) - costs, following, complaint, settled.n)
        fresh = [mask for mask in worst if mask not in known]
        if not fresh:
            break
        program.add(fresh)
        known.update(fresh)
    for mask in program.binding():
        settled.settle(mask, float(costs[mask] + complaint))


def _worst(excess: Amounts, following: npt.NDArray[np.bool_], complaint: float, n: int) -> list[int]:
    """Return the coalitions that complain most beyond `complaint`, at most 2n of them."""
    excess[following] = -np.inf
    excess[0] = -np.inf
    over = np.flatnonzero(excess > complaint + NEAR)
    if len(over) > 2 * n:
        over = over[np.argpartition(-excess[over], 2 * n)[: 2 * n]]
    return sorted(int(mask) for mask in over)


class _Program:
    """Minimise the greatest complaint e: x(S) - e <= c(S) for the listed, x(S) as it is for the settled."""

    def __init__(self, costs: Amounts, settled: _Settled, listed: list[int]) -> None:
        import highspy

        self.costs, self.n = costs, settled.n
        self.masks: list[int] = []
        self.solver = optimiser(
            presolve="off", primal_feasibility_tolerance=NEAR, dual_feasibility_tolerance=NEAR
        )
        for _ in range(self.n + 1):
            self.solver.addVar(-highspy.kHighsInf, highspy.kHighsInf)
        self.solver.changeColCost(self.n, 1.0)
        self.fixed = len(settled.rows)
        for mask, payment in zip(settled.rows, settled.payments, strict=True):
            self._row(mask, payment, payment, complains=False)
        self.add(listed)

    def add(self, masks: list[int]) -> None:
        """List more coalitions."""
        import highspy

        for mask in masks:
            self._row(mask, -highspy.kHighsInf, float(self.costs[mask]), complains=True)
        self.masks.extend(masks)

    def solve(self) -> tuple[Amounts, float]:
        """Return the shares and the greatest complaint of the listed coalitions."""
        self.solver.run()
        values = np.array(self.solver.getSolution().col_value)
        return values[: self.n], float(values[self.n])

    def binding(self) -> list[int]:
        """Return the coalitions with a price: they complain as much in every solution."""
        prices = np.abs(np.array(self.solver.getSolution().row_dual)[self.fixed :])
        return [mask for mask, price in zip(self.masks, prices, strict=True) if price > 1e-7]

    def _row(self, mask: int, lower: float, upper: float, *, complains: bool) -> None:
        members = [bit for bit in range(self.n) if mask >> bit & 1]
        columns = np.array(members + [self.n] * complains, dtype=np.int32)
        values = np.array([1.0] * len(members) + [-1.0] * complains)
        self.solver.addRow(lower, upper, len(columns), columns, values)


def indicator(mask: int, n: int) -> Amounts:
    """Return the coalition as a row of ones and zeros; shape (n,)."""
    return (mask >> np.arange(n) & 1).astype(np.float64)


def _general(n: int) -> tuple[Amounts, Amounts]:
    """Return two directions of length about 1 in which no coalition but those that must sums to nothing."""
    number = np.arange(1, n + 1)
    return np.modf(number * np.sqrt(2.0))[0] + 0.1, np.modf(number**2 * np.sqrt(3.0))[0] + 0.1
