"""The public's voice: received, moderated, sent to the party responsible, answered."""

import hashlib
import secrets
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from rajut.core.law.deadlines import due
from rajut.core.law.lifecycle import refuse
from rajut.core.law.tracks import Track
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, notify, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import as_system
from rajut.steps.coordinate.actions.ground import must_take_part
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.people import TAKING_PART, holders
from rajut.steps.evaluate.models import Feedback

NOT_PUBLISHED = say("Kolaborasi ini belum terbit.")


@transaction.atomic
def speak(
    collaboration: Collaboration,
    *,
    kind: str,
    text: str,
    rating: int | None = None,
    place: str = "",
    actor: Actor,
    at: datetime,
) -> tuple[Feedback, str]:
    """Keep what a citizen says about a published collaboration; return it and the secret to follow it by.

    The row lies behind the fence until it is moderated, so the system writes it down.
    """
    if collaboration.published_at is None:
        raise refuse(NOT_PUBLISHED)
    secret = secrets.token_urlsafe(12)
    feedback = Feedback(
        collaboration=collaboration,
        kind=kind,
        text=text,
        rating=rating,
        place=place,
        received_at=at,
        secret_hash=fingerprint(secret),
        due_on=_due(collaboration, "feedback_response", at),
    )
    with as_system():
        begin(feedback, actor=actor, at=at, kind=kind)
    return feedback, secret


def fingerprint(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def publish(feedback: Feedback, *, responsible: Organisation, actor: Actor, at: datetime) -> None:
    """Show it to everybody and send it to the party responsible."""
    with take(feedback, "publish", actor=actor, at=at, responsible=responsible) as locked:
        _send(locked, responsible, shown=True, at=at)


def forward(feedback: Feedback, *, responsible: Organisation, actor: Actor, at: datetime) -> None:
    """Send it to the party responsible without showing it."""
    with take(feedback, "forward", actor=actor, at=at, responsible=responsible) as locked:
        _send(locked, responsible, shown=False, at=at)


def reject(feedback: Feedback, *, reason: str, actor: Actor, at: datetime) -> None:
    """Keep it from being shown, with a reason."""
    with take(feedback, "reject", actor=actor, at=at, reason=reason) as locked:
        locked.reason, locked.moderated_at = reason, at


def answer(feedback: Feedback, *, answer: str, ticket: str = "", actor: Actor, at: datetime) -> None:
    """Answer it for the party responsible."""
    with take(feedback, "answer", actor=actor, at=at) as locked:
        locked.answer, locked.ticket, locked.answered_at = answer, ticket, at
        locked.answered_by = f"{actor.title}, {actor.organisation}"


def _send(feedback: Feedback, responsible: Organisation, *, shown: bool, at: datetime) -> None:
    must_take_part(responsible, feedback.collaboration, field="responsible")
    feedback.responsible, feedback.shown, feedback.moderated_at = responsible, shown, at
    feedback.due_on = _due(feedback.collaboration, "feedback_complaint", at)
    notify(
        holders([responsible.pk], ranks=TAKING_PART, on=timezone.localdate(at)),
        key=f"feedback:{feedback.pk}",
        subject=f"Masukan masyarakat: {feedback.collaboration.title}",
        body=feedback.text,
        path=reverse("evaluate:feedback", args=[feedback.collaboration_id, feedback.pk]),
        at=at,
    )


def _due(collaboration: Collaboration, code: str, at: datetime) -> date:
    return due(code, track=Track(collaboration.track), start=timezone.localdate(at))


MOVES = {each.__name__: each for each in (publish, forward, reject, answer)}
