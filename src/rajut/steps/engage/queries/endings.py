"""Collaborations whose end comes near: somebody has to renew them in time, or let them end."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from rajut.foundation.journal.inbox import Waiting
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.people import PREPARING


def ending(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return what runs, ends on a day to come, and is prepared by the actor's office: one query.

    It waits in no inbox, since nothing is late yet; its reminders are letters, which are in Indonesian.
    """
    offices = [each for each in actor.organisation_ids if actor.rank_in(each) in PREPARING]
    if not offices:
        return []
    rows = Collaboration.objects.visible_to(actor).filter(
        state="running",
        ends_on__gte=timezone.localdate(at),
        parties__organisation_id__in=offices,
        parties__state="accepted",
    )
    return [_line(row) for row in rows.select_related("opened_by").distinct()]


def _line(matter: Collaboration) -> Waiting:
    return Waiting(
        title=f"Perpanjang atau akhiri kolaborasi “{matter.title}”",
        label="Perpanjang atau akhiri",
        url=reverse("engage:collaboration", args=[matter.pk]),
        matter=matter.title,
        sender=matter.opened_by.name,
        since=timezone.localdate(matter.opened_at),
        due_on=matter.ends_on,
        clock="max_term",
    )
