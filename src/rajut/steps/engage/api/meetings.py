"""Meetings: when and where, the agenda with its results, who was invited and came."""

from datetime import datetime
from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycles.engage import MEETING
from rajut.foundation.people.programs import officials
from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside
from rajut.steps.engage.models import Invitee, Meeting
from rajut.ui.api.fields import OneOf, PathId
from rajut.ui.api.schemas import Cut, Named, Page, Paging, Told, cut

router = Router(tags=["engage"])

State = Annotated[str, OneOf(tuple(MEETING.states))]
LIST = "/collaborations/{int:pk}/meetings"


class MeetingTold(Told):
    """A meeting of the parties."""

    id: int
    title: str
    state: State
    state_words: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online: str
    held_at: datetime | None

    @staticmethod
    def resolve_state_words(row: Meeting) -> str:
        """The state in words."""
        return _(row.state_words)


class PointTold(Told):
    """One point of the agenda, and what was said about it."""

    position: int
    title: str
    result: str


class InviteeTold(Told):
    """An organisation that was invited: its answer, and whether it came (not known before the meeting)."""

    organisation: Named
    answer: Annotated[str, OneOf(tuple(Invitee.Answer.values))]
    answered_at: datetime | None
    attended: bool | None
    attended_as: str


class MeetingDetail(MeetingTold):
    """A meeting with its agenda, its minutes, and who was invited."""

    agenda: list[PointTold]
    invitees: list[InviteeTold]
    minutes: str
    reason: str


class MeetingsAsked(Paging):
    """How the list is narrowed."""

    state: State | SkipJsonSchema[None] = None


@router.get(LIST, response=Page[MeetingTold], auth=officials)
def meetings(request: Request, pk: PathId, asked: Query[MeetingsAsked]) -> Cut[Meeting]:
    """List the meetings of a collaboration, the latest first."""
    rows = _meetings(request, pk)
    return cut(rows.filter(state=asked.state) if asked.state else rows, asked)


@router.get(f"{LIST}/{{int:meeting}}", response=MeetingDetail, auth=officials)
def meeting(request: Request, pk: PathId, meeting: PathId) -> Meeting:
    """Show one meeting."""
    rows = _meetings(request, pk).prefetch_related("agenda", "invitees__organisation")
    return get_object_or_404(rows, pk=meeting)


def _meetings(request: Request, pk: int) -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(request.actor).filter(collaboration=inside(request, pk))
