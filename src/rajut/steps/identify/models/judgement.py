"""What an organisation makes of an opportunity."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.identify import JUDGEMENT
from rajut.core.words import say
from rajut.foundation.journal.records import Record, known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.identify.models.finding import Opportunity


class OwnJudgements(models.QuerySet["Judgement"]):
    """Judgements, narrowed to those of one's own organisation: nobody else ever sees them."""

    def visible_to(self, actor: Actor) -> Self:
        """Return what the actor's government or central body made of opportunities."""
        return self.filter(organisation_id__in=[actor.government_id] if actor.government_id else [])


class Judgement(Record):
    """What one organisation decided about an opportunity; kept however often the search is repeated.

    `opened_at`: a collaboration was opened from it, which is a deed of a later step and no verdict.
    """

    lifecycle: ClassVar[Lifecycle] = JUDGEMENT
    noun = say("penilaian peluang")
    deeds: ClassVar[dict[str, str]] = {
        "begin": say("mulai menilai peluang"),
        "opened": say("membuka kolaborasi dari peluang"),
    }

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="judgements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="judgements")
    reason = models.TextField(blank=True, max_length=1000)
    judged_at = models.DateTimeField()
    judged_by = models.CharField(max_length=500)
    opened_at = models.DateTimeField(null=True)
    # What the organisation assumes instead of the middle values, by name, and with whom (empty: with all).
    assumed = models.JSONField(default=dict, blank=True)
    chosen = ArrayField(models.CharField(max_length=5), default=list, blank=True)

    objects = OwnJudgements.as_manager()

    class Meta:
        constraints = (
            known_state(JUDGEMENT, "judgement"),
            models.UniqueConstraint(
                fields=["opportunity", "organisation"],
                name="judgement_one_per_organisation",
                violation_error_message=say("Instansi Anda sudah menilai peluang ini."),
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(reason=""),
                name="judgement_dismissal_has_reason",
                violation_error_message=say("Tuliskan alasan mengesampingkan peluang ini."),
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | Q(opened_at__isnull=True),
                name="judgement_opened_is_not_dismissed",
                violation_error_message=say("Peluang ini sudah dijadikan kolaborasi."),
            ),
        )

    def __str__(self) -> str:
        return str(self.opportunity)

    @property
    def stream(self) -> str:
        """Its own chain."""
        return f"judgement:{self.pk}"

    @property
    def is_opened(self) -> bool:
        """Whether a collaboration was opened from the opportunity."""
        return self.opened_at is not None

    def facts(self, *, actor: Actor, at: object) -> "Judgement":
        """Return the judgement itself."""
        return self

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """The people of the organisation that judges, and nobody else."""
        rank = actor.rank_in(self.organisation_id)
        return hats_of([(Part.OWNER, rank)]) if rank else frozenset()
