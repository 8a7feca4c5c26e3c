"""The best that some parties can do together: what each brings where, and what every group pays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.facilities.capacitated import Amounts, Flags
from rajut.core.potential.facilities.groups import Ground, chosen
from rajut.core.potential.facilities.parties import Party, Stand, handled, laid, stands
from rajut.core.potential.facilities.parts import parts
from rajut.core.potential.facilities.prices import MIDDLE
from rajut.core.potential.records import Part

LITTLE = 1e-6  # of a load: less is not brought
ABOVE = 1.1  # times the curve: nearer to it, a recorded cost agrees with it


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The parties, the places, and what each brings where (n, s); what each pays alone, in rupiah (n,).

    `parts` is what the cost of every group adds up from.
    """

    parties: tuple[Party, ...]
    places: tuple[Stand, ...]
    ground: Ground
    brought: Amounts
    alone: tuple[float, ...]
    parts: tuple[Part, ...]

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
    paid, every = chosen(ground)
    brought = every[-1]
    moved: Flags = np.where(ground.own, 0.0, brought) > LITTLE * ground.loads[:, None]
    visited = (ground.own & moved.any(axis=0)).any(axis=1)
    busy = np.flatnonzero(np.logical_or(moved.any(axis=1), visited)).tolist()
    if len(busy) < len(parties):
        return planned([parties[row] for row in busy]) if len(busy) > 1 else None
    alone = tuple(float(round(paid[1 << row])) for row in range(len(parties)))
    return Plan(tuple(parties), places, ground, brought, alone, parts(parties, places, ground, every))


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
