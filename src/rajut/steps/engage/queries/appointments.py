"""What stands in somebody's calendar: meetings, and what later steps add to it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, Max, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Invitee, Meeting
from rajut.steps.engage.queries.matters import unsaid

CALENDARS = ("rajut.steps.engage.queries.calendar",)
BEFORE, AFTER = timedelta(days=180), timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry: a meeting, or (where `ends_at` is None) a whole day on which something is due.

    `uid` stays the same however the entry changes, `sequence` counts its changes.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime | None
    matter: str
    url: str
    changed_at: datetime
    place: str = ""
    online: str = ""
    words: str = ""
    sequence: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """How often a record was changed since it began, and when last."""

    times: int
    at: datetime


def touched(model: type[models.Model], ids: Collection[int]) -> Mapping[int, Touched]:
    """Return what the journal tells of records, by their key: one query."""
    rows = (
        Event.objects.filter(record=model._meta.label_lower, record_id__in=[str(each) for each in ids])
        .order_by()
        .values_list("record_id")
        .annotate(Count("sequence"), Max("at"))
    )
    return {int(record): Touched(count - 1, last) for record, count, last in rows}


def whole_day(day: date) -> datetime:
    """Return the moment at which a day on which something is due begins."""
    return timezone.make_aware(datetime.combine(day, time()))


CalendarOf = Callable[..., list[Appointment]]


def calendar(actor: Actor, *, start: datetime, end: datetime) -> list[Appointment]:
    """Return the meetings that an actor may see between two moments, the earliest first: two queries."""
    ours = Invitee.objects.filter(meeting=OuterRef("pk"), organisation_id__in=actor.organisation_ids)
    rows = (
        Meeting.objects.visible_to(actor)
        .filter(Exists(ours), starts_at__gte=start, starts_at__lt=end)
        .select_related("collaboration")
        .defer(*unsaid("collaboration__"))
        .prefetch_related("agenda")
        .order_by("starts_at", "pk")
    )
    return [_meeting(row) for row in rows]


def _meeting(row: Meeting) -> Appointment:
    return Appointment(
        uid=f"rapat-{row.pk}@rajut",
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        matter=row.collaboration.title,
        url=reverse("engage:meeting", args=[row.collaboration_id, row.pk]),
        changed_at=row.changed_at,
        place=row.place,
        online=row.online,
        words="\n".join(f"{item.position}. {item.title}" for item in row.agenda.all()),
        sequence=row.sequence,
        cancelled=row.state == "cancelled",
    )


def appointments(actor: Actor, *, at: datetime) -> list[Appointment]:
    """Return everything a subscribed calendar shows, from every step that keeps dates."""
    found: list[Appointment] = []
    for path in getattr(settings, "CALENDARS", CALENDARS):
        step: CalendarOf = import_string(path)
        found += step(actor, start=at - BEFORE, end=at + AFTER)
    return sorted(found, key=lambda each: (each.starts_at, each.uid))
