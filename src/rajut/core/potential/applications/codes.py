"""Function codes of the e-government architecture: the same, one within the other, or different.

A code is parts joined by points, `RAA.01.02`, coarse to fine. Every code becomes an interval over the sorted
codes, so that one lies within another exactly where its interval does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]

PART = re.compile(r"[0-9A-Z]+")
NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """The interval of each code given (n,); `NONE` at both ends where there is no code."""

    begins: Numbers
    ends: Numbers
    names: tuple[str, ...]  # the code that begins at each number


def parts(code: str) -> tuple[str, ...]:
    """Return the parts of a code; none where it is empty."""
    return tuple(PART.findall(code.upper()))


def codes(given: Sequence[str]) -> Codes:
    """Return the interval of each code."""
    split = [parts(code) for code in given]
    known = sorted(set(split) - {()})
    ends = list(range(len(known)))
    for place in reversed(range(len(known))):
        after = place + 1
        while after < len(known) and known[after][: len(known[place])] == known[place]:
            ends[place] = ends[after]
            after = ends[after] + 1
    number = {code: place for place, code in enumerate(known)}
    begins = [number.get(code, NONE) for code in split]
    last = [NONE if begin == NONE else ends[begin] for begin in begins]
    return Codes(
        np.array(begins, np.int32), np.array(last, np.int32), tuple(".".join(code) for code in known)
    )


def different(given: Iterable[str]) -> list[str]:
    """Return the finest codes, those that no other goes on from, in order: two or more are different."""
    split = sorted({parts(code) for code in given} - {()})
    fine = [
        code for code in split if not any(other != code and other[: len(code)] == code for other in split)
    ]
    return [".".join(code) for code in fine]
