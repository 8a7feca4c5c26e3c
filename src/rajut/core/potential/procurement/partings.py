"""A part of a name that may be a thing of its own, and what is looked at to tell of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rajut.core.potential.procurement.branches import Places
from rajut.core.potential.procurement.confirmations import Split
from rajut.core.potential.procurement.follows import Follows
from rajut.core.potential.procurement.packages import Packages, Texts
from rajut.core.potential.procurement.tokens import Numbers
from rajut.core.potential.records import Sentence

EXAMPLES = 3  # titles shown of each part


@dataclass(frozen=True, slots=True)
class Parting:
    """A part of what goes by `name` that may be a thing of its own, as `split` would make it.

    `packages` and `money` (Rp) would move, or would count for it too; `agencies` plan them. `apart` (0 to 1)
    is how clearly it differs, `reasons` say in what; `examples` are titles of it.
    """

    name: str
    split: Split
    packages: int
    agencies: int
    money: int
    apart: float
    reasons: tuple[Sentence, ...]
    examples: tuple[str, ...]

    @property
    def score(self) -> float:
        """The money at stake, less where the difference is less clear."""
        return self.money * self.apart


@dataclass(frozen=True, eq=False)
class Ground:
    """What is looked at: the names, the number of that of each label and of each sequence (-1: none)."""

    seen: Follows
    packages: Packages
    names: Sequence[str]
    number: Numbers
    whole: Numbers
    holders: Texts
    signs: Mapping[str, Texts]  # those without order

    @cached_property
    def uses(self) -> Places:
        """How many packages each sequence has."""
        return np.bincount(self.seen.package, minlength=len(self.seen.label))

    @cached_property
    def money(self) -> Places:
        """The rupiah of each sequence."""
        sums = np.bincount(self.seen.package, self.packages.ceiling, minlength=len(self.seen.label))
        return sums.astype(np.int64)

    @cached_property
    def _packages(self) -> "_Index":
        return _indexed(self.seen.package, len(self.seen.label))

    @cached_property
    def _titles(self) -> "_Index":
        return _indexed(self.seen.title, len(self.seen.label))

    def rows(self, sequences: Places) -> Places:
        """Return the packages of some sequences."""
        return self._packages.of(sequences)

    def most_used(self, sequences: Places) -> Places:
        """Return sequences, the most used first."""
        return sequences[np.lexsort((sequences, -self.uses[sequences]))]

    def planning(self, rows: Places) -> int:
        """Return how many plan some packages."""
        return len(np.unique(self.holders.codes[rows]))

    def examples(self, sequences: Iterable[int]) -> tuple[str, ...]:
        """Return a title of each of the first sequences, the first by its letters."""
        told = (self._titles.of(np.array([each])) for each in sequences)
        values = self.packages.title.values
        return tuple(
            min(" ".join(str(values[at].as_py()).split()) for at in titles.tolist())
            for titles, _number in zip(told, range(EXAMPLES), strict=False)
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """The rows of each group: `order[cuts[g]:cuts[g + 1]]`."""

    order: Places
    cuts: Places

    def of(self, groups: Places) -> Places:
        """Return the rows of some groups, group after group."""
        lengths = self.cuts[groups + 1] - self.cuts[groups]
        ends = np.cumsum(lengths)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
        return np.asarray(self.order[np.repeat(self.cuts[groups], lengths) + within], np.int64)


def _indexed(groups: Numbers, count: int) -> _Index:
    cuts = np.concatenate([[0], np.cumsum(np.bincount(groups, minlength=count))])
    return _Index(np.argsort(groups, kind="stable"), cuts.astype(np.int64))
