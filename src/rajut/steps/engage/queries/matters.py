"""Which collaborations an actor may see, from outside and from inside."""

from django.db.models import Prefetch, QuerySet

from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration, Party


def collaborations(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations an actor may see, with what a list shows of them."""
    standing = Party.objects.exclude(state__in=["withdrawn", "declined"]).select_related("organisation")
    return (
        Collaboration.objects.visible_to(actor)
        .select_related("affair", "opened_by")
        .prefetch_related(Prefetch("parties", standing))
    )


def inside(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations whose inside an actor may see."""
    return Collaboration.objects.filter(insiders__overlap=list(actor.keys)).select_related(
        "affair", "opened_by"
    )
