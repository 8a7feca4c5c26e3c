"""The letters of this step; official correspondence is written in Indonesian, whoever reads it."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from rajut.foundation.journal.actions import notify
from rajut.foundation.people.models import User
from rajut.steps.coordinate.models import Decision, Obstacle, Task
from rajut.steps.coordinate.queries.escalation import Address, supervisors
from rajut.steps.engage.queries.people import DECIDING, PREPARING, holders

OUTCOMES = {
    "passed": "disahkan",
    "rejected": "ditolak",
    "lapsed": "dinyatakan gugur karena tidak mencapai kuorum",
    "withdrawn": "ditarik",
}


def asked(decision: Decision, *, at: datetime) -> None:
    """Ask those who may sign for each party for their position."""
    members = [party.organisation_id for party in decision.collaboration.members]
    _send(
        decision,
        "asked",
        holders(members, ranks=DECIDING, on=timezone.localdate(at)),
        subject=f"Menunggu sikap Anda: {decision}",
        body=f"{decision.asked_by} mengajukan usul “{decision}” dalam kolaborasi “{decision.collaboration}”. "
        f"Sikap ditunggu paling lambat {decision.due_on:%d-%m-%Y}.",
        at=at,
    )


def decided(decision: Decision, *, at: datetime) -> None:
    """Tell the parties what came out."""
    members = [party.organisation_id for party in decision.collaboration.members]
    outcome = OUTCOMES[decision.state]
    reason = f" Alasan: {decision.reason}" if decision.reason else ""
    _send(
        decision,
        "decided",
        holders(members, ranks=PREPARING, on=timezone.localdate(at)),
        subject=f"Usul {outcome}: {decision}",
        body=f"Usul “{decision}” dalam kolaborasi “{decision.collaboration}” {outcome}.{reason}",
        at=at,
    )


def given(task: Task, *, at: datetime) -> None:
    """Tell the one who has to do it, or those who arrange the owner's work."""
    owners = holders([task.owner_id], ranks=PREPARING, on=timezone.localdate(at))
    _send(
        task,
        "given",
        [task.assignee.user] if task.assignee else owners,
        subject=f"Tugas baru: {task}",
        body=f"{task.owner} diminta mengerjakan “{task}” dalam kolaborasi “{task.collaboration}” "
        f"paling lambat {task.due_on:%d-%m-%Y}.",
        at=at,
    )


def reopened(task: Task, doer: User, *, at: datetime) -> None:
    """Tell whoever reported it done what is missing."""
    _send(
        task,
        f"reopened:{at.timestamp():.0f}",
        [doer],
        subject=f"Tugas dikembalikan: {task}",
        body=f"Hasil tugas “{task}” dikembalikan untuk dilengkapi. Alasan: {task.reason}",
        at=at,
    )


def escalated(obstacle: Obstacle, address: Address, *, at: datetime) -> None:
    """Ask the supervisors it was taken to for a direction."""
    _send(
        obstacle,
        f"escalated:{address.kind}",
        supervisors(address, on=timezone.localdate(at)),
        subject=f"Kendala menunggu arahan: {obstacle}",
        body=f"Para pihak kolaborasi “{obstacle.collaboration}” menaikkan kendala “{obstacle}” kepada "
        f"{obstacle.addressee_name} ({obstacle.level_basis}). Yang dimintakan: {obstacle.question} "
        f"Arahan ditunggu paling lambat {obstacle.due_on:%d-%m-%Y}.",
        at=at,
    )


def answered(obstacle: Obstacle, *, at: datetime) -> None:
    """Tell the parties that there is a direction."""
    members = [party.organisation_id for party in obstacle.collaboration.members]
    _send(
        obstacle,
        f"answered:{obstacle.level}",
        holders(members, ranks=PREPARING, on=timezone.localdate(at)),
        subject=f"Arahan atas kendala: {obstacle}",
        body=f"{obstacle.answered_by} memberi arahan atas kendala “{obstacle}” dalam kolaborasi "
        f"“{obstacle.collaboration}”: {obstacle.answer}",
        at=at,
    )


def _send(
    record: Decision | Task | Obstacle,
    key: str,
    people: Iterable[User],
    *,
    subject: str,
    body: str,
    at: datetime,
) -> None:
    name = record._meta.model_name
    path = reverse(f"coordinate:{name}", args=[record.collaboration_id, record.pk])
    key = f"coordinate.{name}:{record.pk}:{key}"
    notify(people, key=key, subject=subject, body=body, path=path, at=at)
