"""Baselines and targets while a framework is in work; the ledger gets them when it is agreed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rajut.core.words import say
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.plan.models.framework import Framework
from rajut.steps.plan.models.indicator import Indicator
from rajut.steps.plan.models.ledger import Observation, Period


class PlannedValue(models.Model):
    """One drafted baseline or target of one party."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="planned")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Observation.Kind.choices)
    status = models.CharField(
        max_length=14, choices=Observation.Status.choices, default=Observation.Status.KNOWN
    )
    numerator = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=6, default=1)

    objects = Seen.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["framework", "indicator", "organisation", "period", "kind"],
                name="planned_one_per_cell",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(kind="baseline", period__isnull=True) | Q(kind="target", period__isnull=False),
                name="planned_is_baseline_or_target",
            ),
            models.CheckConstraint(
                condition=Q(status="known", numerator__isnull=False)
                | (~Q(status="known") & Q(numerator__isnull=True)),
                name="planned_value_or_reason",
                violation_error_message=say("Isi nilai, atau pilih alasan mengapa tidak ada."),
            ),
            models.CheckConstraint(
                condition=Q(denominator__gt=0),
                name="planned_denominator_positive",
                violation_error_message=say("Penyebut harus lebih dari nol."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.numerator}/{self.denominator}"
