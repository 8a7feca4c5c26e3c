"""Where the second step of a collaboration stands, in words."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.core.law.authority import Part
from rajut.core.law.calendar import working_days_between
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration, Meeting, Party
from rajut.ui import words
from rajut.ui.rail import Stage, State


def stage(collaboration: Collaboration, *, actor: Actor, at: datetime) -> Stage:
    """Return what the rail says of this step: who has not answered, how many accepted, how often they met."""
    state, said = _told(collaboration, at=at)
    url = reverse("engage:collaboration", args=[collaboration.pk])
    return Stage(2, _("Komunikasi"), state, said, url)


def _told(collaboration: Collaboration, *, at: datetime) -> tuple[State, str]:
    if collaboration.state == "draft":
        return "now", _("Undangan belum dikirim")
    if collaboration.state == "cancelled":
        return "none", _("Dibatalkan")
    waiting = [party for party in collaboration.standing_parties if party.state == "invited"]
    if waiting and not collaboration.is_over:
        return _awaited(waiting, today=timezone.localdate(at))
    if collaboration.state == "offered":
        return "now", _("Semua sudah menjawab; tinggal dibentuk")
    return "done", " · ".join(filter(None, (_accepted(collaboration), _met(collaboration))))


def _awaited(waiting: list[Party], *, today: date) -> tuple[State, str]:
    """Say who has not answered, and how many working days the first of them has left."""
    first = min(waiting, key=lambda party: party.due_on or today)
    left = working_days_between(today, first.due_on) if first.due_on else 0
    who = first.organisation.short_name
    others = len(waiting) - 1
    if others:
        who = ngettext("%(who)s dan %(n)s lainnya", "%(who)s dan %(n)s lainnya", others) % {
            "who": who,
            "n": others,
        }
    told = {"who": who, "n": words.number(abs(left))}
    if left < 0:
        said = ngettext(
            "Menunggu %(who)s, lewat %(n)s hari kerja", "Menunggu %(who)s, lewat %(n)s hari kerja", -left
        )
        return "late", said % told
    said = ngettext("Menunggu %(who)s, %(n)s hari kerja", "Menunggu %(who)s, %(n)s hari kerja", left)
    return "wait", said % told


def _accepted(collaboration: Collaboration) -> str:
    count = sum(
        party.state == "accepted" and party.part != Part.INITIATOR for party in collaboration.standing_parties
    )
    return ngettext("%(n)s pihak menerima", "%(n)s pihak menerima", count) % {"n": count}


def _met(collaboration: Collaboration) -> str:
    count = Meeting.objects.filter(collaboration=collaboration, state__in=["held", "minuted"]).count()
    return ngettext("%(n)s rapat", "%(n)s rapat", count) % {"n": count} if count else ""
