"""A party: an organisation's part in a collaboration, its invitation and its answer."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.engage import PARTY, PartyFacts
from rajut.core.words import say
from rajut.foundation.journal.records import Record, known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models.collaboration import Collaboration


class Parties(Seen["Party"]):
    """Parties: insiders see all, an organisation its own, every reader of the matter those who accepted."""

    def unanswered(self) -> Self:
        """Return the invitations that can still be answered: that of a matter that is over no more."""
        return self.filter(state="invited", collaboration__state__in=["offered", "formed", "running"])

    def visible_to(self, actor: Actor) -> Self:
        """Return what the fence of the table shows, too."""
        keys = list(actor.keys)
        return self.filter(
            Q(collaboration__insiders__overlap=keys)
            | Q(state="accepted", collaboration__readers__overlap=keys)
            | (Q(organisation_id__in=actor.organisation_ids) & ~Q(state="listed"))
        )


class Party(Record):
    """An organisation's part in a collaboration."""

    PARTS = (
        (Part.INITIATOR.value, _("Pemrakarsa")),
        (Part.PARTY.value, _("Pihak")),
        (Part.SUPPORTER.value, _("Pendukung")),
        (Part.FACILITATOR.value, _("Fasilitator")),
    )

    lifecycle: ClassVar[Lifecycle] = PARTY
    deeds: ClassVar[dict[str, str]] = {"begin": say("menambah daftar pihak")}

    collaboration = models.ForeignKey(Collaboration, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parts_taken")
    part = models.CharField(max_length=12, choices=PARTS)
    invited_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True, max_length=2000)

    objects = Parties.as_manager()

    class Meta:
        ordering = ("collaboration", "pk")
        indexes = (models.Index(fields=["organisation", "state"], name="party_of_organisation"),)
        constraints = (
            known_state(PARTY, "party"),
            models.UniqueConstraint(
                fields=["collaboration", "organisation"],
                condition=~Q(state__in=["withdrawn", "declined"]),
                name="party_once",
                violation_error_message=say("Instansi ini sudah tercatat sebagai pihak."),
            ),
            models.UniqueConstraint(
                fields=["collaboration"], condition=Q(part="initiator"), name="party_one_initiator"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="party_answered_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "declined"]) | Q(answered_at__isnull=False),
                name="party_answer_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="party_refusal_has_reason",
                violation_error_message=say("Tuliskan alasan menolak undangan."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_part_display()})"

    @property
    def stream(self) -> str:
        """Its collaboration's chain."""
        return f"collaboration:{self.collaboration_id}"

    @property
    def standing(self) -> Part:
        """What the organisation is to the matter now: only an accepted party is one."""
        return Part(self.part) if self.state == "accepted" else Part.INVITED

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """The invited organisation answers for itself alone; the coordinator invites and strikes."""
        rank = actor.rank_in(self.organisation_id)
        own = hats_of([(Part.INVITED, rank)]) if rank and self.state == "invited" else frozenset()
        return own | (self.collaboration.hats(actor) - {Hat.ANSWERER})

    def facts(self, *, actor: Actor, at: datetime) -> PartyFacts:
        """Where the collaboration stands."""
        matter = self.collaboration
        return PartyFacts(offered=matter.state in {"offered", "formed", "running"}, over=matter.is_over)
