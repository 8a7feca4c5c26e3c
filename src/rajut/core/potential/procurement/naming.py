"""What is planned under each name of a commodity: counted once for a whole search."""

from dataclasses import dataclass

import numpy as np

from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.lexicon import UNCLEAR
from rajut.core.potential.procurement.packages import Packages


@dataclass(frozen=True, slots=True)
class Named:
    """A name, over all that is done with it: packages, governments, and their money in rupiah.

    A package of several things counts for each of them.
    """

    name: str
    packages: int
    governments: int
    money: int


def counted(found: Grouping, packages: Packages) -> list[Named]:
    """Return every name with what is planned under it, in the order of the names."""
    holders = _holders(found, packages)
    totals = np.bincount(found.codes, packages.ceiling, minlength=len(found.labels))
    counts = np.bincount(found.codes, minlength=len(found.labels))
    under: dict[str, list[int]] = {}
    for number, label in enumerate(found.labels):
        for name in label.partition(":")[2].split("+") if label != UNCLEAR else ():
            under.setdefault(name, []).append(number)
    return [
        Named(
            name,
            int(counts[labels].sum()),
            len(set().union(*(holders[each] for each in labels))),
            round(float(totals[labels].sum())),
        )
        for name, labels in sorted(under.items())
    ]


def _holders(found: Grouping, packages: Packages) -> list[set[int]]:
    """Return for each label the numbers of the agencies that plan something under it."""
    width = len(packages.agency.values)
    pairs = np.unique(found.codes.astype(np.int64) * width + packages.agency.codes)
    holders: list[set[int]] = [set() for _ in found.labels]
    for label, holder in zip((pairs // width).tolist(), (pairs % width).tolist(), strict=True):
        holders[label].add(holder)
    return holders
