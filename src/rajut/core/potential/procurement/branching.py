"""The compiled part of seeing what follows a name in titles; loads the compiler."""

import numba
import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.follows import AFTER, NAME
from rajut.core.potential.procurement.laying import (
    CLOSE,
    COMMA,
    CORE,
    DASH,
    ENDING,
    GENERAL,
    JOIN,
    OPEN,
    ROLE,
    SOFT,
    WIDE,
    edge,
)
from rajut.core.potential.procurement.scanning import slot

Numbers = npt.NDArray[np.int32]

STOPS, SIDE = 1, 2  # before a word stands a mark; or what sets it beside the last


@numba.njit(cache=True, nogil=True)
def branched(  # type: ignore[no-untyped-def]  # numba infers
    flat, begins, ends, kinds, joins, long, longs, tree, owners, mine, told, out
):
    """Find in each sequence the name it goes by, and what follows; `out` is (names, after, beside).

    `owners[t]` is the number of the name that thing t goes by, `mine[s]` that of sequence s, -1 for those not
    looked at; `told` holds the words of names that are no things (ends, words). A name without words is taken
    to stand before the first word of a name. `names` are the words of the name as the title has it, `after`
    the next ones to a mark or a word of another kind, `beside` those behind a mark that sets side by side;
    -1 fills what is not there.
    """
    names, after, beside = out
    words, flags = np.empty(WIDE, np.int32), np.empty(WIDE, np.int8)
    for row in range(len(ends)):
        if mine[row] < 0:
            continue
        count = _laid(flat, begins[row], ends[row], kinds, joins, long, longs, words, flags)
        at, length = _found(words, count, kinds, tree, owners, mine[row], told)
        if at < 0 or length > NAME:
            continue
        for place in range(length):
            names[row, place] = words[at + place]
        begin = at + length
        end = _run(words, flags, begin, count, kinds, length == 0)
        for place in range(begin, end):
            after[row, place - begin] = words[place]
        if end < count and flags[end] & SIDE:
            stop = _run(words, flags, end, count, kinds, True)
            for place in range(end, stop):
                beside[row, place - end] = words[place]


@numba.njit(cache=True, nogil=True)
def _run(words, flags, begin, count, kinds, free):  # type: ignore[no-untyped-def]  # numba infers
    """Return where the words of a name end; a mark before the first counts unless it is `free`."""
    place = begin
    while place < count and place - begin < AFTER:
        word = words[place]
        marked = flags[place] != 0 and not (free and place == begin)
        if marked or (word >= 0 and kinds[word] not in (CORE, GENERAL, ROLE)):
            break
        place += 1
    return place


@numba.njit(cache=True, nogil=True)
def _found(words, count, kinds, tree, owners, mine, told):  # type: ignore[no-untyped-def]  # numba infers
    """Return where the name stands first and how many words it has there; -1, 0 where it does not."""
    ends, spelt = told
    name = spelt[ends[mine] : ends[mine + 1]]
    for at in range(count):
        length = _phrase(words, at, count, tree, owners, mine)
        if length == 0 and 0 < len(name) <= count - at and np.all(words[at : at + len(name)] == name):
            length = len(name)
        if length > 0:
            return at, length
    for at in range(count):
        if len(name) == 0 and kinds[words[at]] == CORE:
            return at, 0
    return -1, 0


@numba.njit(cache=True, nogil=True)
def _phrase(words, at, count, tree, owners, mine):  # type: ignore[no-untyped-def]  # numba infers
    """Return the number of words of the longest phrase that begins here, if it is of the name; else 0."""
    keys, steps, things = tree
    node, length = 0, 0
    for place in range(at, count):
        step = slot(keys, edge(node, words[place]))
        if keys[step] == 0:
            break
        node = steps[step]
        if things[node] >= 0:
            length = place - at + 1 if owners[things[node]] == mine else 0
    return length


@numba.njit(cache=True, nogil=True)
def _laid(  # type: ignore[no-untyped-def]  # numba infers
    flat, begin, end, kinds, joins, long, longs, words, flags
):
    """Write short forms out and leave marks and soft words out; say before which words they stood."""
    count, flag = 0, 0
    for at in range(begin, end):
        word = flat[at]
        kind = kinds[word]
        if kind in (OPEN, CLOSE, DASH, JOIN, ENDING):
            flag |= STOPS
        elif kind == COMMA:
            flag |= STOPS | SIDE
        elif kind == SOFT:
            flag |= joins[word]
        else:
            written = long[word + 1] > long[word]
            first, last = (long[word], long[word + 1]) if written else (at, at + 1)
            for place in range(first, last):
                each = longs[place] if written else flat[place]
                if count < WIDE and kinds[each] not in (SOFT, ENDING):
                    words[count], flags[count], flag = each, flag, 0
                    count += 1
    return count
