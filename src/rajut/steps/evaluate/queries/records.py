"""Findings and citizens' words of a collaboration, as somebody may see them."""

from django.db.models import QuerySet

from rajut.foundation.people.actor import Actor
from rajut.foundation.people.sight import as_system
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.models import Feedback, Finding


def findings(collaboration: Collaboration, *, actor: Actor) -> QuerySet[Finding]:
    """Return what was found, the newest first."""
    return Finding.objects.visible_to(actor).filter(collaboration=collaboration).select_related("owner")


def voices(collaboration: Collaboration, *, actor: Actor) -> QuerySet[Feedback]:
    """Return what citizens said, the newest first."""
    return (
        Feedback.objects.visible_to(actor).filter(collaboration=collaboration).select_related("responsible")
    )


def followed(secret_hash: str) -> Feedback | None:
    """Return the words that a secret belongs to; whoever holds it may read them, so the system looks."""
    with as_system():
        rows = Feedback.objects.select_related("responsible", "collaboration")
        return rows.filter(secret_hash=secret_hash).first()
