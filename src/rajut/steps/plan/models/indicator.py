"""Indicators: one definition in versions, many commitments, never copies."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rajut.core.words import say
from rajut.foundation.people.models import Organisation, Post
from rajut.foundation.people.sight import Seen
from rajut.steps.plan.models.framework import Framework, Node


class Indicator(models.Model):
    """The identity of what is measured; it outlives every version of its definition."""

    sight_path: ClassVar[str] = "collaboration__readers"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    collaboration = models.ForeignKey(
        "engage.Collaboration", on_delete=models.PROTECT, related_name="indicators"
    )

    objects = Seen.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class IndicatorVersion(models.Model):
    """The definition of an indicator in one version of the framework."""

    class Direction(models.TextChoices):
        """Which way is better."""

        HIGHER = "higher", _("Makin tinggi makin baik")
        LOWER = "lower", _("Makin rendah makin baik")

    class Nature(models.TextChoices):
        """How values of successive periods relate (core.results.achievement.Nature)."""

        FLOW = "flow", _("Dijumlahkan antarperiode")
        LEVEL = "level", _("Keadaan terakhir")

    class Rule(models.TextChoices):
        """How the parties' values make a total (core.results.aggregation.Rule)."""

        SUM = "sum", pgettext_lazy("cara menotalkan", "Jumlah")
        MEAN = "mean", _("Rata-rata")
        RATIO = "ratio_of_sums", _("Rasio dari jumlah")
        MAX = "max", _("Tertinggi")
        MIN = "min", _("Terendah")
        NONE = "none", _("Tidak ditotalkan")

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="versions")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="indicators")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40)
    is_ratio = models.BooleanField(default=False)
    direction = models.CharField(max_length=6, choices=Direction.choices, default=Direction.HIGHER)
    nature = models.CharField(max_length=5, choices=Nature.choices, default=Nature.LEVEL)
    rule = models.CharField(max_length=13, choices=Rule.choices, default=Rule.SUM)
    weight = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    verification = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    # How many parties are committed, counted when the framework is agreed: a total needs no other commitment.
    parties = models.PositiveIntegerField(default=0, editable=False)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("node__position", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["framework", "indicator"], name="indicator_once_in_a_version"),
            models.UniqueConstraint(
                fields=["framework", "name"],
                name="indicator_name_once",
                violation_error_message=say("Nama indikator ini sudah ada dalam rencana."),
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0),
                name="indicator_weight_positive",
                violation_error_message=say("Bobot harus lebih dari nol."),
            ),
            models.CheckConstraint(
                condition=~Q(rule="ratio_of_sums") | Q(is_ratio=True),
                name="indicator_ratio_rule_needs_ratio",
                violation_error_message=say("Aturan rasio hanya untuk indikator yang berupa rasio."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Commitment(models.Model):
    """A party's commitment to an indicator in one version of the framework: who contributes."""

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="commitments")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="commitments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    responsible = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = Seen.as_manager()

    class Meta:
        ordering = ("indicator", "organisation__name")
        indexes = (models.Index(fields=["organisation", "framework"], name="commitment_of_organisation"),)
        constraints = (
            models.UniqueConstraint(
                fields=["framework", "indicator", "organisation"], name="commitment_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.indicator_id}"
