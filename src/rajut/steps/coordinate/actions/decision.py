"""A decision: put to the parties, answered by each once, and closed by its outcome."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from rajut.core.law.deadlines import due
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, field_error, keep, take
from rajut.foundation.people.actor import Actor
from rajut.steps.coordinate.actions import letters
from rajut.steps.coordinate.actions.ground import hold, must_be_of, must_not_be_past, permit
from rajut.steps.coordinate.models import Decision, Position
from rajut.steps.engage.actions.ground import voice
from rajut.steps.engage.models import Collaboration, Meeting


@transaction.atomic
def ask(
    collaboration: Collaboration,
    *,
    title: str,
    proposal: str,
    quorum: int | None = None,
    due_on: date | None = None,
    meeting: Meeting | None = None,
    actor: Actor,
    at: datetime,
) -> Decision:
    """Put a question to the parties; more than half of them and ten working days unless said otherwise."""
    matter = hold(collaboration)
    decision = Decision(collaboration=matter, title=title.strip(), proposal=proposal.strip(), meeting=meeting)
    permit(decision, actor=actor)
    parties = len(matter.members)
    decision.quorum = usual_quorum(parties) if quorum is None else quorum
    decision.due_on = due_on or due("decide", track=matter.track, start=timezone.localdate(at))
    if decision.quorum > parties:
        raise field_error("quorum", say("Kuorum tidak boleh melebihi banyaknya pihak."))
    must_not_be_past(decision.due_on, at=at, field="due_on")
    must_be_of(meeting, matter)
    decision.asked_by, decision.asked_at = voice(matter, actor), at
    begin(decision, actor=actor, at=at, proposal=proposal, quorum=decision.quorum, due_on=decision.due_on)
    letters.asked(decision, at=at)
    return decision


def usual_quorum(parties: int) -> int:
    """Return the smallest number that is more than half of the parties."""
    return parties // 2 + 1


def stand(decision: Decision, *, stance: str, note: str = "", actor: Actor, at: datetime) -> None:
    """Take the position of the actor's organisation, once."""
    told = {"stance": stance, "note": note.strip()}
    with take(decision, "stand", actor=actor, at=at, **told) as locked:
        position = Position(collaboration=locked.collaboration, decision=locked, stance=stance)
        position.organisation, position.note = voice(locked.collaboration, actor), note.strip()
        position.stood_by, position.stood_at = ", ".join(filter(None, (actor.name, actor.title))), at
        keep(position, new=True)


def adopt(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Declare the proposal adopted."""
    _close(decision, "adopt", actor=actor, at=at)


def reject(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Declare the proposal rejected."""
    _close(decision, "reject", actor=actor, at=at)


def lapse(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Declare that the deadline passed without a quorum."""
    _close(decision, "lapse", actor=actor, at=at)


def withdraw(decision: Decision, *, reason: str, actor: Actor, at: datetime) -> None:
    """Take the question back, and say why."""
    _close(decision, "withdraw", reason=reason.strip(), actor=actor, at=at)


def _close(decision: Decision, move: str, *, reason: str = "", actor: Actor, at: datetime) -> None:
    """Make the move that ends a decision, and tell every party."""
    told = {"reason": reason} if reason else {}
    with take(decision, move, actor=actor, at=at, **told) as locked:
        locked.decided_at, locked.reason = at, reason
    letters.decided(decision, at=at)


MOVES = {f.__name__: f for f in (stand, adopt, reject, lapse, withdraw)}
