"""The program of one point solved in whole numbers, without any rounding: slow, and never in doubt.

It is asked only where the solver's answer cannot be proven, as among units of very unlike size. The simplex
method in two phases on whole numbers over one divisor (Edmonds 1967); after many steps by the rule of Bland
(1977), which cannot go in circles.
"""

from dataclasses import dataclass
from math import lcm

import numpy as np

from rajut.core.potential.frontier.program import NEAR, Corner
from rajut.core.potential.frontier.units import Amounts, Returns

PATIENCE = 20  # steps a row by the steepest column, then by Bland's rule
SIZES = {Returns.VARIABLE: 0, Returns.DECREASING: -1, Returns.INCREASING: 1}

Line = list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What every row is worth, shape (rows,), and the corner; None where no mix can do as much."""

    prices: Amounts
    corner: Corner | None


def exactly(columns: Amounts, row: Amounts, *, inputs: int, returns: Returns) -> Answer:
    """Solve for a point, shape (rows,), against units, shape (rows, n); the rows as in `program`.

    The point is asked for 1e-9 less of each output: once it is scaled, a unit is no longer exactly itself.
    """
    table = _Table(columns, row, inputs, returns)
    missing = table.missing()
    table.descend(missing)
    if missing[-1]:
        return Answer(table.prices(missing, own=table.lacks), None)
    table.settle()
    table.descend(table.cost)
    return Answer(table.prices(table.cost, own=[False] * table.rows), table.corner())


class _Table:
    """Lines of equations; columns: θ, the units, what a row has too much of, each row's own, right side.

    A row's own column is what it leaves over or, where it `lacks` something at first, what it still lacks:
    that may leave the basis but never enter it. Every entry is to be divided by `divisor`.
    """

    def __init__(self, columns: Amounts, row: Amounts, inputs: int, returns: Returns) -> None:
        kinds = [-1] * inputs + [1] * (len(row) - 1 - inputs)
        kinds += [SIZES[returns]] if returns in SIZES else []
        self.rows, self.units, self.free = len(kinds), columns.shape[1], len(row) - len(kinds)
        self.lacks = [kind >= 0 for kind in kinds]
        self.over = [place for place, kind in enumerate(kinds) if kind > 0]
        self.own = 1 + self.units + len(self.over)
        self.basis = list(range(self.own, self.own + self.rows))
        self.lines = self._lines(columns, row, inputs)
        self.cost = [1] + [0] * (self.own + self.rows)
        self.divisor = 1
        self.open = [*range(self.own), *(self.own + at for at, lack in enumerate(self.lacks) if not lack)]
        self.aims = [self.cost]

    def missing(self) -> Line:
        """Return the aim of the first phase: what all rows lack together."""
        lines = [line for line, lack in zip(self.lines, self.lacks, strict=True) if lack]
        aim = [-sum(entries) for entries in zip(*lines, strict=True)]
        for at, lack in enumerate(self.lacks):
            aim[self.own + at] += lack
        self.aims.append(aim)
        return aim

    def descend(self, aim: Line) -> None:
        """Go from corner to corner until no column makes the aim smaller."""
        patience = PATIENCE * self.rows
        while falling := [at for at in self.open if aim[at] < 0]:
            patience -= 1
            column = min(falling, key=aim.__getitem__) if patience > 0 else falling[0]
            self._pivot(self._leaving(column), column)

    def settle(self) -> None:
        """Put a real column in the place of what a row still lacks, which is nothing by now."""
        for place, at in enumerate(self.basis):
            if at >= self.own and self.lacks[at - self.own]:
                column = next(other for other in self.open if self.lines[place][other])
                if self.lines[place][column] < 0:
                    self.lines[place] = [-entry for entry in self.lines[place]]
                self._pivot(place, column)

    def prices(self, aim: Line, *, own: list[bool]) -> Amounts:
        """Return what the rows are worth for an aim in which their own columns cost 1 where `own` says so."""
        found = [(cost * self.divisor - aim[self.own + at]) / self.divisor for at, cost in enumerate(own)]
        return np.array(found + [0.0] * self.free)

    def corner(self) -> Corner:
        """Return the units of the mix and the rows that leave nothing over."""
        mix = sorted(at - 1 for at in self.basis if 0 < at <= self.units)
        loose = {at - self.own for at in self.basis if at >= self.own}
        loose |= {self.over[at - 1 - self.units] for at in self.basis if self.units < at < self.own}
        tight = [place for place in range(self.rows) if place not in loose]
        return Corner(np.array(mix, dtype=np.int64), np.array(tight, dtype=np.int64))

    def _lines(self, columns: Amounts, row: Amounts, inputs: int) -> list[Line]:
        spent, asked = -row, row * (1 - NEAR)
        spent[inputs:], asked[:inputs], asked[-1] = 0.0, 0.0, row[-1]
        given = np.column_stack([spent, columns, asked])[: self.rows]
        whole = _whole(given)
        return [
            [
                *line[:-1],
                *(-(place == at) for at in self.over),
                *(int(place == at) for at in range(self.rows)),
                line[-1],
            ]
            for place, line in enumerate(whole)
        ]

    def _leaving(self, column: int) -> int:
        """Return the row that reaches zero first; equal ones by what is in the basis."""
        best = -1
        for place, line in enumerate(self.lines):
            if line[column] > 0:
                if best < 0:
                    best = place
                    continue
                held = self.lines[best]
                one, other = line[-1] * held[column], held[-1] * line[column]
                if one < other or (one == other and self.basis[place] < self.basis[best]):
                    best = place
        return best

    def _pivot(self, place: int, column: int) -> None:
        """Let a column enter in the place of another."""
        line = self.lines[place]
        pivot, divisor = line[column], self.divisor
        for other in (*self.lines, *self.aims):
            if other is not line:
                factor = other[column]
                other[:] = [(a * pivot - factor * b) // divisor for a, b in zip(other, line, strict=True)]
        self.divisor, self.basis[place] = pivot, column


def _whole(table: Amounts) -> list[Line]:
    """Multiply numbers by one power of two that makes all of them whole."""
    ratios = [[entry.as_integer_ratio() for entry in line] for line in table.tolist()]
    common = lcm(*(below for line in ratios for _, below in line))
    return [[above * (common // below) for above, below in line] for line in ratios]
