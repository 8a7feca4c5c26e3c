"""The fifth stage of the rail."""

from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.models import Submission
from rajut.steps.plan.models import Period
from rajut.ui.rail import Stage, State


def stage(collaboration: Collaboration, *, actor: Actor, at: datetime) -> Stage:
    """Tell where measuring stands: what waits for a check, what is verified, what is late."""
    state, words = _told(collaboration, at=at)
    return Stage(5, _("Evaluasi"), state, words, reverse("evaluate:evaluation", args=[collaboration.pk]))


def _told(collaboration: Collaboration, *, at: datetime) -> tuple[State, str]:
    if collaboration.plan_agreed_at is None:
        return "none", _("Menunggu rencana disepakati")
    count = Submission.objects.filter(collaboration=collaboration).aggregate(
        submitted=Count("pk", filter=Q(state="submitted")), accepted=Count("pk", filter=Q(state="accepted"))
    )
    if collaboration.state == "ended":
        return "done", _("%(n)s laporan diterima") % {"n": count["accepted"]}
    if count["submitted"]:
        said = ngettext(
            "%(n)s laporan menunggu pemeriksaan", "%(n)s laporan menunggu pemeriksaan", count["submitted"]
        )
        return "wait", said % {"n": count["submitted"]}
    return _period(collaboration, count["accepted"], at=at)


def _period(collaboration: Collaboration, accepted: int, *, at: datetime) -> tuple[State, str]:
    today = timezone.localdate(at)
    period = (
        Period.objects.filter(collaboration=collaboration, opens_on__lte=today).order_by("-starts_on").first()
    )
    if period is None:
        return "none", _("Belum ada periode yang dibuka")
    reports = period.submissions.filter(state="accepted").count()
    parties = len(collaboration.members)
    words = _("%(period)s: %(n)s dari %(all)s laporan diterima") % {
        "period": period.words,
        "n": reports,
        "all": parties,
    }
    if reports >= parties:
        return "done", words
    return ("late" if today > period.due_on else "now"), words
