"""The days by which somebody's organisation has its tasks done, for its calendar."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.foundation.people.actor import Actor
from rajut.steps.coordinate.models import Task
from rajut.steps.engage.queries.appointments import Appointment, Touched, touched, whole_day

OVER = {"ended", "cancelled"}


def calendar(actor: Actor, *, start: datetime, end: datetime) -> list[Appointment]:
    """Return the tasks of the actor's organisations that are not somebody else's by name.

    What is reported done, dropped, or belongs to a collaboration that is over is taken off the calendar.
    """
    free = Q(assignee__isnull=True) | Q(assignee__user_id=actor.user_id) | Q(assignee__ended_on__isnull=False)
    rows = list(
        Task.objects.visible_to(actor)
        .filter(
            free,
            owner_id__in=actor.organisation_ids,
            due_on__gte=timezone.localdate(start),
            due_on__lt=timezone.localdate(end),
        )
        .select_related("collaboration")
    )
    changes = touched(Task, [row.pk for row in rows])
    return [_entry(row, changes.get(row.pk, Touched(0, row.opened_at))) for row in rows]


def _entry(row: Task, change: Touched) -> Appointment:
    return Appointment(
        uid=f"tugas-{row.pk}@rajut",
        title=_("Tenggat tugas: %(title)s") % {"title": row.title},
        starts_at=whole_day(row.due_on),
        ends_at=None,
        matter=row.collaboration.title,
        url=reverse("coordinate:task", args=[row.collaboration_id, row.pk]),
        changed_at=change.at,
        words=row.detail,
        sequence=change.times,
        cancelled=row.state != "open" or row.collaboration.state in OVER,
    )
