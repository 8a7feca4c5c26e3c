"""Whom a letter goes to."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from rajut.core.law.authority import Rank
from rajut.foundation.people.models import User

DECIDING = (Rank.HEAD, Rank.SECRETARY)
PREPARING = (*DECIDING, Rank.COOPERATION)
TAKING_PART = (*PREPARING, Rank.DEPARTMENT, Rank.LIAISON, Rank.LEGAL)


def holders(organisation_ids: Iterable[int], *, ranks: Iterable[Rank], on: date) -> QuerySet[User]:
    """Return the people who hold a post of one of `ranks` in one of the organisations on a day."""
    return User.objects.filter(
        Q(posts__ended_on__isnull=True) | Q(posts__ended_on__gt=on),
        posts__organisation_id__in=list(organisation_ids),
        posts__rank__in=list(ranks),
        is_active=True,
    ).distinct()
