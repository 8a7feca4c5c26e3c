"""Meetings: agenda, invitations, attendance, minutes; and the feed they appear in."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.engage import MEETING, MeetingFacts
from rajut.core.words import say
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, Post, User
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models.matter import Matter


class Meeting(Matter):
    """A meeting of the parties."""

    lifecycle: ClassVar[Lifecycle] = MEETING
    deeds: ClassVar[dict[str, str]] = {
        "begin": say("mengundang rapat"),
        "reply": say("menjawab undangan rapat"),
    }

    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    online = models.URLField(blank=True)
    minutes = models.TextField(blank=True, max_length=20000)
    held_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True, max_length=1000)
    changed_at = models.DateTimeField()
    called_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-starts_at", "-pk")
        indexes = (models.Index(fields=["starts_at"], name="meeting_starts"),)
        constraints = (
            known_state(MEETING, "meeting"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=say("Rapat harus selesai sesudah waktu mulainya."),
            ),
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(online=""),
                name="meeting_has_a_place",
                violation_error_message=say("Isi tempat rapat atau tautan daring."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def facts(self, *, actor: Actor, at: datetime) -> MeetingFacts:
        """Whether it has begun, how many came, whether anything was written."""
        written = bool(self.minutes.strip()) or self.agenda.exclude(result="").exists()
        return MeetingFacts(
            begun=self.starts_at <= at,
            attended=self.invitees.filter(attended=True).count(),
            has_minutes=written,
        )


class AgendaItem(models.Model):
    """One point of the agenda, with what was said about it."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    result = models.TextField(blank=True, max_length=4000)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="agenda_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return self.title


class Invitee(models.Model):
    """An organisation invited to a meeting: its answer, and whether it came."""

    class Answer(models.TextChoices):
        """What an invitee said."""

        NONE = "none", _("Belum menjawab")
        YES = "yes", _("Hadir")
        NO = "no", _("Tidak hadir")
        MAYBE = "maybe", _("Mungkin")

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitees")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=5, choices=Answer.choices, default=Answer.NONE)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    attended = models.BooleanField(null=True, blank=True)
    attended_as = models.CharField(max_length=200, blank=True)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("organisation__name",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "organisation"], name="invitee_once"),
            models.CheckConstraint(
                condition=Q(answer="none", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="none") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="invitee_answered_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_answer_display()}"


class CalendarFeed(models.Model):
    """A person's subscribable calendar: a secret address, kept as a hash, that can be revoked."""

    deeds: ClassVar[dict[str, str]] = {
        "renew": say("membuat alamat kalender langganan"),
        "revoke": say("mencabut alamat kalender langganan"),
    }

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="feeds")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["post"], condition=Q(revoked_at__isnull=True), name="feed_one_per_post"
            ),
        )

    def __str__(self) -> str:
        return f"{self.post} {self.created_at:%Y-%m-%d}"
