"""The versions of a plan: what they want, how it is measured, who does what."""

from collections.abc import Sequence
from typing import Annotated

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status
from pydantic import Field

from rajut.foundation.people.programs import Writing, anyone, officials
from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside, is_insider, outside
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan import actions, queries
from rajut.steps.plan.api.schemas import (
    ActivityTold,
    CommitmentTold,
    PartyTarget,
    PlanDetail,
    PlanIndicator,
    PlanTold,
    TargetTold,
    Written,
    total_told,
    value_told,
)
from rajut.steps.plan.models import Activity, Framework, IndicatorVersion, Observation
from rajut.steps.plan.queries.framework import IN_WORK
from rajut.steps.plan.queries.outline import Totals
from rajut.steps.plan.queries.totals import drafted_totals
from rajut.ui.api.fields import PathId
from rajut.ui.api.schemas import Cut, Named, Page, Paging, cut

router = Router(tags=["plan"])
writing = Writing("plan")

Version = Annotated[int, Field(ge=1, le=32_767)]


def versions(request: Request, collaboration: Collaboration) -> QuerySet[Framework]:
    """Return the versions an actor may see: insiders all of them, others those that were agreed."""
    rows = queries.versions(collaboration)
    return rows if is_insider(collaboration, request) else rows.filter(agreed_at__isnull=False)


def version_of(request: Request, matter: Collaboration, version: int) -> Framework:
    """Return one version of a collaboration's plan, or 404."""
    found = get_object_or_404(versions(request, matter), version=version)
    found.collaboration = matter
    return found


@router.get("/collaborations/{int:pk}/plans", response=Page[PlanTold], auth=anyone)
def plans(request: Request, pk: PathId, asked: Query[Paging]) -> Cut[Framework]:
    """List the versions of the plan, the newest first; outsiders see those that were agreed."""
    return cut(versions(request, outside(request, pk)), asked)


@router.post("/collaborations/{int:pk}/plans", response={201: PlanDetail}, auth=writing)
def begin_plan(request: Request, pk: PathId, body: Written) -> Status[Framework]:
    """Begin the joint plan of a collaboration."""
    made = actions.begin(inside(request, pk), **body.model_dump(), actor=request.actor, at=request.at)
    return Status(201, made)


@router.get("/collaborations/{int:pk}/plan", response=PlanDetail, auth=anyone)
def plan_in_force(request: Request, pk: PathId) -> Framework:
    """Show the version in force."""
    matter = outside(request, pk)
    found = queries.framework_in_force(matter)
    if found is None:
        raise Http404
    found.collaboration = matter
    return found


@router.get("/collaborations/{int:pk}/plans/{int:version}", response=PlanDetail, auth=anyone)
def plan(request: Request, pk: PathId, version: Version) -> Framework:
    """Show one version."""
    return version_of(request, outside(request, pk), version)


@router.get(
    "/collaborations/{int:pk}/plans/{int:version}/indicators", response=Page[PlanIndicator], auth=anyone
)
def plan_indicators(
    request: Request, pk: PathId, version: Version, asked: Query[Paging]
) -> Cut[PlanIndicator]:
    """List the indicators of a version with their baselines and targets as totals over the parties."""
    framework = version_of(request, outside(request, pk), version)
    part = cut(framework.indicators.order_by("node__position", "position", "pk"), asked)
    found = _totals(framework, part.items)
    periods = [period.pk for period in framework.collaboration.periods.all()]
    items = [_indicator(row, periods, found) for row in part.items]
    return Cut(items, part.total, part.page, part.limit)


def _totals(framework: Framework, rows: Sequence[IndicatorVersion]) -> Totals:
    wanted = [row.indicator_id for row in rows]
    if framework.state in IN_WORK:
        return drafted_totals(framework, wanted)
    # The ledger holds what is in force now, so it says nothing about a version that was replaced.
    return (
        queries.totals_of(framework.collaboration, indicator_ids=wanted)
        if framework.state == "agreed"
        else {}
    )


def _indicator(row: IndicatorVersion, periods: list[int], found: Totals) -> PlanIndicator:
    """Return one indicator with its totals."""
    baseline = found.get((row.indicator_id, None, Observation.Kind.BASELINE))
    targets = {period: found.get((row.indicator_id, period, Observation.Kind.TARGET)) for period in periods}
    return PlanIndicator(
        id=row.indicator_id,
        node_id=row.node_id,
        name=row.name,
        unit=row.unit,
        is_ratio=row.is_ratio,
        direction=row.direction,
        nature=row.nature,
        rule=row.rule,
        weight=row.weight,
        verification=row.verification,
        baseline=None if baseline is None else total_told(row, baseline),
        targets=[
            TargetTold(period_id=period, total=total_told(row, total))
            for period, total in targets.items()
            if total is not None
        ],
    )


@router.get(
    "/collaborations/{int:pk}/plans/{int:version}/targets", response=Page[CommitmentTold], auth=officials
)
def plan_targets(request: Request, pk: PathId, version: Version, asked: Query[Paging]) -> Cut[CommitmentTold]:
    """List what each party committed to: its baseline and its targets; for the insiders."""
    framework = version_of(request, inside(request, pk), version)
    found = queries.grid(framework, page=asked.page, per_page=asked.limit)
    rows = found.rows if asked.page <= found.pages else []
    periods = [period.pk for period in found.periods]
    return Cut([_commitment(row, periods) for row in rows], found.total, asked.page, asked.limit)


def _commitment(row: queries.GridRow, periods: list[int]) -> CommitmentTold:
    baseline, *targets = (value_told(row.version, cell) for cell in row.cells)
    return CommitmentTold(
        indicator_id=row.version.indicator_id,
        organisation=Named(id=row.organisation.pk, name=row.organisation.name),
        baseline=baseline,
        targets=[
            PartyTarget(period_id=period, value=value)
            for period, value in zip(periods, targets, strict=True)
            if value is not None
        ],
    )


@router.get(
    "/collaborations/{int:pk}/plans/{int:version}/activities", response=Page[ActivityTold], auth=anyone
)
def plan_activities(request: Request, pk: PathId, version: Version, asked: Query[Paging]) -> Cut[Activity]:
    """List the activities of a version, in the order in which they start."""
    rows = version_of(request, outside(request, pk), version).activities.select_related("owner")
    return cut(rows.prefetch_related("contributions__organisation"), asked)
