"""What every group costs by a basis when all that is computed is achieved and nobody coordinates."""

from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.records import Basis


def table(basis: Basis, **assumed: float) -> list[float]:
    """Return the cost of every group in rupiah, bit i of its number being member i."""
    held: dict[str, float] = {"realised": 1.0, "coordination": 0.0} | assumed
    return [float(each) for each in reckon(basis, assumed=held).game.costs]
