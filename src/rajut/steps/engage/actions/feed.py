"""The subscribable calendar's secret address: given, renewed, taken back."""

import secrets
from datetime import datetime

from django.db import transaction

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import keep
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
    keep(CalendarFeed(post_id=actor.post_id, secret_hash=hashed(secret), created_at=at), new=True)
    return secret


def revoke(*, actor: Actor, at: datetime) -> None:
    """Take the post's address back; whoever still asks for it is told that nothing is there."""
    CalendarFeed.objects.filter(post_id=actor.post_id or 0, revoked_at__isnull=True).update(revoked_at=at)
