"""A task that came out of a decision or a meeting."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.coordinate import TASK, TaskFacts
from rajut.core.words import say
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, Post, User
from rajut.foundation.people.sight import Seen
from rajut.steps.coordinate.models.decision import Decision
from rajut.steps.engage.models import Matter, Meeting


class Task(Matter):
    """Something one organisation has to do by a day, with evidence, verified by a second person."""

    lifecycle: ClassVar[Lifecycle] = TASK
    deeds: ClassVar[dict[str, str]] = {"begin": say("memberi tugas")}
    field_words: ClassVar[dict[str, str]] = {"result": say("Hasil")}

    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True, max_length=4000)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    result = models.TextField(blank=True, max_length=4000)
    evidence = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, max_length=2000)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(fields=["owner", "state", "due_on"], name="task_of_owner"),
            models.Index(fields=["state", "due_on"], name="task_due"),
        )
        constraints = (
            known_state(TASK, "task"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="task_done_pair",
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, verified_by__isnull=True)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
                name="task_verified_pair",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("done_by")),
                name="task_verified_by_a_second_person",
                violation_error_message=say("Tugas diverifikasi oleh orang lain."),
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | Q(meeting__isnull=True),
                name="task_from_one_source",
                violation_error_message=say("Pilih satu asal tugas: keputusan atau rapat."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "verified"])
                | (Q(done_at__isnull=False) & (~Q(result="") | Q(evidence__isnull=False))),
                name="task_done_has_evidence",
                violation_error_message=say("Sertakan bukti: dokumen atau uraian hasil."),
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""),
                name="task_dropped_says_why",
                violation_error_message=say("Tuliskan alasan membatalkan tugas."),
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_at__isnull=False, done_at__isnull=False),
                name="task_verified_has_time",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def owner_ids(self) -> tuple[int, ...]:
        """Its owner's people do it."""
        return (self.owner_id,)

    def facts(self, *, actor: Actor, at: datetime) -> TaskFacts:
        """Whether there is evidence, and whether the actor is the doer."""
        return TaskFacts(
            has_evidence=bool(self.result.strip() or self.evidence_id),
            by_doer=self.done_by_id is not None and self.done_by_id == actor.user_id,
        )
