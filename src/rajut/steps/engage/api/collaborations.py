"""Collaborations: the list, one of them, opening one, its moves."""

from typing import Annotated

from django.core.exceptions import ValidationError
from ninja import Query, Router, Status

from rajut.foundation.people.models import Organisation
from rajut.foundation.people.programs import Writing, anyone
from rajut.foundation.people.request import Request
from rajut.steps.engage import queries
from rajut.steps.engage.actions import collaboration as actions
from rajut.steps.engage.api.matter import inside, outside
from rajut.steps.engage.api.schemas import (
    CollaborationDetail,
    CollaborationsAsked,
    CollaborationTold,
    Description,
    EndingAsked,
    NewCollaboration,
)
from rajut.steps.engage.forms.sieve import Sieve
from rajut.steps.engage.models import Collaboration
from rajut.steps.identify.models import Opportunity
from rajut.ui.api.fields import OneOf, PathId
from rajut.ui.api.schemas import Cut, Page, Reason, cut, sought, sought_if_given

router = Router(tags=["engage"])
writing = Writing("engage")
PLAIN = {
    move.__name__: move
    for move in (actions.offer, actions.form, actions.run, actions.publish, actions.share, actions.withhold)
}


@router.get("/collaborations", response=Page[CollaborationTold], auth=anyone)
def collaborations(request: Request, asked: Query[CollaborationsAsked]) -> Cut[Collaboration]:
    """List the collaborations the actor may see, the newest first; to the public, the public register."""
    form = Sieve(asked.model_dump(include={"q", "state", "track", "affair", "region"}, exclude_none=True))
    if not form.is_valid():
        raise ValidationError({name: list(told) for name, told in form.errors.items()})
    rows = queries.collaborations(request.actor).order_by("-opened_at", "-pk")
    return cut(form.narrow(rows), asked)


@router.post("/collaborations", response={201: CollaborationDetail}, auth=writing)
def open_collaboration(request: Request, body: NewCollaboration) -> Status[Collaboration]:
    """Open a collaboration as a draft, with its list of parties."""
    seen = Opportunity.objects.visible_to(request.actor)
    made = actions.initiate(
        sought(Organisation.objects.all(), body.opened_by, field="opened_by"),
        **body.described(),
        opportunity=sought_if_given(seen, body.opportunity, field="opportunity"),
        invited=[party.chosen() for party in body.parties],
        actor=request.actor,
        at=request.at,
    )
    return Status(201, outside(request, made.pk))


@router.get("/collaborations/{int:pk}", response=CollaborationDetail, auth=anyone)
def collaboration(request: Request, pk: PathId) -> Collaboration:
    """Show one collaboration, its parties, and what can be done now."""
    return outside(request, pk)


@router.post("/collaborations/{int:pk}/moves/revise", response=CollaborationDetail, auth=writing)
def revise_collaboration(request: Request, pk: PathId, body: Description) -> Collaboration:
    """Change what the collaboration says of itself; every field is written anew."""
    actions.revise(inside(request, pk), **body.described(), actor=request.actor, at=request.at)
    return outside(request, pk)


@router.post("/collaborations/{int:pk}/moves/end", response=CollaborationDetail, auth=writing)
def end_collaboration(request: Request, pk: PathId, body: EndingAsked) -> Collaboration:
    """End the collaboration, and say why."""
    actions.end(
        inside(request, pk), ending=body.ending, reason=body.reason, actor=request.actor, at=request.at
    )
    return outside(request, pk)


@router.post("/collaborations/{int:pk}/moves/cancel", response=CollaborationDetail, auth=writing)
def cancel_collaboration(request: Request, pk: PathId, body: Reason) -> Collaboration:
    """Give the collaboration up before it is formed."""
    actions.cancel(inside(request, pk), reason=body.reason, actor=request.actor, at=request.at)
    return outside(request, pk)


@router.post("/collaborations/{int:pk}/moves/{move}", response=CollaborationDetail, auth=writing)
def move_collaboration(
    request: Request, pk: PathId, move: Annotated[str, OneOf(tuple(PLAIN))]
) -> Collaboration:
    """Send the invitations, form the collaboration, run it, or choose who sees it."""
    PLAIN[move](inside(request, pk), actor=request.actor, at=request.at)
    return outside(request, pk)
