"""A party's report for a period: values are drafted here, and locked into the ledger when submitted."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.evaluate import SUBMISSION, SubmissionFacts
from rajut.core.words import say
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter
from rajut.steps.plan.models import Commitment, Framework, Indicator, Observation, Period


class Submission(Matter):
    """What one party reports for one period, on the plan in force or the one it was accepted on."""

    lifecycle: ClassVar[Lifecycle] = SUBMISSION
    deeds: ClassVar[dict[str, str]] = {
        "begin": say("membuka laporan"),
        "carry": say("membawa laporan ke versi rencana yang baru"),
    }
    outlives: ClassVar[bool] = True

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="submissions")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="submissions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    note = models.TextField(blank=True, max_length=4000)
    round = models.PositiveSmallIntegerField(default=0)  # how often it was submitted
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=200, blank=True)
    # The organisations on both sides, so that the database itself refuses a self-acceptance.
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=200, blank=True)
    accepted_for = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, max_length=2000)
    # The indicators whose values a new version of the plan had no place for, until it is submitted (again).
    left_out = models.TextField(blank=True, default="", db_default="")

    objects = Seen.as_manager()

    class Meta:
        ordering = ("period", "organisation__name")
        indexes = (models.Index(fields=["organisation", "state"], name="submission_of_organisation"),)
        constraints = (
            known_state(SUBMISSION, "submission"),
            models.UniqueConstraint(
                fields=["organisation", "period"],
                name="submission_once",
                violation_error_message=say("Laporan untuk periode ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_for__isnull=True) | ~Q(accepted_for=F("organisation")),
                name="submission_accepter_is_not_submitter",
                violation_error_message=say("Laporan diperiksa pihak lain, bukan oleh yang menyampaikannya."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by="", accepted_for__isnull=True)
                | (Q(accepted_at__isnull=False, accepted_for__isnull=False) & ~Q(accepted_by="")),
                name="submission_accepted_pair",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by="")
                | (Q(submitted_at__isnull=False) & ~Q(submitted_by="")),
                name="submission_submitted_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False, submitted_at__isnull=False),
                name="submission_accepted_has_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}, {self.period}"

    def owner_ids(self) -> tuple[int, ...]:
        """The reporting party's people fill it."""
        return (self.organisation_id,)

    def facts(self, *, actor: Actor, at: datetime) -> SubmissionFacts:
        """Whether it may be reported now, what is missing, and on which side the actor stands."""
        committed = Commitment.objects.filter(
            organisation_id=self.organisation_id, framework_id=self.framework_id
        )
        given = self.values.values("indicator_id")
        today = timezone.localdate(at)  # as the calendar counts it: the moment itself is in UTC
        return SubmissionFacts(
            plan_agreed=self.framework.state == "agreed",
            period_open=self.period.opens_on <= today <= self.period.closes_on,
            missing=committed.exclude(indicator_id__in=given).count(),
            own=self.organisation_id in actor.organisation_ids,
        )


class Value(models.Model):
    """A drafted value of a submission; the ledger gets it when the submission is submitted."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="values")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=14, choices=Observation.Status.choices, default=Observation.Status.KNOWN
    )
    numerator = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=6, default=1)
    note = models.CharField(max_length=500, blank=True)
    evidence = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    remark = models.CharField(max_length=500, blank=True)

    objects = Seen.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["submission", "indicator"], name="value_once"),
            models.CheckConstraint(
                condition=Q(status="known", numerator__isnull=False)
                | (~Q(status="known") & Q(numerator__isnull=True) & ~Q(note="")),
                name="value_or_reason",
                violation_error_message=say("Isi nilai, atau pilih alasan dan tuliskan keterangannya."),
            ),
            models.CheckConstraint(
                condition=~Q(denominator=0),
                name="value_denominator_not_zero",
                violation_error_message=say("Penyebut tidak boleh nol."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission}: {self.numerator}"
