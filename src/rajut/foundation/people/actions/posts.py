"""The end of a post."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.people.actions.invitations import NOT_ADMINISTRATOR
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.keeping import keep
from rajut.foundation.people.models import Organisation, Post
from rajut.foundation.people.queries import administered
from rajut.foundation.people.told import tell

OVER = say("Jabatan ini sudah berakhir.")
LAST = say("Instansi harus mempunyai sekurang-kurangnya satu pengelola. Undang penggantinya lebih dahulu.")


@transaction.atomic
def end(post: Post, *, actor: Actor, at: datetime) -> None:
    """End a post at once; its programs' keys end with it."""
    home = Organisation.objects.select_for_update().get(pk=post.organisation_id)  # one end at a time
    locked = Post.objects.select_for_update().get(pk=post.pk)
    today = timezone.localdate(at)
    if not administered(home, actor=actor):
        raise refuse(NOT_ADMINISTRATOR)
    if locked.ended_on is not None:
        raise refuse(OVER)
    others = home.posts.filter(administers=True, ended_on=None).exclude(pk=locked.pk)
    if locked.administers and not others.exists():
        raise refuse(LAST)
    locked.ended_on = max(today, locked.began_on)
    keep(locked)
    tell(
        home.pk, locked, "end", actor=actor, at=at, title=locked.title, rank=locked.rank, user=locked.user_id
    )
