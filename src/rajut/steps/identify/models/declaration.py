"""What an organisation needs or offers."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

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

    FINANCE = "finance", _("Keuangan")
    PROCUREMENT = "procurement", _("Pengadaan")
    PEOPLE = "people", _("SDM")
    TECHNOLOGY = "technology", _("Teknologi informasi")
    SERVICE = "service", _("Layanan bersama")


class Declaration(Fenced, Record):
    """A need or an offer that an organisation declares."""

    class Kind(models.TextChoices):
        """Whether something is wanted or given."""

        NEED = "need", _("Kebutuhan")
        OFFER = "offer", _("Penawaran")

    lifecycle: ClassVar[Lifecycle] = DECLARATION
    deeds: ClassVar[dict[str, str]] = {"begin": say("mencatat kebutuhan atau penawaran")}
    noun = say("kebutuhan atau penawaran")
    field_words: ClassVar[dict[str, str]] = {
        "title": say("Judul"),
        "quantity": say("Jumlah"),
        "unit": say("Satuan"),
        "starts_on": say("Mulai"),
        "ends_on": say("Berakhir"),
        "budget": say("Anggaran"),
    }

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
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""),
                name="declaration_withdrawal_has_reason",
                violation_error_message=say("Tuliskan alasan menariknya."),
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
