"""Ceilings that cannot be: a slip of the finger would otherwise lead the list of what saves most."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.packages import Packages
from rajut.core.potential.records import Sentence, sentence
from rajut.core.words import say

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FEW = 5  # packages of a commodity and a kind: with fewer, their middle says nothing
TIMES = 10**4  # the middle: more is no larger purchase but another unit, or zeros too many
MOST = 10**13  # Rp: a whole year of the largest government's goods and services; works may be as dear
WORKS = "konstruksi"

FAR_ABOVE = say(
    "Paket %(code)s disisihkan: pagunya %(money)s rupiah, lebih dari %(times)s kali nilai tengah paket "
    "sejenis (%(middle)s rupiah); periksa datanya."
)
TOO_MUCH = say(
    "Paket %(code)s disisihkan: pagunya %(money)s rupiah, lebih dari yang mungkin bagi satu paket selain "
    "konstruksi (%(most)s rupiah); periksa datanya."
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A package that is not looked at, and why."""

    row: int
    why: Sentence


def absurd(packages: Packages, found: Grouping, fit: Flags) -> list[Aside]:
    """Return the packages among those that fit whose ceiling cannot be, by region, code and row.

    Compared are those of the same commodity and kind, of all years. Packages in any order give the same.
    """
    rows = np.flatnonzero(fit)
    told = {row: _too_much(packages, row) for row in _beyond(packages, rows).tolist()}
    wide = max(len(packages.kind.values), 1)
    alike = found.codes[rows].astype(np.int64) * wide + packages.kind.codes[rows]
    suspect = _suspect(alike, packages.ceiling[rows])
    some = np.isin(alike, suspect)
    rows, alike = rows[some], alike[some]
    for group in suspect.tolist():
        here = rows[alike == group]
        middle = float(np.median(packages.ceiling[here]))
        for row in here[packages.ceiling[here] > TIMES * middle].tolist():
            told.setdefault(row, _far_above(packages, row, middle))
    order = sorted(told, key=lambda row: (packages.region.told(row), str(packages.code[row]), row))
    return [Aside(row, told[row]) for row in order]


def without_absurd(packages: Packages, found: Grouping) -> Packages:
    """Return the packages, those whose ceiling cannot be with none."""
    rows = [each.row for each in absurd(packages, found, packages.ceiling > 0)]
    ceiling = packages.ceiling.copy()
    ceiling[rows] = 0
    return replace(packages, ceiling=ceiling)


def _beyond(packages: Packages, rows: Places) -> Places:
    works = np.array([kind == WORKS for kind in packages.kind.every()], np.bool_)
    dear = rows[packages.ceiling[rows] > MOST]
    return np.asarray(dear[~works[packages.kind.codes[dear]]], np.int64)


def _suspect(alike: Places, money: Places) -> Places:
    """Return the groups with FEW packages or more of which half are TIMES below the largest.

    No other can have one far above the middle: so medians are worked out for a few groups only.
    """
    count = int(alike.max()) + 1 if len(alike) else 0
    largest = np.zeros(count, np.int64)
    np.maximum.at(largest, alike, money)
    sizes = np.bincount(alike, minlength=count)
    below = np.bincount(alike[money < largest[alike] / TIMES], minlength=count)
    return np.flatnonzero((sizes >= FEW) & (2 * below >= sizes))


def _too_much(packages: Packages, row: int) -> Sentence:
    return sentence(TOO_MUCH, code=str(packages.code[row]), money=int(packages.ceiling[row]), most=MOST)


def _far_above(packages: Packages, row: int, middle: float) -> Sentence:
    code, money = str(packages.code[row]), int(packages.ceiling[row])
    return sentence(FAR_ABOVE, code=code, money=money, times=TIMES, middle=middle)
