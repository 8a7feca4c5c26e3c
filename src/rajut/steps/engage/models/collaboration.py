"""The collaboration itself: what it is about, where it stands, who sees it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property  # Django's own: Prefetch(to_attr=) knows no other
from django.utils.translation import gettext_lazy as _

from rajut.core.law.authority import Hat, Part, Rank, hats_of
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.engage import COLLABORATION, CollaborationFacts
from rajut.core.law.tracks import TRACKS, PartyPlace, allowed
from rajut.core.words import say
from rajut.foundation.journal.records import Record, known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Fenced, Seen, Sight
from rajut.foundation.regions.models import Affair
from rajut.steps.identify.models import Opportunity

if TYPE_CHECKING:
    from rajut.steps.engage.models.party import Party

TRACK_CHOICES = [(track.value, _(rule.words)) for track, rule in TRACKS.items()]


class Collaboration(Fenced, Record):
    """Several organisations working together on one object, through the five steps.

    `readers` see what is published of it, `insiders` everything; a trigger on the parties keeps both.
    """

    class Ending(models.TextChoices):
        """Why a collaboration ended (PP 28/2018 art 9(1))."""

        TERM = "term", _("Jangka waktu berakhir")
        PURPOSE = "purpose", _("Tujuan tercapai")
        AGREED = "agreed", _("Disepakati untuk diakhiri")
        LAW = "law", _("Perubahan peraturan")
        OBJECT = "object", _("Objek kerja sama hilang")

    lifecycle: ClassVar[Lifecycle] = COLLABORATION
    sight_path: ClassVar[str] = "readers"
    deeds: ClassVar[dict[str, str]] = {
        "begin": say("membuka kolaborasi ini"),
        "discuss": say("membuka pokok bahasan dalam diskusi"),
        "strike_message": say("mencoret pesannya dalam diskusi"),
    }
    field_words: ClassVar[dict[str, str]] = {
        "title": say("Judul"),
        "object": say("Objek kerja sama"),
        "affair": say("Urusan"),
        "starts_on": say("Mulai"),
        "ends_on": say("Berakhir"),
        "sight": say("Siapa yang dapat melihat"),
    }

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
    offered_at = models.DateTimeField(null=True, blank=True)
    formed_at = models.DateTimeField(null=True, blank=True)
    plan_agreed_at = models.DateTimeField(null=True, blank=True)
    running_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    ending_reason = models.TextField(blank=True, max_length=2000)
    published_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=400, blank=True)
    example = models.BooleanField(default=False)
    stems = models.TextField(blank=True, editable=False)
    words = models.GeneratedField(
        expression=SearchVector("stems", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-opened_at", "-pk")
        indexes = (
            GinIndex(fields=["readers"], name="collaboration_readers"),
            GinIndex(fields=["insiders"], name="collaboration_insiders"),
            GinIndex(fields=["words"], name="collaboration_words"),
            models.Index(fields=["title", "id"], name="collaboration_title"),
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
    def is_over(self) -> bool:
        """Whether nothing more is begun or moved in it."""
        return self.state in {"ended", "cancelled"}

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
            shared=self.sight == Sight.OFFICIALS,
            published=self.published_at is not None,
        )

    def misfits(self) -> tuple[str, ...]:
        """Return why the standing initiator and parties may not take this track, as sentences."""
        return tuple(allowed(self.track, self.places()))

    def places(self) -> list[PartyPlace]:
        """Return the standing initiator and parties as the law sees them."""
        return [
            PartyPlace(
                party.organisation.kind, party.organisation.region_id or "", party.organisation.government_id
            )
            for party in self.standing_parties
            if party.part in {Part.INITIATOR, Part.PARTY}
        ]

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read again, the parties too."""
        self.__dict__.pop("standing_parties", None)
        super().refresh_from_db(*args, **kwargs)
