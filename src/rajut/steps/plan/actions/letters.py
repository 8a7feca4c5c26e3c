"""The letters of this step; official correspondence is written in Indonesian, whoever reads it."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from rajut.core.law.authority import Rank
from rajut.foundation.journal.actions import notify
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.queries.people import DECIDING, PREPARING, holders
from rajut.steps.plan.models import Framework


def tell_proposed(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Ask the signatories of every party for their assent."""
    subject = "Rencana bersama menunggu persetujuan"
    body = (
        f"{actor.organisation} mengajukan rencana bersama versi {framework.version}. Mohon disetujui atau "
        f"dikembalikan dengan catatan paling lambat {framework.due_on:%d-%m-%Y}."
    )
    _tell(framework, "proposed", DECIDING, subject, body, actor=actor, at=at)


def tell_returned(framework: Framework, *, reason: str, actor: Actor, at: datetime) -> None:
    """Tell those who prepare the plan why it came back."""
    body = f"{actor.organisation} mengembalikan rencana bersama dengan catatan: {reason}"
    _tell(framework, "returned", PREPARING, "Rencana bersama dikembalikan", body, actor=actor, at=at)


def tell_agreed(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Tell every party that the plan is in force."""
    body = f"Rencana bersama versi {framework.version} telah disepakati semua pihak dan mulai berlaku."
    _tell(framework, "agreed", PREPARING, "Rencana bersama disepakati", body, actor=actor, at=at)


def _tell(
    framework: Framework,
    event: str,
    ranks: Sequence[Rank],
    subject: str,
    body: str,
    *,
    actor: Actor,
    at: datetime,
) -> None:
    members = [party.organisation_id for party in framework.collaboration.members]
    notify(
        holders(members, ranks=ranks, on=timezone.localdate(at)).exclude(pk=actor.user_id or 0),
        key=f"plan.{event}:{framework.pk}:{at.isoformat()}",
        subject=f"{subject}: {framework.collaboration.title}",
        body=body,
        path=f"{reverse('plan:plan', args=[framework.collaboration_id])}?versi={framework.version}",
        at=at,
    )
