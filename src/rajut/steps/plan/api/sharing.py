"""How the joint cost of an activity is divided, as programs read it: every rule with its stability."""

from datetime import datetime
from typing import Annotated

from django.shortcuts import get_object_or_404
from ninja import Router

from rajut.core.coalition.meanings import Rule
from rajut.core.coalition.sharing import Division
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.programs import officials
from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside
from rajut.steps.plan.api.plans import Version, version_of
from rajut.steps.plan.models import CostSharing
from rajut.steps.plan.queries.sharing import Worked, players_of, worked_out
from rajut.ui.api.fields import Exact, OneOf, PathId
from rajut.ui.api.schemas import Named, Told

router = Router(tags=["plan"])

RuleName = Annotated[str, OneOf(tuple(rule.value for rule in Rule))]
OriginName = Annotated[str, OneOf(tuple(CostSharing.Origin.values))]


class GroupCostTold(Told):
    """What a group of organisations (by id) would pay by itself, in rupiah."""

    members: list[int]
    cost: Exact


class CostShareTold(Told):
    """What one organisation bears, in whole rupiah."""

    organisation: Named
    amount: int


class CostDivisionTold(Told):
    """One rule's answer. Where it is not stable, `worst` would together pay less alone.

    `max_excess`: by how many rupiah; negative where nobody would, then of the group that comes nearest.
    """

    rule: RuleName
    shares: list[CostShareTold]
    stable: bool
    max_excess: float
    worst: list[Named]
    objecting_groups: int


class CostSharingTold(Told):
    """The joint cost of an activity: what groups would pay, every rule's answer, and the chosen one.

    `assumed`: how many groups' costs were worked out from the given ones. `core_is_empty`: whatever the
    division, some group would pay less alone.
    """

    players: list[Named]
    origin: OriginName
    source: str
    costed_at: datetime
    groups: list[GroupCostTold]
    assumed: int
    core_is_empty: bool
    divisions: list[CostDivisionTold]
    rule: RuleName | None
    reason: str
    chosen_at: datetime | None


@router.get(
    "/collaborations/{int:pk}/plans/{int:version}/activities/{int:activity}/sharing",
    response=CostSharingTold,
    auth=officials,
)
def activity_sharing(request: Request, pk: PathId, version: Version, activity: PathId) -> CostSharingTold:
    """Show how an activity's joint cost can be divided and how it was; for the insiders."""
    framework = version_of(request, inside(request, pk), version)
    found = get_object_or_404(framework.activities.all(), pk=activity)
    row = get_object_or_404(CostSharing.objects.visible_to(request.actor), activity=found)
    return _told(row, worked_out(row, players=players_of(row)))


def _told(row: CostSharing, worked: Worked) -> CostSharingTold:
    named = [_named(each) for each in worked.players]
    return CostSharingTold(
        players=named,
        origin=row.origin,
        source=row.source,
        costed_at=row.costed_at,
        groups=[GroupCostTold(members=sorted(group), cost=cost) for group, cost in row.groups.items()],
        assumed=worked.covered.assumed,
        core_is_empty=worked.sharing.core_is_empty,
        divisions=[_division(each, worked, named) for each in worked.sharing.divisions],
        rule=row.rule or None,
        reason=row.reason,
        chosen_at=row.chosen_at,
    )


def _division(division: Division, worked: Worked, named: list[Named]) -> CostDivisionTold:
    pairs = zip(named, worked.whole[division.rule], strict=True)
    by_name = dict(zip(worked.names, named, strict=True))
    held = division.stability
    return CostDivisionTold(
        rule=division.rule.value,
        shares=[CostShareTold(organisation=who, amount=amount) for who, amount in pairs],
        stable=held.in_core,
        max_excess=round(held.max_excess, 2),
        worst=[by_name[each] for each in held.worst],
        objecting_groups=held.broken,
    )


def _named(organisation: Organisation) -> Named:
    return Named(id=organisation.pk, name=organisation.name)
