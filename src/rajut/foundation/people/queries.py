"""Who is who."""

from datetime import date

from django.db.models import Q, QuerySet

from rajut.core.law.authority import Rank
from rajut.foundation.people.actor import PUBLIC_ACTOR, Actor
from rajut.foundation.people.models import Organisation, Post


def held_posts(user_id: int, *, on: date) -> QuerySet[Post]:
    """Return the posts a person holds on a day."""
    return (
        Post.objects.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=on), user_id=user_id, user__is_active=True
        )
        .select_related("organisation", "user")
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
        organisation=home.name,
        region_code=home.region_id or "",
        keys=keys,
    )


def _supervises(post: Post) -> str:
    home = post.organisation
    if post.rank != Rank.SUPERVISOR:
        return ""
    if home.supervises_nation:
        return "*"
    return home.province_code if home.kind == Organisation.Kind.PROVINCE else ""


def actor_of(user_id: int | None, *, chosen: int | None, on: date) -> Actor:
    """Return the actor of a signed-in person: the chosen post, else the first one held, else the public."""
    if user_id is None:
        return PUBLIC_ACTOR
    posts = list(held_posts(user_id, on=on))
    if not posts:
        return PUBLIC_ACTOR
    return actor_for(next((post for post in posts if post.pk == chosen), posts[0]))


def governments() -> QuerySet[Organisation]:
    """Return the governments of regions."""
    return Organisation.objects.filter(kind__in=Organisation.GOVERNMENTS).select_related("region")
