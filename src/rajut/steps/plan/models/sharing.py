"""How the joint cost of an activity is divided: what each group would cost, and the rule that was chosen."""

import json
from decimal import Decimal
from hashlib import sha256
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.core.coalition.meanings import NAMES
from rajut.core.words import say
from rajut.foundation.people.sight import Seen
from rajut.steps.plan.models.activity import Activity

RULES = [(rule.value, _(NAMES[rule])) for rule in NAMES]
UNCHOSEN = Q(rule="", reason="", amounts=[], chosen_at__isnull=True, chosen_by="")
CHOSEN = ~Q(rule="") & Q(amounts__len=F("players__len"), chosen_at__isnull=False) & ~Q(chosen_by="")


class CostSharing(models.Model):
    """The costs of an activity's groups, the measures of its payers, and the division that was chosen.

    `costs` are pairs of organisations' ids and rupiah as text; `measures` and `amounts` (whole rupiah, as
    they were carried into the contributions) follow the order of `players`. `written`: the whole rupiah by
    organisation that a choice wrote into the contributions and none has taken back; new costs leave it.
    """

    class Origin(models.TextChoices):
        """Where the costs come from."""

        TYPED = "typed", _("Diketik")
        FILE = "file", _("Berkas")
        OPPORTUNITY = "opportunity", _("Hitungan potensi")

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="sharing")
    players = ArrayField(models.BigIntegerField())
    costs = models.JSONField()
    origin = models.CharField(max_length=12, choices=Origin.choices)
    source = models.CharField(max_length=400)
    costed_at = models.DateTimeField()
    costed_by = models.CharField(max_length=200)
    measures = models.JSONField(default=dict, blank=True)
    measures_source = models.CharField(max_length=400, blank=True)
    rule = models.CharField(max_length=12, choices=RULES, blank=True)
    reason = models.TextField(max_length=2000, blank=True)
    amounts = ArrayField(models.BigIntegerField(), default=list, blank=True)
    written = models.JSONField(default=dict, blank=True)
    chosen_at = models.DateTimeField(null=True, blank=True)
    chosen_by = models.CharField(max_length=200, blank=True)

    objects = Seen.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=UNCHOSEN | CHOSEN, name="sharing_chosen_whole"),
            models.CheckConstraint(
                condition=Q(players__len__gte=2),
                name="sharing_between_several",
                violation_error_message=say("Biaya dibagi antara sedikitnya dua pihak."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity}: {self.get_rule_display() or self.get_origin_display()}"

    @property
    def groups(self) -> dict[frozenset[int], Decimal]:
        """The cost in rupiah of every group that was costed."""
        return {frozenset(members): Decimal(cost) for members, cost in self.costs}

    @property
    def carried(self) -> dict[int, int]:
        """What the chosen rule gave each organisation, in whole rupiah; nothing before one is chosen."""
        return dict(zip(self.players, self.amounts, strict=True)) if self.amounts else {}

    @property
    def unreleased(self) -> dict[int, int]:
        """What a choice wrote for organisations that no longer pay, in whole rupiah."""
        return {int(who): amount for who, amount in self.written.items() if int(who) not in self.players}

    @property
    def stamp(self) -> str:
        """What tells whether costs or measures changed since somebody looked at them."""
        seen = [self.costed_at.timestamp(), self.players, self.costs, self.measures]
        return sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:32]

    def differs_from(self, given: dict[int, Decimal]) -> bool:
        """Whether the contributions (rupiah by organisation) are no longer what the chosen rule gave."""
        return any(given.get(player, 0) != amount for player, amount in self.carried.items())
