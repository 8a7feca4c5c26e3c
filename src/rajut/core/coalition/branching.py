"""Deciding between whole groups: two places are together or they are not (Ryan & Foster 1981)."""

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Flags, Places
from rajut.core.coalition.program import WHOLE, Indices, Program, Solved, Triples

ROUNDS = 6  # of cuts at a node
OVER = 0.015  # what a cut at a node must be broken by


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """The best choice better than the floor (None where there is none), and what any choice can be worth."""

    chosen: Indices | None
    worth: float
    bound: float
    nodes: int


def decided(
    table: Places, worth: Amounts, n: int, *, cuts: Triples, floor: float, near: float, nodes: int
) -> Decision:
    """Search for a choice worth more than `floor`, the best branch first, in at most `nodes` steps."""
    program = Program(n)
    program.take_in(table, worth)
    program.cut(cuts)
    best, chosen, seen = floor, None, 0
    # The number of a branch decides between equals, so that the order never depends on anything else.
    open_: list[tuple[float, int, Flags]] = [(-np.inf, 0, np.ones(len(table), dtype=bool))]
    while open_ and -open_[0][0] > best + near and seen < nodes:
        _, _, allowed = heappop(open_)
        program.allow(allowed)
        solved = _tightened(program, best + near)
        seen += 1
        if solved.bound <= best + near:
            continue
        if not len(solved.split):
            chosen = solved.taken
            best = float(worth[chosen].sum())
            continue
        for side, branch in enumerate(_branches(program.member, solved, allowed)):
            heappush(open_, (-solved.bound, 2 * seen + side, branch))
    bound = -open_[0][0] if open_ else best
    return Decision(chosen, best, max(best, bound), seen)


def _tightened(program: Program, enough: float) -> Solved:
    """Solve, cutting off shares of groups while that helps."""
    solved = program.solve()
    for _ in range(ROUNDS):
        if solved.bound <= enough or not len(solved.split):
            break
        triples = program.violated(solved, over=OVER)
        if not len(triples):
            break
        program.cut(triples)
        solved = program.solve()
    return solved


def _branches(member: Flags, solved: Solved, allowed: Flags) -> tuple[Flags, Flags]:
    """Take the pair that is most nearly half together; allow what has both or none, and what has not both."""
    held = member[solved.split]
    pairs = np.triu((held * solved.parts[solved.split][:, None]).T @ held, 1)
    open_ = (pairs > WHOLE) & (pairs < 1 - WHOLE)
    a, b = np.unravel_index(int(np.where(open_, -np.abs(pairs - 0.6), -9.0).argmax()), pairs.shape)
    return allowed & (member[:, a] == member[:, b]), allowed & ~(member[:, a] & member[:, b])
