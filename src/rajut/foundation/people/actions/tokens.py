"""Keys for programs: shown once, kept as a hash, limited in scope and time."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.keeping import keep
from rajut.foundation.people.models import Post, Token
from rajut.foundation.people.queries import fingerprint
from rajut.foundation.people.scopes import SCOPES
from rajut.foundation.people.told import tell

LONGEST = timedelta(days=366)
PREFIX = "rjt_"

NOT_YOURS = say("Kunci ini bukan milik jabatan Anda.")
REVOKED = say("Kunci ini sudah dicabut.")
NO_SCOPE = say("Pilih sekurang-kurangnya satu cakupan yang dikenal.")
TOO_LONG = say("Kunci berlaku paling lama satu tahun.")


@transaction.atomic
def issue(
    post: Post, *, name: str, scopes: Collection[str], expires_at: datetime, actor: Actor, at: datetime
) -> tuple[Token, str]:
    """Make a key for a program that acts in one's own post; return it and its secret, which is not kept."""
    if post.pk != actor.post_id:
        raise refuse(NOT_YOURS)
    if not scopes or not set(scopes) <= set(SCOPES):
        raise ValidationError({"scopes": NO_SCOPE})
    if not at < expires_at <= at + LONGEST:
        raise ValidationError({"expires_at": TOO_LONG})
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token(
        post=post,
        name=name.strip(),
        prefix=secret[:10],
        secret_hash=fingerprint(secret),
        scopes=sorted(scopes),
        created_at=at,
        expires_at=expires_at,
    )
    keep(token, new=True)
    told = {"name": token.name, "scopes": token.scopes, "expires_at": expires_at}
    tell(post.organisation_id, token, "issue", actor=actor, at=at, **told)
    return token, secret


@transaction.atomic
def withdraw(token: Token, *, actor: Actor, at: datetime) -> None:
    """Revoke a key at once."""
    locked = Token.objects.select_for_update().select_related("post").get(pk=token.pk)
    if locked.post.user_id != actor.user_id:
        raise refuse(NOT_YOURS)
    if locked.revoked_at is not None:
        raise refuse(REVOKED)
    locked.revoked_at = at
    keep(locked)
    tell(locked.post.organisation_id, locked, "revoke", actor=actor, at=at, name=locked.name)
