"""What the sites of every group cost, part by part, so that a reader can change a price.

Who brings what where is chosen at the middle prices and then stays: at other prices a group could only do
better by choosing again, so the cost shown is the most that it would pay.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rajut.core.potential.facilities.capacitated import Amounts
from rajut.core.potential.facilities.groups import Ground, borne
from rajut.core.potential.facilities.parties import Party, Stand, paid, ways
from rajut.core.potential.facilities.prices import MIDDLE, REFERENCE
from rajut.core.potential.records import Part

FIGURES = 12  # of a number: what lies beyond them differs between machines


def parts(
    parties: Sequence[Party], places: Sequence[Stand], ground: Ground, brought: Amounts
) -> tuple[Part, ...]:
    """Return the parts of the cost of every group that brings `brought` (2**n, n, s): way, sites, new ones.

    With the parts, those for which nobody brings or pays anything left out.
    """
    way = (brought * ways(parties, places, ground.own)).sum(axis=(1, 2))
    found = (Part(_kept(way), by=("haul",)), *_recorded(parties, places, ground, brought))
    of_curve = (
        part
        for place in range(len(places))
        if not _is_recorded(places[place])
        for part in _by_curve(parties, places, place, ground, brought)
    )
    return tuple(part for part in (*found, *of_curve) if any(part.table))


def _is_recorded(place: Stand) -> bool:
    return place.site is not None and any(use.cost is not None for use in place.site.uses)


def _recorded(
    parties: Sequence[Party], places: Sequence[Stand], ground: Ground, brought: Amounts
) -> Iterator[Part]:
    """Yield the fixed cost and that of each ton, in rupiah, of the sites whose cost somebody wrote down."""
    fixed, each = np.zeros(len(brought)), np.zeros(len(brought))
    for place, stand in enumerate(places):
        if stand.site is not None and _is_recorded(stand):
            own = [
                paid(stand.site, party.use, MIDDLE) if mine else 0.0
                for party, mine in zip(parties, ground.own[:, place].tolist(), strict=True)
            ]
            whole = sum(paid(stand.site, use, MIDDLE) for use in stand.site.uses)
            fixed += borne(ground, brought, place, np.array(own))
            each += brought[:, :, place].sum(axis=1) * whole / stand.site.tons
    yield Part(_kept(fixed), less=("exponent",))
    yield Part(_kept(each), by=("exponent",))


def _by_curve(
    parties: Sequence[Party], places: Sequence[Stand], place: int, ground: Ground, brought: Amounts
) -> Iterator[Part]:
    """Yield the same of one place on the curve, in tons that it counts for at the curve's reference."""
    stand = places[place]
    tons = stand.site.tons if stand.site else stand.builder.lacking if stand.builder else 0.0
    own = [party.use.tons if stand.site else tons for party in parties]
    counted = REFERENCE / tons
    fixed = borne(ground, brought, place, np.where(ground.own[:, place], own, 0.0)) * counted
    each = brought[:, :, place].sum(axis=1) * counted
    base = float(_kept(np.array([tons / REFERENCE]))[0])
    yield Part(_kept(fixed), by=("level",), less=("exponent",), power="exponent", base=base)
    yield Part(_kept(each), by=("level", "exponent"), power="exponent", base=base)


def _kept(amounts: npt.NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(float(f"{amount:.{FIGURES}g}") for amount in amounts.tolist())
