"""Decisions: listed, put to the parties, answered, closed."""

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycles.coordinate import DECISION
from rajut.foundation.people.programs import Writing, officials
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions import decision as actions
from rajut.steps.coordinate.api.shared import one_of
from rajut.steps.coordinate.models import Decision, Position
from rajut.steps.coordinate.queries import records
from rajut.steps.engage.api.matter import inside, moves_of
from rajut.steps.engage.models import Meeting
from rajut.ui.api.fields import Day, Id, OneOf, PathId, Small
from rajut.ui.api.schemas import Asked, Cut, MoveTold, Named, Page, Paging, Reason, Told, cut, sought_if_given
from rajut.ui.moves import Option

router = Router(tags=["coordinate"])
writing = Writing("coordinate")

State = Annotated[str, OneOf(tuple(DECISION.states))]
Stance = Annotated[str, OneOf(tuple(Position.Stance.values))]
PLAIN = {move.__name__: move for move in (actions.adopt, actions.reject, actions.lapse)}
LIST = "/collaborations/{int:pk}/decisions"
ONE = f"{LIST}/{{int:decision}}"


class PositionTold(Told):
    """One party's position."""

    organisation: Named
    stance: Stance
    note: str
    stood_by: str
    stood_at: datetime


class DecisionTold(Told):
    """A question put to the parties."""

    id: int
    title: str
    state: State
    state_words: str
    quorum: int
    due_on: date
    asked_by: Named
    asked_at: datetime
    decided_at: datetime | None
    positions: list[PositionTold]

    @staticmethod
    def resolve_state_words(row: Decision) -> str:
        """The state in words."""
        return _(row.state_words)

    @staticmethod
    def resolve_positions(row: Decision) -> list[Position]:
        """The positions taken so far."""
        return row.stood


class DecisionDetail(DecisionTold):
    """A question with its wording, whom it waits for, and what can be done now."""

    proposal: str
    meeting_id: int | None
    reason: str
    awaited: list[Named]
    moves: list[MoveTold]

    @staticmethod
    def resolve_awaited(row: Decision) -> list[object]:
        """The parties that have not taken a position, while it is open."""
        return [party.organisation for party in row.awaited_parties] if row.state == "open" else []

    @staticmethod
    def resolve_moves(row: Decision, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        return moves_of(row, f"collaborations/{row.collaboration_id}/decisions/{row.pk}", context)


class DecisionsAsked(Paging):
    """How the list is narrowed."""

    state: State | SkipJsonSchema[None] = None


class NewDecision(Asked):
    """A question for the parties; the usual quorum is more than half, the usual time ten working days."""

    title: str = Field(min_length=1, max_length=200)
    proposal: str = Field(min_length=1, max_length=4000)
    quorum: Small | None = None
    due_on: Day | None = None
    meeting: Id | None = None


class StanceAsked(Asked):
    """A party's position; disagreeing needs a note."""

    stance: Stance
    note: str = Field("", max_length=1000)


@router.get(LIST, response=Page[DecisionTold], auth=officials)
def decisions(request: Request, pk: PathId, asked: Query[DecisionsAsked]) -> Cut[Decision]:
    """List the decisions of a collaboration, the newest first."""
    rows = records.decisions(request.actor).filter(collaboration=inside(request, pk))
    return cut(rows.filter(state=asked.state) if asked.state else rows, asked)


@router.post(LIST, response={201: DecisionDetail}, auth=writing)
def ask_decision(request: Request, pk: PathId, body: NewDecision) -> Status[Decision]:
    """Put a question to the parties."""
    matter = inside(request, pk)
    meetings = Meeting.objects.visible_to(request.actor).filter(collaboration=matter)
    given = {
        **body.model_dump(exclude={"meeting"}),
        "meeting": sought_if_given(meetings, body.meeting, field="meeting"),
    }
    made = actions.ask(matter, **given, actor=request.actor, at=request.at)
    return Status(201, decision(request, pk, made.pk))


@router.get(ONE, response=DecisionDetail, auth=officials)
def decision(request: Request, pk: PathId, decision: PathId) -> Decision:
    """Show a question, who answered what, and what can be done now."""
    return one_of(records.decisions(request.actor), matter=pk, pk=decision, request=request)


@router.post(f"{ONE}/moves/stand", response=DecisionDetail, auth=writing)
def stand_on_decision(request: Request, pk: PathId, decision: PathId, body: StanceAsked) -> Decision:
    """Take the position of the own organisation, once."""
    found = one_of(records.decisions(request.actor), matter=pk, pk=decision, request=request)
    actions.stand(found, stance=body.stance, note=body.note, actor=request.actor, at=request.at)
    return one_of(records.decisions(request.actor), matter=pk, pk=decision, request=request)


@router.post(f"{ONE}/moves/withdraw", response=DecisionDetail, auth=writing)
def withdraw_decision(request: Request, pk: PathId, decision: PathId, body: Reason) -> Decision:
    """Take the question back, and say why."""
    found = one_of(records.decisions(request.actor), matter=pk, pk=decision, request=request)
    actions.withdraw(found, reason=body.reason, actor=request.actor, at=request.at)
    return one_of(records.decisions(request.actor), matter=pk, pk=decision, request=request)


@router.post(f"{ONE}/moves/{{move}}", response=DecisionDetail, auth=writing)
def close_decision(
    request: Request, pk: PathId, decision: PathId, move: Annotated[str, OneOf(tuple(PLAIN))]
) -> Decision:
    """Declare the proposal adopted, rejected, or lapsed without a quorum."""
    found = one_of(records.decisions(request.actor), matter=pk, pk=decision, request=request)
    PLAIN[move](found, actor=request.actor, at=request.at)
    return one_of(records.decisions(request.actor), matter=pk, pk=decision, request=request)
