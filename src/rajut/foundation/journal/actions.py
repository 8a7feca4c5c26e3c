"""The shell around every change: `begin`, `take`, and the line in the journal that both write."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from rajut.foundation.journal.chain import content, digest, moment
from rajut.foundation.journal.models import Event, Notice, StreamHead
from rajut.foundation.journal.records import Record
from rajut.foundation.journal.tasks import deliver_later
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.keeping import broken_rule as broken_rule
from rajut.foundation.people.keeping import keep as keep
from rajut.foundation.people.keeping import keep_all as keep_all
from rajut.foundation.people.models import User

_Record = TypeVar("_Record", bound=Record)

# What an event says of the move itself; whatever else is told has a name of its own.
RESERVED = frozenset({"from", "to", "changes"})


@transaction.atomic
def begin(record: _Record, *, actor: Actor, at: datetime, **data: Any) -> _Record:
    """Keep a new record in its first state and write its first event, or raise Refused."""
    _not_reserved(data)
    record.state = record.lifecycle.begin(hats=record.hats(actor))
    keep(record, new=True, leaving=True)
    note(record, "begin", actor=actor, at=at, to=record.state, **data)
    return record


@contextmanager
def take(
    record: _Record,
    name: str,
    *,
    actor: Actor,
    at: datetime,
    changed: Any = None,  # untyped: callers spread dicts of what else they tell
    **data: Any,
) -> Iterator[_Record]:
    """Make what the caller does inside the block the move `name`, or raise Refused.

    The row is locked, the table asked, the change saved and exactly one event written, in one transaction.
    The facts are read where the move has a check that asks about them. `changed`: the columns that change
    with their words before and after, where the row itself has only keys to show.
    """
    _not_reserved(data)
    with transaction.atomic():
        locked = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        before, was = locked.state, _values(locked)
        facts = locked.facts(actor=actor, at=at) if locked.lifecycle.row(name).checks else None
        locked.state = locked.lifecycle.take(name, state=before, hats=locked.hats(actor), facts=facts)
        yield locked
        keep(locked, leaving=True)
        changes = _changes(was, locked) if changed is None else {"changes": changed}
        told = {"from": before, "to": locked.state, **changes, **data}
        note(locked, name, actor=actor, at=at, **told)
    record.refresh_from_db()


def _not_reserved(data: Mapping[str, Any]) -> None:
    """Raise TypeError where a caller would overwrite what the event says of the move."""
    if taken := RESERVED & set(data):
        raise TypeError(f"an event tells these of the move itself: {', '.join(sorted(taken))}")


# The move itself tells the state; the readers are the database's to keep.
UNTOLD = frozenset({"state", "readers", "insiders"})


def _values(record: Record) -> dict[str, Any]:
    """Return what stands in the record's own columns."""
    fields = [field for field in record._meta.concrete_fields if field.name not in UNTOLD]
    return {field.name: field.value_from_object(record) for field in fields}


def _changes(was: Mapping[str, Any], record: Record) -> dict[str, Any]:
    """Return the columns that changed, each with its value before and after; nothing where none did."""
    now = _values(record)
    changed = {name: [was[name], value] for name, value in now.items() if value != was[name]}
    return {"changes": changed} if changed else {}


def note(record: Record, move: str, *, actor: Actor, at: datetime, **data: Any) -> Event:
    """Write one event about a record at the end of its stream's chain."""
    return append(
        record.stream,
        record=record._meta.label_lower,
        record_id=str(record.pk),
        collaboration_id=record.matter_id,
        move=move,
        actor=actor,
        at=at,
        data=data,
    )


@transaction.atomic(savepoint=False)  # where an event cannot be written, what it tells of is not done either
def append(
    stream: str,
    *,
    record: str,
    record_id: str,
    move: str,
    actor: Actor,
    at: datetime,
    data: dict[str, Any],
    collaboration_id: int | None = None,
) -> Event:
    """Append one event to a stream; the head's row lock gives the order."""
    head = _locked_head(stream)
    event = Event(
        stream=stream,
        sequence=head.sequence + 1,
        collaboration_id=collaboration_id,
        record=record,
        record_id=record_id,
        move=move,
        user_id=actor.user_id,
        post_id=actor.post_id,
        organisation_id=actor.organisation_id,
        actor=", ".join(filter(None, (actor.name, actor.title, actor.organisation))),
        at=at,
        data={name: plain(value) for name, value in data.items()},
        previous=head.digest,
    )
    event.digest = digest(event.previous, content(event))
    event.save(force_insert=True)
    StreamHead.objects.filter(pk=stream).update(sequence=event.sequence, digest=event.digest)
    return event


def _locked_head(stream: str) -> StreamHead:
    """Return the head of a stream under its lock; the first event of a stream makes it."""
    for _ in range(2):
        head = StreamHead.objects.select_for_update().filter(pk=stream).first()
        if head is not None:
            return head
        StreamHead.objects.bulk_create([StreamHead(stream=stream)], ignore_conflicts=True)
    return StreamHead.objects.select_for_update().get(pk=stream)


def plain(value: Any) -> Any:
    """Return a value as the journal keeps it: text, whole numbers, truth values, lists of these."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date | Decimal | float):
        return str(value)
    if isinstance(value, models.Model):
        return {"id": value.pk if isinstance(value.pk, int | str) else str(value.pk), "name": str(value)}
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, Iterable):
        return [plain(each) for each in value]
    return str(value)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to somebody: `path` is where its link leads, `key` makes it one letter per address."""

    key: str
    subject: str
    body: str
    path: str = ""
    confidential: bool = False


def notify(users: Iterable[User], *, key: str, subject: str, body: str, path: str, at: datetime) -> None:
    """Lay a letter ready for each person, once per key; the worker sends it after the transaction."""
    letter = Letter(key, subject, body, path)
    write_to({user.email: user for user in users}, letter=letter, at=at)


@transaction.atomic
def write_to(addresses: Mapping[str, User | None], *, letter: Letter, at: datetime) -> None:
    """Lay a letter ready for each address; its job is kept, or not, with the transaction."""
    notices = [
        Notice(
            user=user,
            address=address,
            key=letter.key,
            subject=" ".join(letter.subject.split())[:200],
            body=letter.body,
            path=letter.path,
            confidential=letter.confidential,
            at=at,
        )
        for address, user in addresses.items()
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    waiting = Notice.objects.filter(key=letter.key, address__in=addresses, claimed_at=None)
    deliver_later(waiting.values_list("pk", flat=True))


def field_error(field: str, sentence: str) -> ValidationError:
    """Return an error that stands beside a field."""
    return ValidationError({field: sentence})
