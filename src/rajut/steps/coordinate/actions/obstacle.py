"""An obstacle: recorded by its kind, taken to the supervisor whom the law names, answered, resolved."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rajut.core.law.deadlines import due
from rajut.core.law.lifecycle import refuse
from rajut.core.law.lifecycles.coordinate import can_rise
from rajut.foundation.journal.actions import begin, take
from rajut.foundation.people.actor import Actor
from rajut.steps.coordinate.actions import letters
from rajut.steps.coordinate.actions.ground import hold, permit
from rajut.steps.coordinate.models import Obstacle
from rajut.steps.coordinate.queries.escalation import address_of
from rajut.steps.engage.actions.ground import voice
from rajut.steps.engage.models import Collaboration


@transaction.atomic
def report(
    collaboration: Collaboration, *, kind: str, title: str, detail: str = "", actor: Actor, at: datetime
) -> Obstacle:
    """Record what stands in the way; the parties have twenty working days before it counts as stuck."""
    matter = hold(collaboration)
    obstacle = Obstacle(collaboration=matter, kind=kind, title=title.strip(), detail=detail.strip())
    permit(obstacle, actor=actor)
    obstacle.raised_by, obstacle.raised_at = voice(matter, actor), at
    obstacle.due_on = due("settle_obstacle", track=matter.track, start=timezone.localdate(at))
    return begin(obstacle, actor=actor, at=at, kind=kind)


def escalate(obstacle: Obstacle, *, question: str, actor: Actor, at: datetime) -> None:
    """Take it to whoever settles it by the kinds of the parties, or to the level after that."""
    with take(obstacle, "escalate", actor=actor, at=at) as locked:
        address = address_of(locked)
        if address is None:
            raise refuse(can_rise.refusal)
        locked.level, locked.level_basis = address.kind, address.legal_basis
        locked.addressee, locked.addressee_name = address.key, address.name
        locked.question, locked.escalated_at = question.strip(), at
        locked.answer, locked.answered_by, locked.answered_at = "", "", None
        locked.due_on = due("mediate", track=locked.collaboration.track, start=timezone.localdate(at))
    letters.escalated(obstacle, address, at=at)


def answer(obstacle: Obstacle, *, answer: str, actor: Actor, at: datetime) -> None:
    """Give the direction that was asked for."""
    with take(obstacle, "answer", actor=actor, at=at) as locked:
        locked.answer, locked.answered_at = answer.strip(), at
        locked.answered_by = ", ".join(filter(None, (actor.name, actor.title, actor.organisation)))
    letters.answered(obstacle, at=at)


def resolve(obstacle: Obstacle, *, resolution: str, actor: Actor, at: datetime) -> None:
    """Declare it overcome, and say how."""
    with take(obstacle, "resolve", actor=actor, at=at) as locked:
        locked.resolution, locked.resolved_at = resolution.strip(), at


MOVES = {f.__name__: f for f in (escalate, answer, resolve)}
