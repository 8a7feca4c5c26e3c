"""The journal: what happened, in an order nobody can change; and the letters that follow from it."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from rajut.foundation.people.models import Organisation, User

APPEND_ONLY = ("journal_event",)  # the app's role may insert and read these, never change or delete


class StreamHead(models.Model):
    """The last link of one chain; its row lock puts the events of a stream in one order."""

    stream = models.CharField(primary_key=True, max_length=60)
    sequence = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.stream} #{self.sequence}"


class Event(models.Model):
    """One thing that happened to one record: who, in which post, when, which move, from what to what."""

    pk = models.CompositePrimaryKey("stream", "sequence")
    stream = models.CharField(max_length=60)
    sequence = models.PositiveIntegerField()
    collaboration_id = models.BigIntegerField(null=True)
    record = models.CharField(max_length=60)
    record_id = models.CharField(max_length=60)
    move = models.CharField(max_length=40)
    user_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=400)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = (
            models.Index(fields=["record", "record_id"], name="journal_event_record"),
            models.Index(fields=["collaboration_id", "at"], name="journal_event_matter"),
            BrinIndex(fields=["at"], name="journal_event_at"),
        )

    def __str__(self) -> str:
        return f"{self.stream} #{self.sequence} {self.record} {self.move}"


class Notice(models.Model):
    """A letter to one person, sent by the worker once: claimed before it is handed over."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    key = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    path = models.CharField(max_length=300)
    at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["user", "key"], name="notice_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(claimed_at__isnull=False),
                name="notice_claimed_before_sent",
            ),
        )

    def __str__(self) -> str:
        return self.subject
