"""Who answers for a party's commitment to an indicator."""

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycles.plan import FRAMEWORK
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Post
from rajut.steps.plan.models import Commitment, Framework, IndicatorVersion

READING = (Rank.VIEWER, Rank.AUDITOR)


def own_commitments(framework: Framework, *, actor: Actor) -> QuerySet[Commitment]:
    """Return the commitments of the actor's party, each with its indicator's `name` in this version."""
    versions = IndicatorVersion.objects.filter(framework=framework, indicator=OuterRef("indicator"))
    rows = Commitment.objects.filter(framework=framework, organisation_id__in=actor.organisation_ids)
    return rows.annotate(name=Subquery(versions.values("name")[:1])).order_by("name", "pk")


def people(organisation_ids: Iterable[int], *, on: date) -> QuerySet[Post]:
    """Return the working posts held on a day in the organisations and in the departments below them."""
    ids = list(organisation_ids)
    return (
        Post.objects.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=on),
            Q(organisation_id__in=ids) | Q(organisation__parent_id__in=ids),
            user__is_active=True,
        )
        .exclude(rank__in=READING)
        .select_related("user", "organisation")
        .order_by("organisation__name", "user__name", "pk")
    )


def may_entrust(framework: Framework, actor: Actor) -> bool:
    """Return whether the actor may name who answers for its party's commitments now."""
    move = FRAMEWORK.row("entrust")
    return framework.state in move.origins and not framework.hats(actor).isdisjoint(move.by)


def entrusted(
    framework: Framework, indicators: Collection[uuid.UUID], organisations: Collection[int]
) -> dict[tuple[uuid.UUID, int], Commitment]:
    """Return, by indicator and party, the commitments with whoever answers for them; one query."""
    rows = Commitment.objects.filter(
        framework=framework, indicator_id__in=indicators, organisation_id__in=organisations
    )
    return {(row.indicator_id, row.organisation_id): row for row in rows.select_related("responsible__user")}
