"""Findings: what was found wanting, what is done about it, and who saw that it was done."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycles.evaluate import FINDING
from rajut.foundation.people.programs import officials
from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside
from rajut.steps.evaluate.models import Finding
from rajut.steps.evaluate.queries import records
from rajut.ui.api.fields import AskedId, OneOf, PathId
from rajut.ui.api.schemas import Cut, Named, Page, Paging, Told, cut

router = Router(tags=["evaluate"])

State = Annotated[str, OneOf(tuple(FINDING.states))]
LIST = "/collaborations/{int:pk}/findings"


class FindingTold(Told):
    """What was found wanting, and how far its mending is."""

    id: int
    title: str
    state: State
    state_words: str
    indicator_id: UUID | None
    period_id: int | None
    found_at: datetime
    found_by: str
    owner: Named | None
    due_on: date | None
    done_at: datetime | None
    verified_at: datetime | None

    @staticmethod
    def resolve_state_words(row: Finding) -> str:
        """The state in words."""
        return _(row.state_words)


class FindingDetail(FindingTold):
    """A finding with what is done about it, and what came of it."""

    detail: str
    action: str
    result: str
    evidence_id: int | None
    reason: str


class FindingsAsked(Paging):
    """How the list is narrowed: by state, or by the organisation that mends."""

    state: State | SkipJsonSchema[None] = None
    owner: AskedId | SkipJsonSchema[None] = None


@router.get(LIST, response=Page[FindingTold], auth=officials)
def findings(request: Request, pk: PathId, asked: Query[FindingsAsked]) -> Cut[Finding]:
    """List the findings of a collaboration, the newest first."""
    rows = records.findings(inside(request, pk), actor=request.actor)
    for name in ("state", "owner"):
        if chosen := getattr(asked, name):
            rows = rows.filter(**{name: chosen})
    return cut(rows, asked)


@router.get(f"{LIST}/{{int:finding}}", response=FindingDetail, auth=officials)
def finding(request: Request, pk: PathId, finding: PathId) -> Finding:
    """Show one finding."""
    return get_object_or_404(records.findings(inside(request, pk), actor=request.actor), pk=finding)
