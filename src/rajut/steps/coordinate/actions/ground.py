"""What every action of this step stands on: a formed collaboration, and a party that speaks."""

from datetime import date, datetime

from django.utils import timezone

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import field_error
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.actions.ground import participants
from rajut.steps.engage.models import Collaboration, Matter, Meeting

NOT_FORMED = say("Koordinasi berjalan setelah kolaborasi terbentuk dan sebelum berakhir.")
ACTIVE = ("formed", "running")


def hold(collaboration: Collaboration) -> Collaboration:
    """Lock a collaboration whose parties may coordinate (in the caller's transaction), or raise Refused."""
    locked = Collaboration.objects.select_for_update(no_key=True, of=("self",)).get(pk=collaboration.pk)
    if locked.state not in ACTIVE:
        raise refuse(NOT_FORMED)
    return locked


def permit(record: Matter, *, actor: Actor) -> None:
    """Raise Refused where the actor may not begin such a record, before its fields are looked at."""
    record.lifecycle.begin(hats=record.hats(actor))


def must_take_part(organisation: Organisation, collaboration: Collaboration, *, field: str) -> None:
    """Raise a field's error where an organisation is not among the parties."""
    if organisation.pk not in {each.pk for each in participants(collaboration)}:
        raise field_error(field, say("Pilih salah satu pihak kolaborasi ini."))


def must_not_be_past(day: date, *, at: datetime, field: str) -> None:
    """Raise a field's error where a deadline lies before today."""
    if day < timezone.localdate(at):
        raise field_error(field, say("Tenggat tidak boleh sebelum hari ini."))


def must_be_of(meeting: Meeting | None, collaboration: Collaboration) -> None:
    """Raise a field's error where a meeting belongs to another collaboration."""
    if meeting is not None and meeting.collaboration_id != collaboration.pk:
        raise field_error("meeting", say("Rapat itu bukan rapat kolaborasi ini."))
