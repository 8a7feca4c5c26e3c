"""The days by which somebody's organisation answers an invitation to a collaboration, for its calendar."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Party
from rajut.steps.engage.queries.appointments import Appointment, Touched, touched, whole_day


def calendar(actor: Actor, *, start: datetime, end: datetime) -> list[Appointment]:
    """Return the invitations of the actor's organisations: answered and lapsed ones are cancelled."""
    rows = list(
        Party.objects.visible_to(actor)
        .filter(
            organisation_id__in=actor.organisation_ids,
            due_on__gte=timezone.localdate(start),
            due_on__lt=timezone.localdate(end),
        )
        .select_related("collaboration")
    )
    changes = touched(Party, [row.pk for row in rows])
    return [_entry(row, changes.get(row.pk, Touched(0, row.invited_at or start))) for row in rows]


def _entry(row: Party, change: Touched) -> Appointment:
    matter = row.collaboration
    if row.state == "invited" and matter.ended_at:
        # The end of the matter is no event of the party's own, yet it changes the entry.
        change = Touched(change.times + 1, matter.ended_at)
    return Appointment(
        uid=f"undangan-{row.pk}@rajut",
        title=_("Jawab undangan: %(title)s") % {"title": matter.title},
        starts_at=whole_day(row.due_on),  # type: ignore[arg-type]  # the query asks for it
        ends_at=None,
        matter=matter.title,
        url=reverse("engage:collaboration", args=[row.collaboration_id]),
        changed_at=change.at,
        sequence=change.times,
        cancelled=row.state != "invited" or matter.is_over,
    )
