"""Which collaborations an actor may see, from outside and from inside."""

from collections.abc import Collection
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration, Party


def collaborations(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations an actor may see, with what a list shows of them."""
    return with_parties(Collaboration.objects.visible_to(actor))


def inside(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations whose inside an actor may see."""
    return with_parties(Collaboration.objects.filter(insiders__overlap=list(actor.keys)))


def with_parties(rows: QuerySet[Collaboration]) -> QuerySet[Collaboration]:
    """Read the affair and the standing parties along with the rows."""
    return rows.select_related("affair", "opened_by").prefetch_related(standing("parties"))


def standing(path: str, *, regions: bool = True) -> "Prefetch[str, QuerySet[Party], str]":
    """Read the standing parties along, at the end of `path`, so that no collaboration asks for its own.

    `regions`: with the regions themselves, for a map; who has which part can be told without.
    """
    rows = Party.objects.exclude(state__in=["withdrawn", "declined"])
    rows = rows.select_related("organisation__region" if regions else "organisation")
    return Prefetch(path, rows.order_by("pk"), to_attr="standing_parties")


def acting_as(hats: Collection[Hat], *, actor: Actor) -> QuerySet[Party, Any]:
    """Return the collaborations in which the actor's organisations have a part that gives one of `hats`.

    A subquery of ids: the database finds them, however many a supervisor may see.
    """
    wanted, found = frozenset(hats), Q(pk__in=[])
    for each in actor.organisation_ids:
        rank = actor.rank_in(each)
        parts = [part for part in Part if rank and wanted & hats_of([(part, rank)])]
        found |= Q(organisation_id=each, part__in=parts)
    return Party.objects.filter(found, state="accepted").values("collaboration_id")
