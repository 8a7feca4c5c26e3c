"""The framework: vision, mission and goals, in versions that every party assents to."""

import uuid
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.plan import FRAMEWORK, FrameworkFacts
from rajut.core.words import say
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter
from rajut.steps.plan.models.missing import Missing, missing_of


class Framework(Matter):
    """One version of the joint plan; the last one agreed is in force."""

    lifecycle: ClassVar[Lifecycle] = FRAMEWORK
    deeds: ClassVar[dict[str, str]] = {"begin": say("mulai menyusun rencana bersama")}
    field_words: ClassVar[dict[str, str]] = {
        "joint_cost": say("Biaya bersama (Rp)"),
        "alone_costs": say("Biaya bila sendiri (Rp)"),
        "group_costs": say("Biaya gabungan yang berubah (Rp)"),
        "cost_source": say("Sumber biaya"),
        "cost_rule": say("Cara membagi"),
        "cost_shares": say("Bagian menurut cara itu (Rp)"),
        "contributions": say("Sumbangan (Rp)"),
    }

    version = models.PositiveSmallIntegerField(default=1)
    vision = models.TextField(max_length=2000, blank=True)
    mission = models.TextField(max_length=4000, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=2000)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("collaboration", "-version")
        constraints = (
            known_state(FRAMEWORK, "framework"),
            models.UniqueConstraint(fields=["collaboration", "version"], name="framework_version_once"),
            models.UniqueConstraint(
                fields=["collaboration"], condition=Q(state="agreed"), name="framework_one_in_force"
            ),
            models.UniqueConstraint(
                fields=["collaboration"],
                condition=Q(state__in=["draft", "proposed"]),
                name="framework_one_in_work",
                violation_error_message=say("Masih ada versi rencana yang sedang disusun."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="framework_ends_after_it_starts",
                violation_error_message=say("Tanggal akhir harus sesudah tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed") | Q(proposed_at__isnull=False),
                name="framework_proposed_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(agreed_at__isnull=False), name="framework_agreed_has_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.collaboration} v{self.version}"

    def facts(self, *, actor: Actor, at: datetime) -> FrameworkFacts:
        """Count what is there and what is missing, and who assented to this proposal."""
        given = self.assents.filter(withdrawn=False).values_list("organisation_id", flat=True)
        return self.weigh(
            self.missing,
            given=set(given),
            successor=self.successor(),
            actor=actor,
        )

    @cached_property
    def missing(self) -> Missing:
        """What is there and lacking while it is in work, counted once; afterwards nothing asks for it."""
        if self.state not in {"draft", "proposed"}:
            return Missing()
        return missing_of({self.pk: self.collaboration_id})[self.pk]

    def weigh(
        self, missing: Missing, *, given: AbstractSet[int], successor: str = "", actor: Actor
    ) -> FrameworkFacts:
        """Return the facts from what was read already: what is missing, and which parties assented."""
        members = {party.organisation_id for party in self.collaboration.members}
        mine = self.signed_by(actor)
        return FrameworkFacts(
            formed=self.collaboration.state in {"formed", "running"},
            has_vision=bool(self.vision.strip() and self.mission.strip()),
            indicators=missing.indicators,
            without_party=missing.without_party,
            without_baseline=missing.without_baseline,
            without_target=missing.without_target,
            idle_parties=missing.idle_parties,
            activities=missing.activities,
            parties=len(members),
            assents=len(given & members),
            assented_already=bool(mine) and mine <= given,
            successor=successor,
        )

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read again, and count again what is missing."""
        self.__dict__.pop("missing", None)
        super().refresh_from_db(*args, **kwargs)

    def signed_by(self, actor: Actor) -> set[int]:
        """Return the parties that the actor may sign for."""
        return {
            party.organisation_id
            for party in self.collaboration.members
            if actor.rank_in(party.organisation_id) in {Rank.HEAD, Rank.SECRETARY}
        }

    def still_to_assent(self, actor: Actor) -> set[int]:
        """Return the parties that the actor may sign for and that have not assented to this proposal."""
        given = self.assents.filter(withdrawn=False).values_list("organisation_id", flat=True)
        return self.signed_by(actor) - set(given)

    def successor(self) -> str:
        """Return how far the version that would replace this one is: its state, empty where there is none."""
        later = Framework.objects.filter(collaboration_id=self.collaboration_id, version__gt=self.version)
        return later.values_list("state", flat=True).order_by("-version").first() or ""


class Assent(models.Model):
    """One party's assent to one proposal of a framework; sending it back withdraws all of them."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="assents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    withdrawn = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("given_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["framework", "organisation"],
                condition=Q(withdrawn=False),
                name="assent_once",
                violation_error_message=say("Instansi Anda sudah menyetujui rencana ini."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False, withdrawn_at__isnull=True)
                | Q(withdrawn=True, withdrawn_at__isnull=False),
                name="assent_withdrawn_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.framework}"


class Node(models.Model):
    """A goal, outcome or output in the tree of a framework; `identity` is the same in every version."""

    class Kind(models.TextChoices):
        """The levels of the tree."""

        GOAL = "goal", _("Tujuan")
        OUTCOME = "outcome", _("Hasil")
        OUTPUT = "output", _("Keluaran")

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="nodes")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    identity = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.GOAL)
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("framework", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["framework", "identity"], name="node_once_in_a_version"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="node_is_not_its_own_parent"
            ),
        )

    def __str__(self) -> str:
        return self.title
