"""The compiled part of understanding a title: its action, its things, or its head; loads the compiler."""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.scanning import mixed, slot

Numbers = npt.NDArray[np.int32]

MOST_THINGS = 4  # of one title
HEAD = 8  # words of a head
MODIFIERS = 2  # words after a thing that a list may still go on behind
WIDE = 512  # words of a title that are looked at, short forms written out
(BUY, MAINTAIN, RENT, BUILD, REHAB, DESIGN, SUPERVISE) = range(7)
(MEND, CONSULT, OVERSEER, PLANNER) = range(7, 11)
(CORE, NOISE, NEUTRAL, BOUNDARY, SOFT, OPEN, CLOSE, JOIN, DASH, ENDING, COMMA, GENERAL, PROVIDE) = range(
    11, 24
)
(ROLE, POSITION, MAKE) = range(24, 27)
F_OPEN, F_JOIN, F_CLOSE, F_END, F_COMMA, F_DASH = 1, 2, 4, 8, 16, 32
CUT = np.int32(-(2**31))  # between the unlisted parts of a list, in a head
P_FAMILY, P_STRUCTURE, P_OVER, P_APART, P_POST, P_WEAK = 1, 2, 4, 8, 16, 32


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
def _new(found, n, thing):  # type: ignore[no-untyped-def]  # numba infers
    """Whether a thing is not yet among the first n."""
    for place in range(n):  # noqa: SIM110  a plain loop is what the compiler makes fast
        if found[place] == thing:
            return False
    return True


@numba.njit(cache=True, nogil=True)
def _enclosed(  # type: ignore[no-untyped-def]  # noqa: C901  numba infers; one look ahead
    words, flags, at, count, kinds, tree, marks, acts, built, items
):
    """Return how many things are all there is from `at` to a closing bracket or the end; 0 if there is more.

    "… (kertas dan cover)", "… - tinta": what stands so is what is bought, more closely than before. Behind a
    general word ("… (belanja dekorasi stand)") the thing may have words after it. A structure tells more only
    where one is built, another thing only where none is; pay and contributions are never told so, for what
    stands behind them in brackets is whose they are; nor are studies, nor activities ("… (1.05 - pengadaan
    mebel)", "… (penyediaan barang cetakan)").
    """
    keys, steps, ends_in = tree
    n, place, beside = 0, at, 0
    general = False
    while place < count and (place == at or not flags[place] & F_CLOSE):
        if place > at and flags[place] & F_DASH:
            return 0
        if n > 0 and flags[place] & F_END:
            return n
        thing, length = _phrase(words, place, count, keys, steps, ends_in)
        word = words[place]
        if thing >= 0 and not marks[thing] & (P_FAMILY | P_OVER | P_APART):
            if (marks[thing] & P_STRUCTURE != 0) != built or acts[thing] > BUY:
                return 0
            if n == 0 or (n < len(items) and flags[place] & F_JOIN and _new(items, n, thing)):
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


