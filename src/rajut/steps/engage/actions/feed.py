"""The subscribable calendar's secret address: given, renewed, taken back."""

import secrets
from datetime import datetime

from django.db import transaction

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import append, keep
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Post
from rajut.steps.engage.models import CalendarFeed
from rajut.steps.engage.queries.feed import hashed

ONLY_POSTS = say("Kalender langganan hanya untuk pemegang jabatan.")


@transaction.atomic
def renew(*, actor: Actor, at: datetime) -> str:
    """Give the actor's post a new secret address and return its secret, the only time it can be read."""
    if actor.post_id is None:
        raise refuse(ONLY_POSTS)
    Post.objects.select_for_update().get(pk=actor.post_id)
    revoke(actor=actor, at=at)
    secret = secrets.token_urlsafe(32)
    given = CalendarFeed(post_id=actor.post_id, secret_hash=hashed(secret), created_at=at)
    keep(given, new=True)
    _tell(given, "renew", actor=actor, at=at)
    return secret


@transaction.atomic
def revoke(*, actor: Actor, at: datetime) -> None:
    """Take the post's address back; whoever still asks for it is told that nothing is there."""
    open_ones = CalendarFeed.objects.filter(post_id=actor.post_id or 0, revoked_at__isnull=True)
    for taken in open_ones.select_for_update():
        taken.revoked_at = at
        keep(taken)
        _tell(taken, "revoke", actor=actor, at=at)


def _tell(feed: CalendarFeed, move: str, *, actor: Actor, at: datetime) -> None:
    """Write it to the chain of the post's organisation; never the secret, nor what is kept of it."""
    append(
        f"organisation:{actor.organisation_id}",
        record=feed._meta.label_lower,
        record_id=str(feed.pk),
        move=move,
        actor=actor,
        at=at,
        data={},
    )
