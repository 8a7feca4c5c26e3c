"""Who is who."""

import hashlib
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from rajut.core.law.authority import Rank
from rajut.core.law.ranks import brings, ranks_in
from rajut.core.law.tracks.kinds import Kind
from rajut.foundation.people.actor import PUBLIC_ACTOR, Actor, Seat
from rajut.foundation.people.models import Invitation, Organisation, Post, Token


def held_posts(user_id: int, *, on: date) -> QuerySet[Post]:
    """Return the posts a person holds on a day."""
    return (
        Post.objects.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=on), user_id=user_id, user__is_active=True
        )
        .select_related("organisation__parent", "user")
        .order_by("organisation__name", "pk")
    )


def actor_for(post: Post) -> Actor:
    """Return the actor a post makes of its holder."""
    home = post.organisation
    supervises = _supervises(post)
    own = tuple(dict.fromkeys((home.pk, home.government_id)))
    keys = (
        "public",
        "official",
        *(f"o:{each}" for each in own),
        *((f"s:{supervises}",) if supervises else ()),
    )
    return Actor(
        user_id=post.user_id,
        post_id=post.pk,
        organisation_id=home.pk,
        government_id=home.government_id,
        rank=Rank(post.rank),
        supervises=supervises,
        administers=post.administers,
        name=post.user.name,
        title=post.title,
        organisation=home.full_name,
        region_code=home.region_id or "",
        government_code=home.government_code,
        brings_for=_brings_for(post, supervises),
        keys=keys,
    )


def _supervises(post: Post) -> str:
    home = post.organisation
    if post.rank != Rank.SUPERVISOR:
        return ""
    if home.supervises_nation:
        return "*"
    return home.province_code if home.kind == Organisation.Kind.PROVINCE else ""


def _brings_for(post: Post, supervises: str) -> str:
    home = post.organisation
    if supervises == "*":
        return supervises
    return home.government_code if brings(Kind(home.kind), Rank(post.rank)) else ""


def actor_of(user_id: int | None, *, chosen: int | None, on: date) -> Actor:
    """Return the actor of a signed-in person: the chosen post, else the first one held, else the public."""
    if user_id is None:
        return PUBLIC_ACTOR
    posts = list(held_posts(user_id, on=on))
    if not posts:
        return PUBLIC_ACTOR
    actor = actor_for(next((post for post in posts if post.pk == chosen), posts[0]))
    return replace(actor, seats=tuple(Seat(post.pk, str(post)) for post in posts))


def governments() -> QuerySet[Organisation]:
    """Return the governments of regions."""
    return Organisation.objects.filter(kind__in=Organisation.GOVERNMENTS).select_related("region")


def ranks_of(organisation: Organisation) -> tuple[Rank, ...]:
    """Return the ranks that an organisation has."""
    return ranks_in(Kind(organisation.kind), supervises_nation=organisation.supervises_nation)


def administered(organisation: Organisation, *, actor: Actor) -> bool:
    """Whether somebody looks after an organisation: their own, a part of it, or an orphaned partner of it."""
    if not actor.administers or actor.organisation_id is None:
        return False
    if actor.organisation_id in {organisation.pk, organisation.parent_id}:
        return True
    return organisation.registered_by_id == actor.organisation_id and not _has_administrator(organisation)


def _has_administrator(organisation: Organisation) -> bool:
    return organisation.posts.filter(administers=True, ended_on=None).exists()


def organisations() -> QuerySet[Organisation]:
    """Return every organisation with what its line in a list shows."""
    held = Count("posts", filter=Q(posts__ended_on=None))
    return Organisation.objects.select_related("region", "parent").annotate(people=held)


def staff(organisation: Organisation, *, on: date) -> QuerySet[Post]:
    """Return the posts held in an organisation on a day."""
    held = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return organisation.posts.filter(held).select_related("user").order_by("rank", "pk")


def open_invitations(organisation: Organisation, *, at: datetime) -> QuerySet[Invitation]:
    """Return the invitations that can still be accepted."""
    return organisation.invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)


def invitation_by(secret: str) -> Invitation | None:
    """Return the invitation that a secret belongs to, whether it is still open or not."""
    rows = Invitation.objects.select_related("organisation", "invited_by")
    return rows.filter(secret_hash=fingerprint(secret)).first()


def is_open(invitation: Invitation, *, at: datetime) -> bool:
    """Whether an invitation can still be accepted."""
    return invitation.accepted_at is None and invitation.revoked_at is None and at < invitation.expires_at


def tokens_of(user_id: int) -> QuerySet[Token]:
    """Return somebody's keys for programs, the newest first."""
    return Token.objects.filter(post__user_id=user_id).select_related("post__organisation")


def token_actor(secret: str, *, at: datetime) -> tuple[Actor, frozenset[str]] | None:
    """Return the actor and the scopes of a program's key, None where it opens nothing (any more).

    The key is found by its SHA-256, so that no comparison tells anything about it by its duration.
    """
    token = (
        Token.objects.select_related("post__organisation__parent", "post__user")
        .filter(
            secret_hash=fingerprint(secret), revoked_at=None, expires_at__gt=at, post__user__is_active=True
        )
        .first()
    )
    today = localdate(at)
    if token is None or (token.post.ended_on is not None and token.post.ended_on <= today):
        return None
    if token.used_on != today:
        Token.objects.filter(pk=token.pk).update(used_on=today)
    return actor_for(token.post), frozenset(token.scopes)


def fingerprint(secret: str) -> str:
    """Return what is kept of a secret: it is long and random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