@numba.njit(cache=True, nogil=True)
def walked(  # type: ignore[no-untyped-def]  # noqa: C901  numba infers; one pass, its state in registers
    flat, begins, ends, kinds, joins, long, longs, tree, marks, acts, out
):
    """Understand each sequence: `out` is (actions, things, heads); -1 fills what is not there.

    `tree` is (keys, steps, things) of the phrases, `marks` and `acts` the kinds and own actions of things.
    Among the things, -2 - p stands for the p-th part of the head, whose parts CUT separates.
    """
    actions, found, heads = out
    keys, steps, ends_in = tree
    words, flags = np.empty(WIDE, np.int32), np.empty(WIDE, np.int32)
    inside = np.empty(MOST_THINGS, np.int16)
    for row in range(len(ends)):
        count = _laid(flat, begins[row], ends[row], kinds, joins, long, longs, words, flags)
        items = found[row]
        action, family, n, head, parts = -1, -1, 0, 0, 0
        consult, bounded, structure, closed, settled = False, False, False, False, False
        own, after, at = -1, 0, 0
        listing, unlisted = False, False  # in a list with commas; in a part of it that no phrase names
        bracket, began = False, 0  # in brackets; where in the head the part began
        spare = -1  # a family that says so little that words nobody listed are better
        telling, raised, made = False, False, False  # a head of more than general words; built; only made
        while at < count:
            word, flag = words[at], flags[at]
            kind = kinds[word] if word >= 0 else CORE
            if flag & F_OPEN and n == 0:
                coded = kind == NOISE and at + 1 < count and flags[at + 1] & F_DASH != 0
                bounded = coded  # "(1.05.01 - …)" is an activity with its number
                closed = closed or head > 0
            closed = closed or (spare >= 0 and head > 0 and flag & F_CLOSE != 0)
            if flag & F_END and (head > 0 or family >= 0 or n > 0 or spare >= 0):
                bounded = True
            bracket = (bracket and not flag & F_CLOSE) or flag & F_OPEN != 0
            closer = flag & F_OPEN or (flag & F_DASH and not bracket)
            if closer and n == 1 and items[0] >= 0 and not marks[items[0]] & P_APART:
                many = _enclosed(words, flags, at, count, kinds, tree, marks, acts, structure, inside)
                if many > 0:
                    for place in range(many):
                        items[place] = inside[place]
                    n, own, settled = many, acts[inside[0]], True
            thing, length = _phrase(words, at, count, keys, steps, ends_in)
            mark = marks[thing] if thing >= 0 else 0
            if mark & P_FAMILY:  # "bangunan gedung perpustakaan": a thing may begin inside the family's name
                for place in range(at + 1, at + length):
                    other, more = _phrase(words, place, count, keys, steps, ends_in)
                    if other >= 0 and place + more > at + length and not marks[other] & P_FAMILY:
                        thing, length, mark = other, place + more - at, marks[other]
                        break
            if thing >= 0 and mark & P_OVER:
                instead = action == MAINTAIN and acts[thing] == BUY
                if action in (BUILD, REHAB, DESIGN, SUPERVISE) or instead or head + n == 0:
                    items[:] = -1
                    items[0], n, settled, structure = thing, 1, True, False
                    action = acts[thing]
                    break
                thing = -1
            settled = settled or (n > 0 and (bounded or flag & F_OPEN != 0))
            if thing >= 0 and n > 0:
                alike = at == after or structure == (mark & P_STRUCTURE != 0)
                if flag & F_JOIN and not settled and not mark & P_FAMILY and alike:
                    if n < MOST_THINGS and _new(items, n, thing):
                        items[n] = thing
                        n += 1
                    listing, unlisted = listing or flag & F_COMMA != 0, False
                    at += length
                    after = at
                    continue
                if unlisted and alike and not settled and not flag & F_JOIN and _new(items, n, thing):
                    items[n - 1], head, unlisted = thing, began, False  # what went before only describes it
                    parts -= 1
                    at += length
                    after = at
                    continue
                settled = settled or (alike and (at == after or not flag & F_JOIN))
                thing = -1
            if thing >= 0:
                near = not bounded or (head == 0 and family < 0 and spare < 0)
                built = not mark & P_STRUCTURE or action >= 0 or head == 0
                if family >= 0 and marks[family] & P_POST and not mark & P_POST:
                    near = False  # behind "a person's services" only what this person is tells more
                if near and built:
                    if mark & P_WEAK:
                        if family < 0 and not telling:
                            spare, head, parts = thing, 0, 0
                            if mark & P_POST:
                                family = thing
                    elif mark & P_FAMILY:
                        family = thing
                        structure = structure or mark & P_STRUCTURE != 0
                        bounded = bounded or kinds[words[at + length - 1]] == BOUNDARY
                    else:
                        if head > 0 and flag & F_COMMA and not bounded and not closed:
                            items[0], n, parts, listing = -2, 1, 1, True
                        else:
                            head, parts = 0, 0
                        items[n], own = thing, acts[thing]
                        n += 1
                        structure = mark & P_STRUCTURE != 0
                    at += length
                    after = at
                    continue
            consult = consult or kind == CONSULT
            paid = family >= 0 and marks[family] & P_POST and n == 0 and not flag & F_END
            if paid and (kind == POSITION or (kind == ROLE and not bounded)):
                spare, family, bounded = family, -1, False
            if kind == MAKE:
                made = made or (action == -1 and n == 0 and head == 0)
                kind = BUILD
            if kind < CORE:
                raised = raised or (head == 0 and not bounded and kind in (MAINTAIN, BUILD, REHAB, MEND))
                settled = settled or n > 0
                bounded = bounded or (spare >= 0 and not marks[spare] & P_POST)  # an activity
                if structure and n < 2 and at + 1 < count:
                    thing, length = _phrase(words, at + 1, count, keys, steps, ends_in)
                    if thing >= 0 and marks[thing] & (P_STRUCTURE | P_FAMILY) == P_STRUCTURE:
                        items[0], n, own, head = thing, 1, acts[thing], 0
                if action == -1 and structure and n > 0 and kind in (REHAB, MEND) and not bounded:
                    action = kind
                if action == -1 and n == 0 and head == 0 and family == -1 and spare == -1 and not bounded:
                    action = kind
                    if kind == CONSULT:
                        action = DESIGN
                    elif kind in (OVERSEER, PLANNER):
                        action = SUPERVISE if kind == OVERSEER else DESIGN
                elif own != DESIGN:
                    action = _later(action, kind, consult, structure)
            elif kind == PROVIDE and family >= 0 and marks[family] & P_POST and n == 0:
                pass  # "… perseorangan penyediaan tenaga kebersihan"
            elif kind == BOUNDARY or (kind == PROVIDE and (n > 0 or head > 0 or family >= 0 or spare >= 0)):
                bounded = True
            elif kind == POSITION:
                bounded = bounded or spare < 0
            elif (
                kind in (CORE, GENERAL, ROLE) and family == -1 and not bounded and not closed and not settled
            ):
                fresh = flag & F_COMMA != 0 or (listing and flag & F_JOIN != 0)
                if n > 0 and not unlisted:
                    fresh = fresh and at == after and not marks[items[n - 1]] & P_APART
                if n > 0 and not unlisted and (structure or at > after + MODIFIERS):
                    settled = True
                elif fresh and (n > 0 or head > 0):
                    listing = True
                    if n == 0:
                        items[0], n, parts = -2, 1, 1
                    unlisted = n < MOST_THINGS and head + 1 < HEAD
                    if unlisted:
                        began = head
                        items[n] = -2 - parts
                        n, parts = n + 1, parts + 1
                        if head > 0:
                            heads[row, head] = CUT
                            head += 1
                if (n == 0 or unlisted) and head < HEAD:
                    heads[row, head] = word
                    head += 1
                    telling = telling or kind == CORE
            elif kind in (NOISE, NEUTRAL, PROVIDE) and at + 1 < count:
                flags[at + 1] |= flag & (F_JOIN | F_COMMA)
                after += at == after
            at += 1
        if n == 0 and spare >= 0 and not telling:
            family = spare if family < 0 else family
        if n == 0 and family >= 0:
            items[0], n, own = family, 1, acts[family]
            head = 0
        if n == 0 and head > 0:
            items[0], n = -2, 1
        if action == DESIGN and not raised and items.max() < 0:
            items[:], head = -1, 0  # a study of something that nobody builds
        if action == -1:
            action = own if own >= 0 else BUILD if structure else BUY
        elif made and action == BUILD and not structure and items[0] >= 0:
            action = BUY
        elif action in (MAINTAIN, MEND) and own == BUY:
            action = BUY  # "pemeliharaan … (bahan bakar)": what is used up is bought
        if action == MEND:
            action = REHAB if structure else MAINTAIN
        actions[row] = action
        heads[row, head:] = -1
