"""Tasks: listed, given, reported done, verified by a second person."""

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycles.coordinate import TASK
from rajut.foundation.people.models import Organisation, Post
from rajut.foundation.people.programs import Writing, officials
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions import task as actions
from rajut.steps.coordinate.api.shared import one_of
from rajut.steps.coordinate.models import Task
from rajut.steps.coordinate.queries import records
from rajut.steps.engage.api.matter import inside, moves_of
from rajut.steps.engage.models import Collaboration, Meeting
from rajut.ui.api.fields import AskedId, Day, Id, OneOf, PathId
from rajut.ui.api.schemas import (
    Asked,
    Cut,
    MoveTold,
    Named,
    Page,
    Paging,
    Reason,
    Told,
    cut,
    sought,
    sought_if_given,
)
from rajut.ui.moves import Option

router = Router(tags=["coordinate"])
writing = Writing("coordinate")

State = Annotated[str, OneOf(tuple(TASK.states))]
LIST = "/collaborations/{int:pk}/tasks"
ONE = f"{LIST}/{{int:task}}"


class TaskTold(Told):
    """Something one organisation has to do by a day."""

    id: int
    title: str
    state: State
    state_words: str
    owner: Named
    assignee_post_id: int | None
    decision_id: int | None
    meeting_id: int | None
    due_on: date
    opened_at: datetime
    done_at: datetime | None
    verified_at: datetime | None

    @staticmethod
    def resolve_state_words(row: Task) -> str:
        """The state in words."""
        return _(row.state_words)

    @staticmethod
    def resolve_assignee_post_id(row: Task) -> int | None:
        """The post that does it; none where its organisation decides."""
        return row.assignee_id


class TaskDetail(TaskTold):
    """A task with its description, its result, and what can be done now."""

    detail: str
    result: str
    evidence_id: int | None
    reason: str
    moves: list[MoveTold]

    @staticmethod
    def resolve_moves(row: Task, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        return moves_of(row, f"collaborations/{row.collaboration_id}/tasks/{row.pk}", context)


class TasksAsked(Paging):
    """How the list is narrowed."""

    state: State | SkipJsonSchema[None] = None
    owner: AskedId | SkipJsonSchema[None] = None


class NewTask(Asked):
    """A task for one of the parties, because of an adopted decision or a meeting, or plainly."""

    title: str = Field(min_length=1, max_length=200)
    detail: str = Field("", max_length=4000)
    owner: Id
    assignee_post: Id | None = None
    due_on: Day | None = None
    decision: Id | None = None
    meeting: Id | None = None

    def given(self, matter: Collaboration, request: Request) -> dict[str, Any]:
        """Return the fields as the action takes them."""
        decisions = records.decisions(request.actor).filter(collaboration=matter)
        meetings = Meeting.objects.visible_to(request.actor).filter(collaboration=matter)
        posts = Post.objects.select_related("organisation")
        return {
            **self.model_dump(include={"title", "detail", "due_on"}),
            "owner": sought(Organisation.objects.all(), self.owner, field="owner"),
            "assignee": sought_if_given(posts, self.assignee_post, field="assignee_post"),
            "decision": sought_if_given(decisions, self.decision, field="decision"),
            "meeting": sought_if_given(meetings, self.meeting, field="meeting"),
        }


class Result(Asked):
    """What came out, and where it can be seen."""

    result: str = Field(min_length=1, max_length=4000)


@router.get(LIST, response=Page[TaskTold], auth=officials)
def tasks(request: Request, pk: PathId, asked: Query[TasksAsked]) -> Cut[Task]:
    """List the tasks of a collaboration, the most urgent first."""
    rows = records.tasks(request.actor).filter(collaboration=inside(request, pk))
    if asked.state:
        rows = rows.filter(state=asked.state)
    return cut(rows.filter(owner=asked.owner) if asked.owner else rows, asked)


@router.post(LIST, response={201: TaskDetail}, auth=writing)
def give_task(request: Request, pk: PathId, body: NewTask) -> Status[Task]:
    """Give a party something to do; twenty working days unless said otherwise."""
    matter = inside(request, pk)
    made = actions.give(matter, **body.given(matter, request), actor=request.actor, at=request.at)
    return Status(201, _one(request, pk, made.pk))


@router.get(ONE, response=TaskDetail, auth=officials)
def task(request: Request, pk: PathId, task: PathId) -> Task:
    """Show one task."""
    return _one(request, pk, task)


@router.post(f"{ONE}/moves/finish", response=TaskDetail, auth=writing)
def finish_task(request: Request, pk: PathId, task: PathId, body: Result) -> Task:
    """Report it done, and say what came out."""
    actions.finish(_one(request, pk, task), result=body.result, actor=request.actor, at=request.at)
    return _one(request, pk, task)


@router.post(f"{ONE}/moves/verify", response=TaskDetail, auth=writing)
def verify_task(request: Request, pk: PathId, task: PathId) -> Task:
    """Confirm the result: another person than the one who reported it."""
    actions.verify(_one(request, pk, task), actor=request.actor, at=request.at)
    return _one(request, pk, task)


@router.post(f"{ONE}/moves/reopen", response=TaskDetail, auth=writing)
def reopen_task(request: Request, pk: PathId, task: PathId, body: Reason) -> Task:
    """Give it back to its owner, and say what is missing."""
    actions.reopen(_one(request, pk, task), reason=body.reason, actor=request.actor, at=request.at)
    return _one(request, pk, task)


@router.post(f"{ONE}/moves/drop", response=TaskDetail, auth=writing)
def drop_task(request: Request, pk: PathId, task: PathId, body: Reason) -> Task:
    """Call it off, and say why."""
    actions.drop(_one(request, pk, task), reason=body.reason, actor=request.actor, at=request.at)
    return _one(request, pk, task)


def _one(request: Request, pk: int, task: int) -> Task:
    return one_of(records.tasks(request.actor), matter=pk, pk=task, request=request)
