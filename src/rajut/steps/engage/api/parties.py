"""The parties of a collaboration and their answers."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status

from rajut.foundation.people.programs import Writing, anyone
from rajut.foundation.people.request import Request
from rajut.steps.engage.actions import party as actions
from rajut.steps.engage.api.matter import inside, outside
from rajut.steps.engage.api.schemas import NewParty, PartyTold
from rajut.steps.engage.models import Party
from rajut.ui.api.fields import OneOf, PathId
from rajut.ui.api.schemas import Cut, Page, Paging, Reason, cut

router = Router(tags=["engage"])
writing = Writing("engage")
PLAIN = {move.__name__: move for move in (actions.invite, actions.accept, actions.strike)}


@router.get("/collaborations/{int:pk}/parties", response=Page[PartyTold], auth=anyone)
def parties(request: Request, pk: PathId, asked: Query[Paging]) -> Cut[Party]:
    """List the parties, also those that declined; the struck ones are left out."""
    rows = Party.objects.visible_to(request.actor).filter(collaboration=outside(request, pk))
    return cut(rows.exclude(state="withdrawn").select_related("organisation"), asked)


@router.post("/collaborations/{int:pk}/parties", response={201: PartyTold}, auth=writing)
def list_party(request: Request, pk: PathId, body: NewParty) -> Status[Party]:
    """Put an organisation on the list of parties; it learns of it when it is invited."""
    organisation, part = body.chosen()
    made = actions.propose(
        inside(request, pk), organisation=organisation, part=part, actor=request.actor, at=request.at
    )
    return Status(201, made)


@router.post("/collaborations/{int:pk}/parties/{int:party}/moves/decline", response=PartyTold, auth=writing)
def decline_invitation(request: Request, pk: PathId, party: PathId, body: Reason) -> Party:
    """Do not take part, and say why; the inside of the collaboration leaves the actor's sight."""
    found = _party(request, pk, party)
    actions.decline(found, reason=body.reason, actor=request.actor, at=request.at)
    return found


@router.post("/collaborations/{int:pk}/parties/{int:party}/moves/{move}", response=PartyTold, auth=writing)
def move_party(
    request: Request, pk: PathId, party: PathId, move: Annotated[str, OneOf(tuple(PLAIN))]
) -> Party:
    """Invite an organisation, accept an invitation, strike an organisation that has not answered."""
    found = _party(request, pk, party)
    PLAIN[move](found, actor=request.actor, at=request.at)
    return found


def _party(request: Request, pk: int, party: int) -> Party:
    seen = Party.objects.visible_to(request.actor).select_related("organisation", "collaboration")
    return get_object_or_404(seen, pk=party, collaboration=outside(request, pk))
