"""The journal: what happened, in an order nobody can change; and the letters that follow from it."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from rajut.foundation.people.models import Post, User

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
    actor = models.CharField(max_length=500)
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
    """A letter to one address, sent by the worker once.

    `claimed_at`: a worker has taken it up (and may give it back); `handed_at`: it begins to hand it to the
    mail server, from where there is no way back; `sent_at`: the server has it. What is `confidential` (a
    link that opens an account) is forgotten once it is sent.
    """

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="notices")
    address = models.EmailField()
    key = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    path = models.CharField(max_length=300, blank=True)
    confidential = models.BooleanField(default=False)
    at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=["at"], condition=Q(handed_at__isnull=True), name="notice_not_yet_handed"),
        )
        constraints = (
            models.UniqueConstraint(fields=["address", "key"], name="notice_once"),
            models.CheckConstraint(
                condition=Q(handed_at__isnull=True) | Q(claimed_at__isnull=False),
                name="notice_claimed_before_handed",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(handed_at__isnull=False),
                name="notice_handed_before_sent",
            ),
        )

    def __str__(self) -> str:
        return self.subject


class Reminder(models.Model):
    """That a post was reminded of something that waits for it; written once, so is the letter."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["post", "key"], name="reminder_once"),)

    def __str__(self) -> str:
        return f"{self.post_id} {self.key}"
