"""The compiled part of understanding a title: its action, its things, or its head; loads the compiler."""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.scanning import mixed, slot

Numbers = npt.NDArray[np.int32]

MOST_THINGS = 4  # of one title
HEAD = 8  # words of a head
WIDE = 512  # words of a title that are looked at, short forms written out
(BUY, MAINTAIN, RENT, BUILD, REHAB, DESIGN, SUPERVISE) = range(7)
(MEND, CONSULT, OVERSEER, PLANNER) = range(7, 11)
(CORE, NOISE, NEUTRAL, BOUNDARY, SOFT, OPEN, CLOSE, JOIN, DASH, ENDING) = range(11, 21)
F_OPEN, F_JOIN, F_CLOSE, F_END = 1, 2, 4, 8
P_FAMILY, P_STRUCTURE, P_OVER = 1, 2, 4


@numba.njit(cache=True, nogil=True)
def _laid(  # type: ignore[no-untyped-def]  # noqa: C901  numba infers; one kind of word after the other
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
        elif kind == CLOSE:
            flag |= F_CLOSE
        elif kind == JOIN:
            flag |= F_JOIN
        elif kind == SOFT:
            flag |= F_JOIN if joins[word] else 0
        elif kind == ENDING:
            flag |= F_END
        elif kind != DASH and known and long[word + 1] > long[word]:
            for place in range(long[word], long[word + 1]):
                if count < WIDE and kinds[longs[place]] not in (SOFT, ENDING):
                    words[count], flags[count], flag = longs[place], flag, 0
                    count += 1
        elif kind != DASH and count < WIDE:
            words[count], flags[count], flag = word, flag, 0
            count += 1
    return count


@numba.njit(cache=True, nogil=True)
def _phrase(words, at, count, keys, steps, things):  # type: ignore[no-untyped-def]  # numba infers
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


@numba.njit(cache=True, nogil=True)
def _later(action, kind, consult, structure):  # type: ignore[no-untyped-def]  # numba infers
    """Return the action after a word that may say that building is only designed or supervised."""
    if kind == OVERSEER and consult:
        kind = SUPERVISE
    if kind == CONSULT or (kind == PLANNER and consult):
        kind = DESIGN
    builds = action in (BUILD, REHAB) or (structure and action in (-1, MAINTAIN, MEND))
    if kind in (DESIGN, SUPERVISE) and (builds or (action == DESIGN and consult)):
        return kind
    return action


@numba.njit(cache=True, nogil=True)
def walked(  # type: ignore[no-untyped-def]  # noqa: C901  numba infers; one pass, its state in registers
    flat, begins, ends, kinds, joins, long, longs, tree, marks, acts, out
):
    """Understand each sequence: `out` is (actions, things, heads); -1 fills what is not there.

    `tree` is (keys, steps, things) of the phrases, `marks` and `acts` the kinds and own actions of things.
    """
    actions, found, heads = out
    keys, steps, ends_in = tree
    words, flags = np.empty(WIDE, np.int32), np.empty(WIDE, np.int32)
    for row in range(len(ends)):
        count = _laid(flat, begins[row], ends[row], kinds, joins, long, longs, words, flags)
        action, family, n, head = -1, -1, 0, 0
        consult, bounded, structure, closed, settled = False, False, False, False, False
        own, after, at = -1, 0, 0
        while at < count:
            word = words[at]
            kind = kinds[word] if word >= 0 else CORE
            if flags[at] & F_OPEN and n == 0:
                bounded = False
                closed = closed or head > 0
            if flags[at] & F_END and (head > 0 or family >= 0 or n > 0):
                bounded = True
            thing, length = _phrase(words, at, count, keys, steps, ends_in)
            mark = marks[thing] if thing >= 0 else 0
            if thing >= 0 and mark & P_OVER:
                if action in (BUILD, REHAB, DESIGN, SUPERVISE) or head + n == 0:
                    found[row, 0], n, settled, structure = thing, 1, True, False
                    action = acts[thing]
                    break
                thing = -1
            if thing >= 0 and n > 0:
                joined = at == after and flags[at] & F_JOIN and not settled and not mark & P_FAMILY
                if joined and n < MOST_THINGS:
                    fresh = True
                    for place in range(n):
                        fresh = fresh and found[row, place] != thing
                    if fresh:
                        found[row, n] = thing
                        n += 1
                    at += length
                    after = at
                    continue
                settled = True
                thing = -1
            if thing >= 0:
                near = not bounded or (head == 0 and family < 0)
                built = not mark & P_STRUCTURE or action >= 0 or head == 0
                if near and built:
                    if mark & P_FAMILY:
                        family = thing
                        structure = structure or mark & P_STRUCTURE != 0
                        bounded = bounded or kinds[words[at + length - 1]] == BOUNDARY
                    else:
                        found[row, 0], n, own = thing, 1, acts[thing]
                        structure = mark & P_STRUCTURE != 0
                    at += length
                    after = at
                    continue
            settled = settled or n > 0
            consult = consult or kind == CONSULT
            if kind < CORE:
                if action == -1 and n == 0 and head == 0 and family == -1 and not bounded:
                    action = kind
                    if kind == CONSULT:
                        action = DESIGN
                    elif kind in (OVERSEER, PLANNER):
                        action = SUPERVISE if kind == OVERSEER else DESIGN
                else:
                    action = _later(action, kind, consult, structure)
            elif kind == BOUNDARY:
                bounded = True
            elif kind == CORE and n == 0 and family == -1 and not bounded and not closed and head < HEAD:
                heads[row, head] = word
                head += 1
            at += 1
        if n == 0 and family >= 0:
            found[row, 0], n, own = family, 1, acts[family]
        if action == -1:
            action = own if own >= 0 else BUILD if structure else BUY
        if action == MEND:
            action = REHAB if structure else MAINTAIN
        actions[row] = action
        if n > 0:
            heads[row, :] = -1
