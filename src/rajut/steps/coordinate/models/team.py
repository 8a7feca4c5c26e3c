"""The coordination team, set up by decree."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.coordinate import TEAM
from rajut.core.words import say
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.models import Organisation, User
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter


class Team(Matter):
    """The team of one collaboration: the decree that set it up, and its mandate."""

    lifecycle: ClassVar[Lifecycle] = TEAM
    deeds: ClassVar[dict[str, str]] = {"begin": say("mencatat surat keputusan tim")}
    field_words: ClassVar[dict[str, str]] = {
        "decree_number": say("Nomor surat keputusan"),
        "decreed_on": say("Tanggal surat keputusan"),
    }

    name = models.CharField(max_length=200)
    decree_number = models.CharField(max_length=100)
    decreed_on = models.DateField()
    mandate = models.TextField(blank=True, max_length=4000)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Seen.as_manager()

    class Meta:
        constraints = (
            known_state(TEAM, "team"),
            models.UniqueConstraint(fields=["id", "collaboration"], name="team_of_collaboration"),
            models.UniqueConstraint(
                fields=["collaboration"],
                name="team_one_per_collaboration",
                violation_error_message=say("Kolaborasi ini sudah mempunyai tim koordinasi."),
            ),
            models.CheckConstraint(
                condition=~Q(decree_number=""),
                name="team_has_a_decree",
                violation_error_message=say("Isi nomor surat keputusan pembentukan tim."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """A person or a seat in the team."""

    class Role(models.TextChoices):
        """The roles of a coordination team."""

        CHAIR = "chair", _("Ketua")
        DEPUTY = "deputy", _("Wakil ketua")
        SECRETARY = "secretary", _("Sekretaris")
        MEMBER = "member", _("Anggota")

    sight_path: ClassVar[str] = "collaboration__insiders"

    collaboration = models.ForeignKey("engage.Collaboration", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=120)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["team"],
                condition=Q(role="chair"),
                name="team_one_chair",
                violation_error_message=say("Tim sudah mempunyai ketua."),
            ),
            models.UniqueConstraint(
                fields=["team", "user"],
                name="team_person_once",
                violation_error_message=say("Orang ini sudah menjadi anggota tim."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat} ({self.get_role_display()})"
