"""Findings and their mending."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile

from rajut.core.words import say
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.actions import begin, field_error, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.coordinate.actions.ground import must_take_part
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions.evidence import attached, must_be_here
from rajut.steps.evaluate.models import Finding
from rajut.steps.plan.models import Indicator, Period


def find(
    collaboration: Collaboration,
    *,
    title: str,
    detail: str,
    indicator: Indicator | None = None,
    period: Period | None = None,
    actor: Actor,
    at: datetime,
) -> Finding:
    """Write down what was found wanting."""
    _must_be_of(indicator, collaboration, field="indicator")
    _must_be_of(period, collaboration, field="period")
    return begin(
        Finding(
            collaboration=collaboration,
            title=title,
            detail=detail,
            indicator=indicator,
            period=period,
            found_at=at,
            found_by=f"{actor.name}, {actor.organisation}",
        ),
        actor=actor,
        at=at,
        title=title,
    )


def _must_be_of(record: Indicator | Period | None, collaboration: Collaboration, *, field: str) -> None:
    """Raise a field's error where an indicator or a period is another collaboration's."""
    if record is not None and record.collaboration_id != collaboration.pk:
        raise field_error(field, say("Pilihan ini bukan bagian kolaborasi ini."))


def plan(
    finding: Finding, *, action: str, owner: Organisation, due_on: date, actor: Actor, at: datetime
) -> None:
    """Settle what will be done about it, by whom, until when."""
    _settle(finding, "plan", action=action, owner=owner, due_on=due_on, actor=actor, at=at)


def replan(
    finding: Finding, *, action: str, owner: Organisation, due_on: date, actor: Actor, at: datetime
) -> None:
    """Settle it anew."""
    _settle(finding, "replan", action=action, owner=owner, due_on=due_on, actor=actor, at=at)


def _settle(
    finding: Finding, move: str, *, action: str, owner: Organisation, due_on: date, actor: Actor, at: datetime
) -> None:
    with take(finding, move, actor=actor, at=at, owner=owner, due_on=due_on) as locked:
        must_take_part(owner, locked.collaboration, field="owner")
        locked.action, locked.owner, locked.due_on = action, owner, due_on


def finish(
    finding: Finding,
    *,
    result: str,
    file: "UploadedFile[bytes] | None" = None,
    evidence: Document | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Report the mending done, with its proof: a file, or a document that is already here."""
    with take(finding, "finish", actor=actor, at=at) as locked:
        must_be_here([evidence], collaboration_id=locked.collaboration_id, actor=actor)
        proof = _attached(locked, file, actor=actor, at=at) or evidence
        locked.result, locked.evidence = result, proof or locked.evidence
        locked.done_at, locked.done_by_id = at, actor.user_id


def _attached(
    finding: Finding, file: "UploadedFile[bytes] | None", *, actor: Actor, at: datetime
) -> Document | None:
    if finding.owner is None:  # the table lets only a planned mending be finished, and that has an owner
        return None
    return attached(
        file,
        of=finding.title,
        organisation=finding.owner,
        collaboration_id=finding.collaboration_id,
        actor=actor,
        at=at,
    )


def verify(finding: Finding, *, actor: Actor, at: datetime) -> None:
    """See that it was done, as somebody else than the doer."""
    with take(finding, "verify", actor=actor, at=at) as locked:
        locked.verified_at, locked.verified_by_id = at, actor.user_id


def reopen(finding: Finding, *, reason: str, actor: Actor, at: datetime) -> None:
    """Send the mending back: it is not done yet."""
    with take(finding, "reopen", actor=actor, at=at, reason=reason) as locked:
        locked.reason, locked.done_at, locked.done_by = reason, None, None


MOVES = {each.__name__: each for each in (plan, replan, finish, verify, reopen)}
