"""Whether a division of costs holds: who would be better off alone, and by how much.

The core (Gillies 1959): no coalition pays more together than it would pay by itself.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.game import Amounts, Game, sums
from rajut.core.potential.records import Sentence, sentence
from rajut.core.words import say

Places = npt.NDArray[np.intp]

NEAR = 1e-9  # of the largest cost: a difference below is rounding, not a reason to leave

HOLDS = say("Tidak ada gabungan yang lebih murah sendiri; yang paling dekat %(members)s, selisih %(margin)s.")
LEAVES = say("%(members)s lebih murah sendiri: selisih %(margin)s.")
ONLY_ONE = say("Hanya satu pihak; tidak ada yang dapat keluar.")


@dataclass(frozen=True, slots=True)
class Objection:
    """A coalition that would be better off alone by `margin`, in the unit of the costs."""

    members: tuple[str, ...]
    margin: float

    @property
    def told(self) -> Sentence:
        """The objection in words."""
        return sentence(LEAVES, members=", ".join(self.members), margin=self.margin)


@dataclass(frozen=True, slots=True)
class Stability:
    """The core test of one division of costs.

    `max_excess` is what the coalition `worst` pays above its own cost (negative: what it saves);
    `leaving` are the coalitions that would be better off alone, worst first; `broken` counts all of them.
    """

    in_core: bool
    max_excess: float
    worst: tuple[str, ...]
    broken: int
    leaving: tuple[Objection, ...]

    @property
    def told(self) -> Sentence:
        """The test's answer in words."""
        if not self.worst:
            return sentence(ONLY_ONE)
        template = HOLDS if self.in_core else LEAVES
        return sentence(template, members=", ".join(self.worst), margin=abs(self.max_excess))


def stability(game: Game, shares: Amounts, *, named: int = 3) -> Stability:
    """Test shares (shape (n,), adding to the total) against every coalition; name the worst objections."""
    excess = (sums(shares) - game.costs)[1:-1]
    if not len(excess):
        return Stability(True, 0.0, (), 0, ())
    over = np.flatnonzero(excess > NEAR * game.scale)
    worst = int(np.argmax(excess))
    first = _worst_first(excess, over, named=named)
    return Stability(
        in_core=not len(over),
        max_excess=float(excess[worst]),
        worst=game.members(worst + 1),
        broken=len(over),
        leaving=tuple(Objection(game.members(place + 1), float(excess[place])) for place in first),
    )


def _worst_first(excess: Amounts, over: Places, *, named: int) -> list[int]:
    """Return the `named` places of the largest excess; of equals the earlier. `over` ascends.

    Of a million objecting coalitions only the few that are named are put in order.
    """
    if named <= 0:
        return []
    if len(over) > named:
        found = excess[over]
        least = np.partition(found, len(found) - named)[len(found) - named]
        over = np.concatenate([over[found > least], over[found == least][:named]])
    return sorted(over.tolist(), key=lambda place: (-excess[place], place))[:named]
