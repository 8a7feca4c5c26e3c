"""What every group of parties would pay at the least, with the sites that its members bring.

The sites of a group are those of its members. A site that only members use can be closed, and what they pay
for it falls away; a site that others use too stays, and so does the members' part of its fixed cost. Whoever
comes to a site pays for each unit. A group cannot use the room that others need at its sites.

All sets of open sites are looked at for all groups at once, each party at its cheapest open site; where that
overfills a site, and only there, the exact program decides (`capacitated`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.facilities.capacitated import Amounts, Flags, Places, Placing, placed

CHUNK = 1 << 21  # costs looked at at once: 16 MiB
NEAR = 1e-9  # of a load: a site that is fuller by less is not overfilled


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Parties (n) and sites (s); loads in tons a year, money in rupiah.

    `loads` (n,), `fixed` (n, s) what a member brings into a site's yearly cost, `each` (n, s) for one unit
    of a party at a site with its transport, `own` (n, s) whose sites they are, `rooms` (s,) what they hold
    (infinite where nothing is known), `taken` (n, s) what a party outside a group needs of them, `others`
    (s,) whether somebody who is no party uses them too.
    """

    loads: Amounts
    fixed: Amounts
    each: Amounts
    own: Flags
    rooms: Amounts
    taken: Amounts
    others: Flags


def costs(ground: Ground) -> Amounts:
    """Return what every group pays at the least, bit i of its number being party i; shape (2**n,)."""
    return chosen(ground)[0]


def chosen(ground: Ground, groups: Flags | None = None) -> tuple[Amounts, Amounts]:
    """Return what groups (g, n), or all, pay at the least and what each party brings where; (g,), (g, n, s).

    All groups come by their number, bit i of it being party i.
    """
    every = bits(len(ground.loads)) if groups is None else groups
    paid, brought = np.zeros(len(every)), np.zeros((len(every), *ground.each.shape))
    for first, some, cheapest, opened in _looked_at(ground, every):
        to = slice(first, first + len(some))
        paid[to], brought[to] = cheapest, _brought(ground, some, opened)
        for row in np.flatnonzero(_overfilled(ground, some, brought[to])):
            exact = _exact(ground, some[row])
            paid[first + row], brought[first + row] = exact.cost, exact.amounts
    nobody = ~every.any(axis=1)
    paid[nobody], brought[nobody] = 0.0, 0.0
    return paid, brought


def amounts(ground: Ground) -> Amounts:
    """Return what every party brings to every site when all act as one; shape (n, s)."""
    return np.asarray(chosen(ground, np.ones((1, len(ground.loads)), dtype=np.bool_))[1][0])


def borne(ground: Ground, brought: Amounts, site: int, own: Amounts) -> Amounts:
    """Return what every group that brings `brought` (2**n, n, s) bears of its members' parts (n,) of a site.

    It bears nothing of a site that it has to itself and brings nothing to: that is closed.
    """
    groups = bits(len(ground.loads))
    shut = _to_itself(ground, groups)[:, site] & ~brought[:, :, site].any(axis=1)
    return np.asarray(np.where(shut, 0.0, groups @ own))


def bits(n: int) -> Flags:
    """Return every subset of n things by its number; shape (2**n, n)."""
    return (np.arange(1 << n)[:, None] >> np.arange(n) & 1).astype(np.bool_)


def _looked_at(ground: Ground, every: Flags) -> Iterator[tuple[int, Flags, Amounts, Flags]]:
    """Yield groups in their order, some at a time, with their least cost and the sites that are open then."""
    opened = bits(ground.each.shape[1])[1:]
    paid = _nearest(ground, opened)
    for first in range(0, len(every), max(1, CHUNK // len(opened))):
        some = every[first : first + max(1, CHUNK // len(opened))]
        shut = (some @ ground.own.astype(np.float64)) == 0
        closable, stays = _fixed(ground, some)
        total = some @ paid.T + closable @ opened.T + stays[:, None]
        total[(shut.astype(np.float64) @ opened.T) > 0] = np.inf
        least = total.argmin(axis=1)
        yield first, some, total[np.arange(len(some)), least], opened[least]


def _fixed(ground: Ground, groups: Flags) -> tuple[Amounts, Amounts]:
    """Return what each group saves by closing each site (g, s), and the fixed cost that stays anyhow (g,)."""
    paid = groups @ ground.fixed
    alone = _to_itself(ground, groups)
    return np.where(alone, paid, 0.0), np.asarray(np.where(alone, 0.0, paid).sum(axis=1))


def _to_itself(ground: Ground, groups: Flags) -> Flags:
    """Return which sites nobody outside each group uses; shape (g, s)."""
    return np.asarray(((~groups) @ ground.own.astype(np.float64) == 0) & ~ground.others)


def _nearest(ground: Ground, opened: Flags) -> Amounts:
    """Return what each party pays at the cheapest of the open sites; shape (sets, n)."""
    found = np.full((len(opened), len(ground.loads)), np.inf)
    for site in range(opened.shape[1]):
        here = np.minimum(found, ground.each[:, site])
        found = np.where(opened[:, site : site + 1], here, found)
    return np.asarray(found * ground.loads)


def _brought(ground: Ground, groups: Flags, opened: Flags) -> Amounts:
    """Return what each party of each group brings to each site, at its cheapest open one; shape (g, n, s)."""
    each = np.where(opened[:, None, :], ground.each[None], np.inf)
    s = ground.each.shape[1]
    to = each.argmin(axis=2)
    return np.asarray((np.arange(s) == to[:, :, None]) * (groups * ground.loads)[:, :, None])


def _overfilled(ground: Ground, groups: Flags, brought: Amounts) -> Flags:
    full = brought.sum(axis=1) > _room(ground, groups) + NEAR * ground.loads.sum()
    return np.asarray(full.any(axis=1))


def _room(ground: Ground, groups: Flags) -> Amounts:
    """Return what each group finds at each site, the needs of those outside it taken off; shape (g, s)."""
    return np.maximum(ground.rooms - (~groups) @ ground.taken, 0.0)


def _exact(ground: Ground, group: Flags) -> Placing:
    """Solve for one group; everything must be served, and can be: each party has a place for what it has."""
    sites = ground.own[group].any(axis=0)
    closable, stays = _fixed(ground, group[None])
    fixed, each = closable[0, sites], ground.each[group][:, sites]
    loads = ground.loads[group]
    dear = (fixed.sum() + (loads @ each).sum() + 1.0) / loads.min() + each.max()
    found = placed(Places(loads, _room(ground, group[None])[0][sites], fixed, each, float(dear)))
    brought = np.zeros(ground.each.shape)
    brought[np.ix_(group, sites)] = found.amounts
    stay = float(stays[0])
    return Placing(found.sites, brought, found.unserved, found.cost + stay, found.bound + stay)
