"""The moves of a plan."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router

from rajut.foundation.people.programs import Writing
from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside
from rajut.steps.plan import actions
from rajut.steps.plan.api.plans import Version, version_of
from rajut.steps.plan.api.schemas import Advance, Entrusted, PlanDetail, Written
from rajut.steps.plan.models import Framework
from rajut.steps.plan.queries.entrusted import own_commitments, people
from rajut.ui.api.fields import OneOf, PathId
from rajut.ui.api.schemas import Reason, sought

router = Router(tags=["plan"])
writing = Writing("plan")
PLAIN = {
    move.__name__: move
    for move in (
        actions.propose,
        actions.assent,
        actions.agree,
        actions.renew,
        actions.supersede,
        actions.close,
    )
}
MOVES = "/collaborations/{int:pk}/plans/{int:version}/moves"


@router.post(f"{MOVES}/revise", response=PlanDetail, auth=writing)
def revise_plan(request: Request, pk: PathId, version: Version, body: Written) -> Framework:
    """Write the vision, the mission and the time of a draft; every field is written anew."""
    found = _version(request, pk, version)
    actions.revise(found, **body.model_dump(), actor=request.actor, at=request.at)
    return _version(request, pk, version)


@router.post(f"{MOVES}/send_back", response=PlanDetail, auth=writing)
def send_plan_back(request: Request, pk: PathId, version: Version, body: Reason) -> Framework:
    """Return a proposal for revision; the assents given so far are withdrawn."""
    found = _version(request, pk, version)
    actions.send_back(found, reason=body.reason, actor=request.actor, at=request.at)
    return _version(request, pk, version)


@router.post(f"{MOVES}/advance", response=PlanDetail, auth=writing)
def advance_activity(request: Request, pk: PathId, version: Version, body: Advance) -> Framework:
    """Record how far one of the own activities is."""
    found = _version(request, pk, version)
    activity = sought(found.activities.all(), body.activity, field="activity")
    actions.advance(
        found,
        activity=activity,
        progress=body.progress,
        note=body.note,
        actor=request.actor,
        at=request.at,
    )
    return _version(request, pk, version)


@router.post(f"{MOVES}/entrust", response=PlanDetail, auth=writing)
def entrust_commitment(request: Request, pk: PathId, version: Version, body: Entrusted) -> Framework:
    """Say who of the own people answers for one of the own commitments; nobody where none is named."""
    found = _version(request, pk, version)
    mine = own_commitments(found, actor=request.actor)
    held = people(request.actor.organisation_ids, on=timezone.localdate(request.at))
    post = sought(held, body.responsible, field="responsible") if body.responsible else None
    commitment = get_object_or_404(mine, indicator_id=body.indicator_id)
    actions.entrust(found, commitment=commitment, responsible=post, actor=request.actor, at=request.at)
    return _version(request, pk, version)


@router.post(f"{MOVES}/{{move}}", response=PlanDetail, auth=writing)
def move_plan(
    request: Request, pk: PathId, version: Version, move: Annotated[str, OneOf(tuple(PLAIN))]
) -> Framework:
    """Propose the plan, assent to it, agree on it, begin its next version, replace or close it."""
    PLAIN[move](_version(request, pk, version), actor=request.actor, at=request.at)
    return _version(request, pk, version)


def _version(request: Request, pk: int, version: int) -> Framework:
    """Return a version for whoever is inside, or 404."""
    return version_of(request, inside(request, pk), version)
