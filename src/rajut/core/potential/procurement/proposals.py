"""Which commodity names may be one: candidates for a person, ranked by the money that would move together."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.confirmations import Merge
from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.lexicon import UNCLEAR

Amounts = npt.NDArray[np.float64]

ALIKE = 0.5  # of the words of both names, those in common
CROWD = 200  # names with a word in common: of a word with more, only the costliest are compared


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names that may be one: how alike they are (0 to 1), and the money (Rp) of the smaller one."""

    merge: Merge
    alike: float
    money: float


def proposals(
    found: Grouping, money: Amounts, *, decided: Iterable[Merge] = (), most: int = 50
) -> list[Proposal]:
    """Return the merges most worth a look, the most money first; `money` has one amount per title, Rp.

    Names are alike by the words they share (Jaccard 1901, words of three letters and more cut to their first
    five, so that endings count little). The name with more money is kept. Pairs already decided are left out.
    """
    worth = _worth(found, money)
    known = {frozenset((each.kept, each.other)) for each in decided}
    rated = [
        Proposal(
            Merge(kept=max(pair, key=lambda n: (worth[n], n)), other=min(pair, key=lambda n: (worth[n], n))),
            alike,
            min(worth[n] for n in pair),
        )
        for pair, alike in _alike(worth).items()
        if pair not in known
    ]
    return sorted(rated, key=lambda each: (-each.money, -each.alike, each.merge.kept, each.merge.other))[
        :most
    ]


def _worth(found: Grouping, money: Amounts) -> dict[str, float]:
    """Return the money of each commodity name, over all actions; titles of several things count for each."""
    totals = np.bincount(found.codes, np.nan_to_num(money), minlength=len(found.labels)).tolist()
    worth: dict[str, float] = {}
    for label, total in zip(found.labels, totals, strict=True):
        for name in label.partition(":")[2].split("+") if label != UNCLEAR else ():
            worth[name] = worth.get(name, 0.0) + total
    return worth


def _alike(worth: dict[str, float]) -> dict[frozenset[str], float]:
    """Return how alike the names with a word in common are, where it is enough."""
    stems = {name: frozenset(word[:5] for word in name.split("-") if len(word) > 2) for name in worth}
    holders: dict[str, list[str]] = {}
    for name in sorted(worth, key=lambda each: (-worth[each], each)):
        for stem in stems[name]:
            holders.setdefault(stem, []).append(name)
    found: dict[frozenset[str], float] = {}
    for names in holders.values():
        for a, b in combinations(names[:CROWD], 2):
            alike = len(stems[a] & stems[b]) / len(stems[a] | stems[b])
            if alike >= ALIKE:
                found[frozenset((a, b))] = alike
    return found
