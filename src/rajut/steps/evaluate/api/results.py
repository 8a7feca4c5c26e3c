"""Results with their completeness, and the ledger rows behind a number."""

import uuid
from datetime import date, datetime
from decimal import Decimal

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from rajut.core.results.achievement import Achievement
from rajut.foundation.people.programs import anyone, officials
from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside, is_insider, outside
from rajut.steps.evaluate import queries
from rajut.steps.plan.api.schemas import TotalTold, ValueState, total_told
from rajut.steps.plan.models import IndicatorVersion, Period
from rajut.steps.plan.queries import framework_in_force, period_name
from rajut.ui.api.fields import Exact, PathId
from rajut.ui.api.schemas import Cut, Page, Paging, Told, cut_list

router = Router(tags=["evaluate"])


class AchievementTold(Told):
    """Actual against target: 1 is fully reached; `refusal` says in words why there is no number."""

    ratio: Exact | None
    refusal: str


class ReadingTold(Told):
    """One period: what was meant, what is claimed, what is verified, each with how many parties are in it.

    What is only claimed is told to the insiders alone.
    """

    period_id: int
    period: str
    starts_on: date
    ends_on: date
    target: TotalTold
    claimed: TotalTold | None
    verified: TotalTold
    complete: bool
    achievement: AchievementTold


class IndicatorResult(Told):
    """One indicator over the periods, and where it stands over those with a verified value."""

    indicator_id: uuid.UUID
    name: str
    unit: str
    direction: str
    weight: Exact
    baseline: TotalTold
    readings: list[ReadingTold]
    achievement: AchievementTold


class ResultsTold(Told):
    """Where a collaboration stands: the weighted achievement, over `n` of `n_expected` indicators."""

    plan_version: int
    value: Exact | None
    completeness: Exact | None
    n: int
    n_expected: int
    indicators: Page[IndicatorResult]


class EntryTold(Told):
    """One row of the ledger: who stated what, when, from which report; superseded rows stay."""

    id: uuid.UUID
    organisation: str
    organisation_id: int
    kind: str
    state: ValueState
    value: Exact | None
    numerator: Exact | None
    denominator: Exact | None
    note: str
    source: str
    submission_id: int | None
    supersedes: uuid.UUID | None
    current: bool
    actor: str
    at: datetime


@router.get("/collaborations/{int:pk}/results", response=ResultsTold, auth=anyone)
def results(request: Request, pk: PathId, asked: Query[Paging]) -> ResultsTold:
    """Show targets and verified values of the plan in force, with what they stand on."""
    matter = outside(request, pk)
    framework = framework_in_force(matter)
    if framework is None:
        raise Http404
    insider = is_insider(matter, request)
    found = queries.results(framework, today=timezone.localdate(request.at))
    part = cut_list(found.indicators, asked)
    return ResultsTold(
        plan_version=framework.version,
        value=found.overall.value,
        completeness=found.overall.completeness,
        n=found.overall.n,
        n_expected=found.overall.n_expected,
        indicators=Page[IndicatorResult](
            items=[_indicator(each, insider=insider) for each in part.items],
            total=part.total,
            page=part.page,
            pages=part.pages,
            limit=part.limit,
        ),
    )


def _indicator(row: queries.IndicatorResult, *, insider: bool) -> IndicatorResult:
    version = row.version
    return IndicatorResult(
        indicator_id=version.indicator_id,
        name=version.name,
        unit=version.unit,
        direction=version.direction,
        weight=version.weight,
        baseline=total_told(version, row.baseline),
        readings=[_reading(each, insider=insider) for each in row.readings],
        achievement=_achievement(row.achievement),
    )


def _reading(row: queries.Reading, *, insider: bool) -> ReadingTold:
    return ReadingTold(
        period_id=row.period.pk,
        period=period_name(row.period),
        starts_on=row.period.starts_on,
        ends_on=row.period.ends_on,
        target=total_told(row.version, row.target),
        claimed=total_told(row.version, row.claimed) if insider else None,
        verified=total_told(row.version, row.verified),
        complete=row.complete,
        achievement=_achievement(row.achievement),
    )


def _achievement(found: Achievement) -> AchievementTold:
    return AchievementTold(ratio=found.ratio, refusal=_(found.refusal.value) if found.refusal else "")


@router.get(
    "/collaborations/{int:pk}/results/{uuid:indicator}/{int:period}/ledger",
    response=Page[EntryTold],
    auth=officials,
)
def ledger(
    request: Request, pk: PathId, indicator: uuid.UUID, period: PathId, asked: Query[Paging]
) -> Cut[EntryTold]:
    """List every fact behind one total, superseded ones too, the newest first; for the insiders."""
    matter = inside(request, pk)
    chosen = get_object_or_404(Period.objects.visible_to(request.actor), pk=period, collaboration=matter)
    seen = IndicatorVersion.objects.visible_to(request.actor).filter(collaboration=matter)
    version = get_object_or_404(seen, indicator_id=indicator, framework__state="agreed")
    part = cut_list(queries.ledger(version, period=chosen, indicator=indicator, actor=request.actor), asked)
    return Cut([_entry(row) for row in part.items], part.total, part.page, part.limit)


def _entry(row: queries.Row) -> EntryTold:
    entry = row.entry
    return EntryTold(
        id=entry.id,
        organisation=row.organisation,
        organisation_id=entry.organisation_id,
        kind=entry.kind,
        state=entry.status,
        value=row.value,
        numerator=entry.numerator,
        denominator=None if entry.numerator is None else Decimal(entry.denominator),
        note=entry.note,
        source=entry.source,
        submission_id=entry.submission_id,
        supersedes=entry.supersedes,
        current=entry.current,
        actor=entry.actor,
        at=entry.at,
    )
