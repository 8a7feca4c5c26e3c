"""An obstacle, classified as the mission's texts do, and who it was taken to."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law import escalation
from rajut.core.law.authority import Hat, Part, Rank, hats_of
from rajut.core.law.escalation import LEVEL_WORDS, Level, LevelKind
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.coordinate import OBSTACLE, ObstacleFacts
from rajut.core.law.tracks import PartyPlace
from rajut.core.words import say
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter

DECIDING = (Rank.HEAD, Rank.SECRETARY)


class Obstacle(Matter):
    """What stands in the way of working together.

    Once it is taken up, `addressee` is the key of whoever answers: the supervisor of a province (`s:34`), of
    the nation (`s:*`), or the head of one government (`o:ID`).
    """

    class Kind(models.TextChoices):
        """The obstacles that the mission's texts name."""

        EGO = "ego", _("Ego sektoral")
        CULTURE = "culture", _("Perbedaan budaya organisasi")
        INTEREST = "interest", _("Perbedaan kepentingan")
        COORDINATION = "coordination", _("Lemahnya koordinasi")
        REGULATION = "regulation", _("Peraturan")
        RESOURCE = "resource", _("Sumber daya")

    lifecycle: ClassVar[Lifecycle] = OBSTACLE
    deeds: ClassVar[dict[str, str]] = {"begin": say("mencatat kendala")}
    field_words: ClassVar[dict[str, str]] = {
        "addressee_name": say("Kepada"),
        "question": say("Arahan yang dimintakan"),
        "answer": say("Arahan"),
        "resolution": say("Cara mengatasi"),
    }

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True, max_length=4000)
    raised_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    due_on = models.DateField()
    level = models.CharField(
        max_length=10, blank=True, choices=[(each.value, LEVEL_WORDS[each]) for each in LEVEL_WORDS]
    )
    level_basis = models.CharField(max_length=300, blank=True)
    addressee = models.CharField(max_length=40, blank=True)
    addressee_name = models.CharField(max_length=200, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    question = models.TextField(blank=True, max_length=2000)
    answer = models.TextField(blank=True, max_length=4000)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    resolution = models.TextField(blank=True, max_length=2000)
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-raised_at", "-pk")
        indexes = (models.Index(fields=["addressee", "state"], name="obstacle_addressed"),)
        constraints = (
            known_state(OBSTACLE, "obstacle"),
            models.CheckConstraint(
                condition=Q(level="", addressee="", escalated_at__isnull=True)
                | (~Q(level="") & ~Q(addressee="") & Q(escalated_at__isnull=False)),
                name="obstacle_escalated_to_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["escalated", "answered"]) | ~Q(level=""),
                name="obstacle_escalated_has_level",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer="")),
                name="obstacle_answered_pair",
                violation_error_message=say("Tuliskan arahan."),
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False), name="obstacle_answer_has_time"
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolution="")
                | (Q(resolved_at__isnull=False) & ~Q(resolution="")),
                name="obstacle_resolved_says_how",
                violation_error_message=say("Tuliskan bagaimana kendala ini teratasi."),
            ),
            models.CheckConstraint(
                condition=Q(state="resolved", resolved_at__isnull=False)
                | (~Q(state="resolved") & Q(resolved_at__isnull=True)),
                name="obstacle_resolved_pair",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """By the actor's parts; inside one government its head is the supervisor."""
        if self.level == LevelKind.HEAD and self.is_for(actor):
            return super().hats(actor) | hats_of([(Part.SUPERVISOR, Rank.SUPERVISOR)])
        return super().hats(actor)

    def is_for(self, actor: Actor) -> bool:
        """Whether it was taken to this very actor."""
        if self.level == LevelKind.HEAD:
            return self.addressee == f"o:{actor.organisation_id}" and actor.rank in DECIDING
        return bool(actor.supervises) and self.addressee == f"s:{actor.supervises}"

    def facts(self, *, actor: Actor, at: datetime) -> ObstacleFacts:
        """Whether there is somebody to take it to, and whether the actor is the one it was taken to."""
        return ObstacleFacts(can_rise=self.next_level() is not None, addressed=self.is_for(actor))

    def next_level(self) -> Level | None:
        """Return who it would be taken to now, by the kinds of the parties; None after the last."""
        if self.level:
            return escalation.next_level(Level(LevelKind(self.level), None, self.level_basis, verified=True))
        try:
            return escalation.level([_place(party.organisation) for party in self.collaboration.members])
        except ValueError:  # no government among the parties
            return None


def _place(organisation: Organisation) -> PartyPlace:
    """Return a party as the law sees it; a part of a government lies where its government does."""
    above = organisation.parent
    region = organisation.region_id or (above.region_id if above else None) or ""
    return PartyPlace(organisation.kind, region, organisation.government_id)
