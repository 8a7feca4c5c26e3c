"""How much of its inputs each unit would need if it worked as well as the best (Farrell 1957).

Charnes, Cooper & Rhodes (1978) for constant, Banker, Charnes & Cooper (1984) for variable returns to scale.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from rajut.core.potential.frontier.hull import Hull
from rajut.core.potential.frontier.units import Amounts, Returns, Units, points

EVEN = 1e-6  # scores nearer to each other, or to 1, count as equal


class Size(StrEnum):
    """What the size of a unit costs it."""

    RIGHT = "right"
    SMALL = "small"  # it would gain by being larger
    LARGE = "large"  # it would gain by being smaller


@dataclass(frozen=True, slots=True)
class Peer:
    """A unit that another could learn from, and how much of it is in the mix that does as well."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Points against the units of a frontier.

    `score` (k,) is the share of its inputs that would do, NaN where no mix of the units does as much;
    `weights` (k, n) is the mix of units behind it.
    """

    names: tuple[str, ...]
    score: Amounts
    weights: Amounts

    @property
    def possible(self) -> npt.NDArray[np.bool_]:
        """Which points some mix of the units can do; shape (k,)."""
        return ~np.isnan(self.score)

    @property
    def efficient(self) -> npt.NDArray[np.bool_]:
        """Which points cannot do with less; shape (k,)."""
        return np.asarray(self.score >= 1 - EVEN)

    def peers(self, place: int) -> tuple[Peer, ...]:
        """Name the units in the mix of a point, the largest part first."""
        mix = self.weights[place]
        order = sorted(np.flatnonzero(mix > EVEN).tolist(), key=lambda unit: (-mix[unit], unit))
        return tuple(Peer(self.names[unit], float(mix[unit])) for unit in order)


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The best practice of some units, what it makes of each of them, and of any other point."""

    units: Units
    returns: Returns
    hull: Hull
    members: Scores = field(init=False)

    def __post_init__(self) -> None:
        """Score the units themselves: never above 1, for each could at worst stay as it is."""
        found = self._scored(self.units.inputs, self.units.outputs)
        object.__setattr__(self, "members", Scores(found.names, np.minimum(found.score, 1.0), found.weights))

    def outside(self, inputs: npt.ArrayLike, outputs: npt.ArrayLike) -> Scores:
        """Score points that need not be among the units, shape (k, m) and (k, s); above 1 they do better.

        Raises NotUnits where the points are no points of this frontier.
        """
        return self._scored(*points(inputs, outputs, like=self.units))

    def _scored(self, inputs: Amounts, outputs: Amounts) -> Scores:
        score, faces = self.hull.evaluate(inputs, outputs)
        return Scores(self.units.names, score, self.hull.weights(inputs, outputs, faces))


def frontier(units: Units, *, returns: Returns) -> Frontier:
    """Find the best practice of the units under an assumption on their size, and score each against it."""
    return Frontier(units, returns, Hull(units.inputs, units.outputs, returns))


@dataclass(frozen=True, slots=True, eq=False)
class Scaled:
    """What size costs each unit: `score` (n,) is the constant divided by the variable score, at most 1."""

    score: Amounts
    size: tuple[Size, ...]


def scale(constant: Frontier, variable: Frontier, decreasing: Frontier) -> Scaled:
    """Tell from three frontiers of the same units whether each is too small or too large (Färe et al. 1985).

    Where the decreasing score falls below the variable one, only a larger size was held impossible.
    """
    alike = np.minimum(constant.members.score / variable.members.score, 1.0)
    smaller = decreasing.members.score < variable.members.score - EVEN
    size = [
        Size.RIGHT if even else Size.SMALL if small else Size.LARGE
        for even, small in zip(alike >= 1 - EVEN, smaller, strict=True)
    ]
    return Scaled(np.asarray(alike.round(9), dtype=np.float64), tuple(size))
