"""Heads of words nobody listed: a beginning that many agencies use is a name."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.heads import Named
from rajut.core.potential.procurement.tokens import Numbers

SUPPORT = 12  # uses of a beginning
AGENCIES = 6  # agencies that use it
COMPLETE = 0.2  # of its uses, those where the head ends there

CUT = -(2**31)  # between the parts of a head, as `walking` writes it

Head = tuple[int, ...]


def names(
    found: Named, answers: Numbers, agencies: Numbers | None, *, general: Collection[int] = ()
) -> set[Head]:
    """Return the beginnings of heads that are names.

    `answers` and `agencies` have one number per title. Without agencies there is no such name; nor is one of
    `general` words only.
    """
    if agencies is None or not len(answers):
        return set()
    uses = np.bincount(answers, minlength=len(found.actions))
    rows = found.heads.tolist()
    heads = {k: parts(rows[k]) for k in np.flatnonzero(found.heads[:, 0] != -1).tolist()}
    support, whole = _uses(heads, uses)
    frequent = {each for each, times in support.items() if proven(each, times, whole.get(each, 0), general)}
    return _held(heads, frequent, answers, agencies)


def proven(words: Head, times: int, whole: int, general: Collection[int]) -> bool:
    """Whether a beginning used so many times, and so many times whole, may be a name; its agencies aside."""
    return times >= SUPPORT and whole >= COMPLETE * times and not general_only(words, general)


def general_only(words: Head, general: Collection[int]) -> bool:
    """Whether the words are all general ones."""
    return all(word in general for word in words)


def parts(row: Sequence[int]) -> list[Head]:
    """Return the words of each part of a head."""
    found: list[list[int]] = [[]]
    for word in row:
        if word == CUT:
            found.append([])
        elif word != -1:
            found[-1].append(word)
    return [tuple(words) for words in found if words]


def _uses(
    heads: Mapping[int, list[Head]], uses: npt.NDArray[np.int64]
) -> tuple[dict[Head, int], dict[Head, int]]:
    """Return how many titles begin with each beginning, and how many have it as their whole head."""
    support: dict[Head, int] = {}
    whole: dict[Head, int] = {}
    for answer, every in heads.items():
        times = int(uses[answer])
        for words in every:
            whole[words] = whole.get(words, 0) + times
            for length in range(1, len(words) + 1):
                support[words[:length]] = support.get(words[:length], 0) + times
    return support, whole


def _held(
    heads: Mapping[int, list[Head]], frequent: set[Head], answers: Numbers, agencies: Numbers
) -> set[Head]:
    """Return the frequent beginnings that enough agencies use."""
    from rajut.core.potential.procurement.holding import held

    ordered = sorted(frequent)
    number = {each: at for at, each in enumerate(ordered)}
    begins = {
        answer: [
            number[words[:n]] for words in every for n in range(1, len(words) + 1) if words[:n] in number
        ]
        for answer, every in heads.items()
    }
    lengths = [len(begins.get(answer, ())) for answer in range(max(heads, default=-1) + 1)]
    ends = np.cumsum([0, *lengths], dtype=np.int64)
    flat = np.array([each for answer in sorted(begins) for each in begins[answer]], np.int32)
    counts = held(answers, agencies, ends, flat, np.full((len(ordered), AGENCIES), -1, np.int32))
    return {each for each, count in zip(ordered, counts.tolist(), strict=True) if count >= AGENCIES}
