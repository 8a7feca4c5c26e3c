"""The coordination team: set up by decree, its members seated and unseated by the coordinator."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from rajut.core.words import say
from rajut.foundation.documents.actions import attach
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.actions import begin, field_error, keep, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, Post, User
from rajut.steps.coordinate.actions.ground import hold, must_take_part, permit
from rajut.steps.coordinate.models import Team, TeamMember
from rajut.steps.engage.actions.ground import voice
from rajut.steps.engage.models import Collaboration


@transaction.atomic
def set_up(
    collaboration: Collaboration,
    *,
    name: str,
    decree_number: str,
    decreed_on: date,
    mandate: str = "",
    file: "UploadedFile[bytes] | None" = None,
    actor: Actor,
    at: datetime,
) -> Team:
    """Record the decree that sets up the team of a collaboration."""
    team = Team(collaboration=hold(collaboration))
    permit(team, actor=actor)
    _write(team, name=name, decree_number=decree_number, decreed_on=decreed_on, mandate=mandate, at=at)
    _attach(team, file, actor=actor, at=at)
    return begin(team, actor=actor, at=at, decree=team.decree_number, decreed_on=decreed_on)


def amend(
    team: Team,
    *,
    name: str,
    decree_number: str,
    decreed_on: date,
    mandate: str = "",
    file: "UploadedFile[bytes] | None" = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Correct the decree, or record a new one; without a new file the old document stays."""
    with take(team, "amend", actor=actor, at=at) as locked:
        _write(locked, name=name, decree_number=decree_number, decreed_on=decreed_on, mandate=mandate, at=at)
        _attach(locked, file, actor=actor, at=at)


def seat(
    team: Team,
    *,
    organisation: Organisation,
    role: str,
    seat: str,
    user: User | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Give an organisation a seat in the team, with or without the account of the person who holds it."""
    told = {"organisation": organisation, "seat": seat, "role": role}
    with take(team, "seat", actor=actor, at=at, **told) as locked:
        must_take_part(organisation, locked.collaboration, field="organisation")
        _must_be_of(user, organisation, on=timezone.localdate(at))
        member = TeamMember(team=locked, collaboration=locked.collaboration, organisation=organisation)
        member.seat, member.role, member.user = seat.strip(), role, user
        keep(member, new=True)


def _must_be_of(user: User | None, organisation: Organisation, *, on: date) -> None:
    """Raise a field's error where somebody holds no post in the organisation or a department of it then."""
    held = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    there = Q(organisation=organisation) | Q(organisation__parent=organisation)
    if user is not None and not Post.objects.filter(held, there, user=user, user__is_active=True).exists():
        raise field_error("user", say("Orang ini tidak memegang jabatan pada instansi yang dipilih."))


def unseat(team: Team, *, member: TeamMember, actor: Actor, at: datetime) -> None:
    """Take a member out of the team; the journal keeps who it was."""
    told = {"organisation": member.organisation, "seat": member.seat, "role": member.role}
    with take(team, "unseat", actor=actor, at=at, **told) as locked:
        if not locked.members.filter(pk=member.pk).delete()[0]:
            raise field_error("member", say("Anggota ini sudah tidak ada dalam tim."))


def _write(
    team: Team, *, name: str, decree_number: str, decreed_on: date, mandate: str, at: datetime
) -> None:
    if decreed_on > timezone.localdate(at):
        raise field_error("decreed_on", say("Tanggal surat keputusan tidak boleh sesudah hari ini."))
    team.name, team.decree_number = name.strip(), decree_number.strip()
    team.decreed_on, team.mandate = decreed_on, mandate.strip()


def _attach(team: Team, file: "UploadedFile[bytes] | None", *, actor: Actor, at: datetime) -> None:
    if file is None:
        return
    team.document = attach(
        file,
        title=f"Surat keputusan tim koordinasi {team.decree_number}"[:200],
        kind=Document.Kind.DECREE,
        organisation=voice(team.collaboration, actor),
        collaboration_id=team.collaboration_id,
        actor=actor,
        at=at,
    )


MOVES = {f.__name__: f for f in (amend, seat, unseat)}
