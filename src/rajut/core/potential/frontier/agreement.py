"""Two opinions on the same group: only where both point the same way is the finding called strong.

The first is the merger gain against the best units, the second the cost of the whole on a stochastic cost
frontier, against what its members would cost on it one by one.
"""

from enum import StrEnum

import numpy as np

from rajut.core.potential.frontier.mergers import Groups, merged
from rajut.core.potential.frontier.stochastic import NOT_FINITE, Amounts, NoFrontier, Side, Stochastic
from rajut.core.potential.records import Sentence, sentence
from rajut.core.words import say

EVEN = 1e-6  # shares nearer to 1 say neither

NOT_COSTS = say("Pendapat kedua memerlukan batas biaya, bukan batas produksi.")
STRONG_SAVES = say("Kuat: dua cara menghitung sama-sama menunjukkan hemat (%(first)s dan %(second)s persen).")
STRONG_COSTS = say("Kuat: dua cara menghitung sama-sama menunjukkan rugi (%(first)s dan %(second)s persen).")
DIVIDED = say(
    "Belum pasti: cara pertama menunjukkan perubahan masukan %(first)s persen, cara kedua %(second)s persen."
)
ONE_ONLY = say("Belum pasti: hanya satu dari dua cara menghitung yang memberi jawaban.")


class Agreement(StrEnum):
    """How two opinions stand to each other."""

    SAVES = "saves"  # strong: both say that working together pays
    COSTS = "costs"  # strong: both say that it does not
    DIVIDED = "divided"
    ONE_ONLY = "one_only"  # one of them could not be formed


def second(found: Stochastic, outputs: Amounts, groups: Groups) -> Amounts:
    """Return for groups (c, K) of units with outputs (n, s) cost together over costs one by one; shape (c,).

    `found` explains the logarithm of the cost by the logarithms of the same outputs. Raises NoFrontier for a
    production frontier, and for an output that has no logarithm.
    """
    if found.side is not Side.COST:
        raise NoFrontier(NOT_COSTS)
    for place in np.flatnonzero(~(np.isfinite(outputs) & (outputs > 0)).all(axis=1)):
        raise NoFrontier(NOT_FINITE, place=int(place) + 1)
    alone = np.exp(found.expected(np.log(outputs)))[:, None]
    whole = np.exp(found.expected(np.log(merged(outputs, groups))))
    return np.asarray(whole / merged(alone, groups)[:, 0])


def agree(first: float, other: float) -> Agreement:
    """Compare two shares of what is still needed together: below 1 it pays, NaN means no opinion."""
    if not (np.isfinite(first) and np.isfinite(other)):
        return Agreement.ONE_ONLY
    signs = {_sign(first), _sign(other)}
    if signs == {-1}:
        return Agreement.SAVES
    return Agreement.COSTS if signs == {1} else Agreement.DIVIDED


def told(first: float, other: float) -> Sentence:
    """Say how the two opinions stand to each other; the word "kuat" only where they agree."""
    stand = agree(first, other)
    if stand is Agreement.ONE_ONLY:
        return sentence(ONE_ONLY)
    change = [round(100 * (share - 1), 2) for share in (first, other)]
    if stand is Agreement.DIVIDED:
        return sentence(DIVIDED, first=change[0], second=change[1])
    template = STRONG_SAVES if stand is Agreement.SAVES else STRONG_COSTS
    return sentence(template, first=abs(change[0]), second=abs(change[1]))


def _sign(share: float) -> int:
    return 0 if abs(share - 1) <= EVEN else 1 if share > 1 else -1
