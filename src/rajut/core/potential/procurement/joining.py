"""The compiled part of finding governments that could buy together; it loads the compiler.

The packages stand cell by cell, a cell being a commodity in a year: those of cell c are `firsts[c]` to
`firsts[c + 1]`. Money is in whole rupiah, so that sums do not depend on the order of the packages.
"""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

LARGEST = 12  # members of a group: as many as shares are worked out for
MONTHS = 12


@numba.njit(cache=True, nogil=True)
def sorted_by(cells: Numbers, count: int) -> tuple[Places, Places]:
    """Return where each cell begins, and the rows cell by cell, in their order; rows below 0 are left out."""
    firsts = np.zeros(count + 1, np.int64)
    for row in range(len(cells)):
        if cells[row] >= 0:
            firsts[cells[row] + 1] += 1
    for cell in range(count):
        firsts[cell + 1] += firsts[cell]
    places, rows = firsts[:-1].copy(), np.empty(firsts[-1], np.int64)
    for row in range(len(cells)):
        cell = cells[row]
        if cell >= 0:
            rows[places[cell]] = row
            places[cell] += 1
    return firsts, rows


@numba.njit(cache=True, nogil=True)
def saved(whole: Any, powers: Any, beta: Any) -> Any:
    """Return what parts b of the whole B save: B - sum b (b / B)^beta; `powers` is sum b^(1 + beta)."""
    return whole - powers * whole**-beta


@numba.njit(cache=True, nogil=True)
def joined(  # type: ignore[no-untyped-def]  # numba infers
    firsts, region, months, money, near, terms, first, last, group
):
    """Form groups in the cells `first` to `last`; return each group's cell, month and saving.

    `months` has bit m - 1 set where a package may be tendered in month m. `terms` are per cell: beta, what a
    tender costs, what coordination costs per further member. `group` (per package) is filled with the number
    of its group among those returned, or -1. Month after month, the one with the most money first; in a
    month every government's packages still free are added up and `_grown` forms groups of them.
    """
    betas, tenders, coordination = terms
    most = (firsts[last] - firsts[first]) // 2
    cells, at, savings = np.empty(most, np.int32), np.empty(most, np.int8), np.empty(most)
    budget, assigned = np.zeros(len(near)), np.full(len(near), -1, np.int32)
    count = 0
    for cell in range(first, last):
        begin, end = firsts[cell], firsts[cell + 1]
        if end - begin < 2:
            continue
        free = _monthly(months, money, begin, end)
        while free.max() > 0:
            month = np.argmax(free)
            free[month] = 0  # gone
            touched = _added(region, months, money, group, begin, end, month, budget)
            if len(touched) > 1:
                order = touched[np.argsort(-budget[touched], kind="mergesort")]
                before = count
                extra = tenders[cell] - coordination
                count = _grown(order, budget, near, betas[cell], extra, assigned, savings, count)
                cells[before:count], at[before:count] = cell, month + 1
                _taken(region, months, money, group, begin, end, month, assigned, free)
            for place in touched:
                budget[place], assigned[place] = 0.0, -1
    return cells[:count].copy(), at[:count].copy(), savings[:count].copy()


@numba.njit(cache=True, nogil=True)
def _monthly(months, money, begin, end):  # type: ignore[no-untyped-def]  # numba infers
    """Return the money of the packages that may be tendered in each month."""
    totals = np.zeros(MONTHS, np.int64)
    for row in range(begin, end):
        for month in range(MONTHS):
            if months[row] >> month & 1:
                totals[month] += money[row]
    return totals


@numba.njit(cache=True, nogil=True)
def _added(  # type: ignore[no-untyped-def]  # numba infers
    region, months, money, group, begin, end, month, budget
):
    """Add up each place's packages of the month that are free; return the places in rising order."""
    touched, count = np.empty(min(len(budget), end - begin), np.int32), 0
    for row in range(begin, end):
        if group[row] < 0 and months[row] >> month & 1:
            if budget[region[row]] == 0:
                touched[count] = region[row]
                count += 1
            budget[region[row]] += money[row]
    return np.sort(touched[:count])


@numba.njit(cache=True, nogil=True)
def _taken(  # type: ignore[no-untyped-def]  # numba infers
    region, months, money, group, begin, end, month, assigned, free
):
    """Give the free packages of the month to their places' groups; their money is free in no month more."""
    for row in range(begin, end):
        new = assigned[region[row]]
        if new >= 0 and group[row] < 0 and months[row] >> month & 1:
            group[row] = new
            for other in range(MONTHS):
                if free[other] > 0 and months[row] >> other & 1:
                    free[other] -= money[row]


@numba.njit(cache=True, nogil=True)
def _grown(  # type: ignore[no-untyped-def]  # numba infers
    order, budget, near, beta, extra, assigned, savings, count
):
    """Grow groups from the largest budget on; return the number of groups so far.

    A group takes in the largest free place near any of its members (of its province, or on its border) as
    long as that saves more than coordination costs, up to LARGEST places. A place that could take in nobody
    stays alone.
    """
    many, wide, raised = len(order), np.empty(len(near), np.bool_), budget[order] ** (1 + beta)
    after = np.arange(1, many + 1)  # where in the order the next free place stands
    first = 0
    while first < many:
        start = order[first]
        whole, powers, saving, size = budget[start], raised[first], 0.0, 1
        so_far = saved(whole, powers, beta)
        reach = near[start]
        while size < LARGEST:
            before, at = first, after[first]
            while at < many and not reach[order[at]]:
                before, at = at, after[at]
            if at == many:
                break
            other = order[at]
            whole, powers = whole + budget[other], powers + raised[at]
            now = saved(whole, powers, beta)
            gain = now - so_far + extra
            if gain <= 0:
                break
            so_far, saving, size = now, saving + gain, size + 1
            assigned[start] = assigned[other] = count
            wide[:] = reach | near[other]  # a copy only now: most places take in nobody
            reach = wide
            after[before] = after[at]
        if size > 1:
            savings[count] = saving
            count += 1
        first = after[first]
    return count


@numba.njit(cache=True, nogil=True)
def least(owners, money, count, most):  # type: ignore[no-untyped-def]  # numba infers
    """Return, per owner, the money of its package that is `most`-th by money; 0 where it has fewer."""
    largest = np.zeros((count, most), np.int64)
    for row in range(len(owners)):
        owner, at = owners[row], most
        while at > 0 and largest[owner, at - 1] < money[row]:
            at -= 1
        if at < most:
            for place in range(most - 1, at, -1):
                largest[owner, place] = largest[owner, place - 1]
            largest[owner, at] = money[row]
    return largest[:, most - 1].copy()


@numba.njit(cache=True, nogil=True)
def left(firsts, region, money, group, places, most):  # type: ignore[no-untyped-def]  # numba infers
    """Return, per place, the cells with the most of its money in no group, and how much; -1 where fewer."""
    cells, amounts = np.full((places, most), -1, np.int32), np.zeros((places, most))
    budget = np.zeros(places)
    for cell in range(len(firsts) - 1):
        for row in range(firsts[cell], firsts[cell + 1]):
            if group[row] < 0:
                budget[region[row]] += money[row]
        for row in range(firsts[cell], firsts[cell + 1]):
            place = region[row]
            if budget[place] > amounts[place, most - 1]:
                at = most - 1
                while at > 0 and amounts[place, at - 1] < budget[place]:
                    cells[place, at], amounts[place, at] = cells[place, at - 1], amounts[place, at - 1]
                    at -= 1
                cells[place, at], amounts[place, at] = cell, budget[place]
            budget[place] = 0.0
    return cells, amounts
