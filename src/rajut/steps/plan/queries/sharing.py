"""A joint cost by every rule, with who would leave; who may bear it, and what is known of them."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from rajut.core.coalition.cover import Covered, covered
from rajut.core.coalition.rounding import whole
from rajut.core.coalition.rules import MEASURED, Rule
from rajut.core.coalition.sharing import Division, Sharing, sharing
from rajut.foundation.people.models import Organisation
from rajut.foundation.regions.models import Figure, Region
from rajut.foundation.regions.queries import POPULATION
from rajut.steps.plan.models import CostSharing

MOST = 20  # payers whose every group is weighed while a reader waits: half a second and 100 MiB
SMALL = 4  # payers up to which the smaller groups can be typed
MEASURES = tuple(dict.fromkeys(name for names in MEASURED.values() for name in names))

Costs = Mapping[frozenset[int], Decimal]  # rupiah of a group of organisations
Measures = Mapping[str, Sequence[Decimal]]  # in the order of the payers


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """A joint cost divided by every rule that can be applied; `whole` are rupiah that add up to it."""

    players: tuple[Organisation, ...]
    covered: Covered
    sharing: Sharing
    whole: Mapping[Rule, tuple[int, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """What the payers are called."""
        return self.sharing.players

    def division(self, rule: str) -> Division | None:
        """Return what a rule answers; None where it cannot be applied."""
        return next((each for each in self.sharing.divisions if each.rule == rule), None)


def players_of(row: CostSharing) -> tuple[Organisation, ...]:
    """Return the payers in their order; one query."""
    found = Organisation.objects.select_related("parent", "region").in_bulk(row.players)
    return tuple(found[each] for each in row.players)


def worked_out(row: CostSharing, *, players: Sequence[Organisation]) -> Worked:
    """Divide the costs that are kept."""
    kept = {name: [Decimal(each) for each in values] for name, values in row.measures.items()}
    return work_out(row.groups, measures=kept, players=players)


def work_out(costs: Costs, *, measures: Measures, players: Sequence[Organisation]) -> Worked:
    """Divide the joint cost of `players` by every rule, or raise Unsound."""
    names = dict(zip((each.pk for each in players), called(players), strict=True))
    told = {frozenset(names[each] for each in group): float(cost) for group, cost in costs.items()}
    game = covered(told, players=list(names.values()))
    counted = {name: np.array([float(each) for each in values]) for name, values in measures.items()}
    found = sharing(game.game, measures=counted)
    rounded = {each.rule: whole(each.shares, total=found.total) for each in found.divisions}
    return Worked(tuple(players), game, found, rounded)


def called(players: Sequence[Organisation]) -> list[str]:
    """Return a name for each, no two the same: two regions have departments of one name."""
    short = [each.short_name for each in players]
    pairs = zip(short, players, strict=True)
    return [name if short.count(name) == 1 else each.full_name for name, each in pairs]


@dataclass(frozen=True, slots=True)
class Known:
    """What the regions' data say of payers, by measure and payer's id, and where that comes from."""

    values: Mapping[str, Mapping[int, Decimal]]
    source: str


def known_of(players: Sequence[Organisation]) -> Known:
    """Return population and area of the payers' regions, as far as they are known; one query."""
    regions = {each.pk: each.region for each in players if each.region is not None}
    figures = _populations({region.pk for region in regions.values() if not region.population})
    population = {pk: count for pk, region in regions.items() if (count := _people(region, figures))}
    area = {pk: Decimal(str(region.area_km2)) for pk, region in regions.items() if region.area_km2}
    sources = {region.source for pk, region in regions.items() if pk in area or region.population}
    sources |= {f"{row.source} ({row.year})" for row in figures.values()}
    told = "; ".join(sorted(filter(None, sources)))
    return Known({"population": population, "area": area}, told)


def _populations(codes: AbstractSet[str]) -> dict[str, Figure]:
    """Return the newest population among the figures."""
    rows = Figure.objects.filter(indicator_id__in=POPULATION, region_id__in=codes)
    return {
        row.region_id: row
        for row in rows.order_by("region_id", "-year", "-indicator_id").distinct("region_id")
    }


def _people(region: Region, figures: Mapping[str, Figure]) -> Decimal | None:
    """Return how many live there: by the region's own record, else by the figures."""
    if region.population:
        return Decimal(region.population)
    found = figures.get(region.pk)
    return found.value if found is not None else None
