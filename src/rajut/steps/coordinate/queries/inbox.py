"""What waits for somebody in this step, read from the lifecycles; and what somebody waits for."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.deadlines import due
from rajut.core.law.lifecycle import Move
from rajut.foundation.journal.inbox import Waiting
from rajut.foundation.people.actor import Actor
from rajut.steps.coordinate.models import Decision, Obstacle, Task
from rajut.steps.coordinate.queries import records
from rajut.steps.engage.models import Party

Record = Decision | Task | Obstacle
CLOSING = frozenset(
    {"reject", "lapse"}
)  # not urged upon anybody, yet somebody must when they are all that is left


def waiting(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return what this very actor is expected to do here now, each with its clock."""
    if not actor.is_official:
        return []
    found: list[Record] = [*_decisions(actor), *_tasks(actor, at), *_obstacles(actor)]
    moves = ((record, awaited(record, actor, at)) for record in records.with_parties(found))
    return [_line(record, move) for record, move in moves if move is not None]


def sent(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return what the actor's organisations asked of others and have not got."""
    if not actor.is_official:
        return []
    own = actor.organisation_ids
    asked = list(records.decisions(actor).filter(state="open", asked_by_id__in=own))
    reported = records.tasks(actor).filter(state="done", owner_id__in=own)
    raised = records.obstacles(actor).filter(state="escalated", raised_by_id__in=own)
    records.with_parties(asked)
    return [
        *(_sent(each, ", ".join(_names(each)), each.due_on) for each in asked if each.awaited_parties),
        *(_sent(each, _("pihak lain"), verify_by(each)) for each in reported),
        *(_sent(each, each.addressee_name, each.due_on) for each in raised),
    ]


def verify_by(task: Task) -> date | None:
    """Return the day by which a reported task should be verified."""
    if task.done_at is None:
        return None
    return due("verify_task", track=task.collaboration.track, start=timezone.localdate(task.done_at))


def _decisions(actor: Actor) -> QuerySet[Decision]:
    return records.decisions(actor).filter(state="open", collaboration_id__in=_matters(actor))


def _tasks(actor: Actor, at: datetime) -> QuerySet[Task]:
    """Open tasks of the actor's organisations that are nobody else's, and reported ones of its matters."""
    elsewhere = Q(assignee__isnull=False) & ~Q(assignee__user_id=actor.user_id)
    left = Q(assignee__ended_on__lte=timezone.localdate(at))
    mine = Q(state="open", owner_id__in=actor.organisation_ids) & (~elsewhere | left)
    return records.tasks(actor).filter(mine | Q(state="done", collaboration_id__in=_matters(actor)))


def _obstacles(actor: Actor) -> QuerySet[Obstacle]:
    return records.obstacles(actor).filter(state="escalated", addressee__in=actor.keys)


def _matters(actor: Actor) -> QuerySet[Party, Any]:
    """Return the collaborations in which the actor's organisations have a part (as a subquery)."""
    return Party.objects.filter(organisation_id__in=actor.organisation_ids, state="accepted").values(
        "collaboration_id"
    )


def awaited(record: Record, actor: Actor, at: datetime) -> Move | None:
    """Return the first move that is open to the actor now and expected of it, asked of the table."""
    choices = record.lifecycle.choices(
        state=record.state, hats=record.hats(actor), facts=record.facts(actor=actor, at=at)
    )
    free = [each.move for each in choices if each.refusal is None]
    return next((move for move in free if move.awaited or move.name in CLOSING), None)


def _line(record: Record, move: Move) -> Waiting:
    since, limit, sender = _clock(record, move)
    return Waiting(
        title=str(record),
        label=_(move.label),
        url=address(record),
        matter=str(record.collaboration),
        sender=sender,
        since=since,
        due_on=limit,
    )


def _sent(record: Record, whom: str, limit: date | None) -> Waiting:
    since, _limit, _sender = _clock(record, None)
    return Waiting(
        title=str(record),
        label=_("Lihat"),
        url=address(record),
        matter=str(record.collaboration),
        sender=whom,
        since=since,
        due_on=limit,
    )


def _clock(record: Record, move: Move | None) -> tuple[date, date | None, str]:
    """Return since when it waits, until when, and for whom."""
    if isinstance(record, Decision):
        return timezone.localdate(record.asked_at), record.due_on, record.asked_by.short_name
    if isinstance(record, Obstacle):
        began = record.escalated_at or record.raised_at
        return timezone.localdate(began), record.due_on, record.raised_by.short_name
    if record.done_at is not None:
        return timezone.localdate(record.done_at), verify_by(record), record.owner.short_name
    return timezone.localdate(record.opened_at), record.due_on, str(record.decision or record.meeting or "")


def _names(decision: Decision) -> Iterator[str]:
    return (party.organisation.short_name for party in decision.awaited_parties)


def address(record: Record) -> str:
    """Return the page of a record."""
    name = f"coordinate:{record._meta.model_name}"
    return reverse(name, args=[record.collaboration_id, record.pk])
