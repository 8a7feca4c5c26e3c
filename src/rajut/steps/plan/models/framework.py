"""The framework: vision, mission and goals, in versions that every party assents to."""

from datetime import datetime
from typing import ClassVar

from django.db import connection, models
from django.db.models import Q

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.plan import FRAMEWORK, FrameworkFacts
from rajut.core.words import say
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter

# An indicator lacks a kind of fact while a party committed to it has none, or nobody is committed at all.
GAPS = """
    SELECT kinds.kind, count(*) FILTER (WHERE v.id IS NOT NULL AND (NOT EXISTS (
            SELECT 1 FROM plan_commitment c WHERE c.indicator_id = v.indicator_id)
        OR EXISTS (SELECT 1 FROM plan_commitment c WHERE c.indicator_id = v.indicator_id AND NOT EXISTS (
            SELECT 1 FROM plan_observation o
            WHERE o.collaboration_id = v.collaboration_id AND o.indicator_id = v.indicator_id
              AND o.organisation_id = c.organisation_id AND o.kind = kinds.kind AND o.current))))
    FROM (VALUES ('baseline'), ('target')) AS kinds (kind)
    LEFT JOIN plan_indicatorversion v ON v.framework_id = %(framework)s
    GROUP BY kinds.kind
"""


class Framework(Matter):
    """One version of the joint plan; the last one agreed is in force."""

    lifecycle: ClassVar[Lifecycle] = FRAMEWORK

    version = models.PositiveSmallIntegerField(default=1)
    vision = models.TextField(max_length=2000, blank=True)
    mission = models.TextField(max_length=4000, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    agreed_at = models.DateTimeField(null=True)
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
                condition=~Q(state="agreed") | Q(agreed_at__isnull=False), name="framework_agreed_has_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.collaboration} v{self.version}"

    def facts(self, *, actor: Actor, at: datetime) -> FrameworkFacts:
        """Count what is there and what is missing, and who assented to this proposal."""
        members = {party.organisation_id for party in self.collaboration.members}
        gaps = self.gaps()
        assented = set(self.assents.filter(withdrawn=False).values_list("organisation_id", flat=True))
        return FrameworkFacts(
            formed=self.collaboration.state in {"formed", "running"},
            has_vision=bool(self.vision.strip() and self.mission.strip()),
            indicators=self.indicators.count(),
            without_baseline=gaps["baseline"],
            without_target=gaps["target"],
            activities=self.activities.count(),
            parties=len(members),
            assents=len(assented & members),
            assented_already=bool(assented & set(actor.organisation_ids)),
        )

    def gaps(self) -> dict[str, int]:
        """Count, by kind of fact, the indicators for which a committed party has not given it."""
        with connection.cursor() as cursor:
            cursor.execute(GAPS, {"framework": self.pk})
            return dict(cursor.fetchall())


class Assent(models.Model):
    """One party's assent to one proposal of a framework; sending it back withdraws all of them."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="assents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    withdrawn = models.BooleanField(default=False)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("given_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["framework", "organisation"], condition=Q(withdrawn=False), name="assent_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.framework}"


class Node(models.Model):
    """A goal, outcome or output in the tree of a framework."""

    class Kind(models.TextChoices):
        """The levels of the tree."""

        GOAL = "goal", say("Tujuan")
        OUTCOME = "outcome", say("Hasil")
        OUTPUT = "output", say("Keluaran")

    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="nodes")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.GOAL)
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("framework", "position", "pk")

    def __str__(self) -> str:
        return self.title
