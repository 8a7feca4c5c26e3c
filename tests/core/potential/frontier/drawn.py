"""Units drawn for tests, and the slow obvious way to a score: one program a point, by another solver."""

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from rajut.core.potential.frontier.units import Amounts, Returns, Units, units

AMOUNT = st.one_of(st.integers(1, 5).map(float), st.floats(0.5, 100).map(lambda amount: round(amount, 3)))
SOME = st.one_of(AMOUNT, st.just(0.0))


@st.composite
def drawn(draw: st.DrawFn, *, most: int = 8) -> Units:
    """Draw units with some zeros, none of which uses or brings about nothing."""
    n, m, s = draw(st.integers(1, most)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    return units([f"U{place}" for place in range(n)], draw(_table(n, m)), draw(_table(n, s)))


def _table(n: int, columns: int) -> st.SearchStrategy[list[list[float]]]:
    row = st.tuples(AMOUNT, *[SOME] * (columns - 1)).map(list)
    filled = st.lists(row, min_size=n - 1, max_size=n - 1)
    return st.tuples(st.lists(AMOUNT, min_size=columns, max_size=columns), filled).map(
        lambda both: [both[0], *both[1]]
    )


def slow(known: Units, returns: Returns, used: Amounts, brought: Amounts) -> float:
    """Solve the program of one point as the textbooks write it; NaN where it has no solution."""
    x, y = known.inputs / known.inputs.mean(axis=0), known.outputs / known.outputs.mean(axis=0)
    used, brought = used / known.inputs.mean(axis=0), brought / known.outputs.mean(axis=0)
    upper = np.vstack([np.c_[-used, x.T], np.c_[np.zeros(len(brought)), -y.T]])
    right = np.r_[np.zeros(len(used)), -brought]
    size = np.r_[0.0, np.ones(len(x))][None]
    sign = {Returns.DECREASING: 1.0, Returns.INCREASING: -1.0}.get(returns)
    if sign is not None:
        upper, right = np.vstack([upper, sign * size]), np.r_[right, sign]
    equal = (size, [1.0]) if returns is Returns.VARIABLE else (None, None)
    cost = np.r_[1.0, np.zeros(len(x))]
    found = linprog(cost, A_ub=upper, b_ub=right, A_eq=equal[0], b_eq=equal[1])
    return float(found.fun) if found.status == 0 else np.nan
