"""Obstacles: listed, recorded by their kind, taken to whoever settles them, answered, resolved."""

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycles.coordinate import OBSTACLE
from rajut.foundation.people.programs import Writing, officials
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions import obstacle as actions
from rajut.steps.coordinate.api.shared import one_of
from rajut.steps.coordinate.models import Obstacle
from rajut.steps.coordinate.queries import records
from rajut.steps.engage.api.matter import inside, moves_of
from rajut.ui.api.fields import OneOf, PathId
from rajut.ui.api.schemas import Asked, Cut, MoveTold, Named, Page, Paging, Told, cut
from rajut.ui.moves import Option

router = Router(tags=["coordinate"])
writing = Writing("coordinate")

State = Annotated[str, OneOf(tuple(OBSTACLE.states))]
KindName = Annotated[str, OneOf(tuple(Obstacle.Kind.values))]
LIST = "/collaborations/{int:pk}/obstacles"
ONE = f"{LIST}/{{int:obstacle}}"


class ObstacleTold(Told):
    """What stands in the way of working together."""

    id: int
    kind: KindName
    title: str
    state: State
    state_words: str
    raised_by: Named
    raised_at: datetime
    due_on: date
    level: str
    addressee_name: str

    @staticmethod
    def resolve_state_words(row: Obstacle) -> str:
        """The state in words."""
        return _(row.state_words)


class ObstacleDetail(ObstacleTold):
    """An obstacle with what was asked and answered, and what can be done now."""

    detail: str
    level_basis: str
    escalated_at: datetime | None
    question: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    resolution: str
    resolved_at: datetime | None
    moves: list[MoveTold]

    @staticmethod
    def resolve_moves(row: Obstacle, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        return moves_of(row, f"collaborations/{row.collaboration_id}/obstacles/{row.pk}", context)


class ObstaclesAsked(Paging):
    """How the list is narrowed."""

    state: State | SkipJsonSchema[None] = None
    kind: KindName | SkipJsonSchema[None] = None


class NewObstacle(Asked):
    """What stands in the way."""

    kind: KindName
    title: str = Field(min_length=1, max_length=200)
    detail: str = Field("", max_length=4000)


class Question(Asked):
    """What is asked of whoever settles it."""

    question: str = Field(min_length=1, max_length=2000)


class Direction(Asked):
    """The direction given."""

    answer: str = Field(min_length=1, max_length=4000)


class Resolution(Asked):
    """How it was overcome."""

    resolution: str = Field(min_length=1, max_length=2000)


@router.get(LIST, response=Page[ObstacleTold], auth=officials)
def obstacles(request: Request, pk: PathId, asked: Query[ObstaclesAsked]) -> Cut[Obstacle]:
    """List the obstacles of a collaboration, the newest first."""
    rows = records.obstacles(request.actor).filter(collaboration=inside(request, pk))
    for name in ("state", "kind"):
        if chosen := getattr(asked, name):
            rows = rows.filter(**{name: chosen})
    return cut(rows, asked)


@router.post(LIST, response={201: ObstacleDetail}, auth=writing)
def report_obstacle(request: Request, pk: PathId, body: NewObstacle) -> Status[Obstacle]:
    """Record what stands in the way."""
    made = actions.report(inside(request, pk), **body.model_dump(), actor=request.actor, at=request.at)
    return Status(201, _one(request, pk, made.pk))


@router.get(ONE, response=ObstacleDetail, auth=officials)
def obstacle(request: Request, pk: PathId, obstacle: PathId) -> Obstacle:
    """Show one obstacle."""
    return _one(request, pk, obstacle)


@router.post(f"{ONE}/moves/escalate", response=ObstacleDetail, auth=writing)
def escalate_obstacle(request: Request, pk: PathId, obstacle: PathId, body: Question) -> Obstacle:
    """Take it to whoever settles it by the kinds of the parties, or to the level after that."""
    actions.escalate(_one(request, pk, obstacle), question=body.question, actor=request.actor, at=request.at)
    return _one(request, pk, obstacle)


@router.post(f"{ONE}/moves/answer", response=ObstacleDetail, auth=writing)
def answer_obstacle(request: Request, pk: PathId, obstacle: PathId, body: Direction) -> Obstacle:
    """Give the direction that was asked for."""
    actions.answer(_one(request, pk, obstacle), answer=body.answer, actor=request.actor, at=request.at)
    return _one(request, pk, obstacle)


@router.post(f"{ONE}/moves/resolve", response=ObstacleDetail, auth=writing)
def resolve_obstacle(request: Request, pk: PathId, obstacle: PathId, body: Resolution) -> Obstacle:
    """Declare it overcome, and say how."""
    found = _one(request, pk, obstacle)
    actions.resolve(found, resolution=body.resolution, actor=request.actor, at=request.at)
    return _one(request, pk, obstacle)


def _one(request: Request, pk: int, obstacle: int) -> Obstacle:
    return one_of(records.obstacles(request.actor), matter=pk, pk=obstacle, request=request)
