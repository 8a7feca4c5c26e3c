"""The compiled part of reading what stands behind a thing in brackets or after a dash; loads the compiler."""

import numba

from rajut.core.potential.procurement.laying import (
    BOUNDARY,
    BUY,
    F_CLOSE,
    F_COMMA,
    F_DASH,
    F_END,
    F_JOIN,
    F_NAMELY,
    NEUTRAL,
    NOISE,
    P_APART,
    P_EVENT,
    P_FAMILY,
    P_OVER,
    P_STRUCTURE,
    phrase,
)


@numba.njit(cache=True, nogil=True)
def new(found, n, thing):  # type: ignore[no-untyped-def]  # numba infers
    """Whether a thing is not yet among the first n."""
    for place in range(n):  # noqa: SIM110  a plain loop is what the compiler makes fast
        if found[place] == thing:
            return False
    return True


@numba.njit(cache=True, nogil=True)
def enclosed(  # type: ignore[no-untyped-def]  # noqa: C901  numba infers; one look ahead
    words, flags, at, count, kinds, tree, marks, acts, built, items
):
    """Return how many things are all there is from `at` to a closing bracket or the end; 0 if there is more.

    "… (kertas dan cover)", "… - tinta": what stands so is what is bought, more closely than before. Behind a
    general word ("… (belanja dekorasi stand)") the thing may have words after it. A structure tells more only
    where one is built, another thing only where none is; pay and contributions are never told so, for what
    stands behind them in brackets is whose they are; nor are studies and events, nor activities ("… (1.05 -
    pengadaan mebel)", "… (penyediaan barang cetakan)").
    """
    keys, steps, ends_in = tree
    n, place, beside = 0, at, 0
    general = flags[at] & F_NAMELY != 0
    while place < count and (place == at or not flags[place] & F_CLOSE):
        if place > at and flags[place] & F_DASH:
            return 0
        if n > 0 and flags[place] & F_END:
            return n
        thing, length = phrase(words, place, count, keys, steps, ends_in)
        word = words[place]
        if thing >= 0 and not marks[thing] & (P_FAMILY | P_OVER | P_APART | P_EVENT):
            if (marks[thing] & P_STRUCTURE != 0) != built or acts[thing] > BUY:
                return 0
            if n == 0 or (n < len(items) and flags[place] & F_JOIN and new(items, n, thing)):
                items[n] = thing
                n += 1
            place += length
            if general and n == 1 and place < count and not flags[place] & (F_CLOSE | F_JOIN):
                return n
        elif thing < 0 and word >= 0 and kinds[word] in (NOISE, NEUTRAL):
            general = general or (n == 0 and kinds[word] == NEUTRAL)
            beside |= flags[place] if n > 0 else 0
            place += 1
        else:
            ends_here = (flags[place] | beside) & (F_COMMA | F_END) != 0
            ends_here = ends_here or (word >= 0 and kinds[word] == BOUNDARY) or (built and n == 1)
            return n if thing < 0 and ends_here else 0
    return n
