"""Deciding between whole groups: place after place, with all that can still be best kept side by side.

Dynamic programming over the places in an order that keeps neighbours close (Cuthill & McKee 1969): what was
chosen so far matters only by the places that it gives out further on. A choice is let go when it cannot
reach a known one any more: each of its groups lacks something at the prices of the linear program, and the
sum of that is what it stays below the program's bound (state-space bounding; Christofides, Mingozzi & Toth
1981). Where more than `width` are alive the best go on (beam search; Lowerre 1976) and the most that the
others could be worth is told: without any, the decision is proven.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Places
from rajut.core.coalition.program import Indices, Solved, Triples, members

Order = Indices  # every place once

if TYPE_CHECKING:
    from rajut.core.coalition.sweeping import Numbers, Words

ROOM = 2  # times as many states are written before the best are picked
WORD = 64  # places a number holds
CLOSE = 5_000  # groups by which places are put in order
TOLL = 1e-12  # of the bound: a cut that costs less is passed over


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """The best choice found (rows of the table; None if none was), the most that any other can be worth.

    `beyond` counts what was let go for want of room, not what cannot reach the floor; `states` is how many
    were kept in all.
    """

    chosen: Indices | None
    beyond: float
    states: int


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The places in their order, the groups by their first place in it, the least lacking first."""

    rows: Indices  # of the table
    masks: "Words"
    lacking: Amounts
    ends: Indices  # where the groups of each place begin, shape (n + 1,)
    alone: Amounts
    once: Indices
    firsts: Indices
    cuts: Indices
    tolls: Amounts


def decided(
    table: Places,
    lacking: Amounts,
    solved: Solved,
    cuts: Triples,
    *,
    order: Order,
    floor: float,
    width: int,
) -> Decision:
    """Search among groups that lack so much at the prices and tolls for a choice worth more than `floor`."""
    laid = _laid(table, lacking, solved, cuts, order)
    n, words = len(laid.alone), laid.masks.shape[1]
    held, value = np.zeros((1, words), dtype=np.uint64), np.array([solved.bound])
    room = ROOM * width + 1
    found, values = np.empty((room, words), dtype=np.uint64), np.empty(room)
    before, rows = np.empty(room, dtype=np.int32), np.empty(room, dtype=np.int32)
    slots = np.empty(1 << (2 * room).bit_length(), dtype=np.int32)
    past: list[tuple[Numbers, Numbers]] = []
    beyond, states = -np.inf, 0
    from rajut.core.coalition.sweeping import stepped

    for place in range(n):
        sides = laid.masks, laid.lacking, laid.ends[place : place + 2], laid.alone[place]
        costly = laid.once, laid.firsts, laid.cuts, laid.tolls
        state = place, held, value, *sides, *costly, floor, width
        count, dropped = stepped(*state, found, values, before, rows, slots)
        order = np.argsort(-values[:count], kind="stable")
        held, value = found[order], values[order]
        past.append((before[order], rows[order]))
        beyond, states = max(beyond, dropped), states + count
    return Decision(_traced(past, laid.rows) if len(value) else None, beyond, states)


def _traced(past: "list[tuple[Numbers, Numbers]]", rows: Indices) -> Indices:
    """Follow the best state back."""
    state, chosen = 0, []
    for before, row in reversed(past):
        if row[state] >= 0:
            chosen.append(rows[row[state]])
        state = int(before[state])
    return np.array(sorted(chosen), dtype=np.int64)


def _laid(table: Places, lacking: Amounts, solved: Solved, cuts: Triples, order: Order) -> _Row:
    n = len(order)
    position = np.empty(n, dtype=np.int64)
    position[order] = np.arange(n)
    places = np.where(table >= 0, position[table], n)
    first = places.min(axis=1, initial=n)
    rows = np.lexsort((lacking, first))
    costly = np.flatnonzero(solved.tolls > TOLL * max(1.0, abs(solved.bound)))
    corners = position[cuts[costly]]
    once, firsts = _once(places[rows], corners, n)
    return _Row(
        rows=rows,
        masks=_masks(places[rows], n),
        lacking=np.ascontiguousarray(lacking[rows]),
        ends=np.searchsorted(first[rows], np.arange(n + 1)),
        alone=solved.prices[order],
        once=once,
        firsts=firsts,
        cuts=corners,
        tolls=solved.tolls[costly],
    )


def orders(table: Places, lacking: Amounts, n: int, *, most: int) -> list[Order]:
    """Put places close to each other that groups hold together, in ways of which one may suit better.

    By levels (Cuthill & McKee 1969), and by the second vector of the graph's Laplacian (Fiedler 1975;
    Barnard, Pothen & Simon 1995), each from either end; at most so many.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    close = np.argsort(lacking, kind="stable")[:CLOSE]
    held = csr_array(members(table[close], n).astype(np.int32))
    linked = csr_array(held.T @ held)
    by_level = np.asarray(reverse_cuthill_mckee(linked, symmetric_mode=True), dtype=np.int64)
    if most == 1:
        return [by_level]
    along = _along(linked.toarray().astype(np.float64))
    return [by_level, along[::-1].copy(), by_level[::-1].copy(), along][:most]


def _along(linked: Amounts) -> Order:
    np.fill_diagonal(linked, 0.0)
    weight = 1.0 / np.sqrt(np.maximum(linked.sum(axis=1), 1.0))
    vectors = np.linalg.eigh(np.eye(len(linked)) - weight[:, None] * linked * weight)[1]
    second = vectors[:, min(1, len(linked) - 1)] * weight
    return np.argsort(second * np.sign(second[np.abs(second).argmax()]), kind="stable")


def _masks(places: Indices, n: int) -> "Words":
    """One bit a place; shape (groups, numbers of 64 bits)."""
    masks = np.zeros((len(places), max(1, -(-n // WORD))), dtype=np.uint64)
    rows, columns = np.nonzero(places < n)
    inside = places[rows, columns]
    np.bitwise_or.at(masks, (rows, inside // WORD), np.uint64(1) << (inside % WORD).astype(np.uint64))
    return masks


def _once(places: Indices, corners: Indices, n: int) -> tuple[Indices, Indices]:
    """List the cuts of which each group, and then each place alone, holds one place."""
    inside = np.zeros((n + 1, len(corners)), dtype=np.int8)
    inside[corners, np.arange(len(corners))[:, None]] = 1
    count = np.zeros((len(places), len(corners)), dtype=np.int8)
    for column in range(places.shape[1]):
        count += inside[places[:, column]]
    rows, cuts = np.nonzero(np.concatenate([count, inside[:n]]) == 1)
    return cuts, np.searchsorted(rows, np.arange(len(places) + n + 1))
