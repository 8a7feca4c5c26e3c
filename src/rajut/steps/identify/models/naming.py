"""Names of what governments buy, which may be one or several things, and what people decided about them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.identify import NAMING
from rajut.core.words import say
from rajut.foundation.journal.records import Record, known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Fenced, Seen
from rajut.steps.identify.models.finding import spoken

NAME = 200
PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Commodity(models.Model):
    """A name of what is bought, and what is planned under it as the last search of the country counted."""

    name = models.CharField(primary_key=True, max_length=NAME)
    packages = models.PositiveIntegerField()
    governments = models.PositiveIntegerField()
    money = models.BigIntegerField()

    class Meta:
        ordering = ("-money", "name")

    def __str__(self) -> str:
        return self.name


class NameProposal(models.Model):
    """Two names that may be one: `alike` of their words in common, 0..1; `money` of the smaller one."""

    kept = models.CharField(max_length=NAME)
    other = models.CharField(max_length=NAME)
    alike = models.FloatField()
    money = models.BigIntegerField()

    class Meta:
        ordering = ("-money", "-alike", "kept", "other")
        constraints = (models.UniqueConstraint(fields=["kept", "other"], name="name_proposal_once"),)

    def __str__(self) -> str:
        return f"{self.other} → {self.kept}"


class NameSplit(models.Model):
    """A part of what goes by a name that may be a thing of its own, called `part` and shown by its phrases.

    `packages` of so many `governments` would move, with their `money` in rupiah; `score` is the money times
    how clearly it differs. Reasons are kept as template and values, and spoken in the reader's language.
    """

    name = models.CharField(max_length=NAME)
    part = models.CharField(max_length=NAME)
    phrases = ArrayField(models.CharField(max_length=200))
    packages = models.PositiveIntegerField()
    governments = models.PositiveIntegerField()
    money = models.BigIntegerField()
    score = models.BigIntegerField()
    reasons_told = models.JSONField()
    examples = ArrayField(models.TextField())

    class Meta:
        ordering = ("-score", "name", "part")
        constraints = (models.UniqueConstraint(fields=["name", "part"], name="name_split_once"),)

    def __str__(self) -> str:
        return f"{self.name} → {self.part}"

    @property
    def reasons(self) -> list[str]:
        """What speaks for it, in the reader's language."""
        return [spoken(told) for told in self.reasons_told]


class NameDecision(Fenced, Record):
    """What an organisation decided: two names are one, or not; some titles are a thing of their own, or not.

    Until it is released it only keeps the proposal from being laid before the organisation again; the next
    search of the country uses what is released.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        MERGE = "merge", _("Digabung")
        APART = "apart", _("Bukan barang yang sama")
        SPLIT = "split", _("Barang tersendiri")
        WHOLE = "whole", _("Tetap satu barang")

    lifecycle: ClassVar[Lifecycle] = NAMING
    noun = say("keputusan nama barang")
    deeds: ClassVar[dict[str, str]] = {"begin": say("memutuskan nama barang")}

    kind = models.CharField(max_length=5, choices=Kind.choices)
    # For a merge and its opposite the name that stays and the other; for a split the new name alone; for what
    # stays whole its name and that of the part, with the packages that the part had then.
    kept = models.CharField(max_length=NAME)
    other = models.CharField(max_length=NAME, blank=True)
    phrases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    packages = models.PositiveIntegerField(null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=500)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-decided_at", "-pk")
        indexes = (GinIndex(fields=["readers"], name="name_decision_readers"),)
        constraints = (
            known_state(NAMING, "name_decision"),
            models.CheckConstraint(
                condition=Q(kept__regex=PATTERN) & (Q(other="") | Q(other__regex=PATTERN)),
                name="name_decision_names",
                violation_error_message=say(
                    "Nama barang ditulis dengan huruf kecil, angka, dan tanda hubung."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind="split", other="", phrases__len__gt=0)
                | (~Q(kind="split") & ~Q(other="") & ~Q(other=F("kept")) & Q(phrases__len=0)),
                name="name_decision_complete",
                violation_error_message=say("Sebut dua nama yang berbeda, atau satu nama dengan frasanya."),
            ),
            models.CheckConstraint(
                condition=Q(kind="whole", packages__isnull=False)
                | (~Q(kind="whole") & Q(packages__isnull=True)),
                name="name_decision_counted",
                violation_error_message=say("Jumlah paket dicatat bagi barang yang tetap satu."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "kept", "other", "packages"],
                condition=~Q(state="undone"),
                nulls_distinct=False,
                name="name_decision_once",
                violation_error_message=say("Instansi Anda sudah memutuskan hal ini."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.other} → {self.kept}" if self.other else self.kept

    @property
    def stream(self) -> str:
        """Its own chain."""
        return f"naming:{self.pk}"

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """The people of the organisation that decided, and nobody else."""
        rank = actor.rank_in(self.organisation_id)
        return hats_of([(Part.OWNER, rank)]) if rank else frozenset()
