"""The coordination team: its decree, its mandate, who sits in it."""

from datetime import date
from typing import Annotated

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Router

from rajut.core.law.lifecycles.coordinate import TEAM
from rajut.foundation.people.programs import officials
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.models import Team, TeamMember
from rajut.steps.coordinate.queries import records
from rajut.steps.engage.api.matter import inside
from rajut.ui.api.fields import OneOf, PathId
from rajut.ui.api.schemas import Named, Told

router = Router(tags=["coordinate"])


class SeatTold(Told):
    """A seat in the team; `holder` is empty where nobody has been named."""

    seat: str
    role: Annotated[str, OneOf(tuple(TeamMember.Role.values))]
    organisation: Named
    holder: str

    @staticmethod
    def resolve_holder(row: TeamMember) -> str:
        """Who sits there."""
        return row.user.name if row.user else ""


class TeamTold(Told):
    """The team of one collaboration."""

    id: int
    name: str
    state: Annotated[str, OneOf(tuple(TEAM.states))]
    state_words: str
    decree_number: str
    decreed_on: date
    mandate: str
    document_id: int | None
    members: list[SeatTold]

    @staticmethod
    def resolve_state_words(row: Team) -> str:
        """The state in words."""
        return _(row.state_words)


@router.get("/collaborations/{int:pk}/team", response=TeamTold, auth=officials)
def team(request: Request, pk: PathId) -> Team:
    """Show the coordination team of a collaboration."""
    found = records.team(inside(request, pk), actor=request.actor)
    if found is None:
        raise Http404
    return found
