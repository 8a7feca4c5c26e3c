"""Who could take from whom, at what cost: the arcs of the matching, and what kept the others away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rajut.core.potential.geography import Geography
from rajut.core.potential.people.competencies import Form, fitting
from rajut.core.potential.people.distances import kilometres
from rajut.core.potential.people.gathering import Lot
from rajut.core.potential.people.matching import Matching, matched
from rajut.core.potential.people.prices import DAYS, Amounts, travel
from rajut.core.potential.records import Constraint

Numbers = npt.NDArray[np.int64]

CELLS = 1 << 20  # pairs looked at together, so that memory stays bounded
OBSTACLES = (Constraint.NO_PROVIDER, Constraint.NO_PERIOD, Constraint.NO_SAVING, Constraint.NO_CAPACITY)


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Wants or offers in whole units; `price` (n,) of a unit: of going without it, or of giving it."""

    lots: tuple[Lot, ...]
    units: Numbers
    price: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Paired:
    """Wants matched to offers along arcs (m,): `tail` takes from `head` at `cost` a unit over `km`.

    `obstacle` (a,) is the place in OBSTACLES of what each want met first; arcs are in the order of the wants.
    """

    wants: Side
    offers: Side
    tail: Numbers
    head: Numbers
    cost: Numbers
    km: Amounts
    obstacle: Numbers
    matching: Matching


def paired(wants: Side, offers: Side, *, day: float, ground: Geography) -> Paired:
    """Match wants to offers at the least cost, where a day away from home costs `day`.

    A unit costs the offer's price, the journeys, and for a name not quite the same that part of the want's
    price which the other words make up: what is not learnt there must be bought.
    """
    obstacle = np.zeros(len(wants.lots), np.int64)
    rows = list(_arcs(wants, offers, day, ground, obstacle))
    arcs = [np.concatenate(column) for column in zip(*rows, strict=True)] if rows else [np.zeros(0)] * 4
    order = np.lexsort((arcs[1], arcs[0]))
    tail, head, cost = (each[order].astype(np.int64) for each in arcs[:3])
    found = matched(tail, head, cost, wanted=wants.units, offered=offers.units, unmet=wants.price)
    return Paired(wants, offers, tail, head, cost, arcs[3][order], obstacle, found)


def _arcs(
    wants: Side, offers: Side, day: float, ground: Geography, obstacle: Numbers
) -> Iterator[tuple[npt.NDArray[Any], ...]]:
    """Yield blocks of tail, head, cost and distance of the arcs that save something; note the obstacles."""
    far, here, there = _distances(wants.lots, offers.lots, ground)
    days, their_days = _days(wants.lots), _days(offers.lots)
    rows, columns = _places(wants.lots), _places(offers.lots)
    for form, fits in fitting(rows, columns).items():
        if not fits:
            continue
        heads = np.concatenate([columns[other] for other, _ in fits])
        missing = np.concatenate([np.full(len(columns[other]), 1 - alike) for other, alike in fits])
        for tails in _chunks(rows[form], len(heads)):
            km = far[here[tails][:, None], there[heads]]
            price = wants.price[tails][:, None]
            cost = np.rint(offers.price[heads] + travel(km, day=day) + missing * price)
            timely = _timely(days[tails], their_days[heads])
            useful = timely & (cost < price)
            obstacle[tails] = 1 + timely.any(axis=1) + useful.any(axis=1)
            row, column = np.nonzero(useful)
            yield tails[row], heads[column], cost[row, column], km[row, column]


def _distances(
    here: Sequence[Lot], there: Sequence[Lot], ground: Geography
) -> tuple[Amounts, Numbers, Numbers]:
    """Return the distances of all regions named, and each lot's place in them."""
    left, right = (sorted({lot.region for lot in lots}) for lots in (here, there))
    rows, columns = ({code: n for n, code in enumerate(codes)} for codes in (left, right))
    return (
        kilometres(left, right, ground=ground),
        np.array([rows[lot.region] for lot in here], dtype=np.int64),
        np.array([columns[lot.region] for lot in there], dtype=np.int64),
    )


def _days(lots: Sequence[Lot]) -> Numbers:
    """Return the first and last day of each lot as numbers, shape (n, 2)."""
    given = [(lot.span[0].toordinal(), lot.span[1].toordinal()) for lot in lots]
    return np.array(given, dtype=np.int64).reshape(-1, 2)


def _timely(a: Numbers, b: Numbers) -> npt.NDArray[np.bool_]:
    """Whether each of a and each of b have days enough in common, as `gathering.meet` says."""
    shared = np.minimum(a[:, None, 1], b[None, :, 1]) - np.maximum(a[:, None, 0], b[None, :, 0]) + 1
    shorter = np.minimum(a[:, None, 1] - a[:, None, 0], b[None, :, 1] - b[None, :, 0]) + 1
    return np.asarray(shared >= np.minimum(shorter, DAYS))


def _places(lots: Sequence[Lot]) -> dict[Form, Numbers]:
    """Return the places of the lots of each competency."""
    found: dict[Form, list[int]] = {}
    for place, lot in enumerate(lots):
        found.setdefault(lot.form, []).append(place)
    return {form: np.array(places, dtype=np.int64) for form, places in found.items()}


def _chunks(places: Numbers, width: int) -> Iterator[Numbers]:
    step = max(1, CELLS // width)
    return (places[at : at + step] for at in range(0, len(places), step))
