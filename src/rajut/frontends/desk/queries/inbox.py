"""“Menunggu saya”: what each step says waits for the reader, in one order."""

from datetime import datetime

from django.core.cache import cache

from rajut.foundation.journal.inbox import Waiting, in_order
from rajut.foundation.people.actor import Actor
from rajut.steps.coordinate import queries as coordinate
from rajut.steps.engage import queries as engage
from rajut.steps.evaluate import queries as evaluate
from rajut.steps.identify import queries as identify
from rajut.steps.plan import queries as plan

WAITING = (engage.waiting, evaluate.waiting)
BOTH = (plan.inbox, coordinate.inbox)  # both from the same questions
FRESH = 60  # seconds for which others' moves may leave the number beside the inbox old


def waiting(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return everything the actor is expected to do, the most urgent first."""
    return inbox(actor, at=at)[0]


def sent(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return what the actor's organisation waits for from others, the most urgent first."""
    return inbox(actor, at=at)[1]


def inbox(actor: Actor, *, at: datetime) -> tuple[list[Waiting], list[Waiting]]:
    """Return what waits for the actor, and what the actor waits for, the most urgent first."""
    parts = engage.parts_of(actor)
    waits = identify.waiting(actor, at=at)
    waits += [item for step in WAITING for item in step(actor, at=at, parts=parts)]
    asked = engage.sent(actor, at=at)
    for step in BOTH:
        its_waits, its_asked = step(actor, at=at, parts=parts)
        waits += its_waits
        asked += its_asked
    return in_order(waits), in_order(asked)


def waiting_count(actor: Actor, *, at: datetime) -> int:
    """Return the number beside the inbox; it stands on every page, so it is kept for a minute."""
    known: int | None = cache.get(_key(actor))
    return known if known is not None else remember(actor, len(waiting(actor, at=at)))


def remember(actor: Actor, count: int) -> int:
    """Keep the number for a minute; the same number is not written again."""
    if cache.get(_key(actor)) != count:
        cache.set(_key(actor), count, FRESH)
    return count


def forget(actor: Actor) -> None:
    """Let the number be counted anew: the actor has just done something."""
    if actor.is_official:
        cache.delete(_key(actor))


def _key(actor: Actor) -> str:
    return f"waiting:{actor.post_id}"
