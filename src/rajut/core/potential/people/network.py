"""The compiled part of matching; import it only where something is matched, for it loads the compiler.

Nodes: wants (a of them), offers (b), and last the pool. Arcs, in this order: want -> pool, what stays without
(a); want -> offer (m); pool -> offer, what stays over (b). No arc has a limit, for the pool fills every offer
to its size. A basis is a tree hung up at the pool, and a tree arc belongs to its lower node: a want sends up,
an offer is sent down to. A potential is what it costs to bring one unit from the node to the pool.
"""

import heapq

import numba
import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Nodes = npt.NDArray[np.int32]

NOTHING = -1
BLOCK = 1024  # arcs looked at before the best of them enters; at least the square root of all


@numba.njit(cache=True)
def solved(
    tail: Nodes, head: Nodes, cost: Numbers, wanted: Numbers, offered: Numbers
) -> tuple[Numbers, Numbers, int]:
    """Return the flow of every arc, the potential of every node, and how often the tree was changed.

    Network simplex with block search (Kiraly & Kovacs 2012). The tree stays strongly feasible (Cunningham
    1976: from every node something could still be sent to the pool), so it ends though some move nothing.
    """
    a, n, m = len(wanted), len(wanted) + len(offered), len(tail)
    parent, depth, potential = (
        np.full(n + 1, n, np.int32),
        np.ones(n + 1, np.int32),
        np.zeros(n + 1, np.int64),
    )
    arc, flow = np.empty(n, np.int64), np.empty(n, np.int64)
    arc[:a], arc[a:] = np.arange(a), np.arange(m - n + a, m)
    flow[:a], flow[a:], potential[:a] = wanted, offered, cost[:a]
    parent[n], depth[n] = NOTHING, 0
    lists = _row(n)
    block, steps, entering = max(BLOCK, int(m**0.5)), 0, 0
    while True:
        entering = _entering(tail, head, cost, potential, entering, block)
        if entering == NOTHING:
            break
        p, q = tail[entering], head[entering]
        reduced = cost[entering] + potential[q] - potential[p]
        leaving, on_p, amount = _leaving(p, q, a, parent, depth, flow)
        _push(p, q, a, amount, parent, depth, flow)
        low, high, change = (p, q, reduced) if on_p else (q, p, -reduced)
        _rehang(low, high, leaving, entering, amount, parent, arc, flow, lists)
        _shift(low, change, parent, depth, potential, lists)
        steps += 1
    flows = np.zeros(m, np.int64)
    flows[arc] = flow
    return flows, potential, steps


@numba.njit(cache=True)
def _row(n: int) -> Nodes:
    """Return each node's first child, next and previous sibling (n + 1, 3): all hang at the pool."""
    lists = np.full((n + 1, 3), NOTHING, np.int32)
    lists[:n, 1], lists[:n, 2] = np.arange(1, n + 1), np.arange(-1, n - 1)
    lists[n, 0], lists[n - 1, 1] = 0, NOTHING
    return lists


@numba.njit(cache=True)
def _entering(tail: Nodes, head: Nodes, cost: Numbers, potential: Numbers, start: int, block: int) -> int:
    """Return the arc that saves most of the first block that has one, from `start` all around; or NOTHING."""
    best, found, at, m = 0, NOTHING, start, len(tail)
    for seen in range(1, m + 1):
        reduced = cost[at] + potential[head[at]] - potential[tail[at]]
        if reduced < best:
            best, found = reduced, at
        at = at + 1 if at + 1 < m else 0
        if seen % block == 0 and found != NOTHING:
            break
    return found


@numba.njit(cache=True)
def _leaving(p: int, q: int, a: int, parent: Nodes, depth: Nodes, flow: Numbers) -> tuple[int, bool, int]:
    """Return the node whose arc empties first as flow goes p -> q and back over the tree, its side, how much.

    Of several the last on the way round, seen from where the two sides meet.
    """
    leaving, on_p, amount = NOTHING, True, np.int64(1 << 62)
    while p != q:
        if depth[p] >= depth[q]:
            if p < a and flow[p] < amount:
                leaving, on_p, amount = p, True, flow[p]
            p = parent[p]
        else:
            if q >= a and flow[q] <= amount:
                leaving, on_p, amount = q, False, flow[q]
            q = parent[q]
    return leaving, on_p, int(amount)


