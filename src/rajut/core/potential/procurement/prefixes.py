"""Heads of words nobody listed: a beginning that many agencies use is a name."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.heads import Named
from rajut.core.potential.procurement.tokens import Numbers

SUPPORT = 12  # uses of a beginning
AGENCIES = 6  # agencies that use it
COMPLETE = 0.2  # of its uses, those where the head ends there

Head = tuple[int, ...]


def names(found: Named, answers: Numbers, agencies: Numbers | None) -> set[Head]:
    """Return the beginnings of heads that are names.

    `answers` and `agencies` have one number per title. Without agencies there is no such name.
    """
    if agencies is None or not len(answers):
        return set()
    unknown = found.things[:, 0] < 0
    uses = np.bincount(answers, minlength=len(found.actions))
    heads = {k: head(found.heads[k]) for k in np.flatnonzero(unknown & (found.heads[:, 0] >= 0)).tolist()}
    support, whole = _uses(heads, uses)
    frequent = {
        each for each, times in support.items() if times >= SUPPORT and whole.get(each, 0) >= COMPLETE * times
    }
    holders = _holders(heads, frequent, answers, agencies)
    return {each for each in frequent if len(holders.get(each, ())) >= AGENCIES}


def head(row: npt.NDArray[np.int32]) -> Head:
    """Return the words of a head."""
    return tuple(word for word in row.tolist() if word != -1)


def _uses(heads: Mapping[int, Head], uses: npt.NDArray[np.int64]) -> tuple[dict[Head, int], dict[Head, int]]:
    """Return how many titles begin with each beginning, and how many have it as their whole head."""
    support: dict[Head, int] = {}
    whole: dict[Head, int] = {}
    for answer, words in heads.items():
        times = int(uses[answer])
        whole[words] = whole.get(words, 0) + times
        for length in range(1, len(words) + 1):
            support[words[:length]] = support.get(words[:length], 0) + times
    return support, whole


def _holders(
    heads: Mapping[int, Head], frequent: set[Head], answers: Numbers, agencies: Numbers
) -> dict[Head, set[int]]:
    """Return the agencies that use each frequent beginning."""
    wanted = {
        answer: [words[:n] for n in range(1, len(words) + 1) if words[:n] in frequent]
        for answer, words in heads.items()
    }
    needed = np.zeros(max(heads, default=-1) + 2, np.bool_)
    needed[[answer for answer, begins in wanted.items() if begins]] = True
    rows = needed[np.minimum(answers, len(needed) - 1)]
    pairs = np.unique(answers[rows].astype(np.int64) << 32 | agencies[rows].astype(np.int64))
    holders: dict[Head, set[int]] = {}
    for pair in pairs.tolist():
        for begin in wanted[pair >> 32]:
            holders.setdefault(begin, set()).add(pair & 0xFFFFFFFF)
    return holders
