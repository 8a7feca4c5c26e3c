"""A decision put to the parties: positions, quorum, deadline, outcome."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.coordinate import DECISION, DecisionFacts
from rajut.core.words import say
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter, Meeting, Party


class Decision(Matter):
    """A question the parties answer together."""

    lifecycle: ClassVar[Lifecycle] = DECISION
    deeds: ClassVar[dict[str, str]] = {"begin": say("mengajukan usul")}

    title = models.CharField(max_length=200)
    proposal = models.TextField(max_length=4000)
    quorum = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    asked_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=2000)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = (models.Index(fields=["state", "due_on"], name="decision_due"),)
        constraints = (
            known_state(DECISION, "decision"),
            models.UniqueConstraint(fields=["id", "collaboration"], name="decision_of_collaboration"),
            models.CheckConstraint(
                condition=Q(quorum__gte=1),
                name="decision_quorum_at_least_one",
                violation_error_message=say("Kuorum sekurang-kurangnya satu pihak."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="decision_decided_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""),
                name="decision_withdrawn_says_why",
                violation_error_message=say("Tuliskan alasan menarik usul ini."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def facts(self, *, actor: Actor, at: datetime) -> DecisionFacts:
        """Count the positions of the present members; only those of parties count."""
        members = {party.organisation_id for party in self.collaboration.members}
        counted = {
            each.organisation_id: each.stance for each in self.stood if each.organisation_id in members
        }
        return DecisionFacts(
            positions=len(counted),
            parties=len(members),
            quorum=self.quorum,
            agreeing=sum(stance == Position.Stance.AGREE for stance in counted.values()),
            overdue=timezone.localdate(at) > self.due_on,
            stood_already=actor.organisation_id in {each.organisation_id for each in self.stood},
        )

    @property
    def stood(self) -> list["Position"]:
        """The positions taken so far; no question is asked where they were fetched with the decision."""
        return list(self.positions.all())

    @property
    def awaited_parties(self) -> list[Party]:
        """The members that have not taken a position."""
        answered = {each.organisation_id for each in self.stood}
        return [party for party in self.collaboration.members if party.organisation_id not in answered]


class Position(models.Model):
    """One party's position on a decision; given once."""

    class Stance(models.TextChoices):
        """The positions there are."""

        AGREE = "agree", _("Setuju")
        DISAGREE = "disagree", _("Tidak setuju")
        ABSTAIN = "abstain", _("Abstain")

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="positions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=8, choices=Stance.choices)
    note = models.TextField(blank=True, max_length=1000)
    stood_by = models.CharField(max_length=200)
    stood_at = models.DateTimeField()

    objects = Seen.as_manager()

    class Meta:
        ordering = ("stood_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "organisation"],
                name="position_once",
                violation_error_message=say("Instansi Anda sudah menyatakan sikap."),
            ),
            models.CheckConstraint(
                condition=~Q(stance="disagree") | ~Q(note=""),
                name="position_against_says_why",
                violation_error_message=say("Tuliskan alasan tidak setuju."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_stance_display()}"
