"""What the endpoints of a collaboration share, in this step and the later ones."""

from typing import Any

from django.shortcuts import get_object_or_404

from rajut.foundation.journal.moving import options
from rajut.foundation.journal.records import Record
from rajut.foundation.people.request import Request
from rajut.steps.engage import queries
from rajut.steps.engage.models import Collaboration
from rajut.ui.moves import Option


def outside(request: Request, pk: int) -> Collaboration:
    """Return a collaboration the actor may see, or 404."""
    return get_object_or_404(queries.collaborations(request.actor), pk=pk)


def inside(request: Request, pk: int) -> Collaboration:
    """Return a collaboration whose inside the actor may see, or 404."""
    return get_object_or_404(queries.inside(request.actor), pk=pk)


def is_insider(collaboration: Collaboration, request: Request) -> bool:
    """Return whether the actor may see the inside of a collaboration that was found."""
    return bool(set(collaboration.insiders) & set(request.actor.keys))


def moves_of(record: Record, path: str, context: dict[str, Any]) -> tuple[Option, ...]:
    """Return what this actor may do with a record now; `path` leads to it."""
    request: Request = context["request"]
    return options(
        record, url=lambda name: f"/api/v1/{path}/moves/{name}", actor=request.actor, at=request.at
    )