@numba.njit(cache=True)
def _push(p: int, q: int, a: int, amount: int, parent: Nodes, depth: Nodes, flow: Numbers) -> None:
    """Send the amount around: on p's side wants send less and offers get more, on q's side the reverse."""
    while p != q:
        if depth[p] >= depth[q]:
            flow[p] += -amount if p < a else amount
            p = parent[p]
        else:
            flow[q] += amount if q < a else -amount
            q = parent[q]


@numba.njit(cache=True)
def _rehang(
    node: int,
    above: int,
    last: int,
    entering: int,
    amount: int,
    parent: Nodes,
    arc: Numbers,
    flow: Numbers,
    lists: Nodes,
) -> None:
    """Hang `node` at `above` by the entering arc, and each node on the way up to `last` at the one before."""
    while True:
        old, old_arc, old_flow = parent[node], arc[node], flow[node]
        _move(node, old, above, lists)
        parent[node], arc[node], flow[node] = above, entering, amount
        if node == last:
            return
        above, node, entering, amount = node, old, old_arc, old_flow


@numba.njit(cache=True)
def _move(node: int, old: int, new: int, lists: Nodes) -> None:
    """Take the node out of the old parent's list of children and put it first in the new one's."""
    following, previous = lists[node, 1], lists[node, 2]
    if previous == NOTHING:
        lists[old, 0] = following
    else:
        lists[previous, 1] = following
    if following != NOTHING:
        lists[following, 2] = previous
    first = lists[new, 0]
    lists[node, 1], lists[node, 2], lists[new, 0] = first, NOTHING, node
    if first != NOTHING:
        lists[first, 2] = node


@numba.njit(cache=True)
def _shift(top: int, change: int, parent: Nodes, depth: Nodes, potential: Numbers, lists: Nodes) -> None:
    """Add the change to the potential of the node and of all below it; their depths are counted anew."""
    node = top
    while True:
        potential[node] += change
        depth[node] = depth[parent[node]] + 1
        if lists[node, 0] != NOTHING:
            node = lists[node, 0]
            continue
        while node != top and lists[node, 1] == NOTHING:
            node = parent[node]
        if node == top:
            return
        node = lists[node, 1]


@numba.njit(cache=True)
def least(
    first: Numbers,
    head: Nodes,
    cost: Numbers,
    first_taker: Numbers,
    taker: Nodes,
    without: npt.NDArray[np.bool_],
    potential: Numbers,
) -> Numbers:
    """Return the least potentials that prove the optimum, shape (n + 1,).

    The least potential of an offer is exactly what one unit more of it would save, of a want what one unit
    less of it would, whichever of several optima was found. It is the shortest way from the pool over what
    can still be changed (Dijkstra over the reduced costs). Arcs want -> offer: those of want i from first[i]
    to first[i + 1]; the wants that take from offer j: taker[first_taker[j]:first_taker[j + 1]]; `without`
    (a,) tells the wants of which a part stays without.
    """
    a, n = len(without), len(potential) - 1
    far = np.full(n + 1, np.int64(1 << 62))
    far[n], far[a:n], far[:a][without] = 0, potential[a:n], 0
    queue = [(far[node], np.int64(node)) for node in range(n) if far[node] < 1 << 62]
    heapq.heapify(queue)
    while queue:
        way, node = heapq.heappop(queue)
        if way > far[node]:
            continue
        if node < a:
            for at in range(first[node], first[node + 1]):
                _reach(head[at], way + cost[at] + potential[head[at]] - potential[node], far, queue)
        else:
            for at in range(first_taker[node - a], first_taker[node - a + 1]):
                _reach(taker[at], way, far, queue)
    return potential - far


@numba.njit(cache=True)
def _reach(node: int, way: np.int64, far: Numbers, queue: list[tuple[np.int64, np.int64]]) -> None:
    """Note a shorter way to the node."""
    if way < far[node]:
        far[node] = way
        heapq.heappush(queue, (way, np.int64(node)))
