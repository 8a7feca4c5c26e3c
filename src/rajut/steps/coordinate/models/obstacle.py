"""An obstacle, classified as the mission's texts do, and who it was taken to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rajut.core.law.escalation import LEVEL_WORDS
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.coordinate import OBSTACLE
from rajut.core.words import say
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter


class Obstacle(Matter):
    """What stands in the way of working together."""

    class Kind(models.TextChoices):
        """The obstacles that the mission's texts name."""

        EGO = "ego", say("Ego sektoral")
        CULTURE = "culture", say("Perbedaan budaya organisasi")
        INTEREST = "interest", say("Perbedaan kepentingan")
        COORDINATION = "coordination", say("Lemahnya koordinasi")
        REGULATION = "regulation", say("Peraturan")
        RESOURCE = "resource", say("Sumber daya")

    lifecycle: ClassVar[Lifecycle] = OBSTACLE

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True, max_length=4000)
    raised_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    level = models.CharField(
        max_length=10, blank=True, choices=[(each.value, LEVEL_WORDS[each]) for each in LEVEL_WORDS]
    )
    level_basis = models.CharField(max_length=300, blank=True)
    escalated_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    question = models.TextField(blank=True, max_length=2000)
    answer = models.TextField(blank=True, max_length=4000)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    resolution = models.TextField(blank=True, max_length=2000)
    resolved_at = models.DateTimeField(null=True)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-raised_at", "-pk")
        constraints = (
            known_state(OBSTACLE, "obstacle"),
            models.CheckConstraint(
                condition=~Q(state="escalated") | (~Q(level="") & Q(escalated_at__isnull=False)),
                name="obstacle_escalated_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="obstacle_answered_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state="resolved") | (Q(resolved_at__isnull=False) & ~Q(resolution="")),
                name="obstacle_resolved_says_how",
                violation_error_message=say("Tuliskan bagaimana kendala ini teratasi."),
            ),
        )

    def __str__(self) -> str:
        return self.title
