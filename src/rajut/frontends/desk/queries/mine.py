"""The collaborations in which the reader's own organisation has a part."""

from django.db.models import QuerySet

from rajut.foundation.people.actor import Actor
from rajut.frontends.desk.queries.standing import with_step
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.matters import standing, unsaid


def mine(actor: Actor) -> QuerySet[Collaboration]:
    """Return the living ones, the newest first; a supervisor's own, not all it supervises."""
    own = [f"o:{each}" for each in actor.organisation_ids]
    rows = Collaboration.objects.filter(insiders__overlap=own).exclude(state__in=["ended", "cancelled"])
    told = rows.defer(*unsaid()).prefetch_related(standing("parties", regions=False))
    return with_step(told).order_by("-opened_at", "-pk")
