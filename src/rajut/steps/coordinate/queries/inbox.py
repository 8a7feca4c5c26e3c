"""What waits for somebody in this step, read from the lifecycles; and what somebody waits for."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar

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
from rajut.steps.engage.queries.matters import unsaid
from rajut.steps.engage.queries.parts import Parts, among, parts_of

Record = Decision | Task | Obstacle
_Row = TypeVar("_Row", Decision, Task, Obstacle)
CLOSING = frozenset(
    {"reject", "lapse"}
)  # not urged upon anybody, yet somebody must when they are all that is left


def waiting(actor: Actor, *, at: datetime, parts: Parts | None = None) -> list[Waiting]:
    """Return what this very actor is expected to do here now, each with its clock."""
    return inbox(actor, at=at, parts=parts)[0]


def sent(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return what the actor's organisations asked of others and have not got."""
    return inbox(actor, at=at)[1]


def inbox(actor: Actor, *, at: datetime, parts: Parts | None = None) -> tuple[list[Waiting], list[Waiting]]:
    """Return what waits for the actor and what the actor waits for, from the same five queries.

    `parts`: the actor's own collaborations, where they are known already; else one query more.
    """
    if not actor.is_official:
        return [], []
    own = parts or parts_of(actor)
    found: list[Record] = [*_decisions(actor, own), *_tasks(actor, own, at), *_obstacles(actor)]
    records.with_parties(found)
    moves = ((record, awaited(record, actor, at)) for record in found if _may_wait(record, actor))
    waits = [_line(record, move) for record, move in moves if move is not None]
    return waits, [line for record in found for line in _asked(record, actor)]


def _may_wait(record: Record, actor: Actor) -> bool:
    """Return whether it is before the actor, and not only something that the actor's organisation asked."""
    if isinstance(record, Obstacle):
        return record.addressee in actor.keys
    own = record.state == "open" and isinstance(record, Task)
    return own or any(
        party.state == "accepted" and party.organisation_id in actor.organisation_ids
        for party in record.collaboration.standing_parties
    )


def _asked(record: Record, actor: Actor) -> Iterator[Waiting]:
    """What the record lets the actor's organisations wait for, if anything."""
    own = actor.organisation_ids
    if isinstance(record, Decision) and record.asked_by_id in own and record.awaited_parties:
        yield _sent(record, ", ".join(_names(record)), record.due_on)
    if isinstance(record, Task) and record.state == "done" and record.owner_id in own:
        yield _sent(record, _("pihak lain"), verify_by(record))
    if isinstance(record, Obstacle) and record.raised_by_id in own:
        yield _sent(record, record.addressee_name, record.due_on)


def verify_by(task: Task) -> date | None:
    """Return the day by which a reported task should be verified."""
    if task.done_at is None:
        return None
    return due("verify_task", track=task.collaboration.track, start=timezone.localdate(task.done_at))


def _decisions(actor: Actor, parts: Parts) -> QuerySet[Decision]:
    asked = Q(asked_by_id__in=actor.organisation_ids)
    return _lean(records.decisions(actor).filter(asked | Q(among(parts.ids)), state="open"))


def _tasks(actor: Actor, parts: Parts, at: datetime) -> QuerySet[Task]:
    """Open tasks of the actor's organisations that are nobody else's; reported ones, theirs and others'."""
    own = Q(owner_id__in=actor.organisation_ids)
    elsewhere = Q(assignee__isnull=False) & ~Q(assignee__user_id=actor.user_id)
    left = Q(assignee__ended_on__lte=timezone.localdate(at))
    reported = Q(state="done") & (own | Q(among(parts.ids)))
    rows = Task.objects.visible_to(actor).filter(Q(own, state="open") & (~elsewhere | left) | reported)
    return _lean(rows.select_related("collaboration", "owner", "assignee", "decision", "meeting"))


def _obstacles(actor: Actor) -> QuerySet[Obstacle]:
    raised = Q(raised_by_id__in=actor.organisation_ids)
    return _lean(records.obstacles(actor).filter(raised | Q(addressee__in=actor.keys), state="escalated"))


def _lean(rows: QuerySet[_Row]) -> QuerySet[_Row]:
    """Read no more of the collaboration than a line says; the lines are put in order when all are there."""
    return rows.defer(*unsaid("collaboration__")).order_by()


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
