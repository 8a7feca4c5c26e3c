"""The best that some parties can do together: what each brings where, what every group pays, how surely."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.facilities.capacitated import Amounts, Flags
from rajut.core.potential.facilities.groups import Ground, amounts, costs, priced
from rajut.core.potential.facilities.parties import Party, Stand, handled, laid, stands
from rajut.core.potential.facilities.prices import MIDDLE, Prices, others

LITTLE = 1e-6  # of a load: less is not brought
ABOVE = 1.1  # times the curve: nearer to it, a recorded cost agrees with it


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The parties, the places, what each brings where (n, s), and what every group pays in rupiah (2**n,)."""

    parties: tuple[Party, ...]
    places: tuple[Stand, ...]
    ground: Ground
    brought: Amounts
    table: Amounts

    @property
    def regions(self) -> tuple[str, ...]:
        """The parties' codes, in their order."""
        return tuple(party.region for party in self.parties)

    @property
    def abroad(self) -> Amounts:
        """What each brings to places that are not its own; shape (n, s)."""
        return np.where(self.ground.own, 0.0, self.brought)

    @property
    def handling(self) -> tuple[float, ...]:
        """What one more ton costs at each place, its transport left out."""
        return tuple(handled(place, MIDDLE) for place in self.places)

    @property
    def hub(self) -> int:
        """The place to which others bring most."""
        return int(self.abroad.sum(axis=0).argmax())

    def to(self, row: int) -> int | None:
        """Return the place that is not its own to which a party brings most; None where there is none."""
        away = self.abroad[row]
        return int(away.argmax()) if away.max() > LITTLE * self.ground.loads[row] else None

    @property
    def closed(self) -> tuple[Stand, ...]:
        """The sites to which nobody of all their users brings anything any more."""
        shut = ~(self.brought.any(axis=0) | self.ground.others)
        return tuple(
            self.places[column] for column in np.flatnonzero(shut).tolist() if self.places[column].site
        )


def planned(parties: Sequence[Party]) -> Plan | None:
    """Return the best plan, without those who neither come nor are come to; None where nothing is brought."""
    places = stands(parties)
    ground = laid(parties, places, MIDDLE)
    brought = amounts(ground)
    moved: Flags = np.where(ground.own, 0.0, brought) > LITTLE * ground.loads[:, None]
    visited = (ground.own & moved.any(axis=0)).any(axis=1)
    busy = np.flatnonzero(np.logical_or(moved.any(axis=1), visited)).tolist()
    if len(busy) < len(parties):
        return planned([parties[row] for row in busy]) if len(busy) > 1 else None
    return Plan(tuple(parties), places, ground, brought, np.round(costs(ground)))


def above_curve(plan: Plan) -> tuple[tuple[str, float], ...]:
    """Return the guests whose recorded cost is well above the curve that the host's cost is taken from.

    With each, how many times the curve it pays. Nobody where the host's own cost is recorded, in part at
    least: then no curve is used there.
    """
    host = plan.places[plan.hub].site
    if host is None or any(use.cost is not None for use in host.uses):
        return ()
    guests = (party for row, party in enumerate(plan.parties) if plan.to(row) == plan.hub)
    times = ((party.region, _times(party)) for party in guests)
    return tuple((region, each) for region, each in times if each >= ABOVE)


def _times(party: Party) -> float:
    """Return a recorded cost per ton in units of the curve's at that site; 0 where none is recorded."""
    if party.site is None or party.use.cost is None:
        return 0.0
    curve = MIDDLE.yearly(party.site.tons) / party.site.tons
    return party.use.cost / party.use.tons / curve


def spread(plan: Plan) -> tuple[float, float]:
    """Return what other prices take from the saving and what they add to it, as shares of it.

    What is brought where stays as planned, and each price is moved to its ends while the others stay; their
    errors are independent, so that the squares add up. Ends are the 10th and 90th of 100, as those of prices.
    """
    groups = np.eye(len(plan.parties), dtype=np.bool_)
    alone = [amounts(plan.ground, group) for group in groups]
    middle = _saving(plan, alone, MIDDLE)
    lost, won = 0.0, 0.0
    for ends in others() if middle > 0 else ():
        changes = [_saving(plan, alone, prices) / middle - 1 for prices in ends]
        lost, won = lost + min(0.0, *changes) ** 2, won + max(0.0, *changes) ** 2
    return math.sqrt(lost), math.sqrt(won)


def _saving(plan: Plan, alone: Sequence[Amounts], prices: Prices) -> float:
    ground = laid(plan.parties, plan.places, prices)
    groups = np.eye(len(plan.parties), dtype=np.bool_)
    apart = sum(priced(ground, group, brought) for group, brought in zip(groups, alone, strict=True))
    return apart - priced(ground, np.ones(len(groups), dtype=np.bool_), plan.brought)
