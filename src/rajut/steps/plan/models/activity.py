"""The action plan: activities with owner, time, budget and contributors."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.core.words import say
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.plan.models.framework import Framework, Node


class Activity(models.Model):
    """Something that will be done, by whom, when, for how much; `identity` is the same in every version."""

    class Progress(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("Direncanakan")
        RUNNING = "running", _("Berjalan")
        DONE = "done", _("Selesai")
        STOPPED = "stopped", _("Dihentikan")

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey(
        "engage.Collaboration", on_delete=models.PROTECT, related_name="activities"
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="activities")
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.PROTECT, related_name="activities")
    identity = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    progress = models.CharField(max_length=8, choices=Progress.choices, default=Progress.PLANNED)
    position = models.PositiveSmallIntegerField(default=0)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("starts_on", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["framework", "identity"], name="activity_once_in_a_version"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_it_starts",
                violation_error_message=say("Kegiatan harus selesai sesudah mulai."),
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=0),
                name="activity_budget_not_negative",
                violation_error_message=say("Anggaran tidak boleh negatif."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Contribution(models.Model):
    """What one organisation gives to an activity."""

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="contributions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    source = models.CharField(max_length=120, blank=True)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("activity", "organisation__name")
        constraints = (
            models.UniqueConstraint(
                fields=["activity", "organisation"],
                name="contribution_once",
                violation_error_message=say("Sumbangan instansi ini sudah dicatat pada kegiatan tersebut."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="contribution_not_negative",
                violation_error_message=say("Sumbangan tidak boleh negatif."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.amount}"
