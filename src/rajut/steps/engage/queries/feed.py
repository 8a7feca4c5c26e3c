"""The subscribable calendar: whose it is, and how it is written (RFC 5545)."""

import hashlib
from datetime import UTC, date

from django.db.models import Q
from django.utils import timezone
from icalendar import Calendar, Event

from rajut.foundation.people.models import Post
from rajut.steps.engage.models import CalendarFeed
from rajut.steps.engage.queries.appointments import Appointment


def hashed(secret: str) -> str:
    """Return what is kept of a feed's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def current(post_id: int) -> CalendarFeed | None:
    """Return a post's open feed, if it has one."""
    return CalendarFeed.objects.filter(post_id=post_id, revoked_at__isnull=True).first()


def reader(secret: str, *, on: date) -> Post | None:
    """Return the post that a secret address belongs to, while it is held and the address not revoked."""
    return (
        Post.objects.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=on),
            feeds__secret_hash=hashed(secret),
            feeds__revoked_at__isnull=True,
            user__is_active=True,
        )
        .select_related("user", "organisation__parent")
        .first()
    )


def written(entries: list[Appointment], *, name: str, origin: str) -> bytes:
    """Return the entries as an iCalendar file; times in UTC, so that no calendar can read them wrongly."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rajut//Kalender//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", timezone.get_default_timezone_name())
    for entry in entries:
        calendar.add_component(_event(entry, origin=origin))
    body: bytes = calendar.to_ical()
    return body


def _event(entry: Appointment, *, origin: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("url", f"{origin}{entry.url}")
    event.add("description", "\n".join(filter(None, (entry.matter, entry.words, entry.online))))
    if entry.place or entry.online:
        event.add("location", entry.place or entry.online)
    if entry.ends_at is None:
        event.add("dtstart", timezone.localdate(entry.starts_at))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", entry.starts_at.astimezone(UTC))
        event.add("dtend", entry.ends_at.astimezone(UTC))
    return event
