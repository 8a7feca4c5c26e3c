"""What the search found, for which places, and when."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rajut.core.potential.records import Kind, Sentence
from rajut.core.words import say
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Fenced, Seen
from rajut.foundation.regions.models import Affair, Region
from rajut.steps.identify.models.declaration import Domain
from rajut.ui import words

KIND_WORDS = {
    Kind.NEIGHBOURS: say("Saling melengkapi"),
    Kind.NEED_OFFER: say("Kebutuhan bertemu penawaran"),
    Kind.JOINT_NEED: say("Kebutuhan yang sama"),
    Kind.JOINT_PURCHASE: say("Pengadaan bersama"),
    Kind.JOINT_SERVICE: say("Layanan digabung"),
    Kind.JOINT_CLASS: say("Pelatihan bersama"),
    Kind.LENDING: say("Peminjaman tenaga ahli"),
    Kind.SHARED_APPLICATION: say("Aplikasi bersama"),
    Kind.SHARED_SITE: say("Fasilitas bersama"),
}
KINDS = [(kind.value, _(KIND_WORDS[kind])) for kind in Kind]
Told = Mapping[str, Any]
OBJECT, TITLE = 300, 600  # characters


def spoken(told: Told) -> str:
    """Return a kept sentence in the reader's language: `template` and the `values` that fill it."""
    sentence = Sentence(told["template"], tuple(told["values"].items()))
    return sentence.text(gettext, number=words.number)


class FinderRun(models.Model):
    """One search for potential: what it read, how long it took, what it found.

    `focus` is a region's code, empty for the whole country. `bindings` are kept by region.
    """

    class State(models.TextChoices):
        """How far a run is."""

        QUEUED = "queued", _("Menunggu")
        RUNNING = "running", _("Berjalan")
        DONE = "done", _("Selesai")
        FAILED = "failed", _("Gagal")
        CANCELLED = "cancelled", _("Dibatalkan")

    UNDER_WAY: ClassVar[tuple[State, ...]] = (State.QUEUED, State.RUNNING)

    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    focus = models.CharField(max_length=5, blank=True)
    input_hash = models.CharField(max_length=64, blank=True)
    # What stands for the files that brought what governments hold; only a search of the country reads them.
    holdings_hash = models.CharField(max_length=64, blank=True)
    engine_version = models.CharField(max_length=20, blank=True)
    figures = models.PositiveIntegerField(default=0)
    declared = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    # Which domain's finder is at work; empty while partners are ranked.
    stage = models.CharField(max_length=12, choices=Domain.choices, blank=True)
    milliseconds = models.PositiveIntegerField(default=0)
    # The most memory its process ever held; and for each domain how many were found in how many milliseconds.
    peak_mib = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=dict, blank=True)
    # How often a worker took it up: one that dies leaves it to the next.
    tries = models.PositiveSmallIntegerField(default=0)
    bindings = models.JSONField(default=dict, blank=True)
    unchosen = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    failure = models.TextField(blank=True)
    asked_by = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    # The last sign of life: laid ready, begun, or so many regions further.
    heard_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = (models.Index(fields=["focus", "state", "-asked_at"], name="finder_run_newest"),)
        constraints = (
            models.UniqueConstraint(
                fields=["focus"],
                condition=Q(focus="", state__in=["queued", "running"]),
                name="finder_run_one_at_a_time",
                violation_error_message=say("Pencarian seluruh Indonesia sedang berjalan."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, state__in=["queued", "running"])
                | Q(ended_at__isnull=False, state__in=["done", "failed", "cancelled"]),
                name="finder_run_ended_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.focus or 'nasional'} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def is_under_way(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in self.UNDER_WAY


class Opportunity(Fenced):
    """One opportunity as the engine found it; its key survives re-runs, so human judgements do too.

    Sentences are kept as template and values, and spoken in the reader's language. What a later search no
    longer finds stays, no longer `current`.
    """

    key = models.CharField(primary_key=True, max_length=32)
    run = models.ForeignKey(FinderRun, on_delete=models.PROTECT, related_name="opportunities")
    domain = models.CharField(max_length=12, choices=Domain.choices)
    kind = models.CharField(max_length=20, choices=KINDS)
    members = ArrayField(models.CharField(max_length=5))
    object = models.CharField(max_length=OBJECT)
    title = models.CharField(max_length=TITLE)
    title_told = models.JSONField()
    affair = models.ForeignKey(Affair, null=True, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=40, blank=True)
    score = models.DecimalField(max_digits=7, decimal_places=6)
    terms = models.JSONField(default=list)
    benefit_low = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    benefit_mid = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    benefit_high = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    benefit_unit = models.CharField(max_length=60, blank=True)
    assumption_told = models.JSONField(null=True)
    evidence = models.JSONField(default=list)
    reasons_told = models.JSONField(default=list)
    counter_reasons_told = models.JSONField(default=list)
    quality = models.DecimalField(max_digits=7, decimal_places=6)
    quality_parts = models.JSONField(default=list)
    obligatory = models.BooleanField(default=False)
    declared = ArrayField(models.CharField(max_length=20), default=list)
    # What the saving is worked out from; nothing for findings that do not count in money.
    basis_told = models.JSONField(null=True)
    coordination_cost = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    example = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    found_at = models.DateTimeField()

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-score", "key")
        indexes = (
            GinIndex(fields=["members"], name="opportunity_members"),
            GinIndex(fields=["declared"], name="opportunity_declared"),
            GinIndex(fields=["readers"], name="opportunity_readers"),
            models.Index(fields=["-score", "key"], name="opportunity_score"),
            models.Index(fields=["key"], condition=Q(current=True), name="opportunity_current"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="opportunity_score_range"),
            models.CheckConstraint(
                condition=Q(benefit_mid__isnull=True)
                | Q(benefit_low__lte=F("benefit_mid"), benefit_mid__lte=F("benefit_high")),
                name="opportunity_benefit_ordered",
            ),
        )

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        """The title in the reader's language."""
        return spoken(self.title_told)

    @property
    def reasons(self) -> list[str]:
        """What speaks for it, in the reader's language."""
        return [spoken(told) for told in self.reasons_told]

    @property
    def counter_reasons(self) -> list[str]:
        """What speaks against it, in the reader's language."""
        return [spoken(told) for told in self.counter_reasons_told]

    @property
    def span(self) -> tuple[date, ...]:
        """The first and the last day of its period; nothing where it has none."""
        days = [day for day in self.period.split("/") if day]
        return tuple(map(date.fromisoformat, days)) if len(days) == 2 else ()

    @property
    def assumption(self) -> str:
        """What the benefit assumes, in the reader's language; empty where no benefit is stated."""
        return spoken(self.assumption_told) if self.assumption_told else ""


class Ranking(models.Model):
    """The best partners of one region, as the last search that looked at it ranked them."""

    region = models.OneToOneField(Region, primary_key=True, on_delete=models.CASCADE, related_name="+")
    run = models.ForeignKey(FinderRun, on_delete=models.PROTECT, related_name="rankings")
    partners = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.region_id)
