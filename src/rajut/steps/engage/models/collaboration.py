"""The collaboration, its parties, and what hangs on them."""

from datetime import datetime
from functools import cached_property
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from rajut.core.law.authority import Hat, Part, Rank, hats_of
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.engage import COLLABORATION, PARTY, CollaborationFacts, PartyFacts
from rajut.core.law.tracks import TRACKS, Kind, Track, allowed
from rajut.core.words import say
from rajut.foundation.journal.records import Record, known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Fenced, Seen
from rajut.foundation.regions.models import Affair
from rajut.steps.identify.models import Opportunity

TRACK_CHOICES = [(track.value, rule.words) for track, rule in TRACKS.items()]


class Collaboration(Fenced, Record):
    """Several organisations working together on one object, through the five steps.

    `readers` see what is published of it, `insiders` everything; a trigger on the parties keeps both.
    """

    class Ending(models.TextChoices):
        """Why a collaboration ended (PP 28/2018 art 9(1))."""

        TERM = "term", say("Jangka waktu berakhir")
        PURPOSE = "purpose", say("Tujuan tercapai")
        AGREED = "agreed", say("Disepakati untuk diakhiri")
        LAW = "law", say("Perubahan peraturan")
        OBJECT = "object", say("Objek kerja sama hilang")

    lifecycle: ClassVar[Lifecycle] = COLLABORATION
    sight_path: ClassVar[str] = "readers"

    title = models.CharField(max_length=200)
    track = models.CharField(max_length=12, choices=TRACK_CHOICES)
    obligatory = models.BooleanField(default=False)
    object = models.CharField(max_length=300)
    affair = models.ForeignKey(Affair, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField(blank=True, max_length=4000)
    opened_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="opened_collaborations"
    )
    opportunity = models.ForeignKey(
        Opportunity, null=True, blank=True, on_delete=models.PROTECT, related_name="collaborations"
    )
    insiders = ArrayField(models.TextField(), default=list, editable=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True)
    formed_at = models.DateTimeField(null=True)
    plan_agreed_at = models.DateTimeField(null=True)
    running_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    ending_reason = models.TextField(blank=True, max_length=2000)
    published_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=400, blank=True)
    example = models.BooleanField(default=False)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-opened_at", "-pk")
        indexes = (
            GinIndex(fields=["readers"], name="collaboration_readers"),
            GinIndex(fields=["insiders"], name="collaboration_insiders"),
            models.Index(fields=["-opened_at", "-id"], name="collaboration_newest"),
            models.Index(fields=["state", "-opened_at"], name="collaboration_state"),
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(published_at__isnull=False),
                name="collaboration_published",
            ),
        )
        constraints = (
            known_state(COLLABORATION, "collaboration"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, sight__in=["own", "parties", "officials"])
                | Q(published_at__isnull=False, sight="public"),
                name="collaboration_published_is_public",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="collaboration_ends_after_it_starts",
                violation_error_message=say("Tanggal akhir harus sesudah tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="collaboration_ended_says_why",
                violation_error_message=say("Pilih alasan berakhirnya kolaborasi."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """The chain that everything in the collaboration is written to."""
        return f"collaboration:{self.pk}"

    @property
    def matter_id(self) -> int | None:
        """Itself."""
        return self.pk

    @cached_property
    def standing_parties(self) -> list["Party"]:
        """The parties that were not struck out or declined, read once per instance."""
        return list(
            self.parties.exclude(state__in=["withdrawn", "declined"]).select_related("organisation__region")
        )

    @property
    def members(self) -> list["Party"]:
        """The accepted initiator and parties: those whose assent counts."""
        return [
            party
            for party in self.standing_parties
            if party.state == "accepted" and party.part in {Part.INITIATOR, Part.PARTY}
        ]

    def standings(self, actor: Actor) -> list[tuple[Part, Rank]]:
        """Return every (part, rank) the actor has here."""
        found = [
            (party.standing, rank)
            for party in self.standing_parties
            if (rank := actor.rank_in(party.organisation_id)) is not None
        ]
        if not found and (rank := actor.rank_in(self.opened_by_id)) is not None:
            found.append((Part.INITIATOR, rank))
        if actor.supervises and self._supervised_by(actor.supervises):
            found.append((Part.SUPERVISOR, Rank.SUPERVISOR))
        return found

    def _supervised_by(self, scope: str) -> bool:
        return scope == "*" or any(
            party.organisation.province_code == scope for party in self.standing_parties
        )

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """What the actor may be: by its organisations' parts; a new one belongs to whoever opens it."""
        if self._state.adding:
            rank = actor.rank_in(self.opened_by_id)
            return hats_of([(Part.OWNER, rank)]) if rank else frozenset()
        return hats_of(self.standings(actor))

    def facts(self, *, actor: Actor, at: datetime) -> CollaborationFacts:
        """Count the parties, and ask the track whether they fit it."""
        others = [party for party in self.standing_parties if party.part != Part.INITIATOR]
        return CollaborationFacts(
            invited=len(others),
            unanswered=sum(party.state == "invited" for party in others),
            accepted=len(self.members),
            misfits=self.misfits(),
            plan_agreed=self.plan_agreed_at is not None,
        )

    def misfits(self) -> tuple[str, ...]:
        """Return why the standing initiator and parties may not take this track, as sentences."""
        binding = [
            party.organisation
            for party in self.standing_parties
            if party.part in {Part.INITIATOR, Part.PARTY}
        ]
        kinds = [Kind(each.kind) for each in binding]
        return tuple(
            allowed(Track(self.track), kinds, governments=[each.region_id or "" for each in binding])
        )


class Party(Record):
    """An organisation's part in a collaboration."""

    PARTS = (
        (Part.INITIATOR.value, say("Pemrakarsa")),
        (Part.PARTY.value, say("Pihak")),
        (Part.SUPPORTER.value, say("Pendukung")),
        (Part.FACILITATOR.value, say("Fasilitator")),
    )

    lifecycle: ClassVar[Lifecycle] = PARTY
    sight_path: ClassVar[str] = "collaboration__readers"

    collaboration = models.ForeignKey(Collaboration, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parts_taken")
    part = models.CharField(max_length=12, choices=PARTS)
    invited_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True, max_length=2000)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("collaboration", "pk")
        indexes = (models.Index(fields=["organisation", "state"], name="party_of_organisation"),)
        constraints = (
            known_state(PARTY, "party"),
            models.UniqueConstraint(
                fields=["collaboration", "organisation"],
                condition=~Q(state="withdrawn"),
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
        return own | self.collaboration.hats(actor)

    def facts(self, *, actor: Actor, at: datetime) -> PartyFacts:
        """Whether the collaboration is offered."""
        return PartyFacts(offered=self.collaboration.state in {"offered", "formed", "running"})


class Matter(Record):
    """What belongs to a collaboration: its chain, and hats from the actor's part in it."""

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey(Collaboration, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def stream(self) -> str:
        """Its collaboration's chain."""
        return f"collaboration:{self.collaboration_id}"

    def owner_ids(self) -> tuple[int, ...]:
        """The organisations that own the record; their people have the owner's hats too."""
        return ()

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """By the actor's parts in the collaboration, and as owner where the record is its organisation's."""
        standings = self.collaboration.standings(actor)
        ranks = (actor.rank_in(each) for each in self.owner_ids())
        return hats_of([*standings, *((Part.OWNER, rank) for rank in ranks if rank is not None)])
