"""Deciding between whole groups: the optimiser's branch and cut, on few groups and from a known choice."""

from dataclasses import dataclass

import numpy as np

from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Places
from rajut.core.coalition.program import NO_CUTS, Indices, Program, Triples


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """The best choice found (rows of the table), its worth, what any choice can be worth, and the steps."""

    chosen: Indices
    worth: float
    bound: float
    nodes: int


def decided(
    table: Places,
    worth: Amounts,
    n: int,
    *,
    cuts: Triples = NO_CUTS,
    begin: Indices | None = None,
    near: float,
    nodes: int,
) -> Decision:
    """Search among these groups for the choice worth most, in at most `nodes` steps.

    `begin` is a choice to begin with; `cuts` are known to hold for whole groups; differences in worth below
    `near` do not matter.
    """
    import highspy

    program, count = Program(n), len(table)
    program.cut(cuts)
    program.take_in(table, worth)
    solver = program.solver
    whole = np.full(count, highspy.HighsVarType.kInteger)
    solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), whole)
    for name, value in {"mip_rel_gap": 0.0, "mip_abs_gap": near, "mip_max_nodes": nodes}.items():
        solver.setOptionValue(name, value)
    if begin is not None:
        solver.setSolution(len(begin), begin.astype(np.int32), np.ones(len(begin)))
    solver.run()
    parts, told = np.array(solver.getSolution().col_value), solver.getInfo()
    chosen = np.flatnonzero(parts > 0.5)
    total = float(worth[chosen].sum())
    return Decision(chosen, total, max(total, float(told.mip_dual_bound)), int(told.mip_node_count))
