"""The compiled part of laying a title out: words with short forms written out, and the phrases in them."""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.scanning import mixed, slot

Numbers = npt.NDArray[np.int32]

WIDE = 512  # words of a title that are looked at, short forms written out
(BUY, MAINTAIN, RENT, BUILD, REHAB, DESIGN, SUPERVISE) = range(7)
(MEND, CONSULT, OVERSEER, PLANNER) = range(7, 11)
(CORE, NOISE, NEUTRAL, BOUNDARY, SOFT, OPEN, CLOSE, JOIN, DASH, ENDING, COMMA, GENERAL, PROVIDE) = range(
    11, 24
)
(ROLE, POSITION, MAKE, NAMELY) = range(24, 28)
F_OPEN, F_JOIN, F_CLOSE, F_END, F_COMMA, F_DASH, F_NAMELY = 1, 2, 4, 8, 16, 32, 64
F_MARK = F_OPEN | F_JOIN | F_CLOSE | F_COMMA | F_DASH
P_FAMILY, P_STRUCTURE, P_OVER, P_APART, P_POST, P_WEAK, P_EVENT = 1, 2, 4, 8, 16, 32, 64


@numba.njit(cache=True, nogil=True)
def laid(  # type: ignore[no-untyped-def]  # noqa: C901  numba infers; one kind of word after the other
    flat, begin, end, kinds, joins, long, longs, words, flags
):
    """Write short forms out and leave marks and soft words out, keeping them as flags of the next word."""
    count, flag = 0, 0
    for at in range(begin, end):
        word = flat[at]
        known = word >= 0
        kind = kinds[word] if known else CORE
        if kind == OPEN:
            flag |= F_OPEN
        elif kind == NAMELY:
            flag |= F_OPEN | F_NAMELY
        elif kind == CLOSE:
            flag |= F_CLOSE
        elif kind == JOIN:
            flag |= F_JOIN
        elif kind == COMMA:
            flag |= F_JOIN | F_COMMA
        elif kind == DASH:
            flag |= F_DASH
        elif kind == SOFT:
            flag |= F_JOIN if joins[word] else 0
        elif kind == ENDING:
            flag |= F_END
        elif known and long[word + 1] > long[word]:
            for place in range(long[word], long[word + 1]):
                if count < WIDE and kinds[longs[place]] not in (SOFT, ENDING):
                    words[count], flags[count], flag = longs[place], flag, 0
                    count += 1
        elif count < WIDE:
            words[count], flags[count], flag = word, flag, 0
            count += 1
    return count


@numba.njit(cache=True, nogil=True)
def phrase(words, at, count, keys, steps, things):  # type: ignore[no-untyped-def]  # numba infers
    """Return the thing of the longest phrase that begins here, and its number of words; -1, 0 for none."""
    node, thing, length = 0, -1, 0
    for place in range(at, count):
        if words[place] < 0:
            break
        step = slot(keys, edge(node, words[place]))
        if keys[step] == 0:
            break
        node = steps[step]
        if things[node] >= 0:
            thing, length = things[node], place - at + 1
    return thing, length


@numba.njit(cache=True, nogil=True)
def edge(node: int, word: int) -> Any:
    """Return the key of a step in the tree of phrases."""
    return mixed(mixed(np.uint64(1), np.uint64(node)), np.uint64(word)) | np.uint64(1)
