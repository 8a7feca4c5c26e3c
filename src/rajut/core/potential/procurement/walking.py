"""The compiled part of understanding a title: its action, its things, or its head; loads the compiler."""

import numba
import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.asides import enclosed, new
from rajut.core.potential.procurement.laying import (
    BOUNDARY,
    BUILD,
    BUY,
    CONSULT,
    CORE,
    DESIGN,
    F_CLOSE,
    F_COMMA,
    F_DASH,
    F_END,
    F_JOIN,
    F_MARK,
    F_OPEN,
    GENERAL,
    MAINTAIN,
    MAKE,
    MEND,
    NEUTRAL,
    NOISE,
    OVERSEER,
    P_APART,
    P_FAMILY,
    P_OVER,
    P_POST,
    P_STRUCTURE,
    P_WEAK,
    PLANNER,
    POSITION,
    PROVIDE,
    REHAB,
    ROLE,
    SUPERVISE,
    WIDE,
    laid,
    phrase,
)

Numbers = npt.NDArray[np.int32]

MOST_THINGS = 4  # of one title
HEAD = 8  # words of a head
MODIFIERS = 2  # words after a thing that a list may still go on behind
CUT = np.int32(-(2**31))  # between the unlisted parts of a list, in a head


@numba.njit(cache=True, nogil=True)
def _later(action, kind, consult, structure):  # type: ignore[no-untyped-def]  # numba infers
    """Return the action after a word that may say that building is only designed or supervised.

    "(konsultan pengawas)" says so whatever the thing is.
    """
    told = consult and kind in (OVERSEER, PLANNER)
    if kind == OVERSEER and consult:
        kind = SUPERVISE
    if kind == CONSULT or (kind == PLANNER and consult):
        kind = DESIGN
    builds = action in (BUILD, REHAB) or (structure and action in (-1, MAINTAIN, MEND))
    if kind in (DESIGN, SUPERVISE) and (builds or told or (action == DESIGN and consult)):
        return kind
    return action


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
        count = laid(flat, begins[row], ends[row], kinds, joins, long, longs, words, flags)
        items = found[row]
        action, family, n, head, parts = -1, -1, 0, 0, 0
        consult, bounded, structure, closed, settled = False, False, False, False, False
        own, after, at = -1, 0, 0
        listing, unlisted = False, False  # in a list with commas; in a part of it that no phrase names
        bracket, began = False, 0  # in brackets; where in the head the part began
        before = False  # the brackets: whether what is named was bounded
        spare = -1  # a family that says so little that words nobody listed are better
        telling, raised, made = False, False, False  # a head of more than general words; built; only made
        while at < count:
            word, flag = words[at], flags[at]
            kind = kinds[word] if word >= 0 else CORE
            if flag & F_OPEN and n == 0:
                before = bounded
                coded = kind == NOISE and at + 1 < count and flags[at + 1] & F_DASH != 0
                bounded = coded  # "(1.05.01 - …)" is an activity with its number
                closed = closed or head > 0
            closed = closed or (spare >= 0 and head > 0 and flag & F_CLOSE != 0)
            if flag & F_CLOSE and bracket and spare >= 0 and n + head == 0:
                bounded = before
            if flag & F_END and (telling or family >= 0 or n > 0 or spare >= 0):
                bounded = True
            bracket = (bracket and not flag & F_CLOSE) or flag & F_OPEN != 0
            closer = flag & F_OPEN or (flag & F_DASH and not bracket)
            if closer and n == 1 and items[0] >= 0 and not marks[items[0]] & P_APART:
                many = enclosed(words, flags, at, count, kinds, tree, marks, acts, structure, inside)
                if many > 0:
                    for place in range(many):
                        items[place] = inside[place]
                    n, own, settled = many, acts[inside[0]], True
            thing, length = phrase(words, at, count, keys, steps, ends_in)
            mark = marks[thing] if thing >= 0 else 0
            if mark & P_FAMILY:  # "bangunan gedung perpustakaan": a thing may begin inside the family's name
                for place in range(at + 1, at + length):
                    other, more = phrase(words, place, count, keys, steps, ends_in)
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
                    if n < MOST_THINGS and new(items, n, thing):
                        items[n] = thing
                        n += 1
                    listing, unlisted = listing or flag & F_COMMA != 0, False
                    at += length
                    after = at
                    continue
                if unlisted and alike and not settled and not flag & F_JOIN and new(items, n, thing):
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
                near = near or (spare >= 0 and head == 0 and flag & F_DASH != 0)
                if head > 0 and near and not flag & F_MARK and not closed and not mark & P_FAMILY:
                    first = kinds[heads[row, 0]] if heads[row, 0] >= 0 else CORE
                    if (telling and mark & P_POST) or (first == ROLE and not mark & P_POST):
                        for place in range(at, at + length):  # "operator genset", "ruang kreasi guru"
                            if head < HEAD:
                                heads[row, head] = words[place]
                                head += 1
                                telling = True
                        at += length
                        continue
                if family >= 0 and mark & P_STRUCTURE and not structure and action == -1:
                    near = False  # "alat rumah tangga (… rumah jabatan)" is for the house
                if near and built:
                    if mark & P_WEAK:
                        if family < 0 and not telling and (spare < 0 or not marks[spare] & P_POST):
                            spare, head, parts = thing, 0, 0
                            bounded = bounded or kinds[words[at + length - 1]] == BOUNDARY
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
            dashed = kind == CORE and family == spare and flag & F_DASH != 0
            if paid and (kind == POSITION or ((kind == ROLE or dashed) and not bounded)):
                spare, family, bounded = family, -1, False
            if kind == MAKE:
                made = made or (action == -1 and n == 0 and head == 0)
                kind = BUILD
            if kind < CORE:
                raised = raised or (head == 0 and not bounded and kind in (MAINTAIN, BUILD, REHAB, MEND))
                settled = settled or n > 0
                bounded = bounded or (spare >= 0 and not marks[spare] & P_POST)  # an activity
                if structure and n < 2 and at + 1 < count:
                    thing, length = phrase(words, at + 1, count, keys, steps, ends_in)
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
                    raised = raised or (head > 0 and consult and kind == PLANNER)
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
                    last = marks[items[n - 1]] if items[n - 1] >= 0 else 0
                    fresh = fresh and at == after and not last & P_APART
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
