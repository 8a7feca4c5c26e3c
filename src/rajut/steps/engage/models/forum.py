"""The discussion: topics and messages, with mentions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rajut.foundation.people.models import Organisation, User
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models.collaboration import Collaboration


class Topic(models.Model):
    """One thread of the discussion of a collaboration."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey(Collaboration, on_delete=models.PROTECT, related_name="topics")
    title = models.CharField(max_length=200)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-last_at", "-pk")

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """One contribution; it is never changed, only struck with a reason."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey(Collaboration, on_delete=models.PROTECT, related_name="messages")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    body = models.TextField(max_length=8000)
    mentions = models.ManyToManyField(Organisation, related_name="+")
    at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_reason = models.CharField(max_length=400, blank=True)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["topic", "at"], name="message_in_topic"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_reason="")
                | (Q(struck_at__isnull=False) & ~Q(struck_reason="")),
                name="message_struck_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.author}: {self.body[:60]}"

    @property
    def title_line(self) -> str:
        """The post and the organisation the author spoke from."""
        return f"{self.title}, {self.organisation.short_name}"
