"""A finding and its mending: the loop that closes into the next plan."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.evaluate import FINDING, FindingFacts
from rajut.core.words import say
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, User
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter
from rajut.steps.plan.models import Indicator, Period


class Finding(Matter):
    """What was found wanting, what is done about it, and who saw that it was done."""

    lifecycle: ClassVar[Lifecycle] = FINDING
    deeds: ClassVar[dict[str, str]] = {"begin": say("mencatat temuan")}
    outlives: ClassVar[bool] = True

    title = models.CharField(max_length=200)
    detail = models.TextField(max_length=4000)
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    period = models.ForeignKey(Period, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    found_by = models.CharField(max_length=200)
    action = models.TextField(blank=True, max_length=4000)
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True, max_length=4000)
    evidence = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, max_length=2000)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-found_at", "-pk")
        constraints = (
            known_state(FINDING, "finding"),
            models.CheckConstraint(
                condition=~Q(state__in=["planned", "done", "verified"])
                | (~Q(action="") & Q(owner__isnull=False, due_on__isnull=False)),
                name="finding_planned_is_owned_and_dated",
                violation_error_message=say("Isi tindakan, penanggung jawab, dan tenggat perbaikan."),
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="finding_done_pair",
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, verified_by__isnull=True)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
                name="finding_verified_pair",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("done_by")),
                name="finding_verified_by_a_second_person",
                violation_error_message=say("Perbaikan diverifikasi oleh orang lain."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def light(self) -> str:
        """How its state is shown."""
        return {"found": "bad", "planned": "warn", "done": "info"}.get(self.state, "ok")

    def owner_ids(self) -> tuple[int, ...]:
        """The people of the organisation that mends it."""
        return (self.owner_id,) if self.owner_id else ()

    def facts(self, *, actor: Actor, at: datetime) -> FindingFacts:
        """Whether the mending is planned, and whether the actor did it."""
        return FindingFacts(
            planned=bool(self.action.strip() and self.owner_id and self.due_on),
            by_doer=self.done_by_id is not None and self.done_by_id == actor.user_id,
        )
