"""A task: given to a party, reported done with evidence, verified by a second person."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from rajut.core.law.deadlines import due
from rajut.core.words import say
from rajut.foundation.documents.actions import attach
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.actions import begin, field_error, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, Post
from rajut.steps.coordinate.actions import letters
from rajut.steps.coordinate.actions.ground import hold, must_be_of, must_not_be_past, must_take_part, permit
from rajut.steps.coordinate.models import Decision, Task
from rajut.steps.engage.models import Collaboration, Meeting


@transaction.atomic
def give(
    collaboration: Collaboration,
    *,
    title: str,
    owner: Organisation,
    detail: str = "",
    assignee: Post | None = None,
    due_on: date | None = None,
    decision: Decision | None = None,
    meeting: Meeting | None = None,
    actor: Actor,
    at: datetime,
) -> Task:
    """Give a party something to do, because of an adopted decision or a meeting, or plainly."""
    matter, today = hold(collaboration), timezone.localdate(at)
    task = Task(collaboration=matter, title=title.strip(), owner=owner, detail=detail.strip(), opened_at=at)
    permit(task, actor=actor)
    task.due_on = due_on or due("task", track=matter.track, start=today)
    must_take_part(owner, matter, field="owner")
    must_not_be_past(task.due_on, at=at, field="due_on")
    must_be_of(meeting, matter)
    _must_hold(assignee, owner, today)
    _must_be_settled(decision, meeting, matter)
    task.assignee, task.decision, task.meeting = assignee, decision, meeting
    begin(task, actor=actor, at=at, owner=owner, assignee=assignee, due_on=task.due_on)
    letters.given(task, at=at)
    return task


def finish(
    task: Task,
    *,
    result: str = "",
    file: "UploadedFile[bytes] | None" = None,
    evidence: Document | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Report it done, with a text, a file, a document that is already here, or several of these."""
    with take(task, "finish", actor=actor, at=at) as locked:
        if evidence is not None and evidence.collaboration_id != locked.collaboration_id:
            raise field_error("evidence", say("Dokumen itu bukan dokumen kolaborasi ini."))
        locked.result, locked.reason = result.strip(), ""
        locked.evidence = _attached(locked, file, actor=actor, at=at) or evidence or locked.evidence
        locked.done_at, locked.done_by_id = at, actor.user_id


def _attached(
    task: Task, file: "UploadedFile[bytes] | None", *, actor: Actor, at: datetime
) -> Document | None:
    if file is None:
        return None
    title, owner = f"Bukti: {task.title}"[:200], task.owner
    return attach(
        file,
        title=title,
        kind=Document.Kind.EVIDENCE,
        organisation=owner,
        collaboration_id=task.collaboration_id,
        actor=actor,
        at=at,
    )


def verify(task: Task, *, actor: Actor, at: datetime) -> None:
    """Confirm the result: another person than the one who reported it."""
    with take(task, "verify", actor=actor, at=at) as locked:
        locked.verified_at, locked.verified_by_id = at, actor.user_id


def reopen(task: Task, *, reason: str, actor: Actor, at: datetime) -> None:
    """Give it back to its owner, and say what is missing."""
    with take(task, "reopen", actor=actor, at=at, reason=reason.strip()) as locked:
        doer = locked.done_by
        if not reason.strip():
            raise field_error("reason", say("Tuliskan apa yang masih kurang."))
        locked.reason, locked.done_at, locked.done_by = reason.strip(), None, None
    if doer is not None:
        letters.reopened(task, doer, at=at)


def drop(task: Task, *, reason: str, actor: Actor, at: datetime) -> None:
    """Call it off, and say why."""
    with take(task, "drop", actor=actor, at=at, reason=reason.strip()) as locked:
        locked.reason = reason.strip()


def _must_hold(assignee: Post | None, owner: Organisation, today: date) -> None:
    """Raise a field's error where a post is not (or no longer) one of the owner's or its departments'."""
    if assignee is None:
        return
    holds = assignee.ended_on is None or assignee.ended_on > today
    if not holds or owner.pk not in {assignee.organisation_id, assignee.organisation.parent_id}:
        raise field_error("assignee", say("Pilih pejabat dari instansi penanggung jawab."))


def _must_be_settled(decision: Decision | None, meeting: Meeting | None, matter: Collaboration) -> None:
    """Raise a field's error where the source is not an adopted decision or a meeting that took place."""
    if decision is not None and (decision.state != "passed" or decision.collaboration_id != matter.pk):
        raise field_error("decision", say("Tugas hanya dapat berasal dari keputusan yang sudah disahkan."))
    if meeting is not None and meeting.state not in {"held", "minuted"}:
        raise field_error("meeting", say("Tugas hanya dapat berasal dari rapat yang sudah terlaksana."))


MOVES = {f.__name__: f for f in (finish, verify, reopen, drop)}
