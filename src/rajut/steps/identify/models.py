"""Needs and offers that organisations declare, opportunities found, and what people make of them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.identify import DECLARATION
from rajut.core.words import say
from rajut.foundation.journal.records import Record, known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Fenced, Seen
from rajut.foundation.regions.models import Affair


class Domain(models.TextChoices):
    """The fields of cooperation that the mission names."""

    FINANCE = "finance", say("Keuangan")
    PROCUREMENT = "procurement", say("Pengadaan")
    PEOPLE = "people", say("SDM")
    TECHNOLOGY = "technology", say("Teknologi informasi")
    SERVICE = "service", say("Layanan bersama")


class Declaration(Fenced, Record):
    """A need or an offer that an organisation declares."""

    class Kind(models.TextChoices):
        """Whether something is wanted or given."""

        NEED = "need", say("Kebutuhan")
        OFFER = "offer", say("Penawaran")

    lifecycle: ClassVar[Lifecycle] = DECLARATION

    kind = models.CharField(max_length=5, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="declarations")
    domain = models.CharField(max_length=12, choices=Domain.choices)
    affair = models.ForeignKey(Affair, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True, max_length=4000)
    quantity = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    declared_at = models.DateTimeField()
    reason = models.TextField(blank=True, max_length=1000)
    example = models.BooleanField(default=False)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-declared_at", "-pk")
        indexes = (
            GinIndex(fields=["readers"], name="declaration_readers"),
            models.Index(fields=["state", "domain"], name="declaration_state_domain"),
        )
        constraints = (
            known_state(DECLARATION, "declaration"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="declaration_ends_after_it_starts",
                violation_error_message=say("Akhir masa tidak boleh sebelum awalnya."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | (Q(quantity__gt=0) & ~Q(unit="")),
                name="declaration_quantity_has_unit",
                violation_error_message=say("Jumlah harus lebih dari nol dan disertai satuan."),
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0),
                name="declaration_budget_not_negative",
                violation_error_message=say("Anggaran tidak boleh negatif."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """Its own chain."""
        return f"declaration:{self.pk}"

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """Its owner's people act; whoever sees it reads."""
        rank = actor.rank_in(self.organisation_id)
        return hats_of([(Part.OWNER, rank)]) if rank else frozenset()


class FinderRun(models.Model):
    """One search for potential: what it read, how long it took, what it found."""

    class State(models.TextChoices):
        """How far a run is."""

        QUEUED = "queued", say("Menunggu")
        RUNNING = "running", say("Berjalan")
        DONE = "done", say("Selesai")
        FAILED = "failed", say("Gagal")
        CANCELLED = "cancelled", say("Dibatalkan")

    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    focus = models.CharField(max_length=5, blank=True)
    parameters = models.JSONField(default=dict)
    input_hash = models.CharField(max_length=64, blank=True)
    engine_version = models.CharField(max_length=20, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    bindings = models.JSONField(default=list)
    failure = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return f"{self.focus or 'nasional'} {self.asked_at:%Y-%m-%d %H:%M}"


class Opportunity(Fenced):
    """One opportunity as the engine found it; its key survives re-runs, so human judgements do too."""

    key = models.CharField(primary_key=True, max_length=32)
    run = models.ForeignKey(FinderRun, on_delete=models.PROTECT, related_name="opportunities")
    domain = models.CharField(max_length=12, choices=Domain.choices)
    kind = models.CharField(max_length=40)
    members = ArrayField(models.CharField(max_length=5))
    title = models.CharField(max_length=300)
    affair = models.ForeignKey(Affair, null=True, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=40, blank=True)
    score = models.DecimalField(max_digits=6, decimal_places=5)
    benefit_low = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    benefit_mid = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    benefit_high = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    benefit_unit = models.CharField(max_length=60, blank=True)
    evidence = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    counter_reasons = models.JSONField(default=list)
    quality = models.DecimalField(max_digits=4, decimal_places=3)
    obligatory = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    found_at = models.DateTimeField()

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-score", "key")
        indexes = (
            GinIndex(fields=["members"], name="opportunity_members"),
            GinIndex(fields=["readers"], name="opportunity_readers"),
            models.Index(fields=["-score", "key"], name="opportunity_score"),
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
        return self.title


class Judgement(models.Model):
    """What one organisation decided about an opportunity; kept however often the search is repeated."""

    class Verdict(models.TextChoices):
        """The decisions there are."""

        SHORTLISTED = "shortlisted", say("Ditandai")
        DISMISSED = "dismissed", say("Dikesampingkan")
        OPENED = "opened", say("Dijadikan kolaborasi")

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="judgements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    reason = models.TextField(blank=True, max_length=1000)
    judged_at = models.DateTimeField()
    judged_by_id = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["opportunity", "organisation"], name="judgement_one_per_organisation"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="dismissed") | ~Q(reason=""),
                name="judgement_dismissal_has_reason",
                violation_error_message=say("Tuliskan alasan mengesampingkan peluang ini."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_verdict_display()}"
