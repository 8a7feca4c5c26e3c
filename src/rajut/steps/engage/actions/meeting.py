"""Calling a meeting, answering, holding it, writing and confirming its minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, keep, note, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.actions import letters
from rajut.steps.engage.models import AgendaItem, Collaboration, Invitee, Meeting
from rajut.steps.engage.queries.inbox import may_reply

NOT_INVITED = say("Instansi Anda tidak diundang ke rapat ini.")
NOT_FOR_THEM = say("Undangan rapat hanya dijawab oleh petugas instansi yang diundang.")
TOO_LATE = say("Undangan rapat ini tidak dapat dijawab lagi.")
ONLY_PARTIES = say("Hanya pihak kolaborasi ini yang dapat diundang.")
CLOSED = say("Kolaborasi ini sudah selesai; rapat baru tidak dapat diundang.")


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where a meeting is, what it is about, who is asked to come."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    online: str = ""
    agenda: tuple[str, ...] = ()
    invited: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an invited organisation came, and through whom with what mandate."""

    invitee_id: int
    attended: bool
    attended_as: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one point of the agenda."""

    item_id: int
    result: str


@transaction.atomic
def call(collaboration: Collaboration, *, plan: Plan, actor: Actor, at: datetime) -> Meeting:
    """Invite organisations to a meeting; the caller's own has answered by calling."""
    if collaboration.state in {"ended", "cancelled"}:
        raise refuse(CLOSED)
    meeting = Meeting(collaboration=collaboration, called_by_id=actor.user_id, changed_at=at)
    _set(meeting, plan)
    begin(meeting, actor=actor, at=at, title=plan.title, starts_at=plan.starts_at)
    _list(meeting, plan, actor=actor, at=at)
    letters.meeting(meeting, what="Undangan rapat", at=at)
    return meeting


@transaction.atomic
def reschedule(meeting: Meeting, *, plan: Plan, actor: Actor, at: datetime) -> None:
    """Change the meeting; a new time asks everybody again."""
    moved = (meeting.starts_at, meeting.ends_at) != (plan.starts_at, plan.ends_at)
    with take(meeting, "reschedule", actor=actor, at=at, starts_at=plan.starts_at, moved=moved) as locked:
        _set(locked, plan)
        locked.sequence, locked.changed_at = locked.sequence + 1, at
    kept = [] if moved else [each.pk for each in plan.invited]
    meeting.invitees.exclude(organisation_id__in=kept).delete()
    meeting.agenda.all().delete()
    _list(meeting, plan, actor=actor, at=at)
    letters.meeting(meeting, what="Perubahan rapat", at=at)


def _set(meeting: Meeting, plan: Plan) -> None:
    meeting.title, meeting.starts_at, meeting.ends_at = plan.title, plan.starts_at, plan.ends_at
    meeting.place, meeting.online = plan.place, plan.online


def _list(meeting: Meeting, plan: Plan, *, actor: Actor, at: datetime) -> None:
    """Write the agenda and the invitations that are not there yet."""
    matter = meeting.collaboration
    if not {each.pk for each in plan.invited} <= {each.organisation_id for each in matter.standing_parties}:
        raise refuse(ONLY_PARTIES)
    AgendaItem.objects.bulk_create(
        AgendaItem(collaboration=matter, meeting=meeting, position=position, title=title)
        for position, title in enumerate(plan.agenda, start=1)
    )
    there = set(meeting.invitees.values_list("organisation_id", flat=True))
    Invitee.objects.bulk_create(
        _invitee(meeting, organisation, actor=actor, at=at)
        for organisation in plan.invited
        if organisation.pk not in there
    )


def _invitee(meeting: Meeting, organisation: Organisation, *, actor: Actor, at: datetime) -> Invitee:
    invitee = Invitee(collaboration=meeting.collaboration, meeting=meeting, organisation=organisation)
    if may_reply(actor, organisation.pk):
        invitee.answer, invitee.answered_by_id, invitee.answered_at = Invitee.Answer.YES, actor.user_id, at
    return invitee


@transaction.atomic
def reply(meeting: Meeting, *, organisation_id: int, answer: str, actor: Actor, at: datetime) -> None:
    """Say for one's own organisation whether it comes."""
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not may_reply(actor, organisation_id):
        raise refuse(NOT_FOR_THEM)
    if locked.state != "scheduled" or locked.ends_at <= at:
        raise refuse(TOO_LATE)
    invitee = locked.invitees.select_related("organisation").filter(organisation_id=organisation_id).first()
    if invitee is None:
        raise refuse(NOT_INVITED)
    invitee.answer, invitee.answered_by_id, invitee.answered_at = answer, actor.user_id, at
    keep(invitee)
    note(locked, "reply", actor=actor, at=at, organisation=invitee.organisation, answer=answer)


def attend(meeting: Meeting, *, presences: Iterable[Presence], actor: Actor, at: datetime) -> None:
    """Write down who came, and with what mandate."""
    said = {each.invitee_id: each for each in presences}
    came = [each.invitee_id for each in said.values() if each.attended]
    with take(meeting, "attend", actor=actor, at=at, came=came) as locked:
        for invitee in locked.invitees.filter(pk__in=said):
            invitee.attended = said[invitee.pk].attended
            invitee.attended_as = said[invitee.pk].attended_as
            keep(invitee)


def hold(meeting: Meeting, *, actor: Actor, at: datetime) -> None:
    """State that the meeting took place."""
    with take(meeting, "hold", actor=actor, at=at) as locked:
        locked.held_at = at


def minute(
    meeting: Meeting, *, minutes: str, results: Sequence[Result] = (), actor: Actor, at: datetime
) -> None:
    """Write the minutes: the result of each point, and the rest in free words."""
    said = {each.item_id: each.result for each in results}
    with take(meeting, "minute", actor=actor, at=at) as locked:
        locked.minutes = minutes
        for item in locked.agenda.filter(pk__in=said):
            item.result = said[item.pk]
            keep(item)


def confirm(meeting: Meeting, *, actor: Actor, at: datetime) -> None:
    """Confirm the minutes; from now on they stand as they are."""
    with take(meeting, "confirm", actor=actor, at=at):
        pass


def cancel(meeting: Meeting, *, reason: str, actor: Actor, at: datetime) -> None:
    """Call the meeting off."""
    with take(meeting, "cancel", actor=actor, at=at, reason=reason) as locked:
        locked.reason, locked.sequence, locked.changed_at = reason, locked.sequence + 1, at
        letters.meeting(locked, what="Pembatalan rapat", at=at)


MOVES = {move.__name__: move for move in (reschedule, attend, hold, minute, confirm, cancel)}
