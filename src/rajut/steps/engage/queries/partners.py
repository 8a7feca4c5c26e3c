"""Finding organisations to invite."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Collaboration, Party

MOST = 30


def partners(collaboration: Collaboration, *, text: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Return organisations whose name, region or code holds every word of `text`; the listed ones marked."""
    listed = Party.objects.filter(collaboration=collaboration, organisation=OuterRef("pk")).exclude(
        state__in=["withdrawn", "declined"]
    )
    rows = Organisation.objects.annotate(listed=Exists(listed)).select_related("region", "parent")
    for word in text.split()[:8]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(region__name__icontains=word)
            | Q(code__iexact=word)
            | Q(parent__name__icontains=word)
        )
    return (rows.filter(kind=kind) if kind else rows).order_by("name", "pk")
