"""The ledger: facts that are only ever added; a correction supersedes. Totals are kept beside it by delta."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rajut.core.law.periods import PeriodKind, period_of
from rajut.core.words import say
from rajut.foundation.people.sight import Seen


class Period(models.Model):
    """A row of a collaboration's shared calendar."""

    class Kind(models.TextChoices):
        """The lengths there are (core.law.periods)."""

        MONTH = "month", _("Bulan")
        QUARTER = "quarter", _("Triwulan")
        SEMESTER = "semester", _("Semester")
        YEAR = "year", _("Tahun")

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey(
        "engage.Collaboration", on_delete=models.PROTECT, related_name="periods"
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField()

    objects = Seen.as_manager()

    class Meta:
        ordering = ("collaboration", "starts_on")
        constraints = (
            models.UniqueConstraint(fields=["collaboration", "kind", "starts_on"], name="period_once"),
            models.CheckConstraint(
                condition=Q(
                    ends_on__gte=F("starts_on"), opens_on__lte=F("due_on"), due_on__lte=F("closes_on")
                ),
                name="period_days_in_order",
                violation_error_message=say("Urutan tanggal periode tidak benar."),
            ),
        )

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The name in the reader's language; `name` is as it was written into the calendar."""
        known = period_of(PeriodKind(self.kind), self.starts_on)
        return gettext(known.words) % known.filling


class Observation(models.Model):
    """One fact of the ledger. The table can be distributed: no foreign keys to local tables."""

    class Kind(models.TextChoices):
        """What a fact is."""

        BASELINE = "baseline", _("Nilai awal")
        TARGET = "target", _("Target")
        CLAIMED = "claimed", _("Dilaporkan")
        VERIFIED = "verified", _("Terverifikasi")

    class Status(models.TextChoices):
        """A number, or why there is none: three different things (core.results.numbers.State)."""

        KNOWN = "known", _("Bernilai")
        UNKNOWN = "unknown", _("Tidak diketahui")
        NOT_APPLICABLE = "not_applicable", _("Tidak berlaku")

    sight_path: ClassVar[str] = "collaboration__insiders"

    pk = models.CompositePrimaryKey("collaboration_id", "id")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    collaboration = models.ForeignKey(
        "engage.Collaboration", on_delete=models.DO_NOTHING, db_constraint=False, related_name="observations"
    )
    indicator_id = models.UUIDField()
    organisation_id = models.BigIntegerField()
    period_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    status = models.CharField(max_length=14, choices=Status.choices, default=Status.KNOWN)
    numerator = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=6, default=1)
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True)
    submission_id = models.BigIntegerField(null=True)
    supersedes = models.UUIDField(null=True)
    current = models.BooleanField(default=True)
    key = models.CharField(max_length=200)
    user_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=400)
    at = models.DateTimeField()

    objects = Seen.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["indicator_id", "kind", "period_id", "at"], name="observation_of_a_cell"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["collaboration", "indicator_id", "organisation_id", "period_id", "kind"],
                condition=Q(current=True),
                name="observation_one_current_per_cell",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(fields=["collaboration", "key"], name="observation_key_once"),
            models.CheckConstraint(
                condition=Q(status="known", numerator__isnull=False)
                | (~Q(status="known") & Q(numerator__isnull=True)),
                name="observation_value_or_reason",
                violation_error_message=say("Isi nilai, atau pilih alasan mengapa tidak ada."),
            ),
            models.CheckConstraint(
                condition=Q(denominator__gt=0),
                name="observation_denominator_positive",
                violation_error_message=say("Penyebut harus lebih dari nol."),
            ),
            models.CheckConstraint(
                condition=Q(kind="baseline", period_id__isnull=True)
                | (~Q(kind="baseline") & Q(period_id__isnull=False)),
                name="observation_baseline_has_no_period",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.numerator}/{self.denominator}"


class Rollup(models.Model):
    """The total of a cell over the parties, changed by delta in the transaction that changes the ledger."""

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey(
        "engage.Collaboration",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,  # the index of the cells begins with it
        related_name="rollups",
    )
    indicator_id = models.UUIDField()
    period_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=8, choices=Observation.Kind.choices)
    # Twelve places: a total of ratios is as exact as core.results, so that a delta and a rebuild agree.
    numerator = models.DecimalField(max_digits=40, decimal_places=12, null=True)
    denominator = models.DecimalField(max_digits=40, decimal_places=12, null=True)
    n = models.PositiveIntegerField(default=0)
    n_expected = models.PositiveIntegerField(default=0)

    objects = Seen.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["collaboration", "indicator_id", "period_id", "kind"],
                name="rollup_one_per_cell",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(n__lte=F("n_expected")), name="rollup_n_within_expected"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.numerator}/{self.denominator} ({self.n}/{self.n_expected})"
