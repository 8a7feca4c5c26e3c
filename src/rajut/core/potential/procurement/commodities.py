"""What each label is: the kind of procurement it is, whether it is tendered, how its prices fall."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.lexicon import Action
from rajut.core.potential.procurement.packages import Packages, Texts
from rajut.core.potential.procurement.priors import Betas
from rajut.core.potential.procurement.tokens import Numbers
from rajut.core.potential.records import Assumption

Floats = npt.NDArray[np.float64]

BY_ACTION = {
    Action.MAINTAIN: "jasa lainnya",
    Action.RENT: "jasa lainnya",
    Action.BUILD: "konstruksi",
    Action.REHABILITATE: "konstruksi",
    Action.DESIGN: "konsultansi",
    Action.SUPERVISE: "konsultansi",
}
COMPETED = ("tender", "seleksi", "lelang")  # words of the methods in which suppliers are invited openly
DIRECT_UP_TO = 200_000_000  # Rp: where no method is told, what is dearer is tendered


@dataclass(frozen=True, slots=True)
class Commodity:
    """A label, the kind of procurement most of its money is, and whether most of its money is tendered."""

    label: str
    kind: str
    tendered: bool


def beta_of(commodity: Commodity, betas: Betas) -> Assumption:
    """Return how prices fall with quantity; what is of no known kind is taken for goods."""
    return betas.get(commodity.label) or betas.get(commodity.kind, betas["barang"])


def commodities(packages: Packages, found: Grouping, *, slips: Sequence[int]) -> tuple[Commodity, ...]:
    """Return what each label of `found` is; without the money of `slips`, whose ceilings cannot be."""
    count = len(found.labels)
    money = packages.ceiling.astype(np.float64)
    money[list(slips)] = 0.0
    kinds = packages.kind.every()
    by_kind = _sums(found.codes, packages.kind, money, count)
    if "" in kinds:
        by_kind[:, kinds.index("")] = 0.0
    ways = packages.method.every() or [""]
    open_ways = np.array([any(word in way.lower() for word in COMPETED) for way in ways], np.bool_)
    told = np.array([bool(way) for way in ways], np.bool_)
    by_way = _sums(found.codes, packages.method, money, count)
    sizes = np.bincount(found.codes, money, count) / np.maximum(np.bincount(found.codes, minlength=count), 1)
    tendered = by_way[:, open_ways].sum(axis=1) * 2 > by_way[:, told].sum(axis=1)
    unknown = by_way[:, told].sum(axis=1) == 0
    tendered = np.where(unknown, sizes > DIRECT_UP_TO, tendered)
    return tuple(map(Commodity, found.labels, _kinds(found.labels, kinds, by_kind), tendered.tolist()))


def _sums(labels: Numbers, texts: Texts, money: Floats, count: int) -> Floats:
    """Return the money of each label and text; shape (labels, texts)."""
    wide = max(len(texts.values), 1)
    sums = np.bincount(labels.astype(np.int64) * wide + texts.codes, money, count * wide)
    return np.asarray(sums.reshape(count, wide), np.float64)


def _kinds(labels: Sequence[str], kinds: list[str], money: Floats) -> list[str]:
    """Return each label's kind with most of the money; where none is told, what the action says.

    `money` has shape (labels, kinds); of equal ones the kind that stands last in the alphabet.
    """
    ways = {each.value: kind for each, kind in BY_ACTION.items()}
    usual = [ways.get(label.partition(":")[0], "barang") for label in labels]
    if not kinds:
        return usual
    order = sorted(range(len(kinds)), key=kinds.__getitem__, reverse=True)
    best, told = money[:, order].argmax(axis=1).tolist(), (money.max(axis=1) > 0).tolist()
    return [kinds[order[at]] if known else other for at, known, other in zip(best, told, usual, strict=True)]
