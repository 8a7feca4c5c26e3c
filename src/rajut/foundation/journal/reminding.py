"""Reminders: what waits for a post and whose day comes near, in one letter, once.

The inbox of every post is asked, so that nobody is reminded of what is done, what has moved to somebody
else, or what they may not see. What was said is written down beside the letter; however often the job runs,
and after whatever pause, a day's reminder is said once, and of several missed ones only the latest.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.module_loading import import_string

from rajut.core.law.calendar import add_working_days, working_days_between
from rajut.core.law.deadlines import reminded_on
from rajut.foundation.journal.actions import Letter, write_to
from rajut.foundation.journal.inbox import Waiting, in_order
from rajut.foundation.journal.models import Reminder
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Post
from rajut.foundation.people.queries import actor_for
from rajut.foundation.people.sight import standing_as
from rajut.ui import words

MORNING = 6  # the hour from which letters are sent
LATE = 5  # working days after which a reminder that was missed helps nobody any more
WaitingOf = Callable[..., list[Waiting]]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """Something to remind of; `key` is the same for the same matter, day and turn."""

    item: Waiting
    due_on: date
    key: str


def remind_all(*, at: datetime) -> int:
    """Remind every post; return how many letters were laid ready. Once a day is enough, more do no harm."""
    today = timezone.localdate(at)
    done = f"reminded:{today}"
    if timezone.localtime(at).hour < MORNING or cache.get(done):
        return 0
    written, failed = 0, 0
    with translation.override(settings.LANGUAGE_CODE):  # official correspondence is in Indonesian
        for post in _held(today).iterator(chunk_size=500):
            try:
                written += remind(post, at=at)
            except Exception:  # one post's trouble is not the others'
                log.exception("reminding post %s failed", post.pk)
                failed += 1
    if failed:
        raise RuntimeError(f"{failed} posts could not be reminded")
    cache.set(done, True, timedelta(days=1).total_seconds())
    return written


def _held(today: date) -> QuerySet[Post]:
    return Post.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=today), user__is_active=True
    ).select_related("organisation__parent", "user")


@transaction.atomic
def remind(post: Post, *, at: datetime) -> bool:
    """Write one letter about everything whose reminder has come for a post; whether there was anything."""
    actor = actor_for(post)
    found = [due for item in _waiting(actor, at=at) if (due := _due(item, on=timezone.localdate(at)))]
    if not found:
        return False
    Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    fresh = _unsaid(post, found, at=at)
    if not fresh:
        return False
    write_to({post.user.email: post.user}, letter=_letter(post, fresh, at=at), at=at)
    return True


def _waiting(actor: Actor, *, at: datetime) -> list[Waiting]:
    """What waits for a post, seen with its own eyes."""
    with standing_as(actor.keys):
        steps: list[WaitingOf] = [import_string(path) for path in settings.WAITING]
        return in_order([item for step in steps for item in step(actor, at=at)])


def _due(item: Waiting, *, on: date) -> Due | None:
    """The latest reminder of something that has come by a day; None before the first, and long after."""
    if item.due_on is None or on > add_working_days(item.due_on, LATE):
        return None
    days = reminded_on(item.clock, since=item.since, due_on=item.due_on)
    come = sum(day <= on for day in days)
    if not come:
        return None
    named = "\n".join((item.url, item.label, item.title, item.due_on.isoformat(), str(come)))
    return Due(item, item.due_on, sha256(named.encode()).hexdigest())


def _unsaid(post: Post, found: Sequence[Due], *, at: datetime) -> list[Due]:
    """Those that were not said yet; from now on they are. The post's lock puts two workers in a row."""
    keys = [due.key for due in found]
    said = set(Reminder.objects.filter(post=post, key__in=keys).values_list("key", flat=True))
    fresh = {due.key: due for due in found if due.key not in said}
    Reminder.objects.bulk_create(Reminder(post=post, key=key, at=at) for key in fresh)
    return list(fresh.values())


def _letter(post: Post, found: Sequence[Due], *, at: datetime) -> Letter:
    today = timezone.localdate(at)
    alone = found[0].item if len(found) == 1 else None
    return Letter(
        key=f"journal.reminder:{post.pk}:{found[0].key[:40]}",
        subject=f"Pengingat: {alone.title}" if alone else f"Pengingat: {len(found)} hal menunggu Anda",
        body=f"Yang menunggu Anda sebagai {post.title}, {post.organisation}:\n\n"
        + "\n\n".join(_line(due, today=today, linked=alone is None) for due in found),
        path=alone.url if alone else "/",
    )


def _line(due: Due, *, today: date, linked: bool) -> str:
    """What, in which matter, by when, and (where there are several) its own link."""
    told = [f"• {due.item.title}", f"  {due.item.matter}", f"  {_by_when(due.due_on, today)}"]
    return "\n".join([*told, *([f"  {settings.BASE_URL}{due.item.url}"] if linked else [])])


def _by_when(due_on: date, today: date) -> str:
    days = working_days_between(today, due_on)
    if due_on < today:
        return f"Tenggatnya {words.day(due_on)} sudah lewat."
    if due_on == today:
        return f"Paling lambat hari ini, {words.day(due_on)}."
    return f"Paling lambat {words.day(due_on)} ({days} hari kerja lagi)."
