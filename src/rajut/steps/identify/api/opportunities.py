"""Opportunities as the search found them, and what the own organisation makes of them."""

from datetime import datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycles.identify import JUDGEMENT
from rajut.core.potential.records import Kind
from rajut.foundation.people.programs import Writing, anyone
from rajut.foundation.people.request import Request
from rajut.foundation.regions.models import Region
from rajut.steps.identify import queries
from rajut.steps.identify.actions import judgement as actions
from rajut.steps.identify.models import Domain, Judgement, Opportunity
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries.opportunities import Scope, judgement_of, judging
from rajut.ui.api.fields import Exact, OneOf, RegionCode
from rajut.ui.api.schemas import Asked, Coded, Cut, MoveTold, Page, Paging, ShortReason, Told, cut, unknown
from rajut.ui.moves import Option

router = Router(tags=["identify"])
writing = Writing("identify")

DomainName = Annotated[str, OneOf(tuple(Domain.values))]
KindName = Annotated[str, OneOf(tuple(kind.value for kind in Kind))]
Verdict = Annotated[str, OneOf(tuple(JUDGEMENT.states))]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
AssumptionName = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
PLAIN = {move.__name__: move for move in (actions.shortlist, actions.unmark, actions.reconsider)}


class OpportunityTold(Told):
    """Something that working together could bring; `score` from 0 to 1."""

    key: str
    title: str
    kind: KindName
    domain: DomainName
    affair: Coded | None
    region_codes: list[str]
    score: Exact
    benefit_low: Exact | None
    benefit_mid: Exact | None
    benefit_high: Exact | None
    benefit_unit: str
    obligatory: bool
    quality: Exact
    current: bool
    found_at: datetime
    verdict: Verdict

    @staticmethod
    def resolve_title(row: Opportunity) -> str:
        """The title in the language asked for."""
        return row.heading

    @staticmethod
    def resolve_region_codes(row: Opportunity) -> list[str]:
        """The regions that would work together."""
        return list(row.members)

    @staticmethod
    def resolve_verdict(row: Opportunity) -> str:
        """What the own organisation made of it."""
        own: list[Judgement] = row.own_judgements  # type: ignore[attr-defined]  # read along by queries.opportunities
        return own[0].state if own else JUDGEMENT.start


class EvidenceTold(Told):
    """One figure that an opportunity stands on."""

    label: str
    region: str
    indicator: str
    year: int | None
    value: float | None
    unit: str
    source: str


class TermTold(Told):
    """One term of the score: its value from 0 to 1, its weight, and the points they make."""

    name: str
    label: str
    value: float
    weight: float
    known: bool
    points: float


class AssumptionTold(Told):
    """A number nobody has measured here: low, middle and high value, the bounds of another one, and why."""

    name: str
    label: str
    unit: str
    low: float
    mid: float
    high: float
    floor: float
    ceiling: float
    source: str


class OpportunityDetail(OpportunityTold):
    """An opportunity with everything it stands on."""

    object: str
    period: str
    reasons: list[str]
    counter_reasons: list[str]
    assumption: str
    terms: list[TermTold]
    evidence: list[EvidenceTold]
    assumptions: list[AssumptionTold]
    declaration_ids: list[int]
    moves: list[MoveTold]

    @staticmethod
    def resolve_assumptions(row: Opportunity) -> list[dict[str, Any]]:
        """What the saving is worked out from; none where it does not count in money."""
        rows = row.basis_told["assumptions"] if row.basis_told else []
        # Apart from `_`, which the catalogue's reader would take for a message of its own.
        labels = [each["label"] for each in rows]
        return [
            {**each, "label": _(label), "source": spoken(each["source"])}
            for each, label in zip(rows, labels, strict=True)
        ]

    @staticmethod
    def resolve_declaration_ids(row: Opportunity) -> list[int]:
        """The needs and offers it was found from."""
        return [int(each) for each in row.declared]

    @staticmethod
    def resolve_moves(row: Opportunity, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        request: Request = context["request"]
        return judging(
            row,
            judgement_of(row, actor=request.actor),
            url=lambda name: f"/api/v1/opportunities/{row.pk}/moves/{name}",
            actor=request.actor,
            at=request.at,
        )


class Assumed(Asked):
    """Values instead of the middle ones by the names of the assumptions, and who takes part (none: all)."""

    assumed: dict[AssumptionName, Annotated[float, Field(allow_inf_nan=False, ge=-1e18, le=1e18)]] = Field(
        max_length=20
    )
    members: list[RegionCode] = Field(default=[], max_length=24)


class OpportunitiesAsked(Paging):
    """How the list is narrowed; a province stands for all its kabupaten and kota too."""

    region: RegionCode | SkipJsonSchema[None] = None
    domain: DomainName | SkipJsonSchema[None] = None
    kind: KindName | SkipJsonSchema[None] = None


@router.get("/opportunities", response=Page[OpportunityTold], auth=anyone)
def opportunities(request: Request, asked: Query[OpportunitiesAsked]) -> Cut[Opportunity]:
    """List the opportunities of the newest search and those the own organisation marked, best first."""
    rows = queries.current_or_judged(queries.opportunities(request.actor), actor=request.actor)
    rows = queries.within(rows, _scope(asked.region))
    for name in ("domain", "kind"):
        if chosen := getattr(asked, name):
            rows = rows.filter(**{name: chosen})
    return cut(rows, asked)


def _scope(code: str | None) -> Scope:
    """Return the region asked for with its parts; None means the whole country."""
    if code is None:
        return Scope()
    found = queries.scope(code, among={row.pk: row for row in _with_parts(code)})
    if found.region is None:
        raise unknown("region")
    return found


def _with_parts(code: str) -> QuerySet[Region]:
    return Region.objects.filter(pk=code) | Region.objects.filter(parent_id=code)


@router.get("/opportunities/{key}", response=OpportunityDetail, auth=anyone)
def opportunity(request: Request, key: Key) -> Opportunity:
    """Show one opportunity with its evidence, its reasons and what speaks against it."""
    return get_object_or_404(queries.opportunities(request.actor), pk=key)


@router.post("/opportunities/{key}/moves/dismiss", response=OpportunityDetail, auth=writing)
def dismiss_opportunity(request: Request, key: Key, body: ShortReason) -> Opportunity:
    """Set an opportunity aside for the own organisation, and say why."""
    actions.dismiss(_judgement(request, key), reason=body.reason, actor=request.actor, at=request.at)
    return opportunity(request, key)


@router.post("/opportunities/{key}/moves/assume", response=OpportunityDetail, auth=writing)
def assume_of_opportunity(request: Request, key: Key, body: Assumed) -> Opportunity:
    """Keep what the own organisation assumes about an opportunity that counts in money."""
    judgement = _judgement(request, key)
    actions.assume(judgement, assumed=body.assumed, chosen=body.members, actor=request.actor, at=request.at)
    return opportunity(request, key)


@router.post("/opportunities/{key}/moves/{move}", response=OpportunityDetail, auth=writing)
def judge_opportunity(request: Request, key: Key, move: Annotated[str, OneOf(tuple(PLAIN))]) -> Opportunity:
    """Mark an opportunity for the own organisation, take the mark back, or bring it back."""
    PLAIN[move](_judgement(request, key), actor=request.actor, at=request.at)
    return opportunity(request, key)


def _judgement(request: Request, key: str) -> Judgement:
    """Return what the actor's government made of an opportunity it may see."""
    judgement = judgement_of(opportunity(request, key), actor=request.actor)
    if judgement is None:  # an official always has a government or a central body behind him
        raise LookupError(key)
    return judgement
