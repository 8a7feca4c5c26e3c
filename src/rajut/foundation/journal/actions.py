"""The shell around every change: `begin`, `take`, and the line in the journal that both write."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from rajut.core.words import say
from rajut.foundation.journal.chain import digest, moment
from rajut.foundation.journal.models import Event, Notice, StreamHead
from rajut.foundation.journal.records import Record
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import User

_Record = TypeVar("_Record", bound=Record)


@transaction.atomic
def begin(record: _Record, *, actor: Actor, at: datetime, **data: Any) -> _Record:
    """Keep a new record in its first state and write its first event, or raise Refused."""
    record.state = record.lifecycle.begin(hats=record.hats(actor))
    keep(record, new=True)
    note(record, "begin", actor=actor, at=at, to=record.state, **data)
    return record


@contextmanager
def take(record: _Record, name: str, *, actor: Actor, at: datetime, **data: Any) -> Iterator[_Record]:
    """Make what the caller does inside the block the move `name`, or raise Refused.

    The row is locked, the table asked, the change saved and exactly one event written, in one transaction.
    """
    with transaction.atomic():
        locked = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        before = locked.state
        locked.state = locked.lifecycle.take(
            name, state=before, hats=locked.hats(actor), facts=locked.facts(actor=actor, at=at)
        )
        yield locked
        keep(locked)
        note(locked, name, actor=actor, at=at, **{"from": before, "to": locked.state, **data})
    record.refresh_from_db()


def keep(row: models.Model, *, new: bool = False) -> None:
    """Save a row inside the caller's transaction, or raise ValidationError in the user's words.

    Fields are checked here; what spans rows is the database's to refuse, and its refusal is put into the
    sentence that the constraint carries. No question is asked twice.
    """
    row.clean_fields(exclude={field.name for field in row._meta.fields if field.is_relation})
    row.clean()
    try:
        row.save(force_insert=new)
    except IntegrityError as error:
        raise ValidationError(broken_rule(error, row)) from error


def broken_rule(error: IntegrityError, row: models.Model) -> str:
    """Return the sentence of the constraint that PostgreSQL named."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    rules = {rule.name: str(rule.violation_error_message) for rule in row._meta.constraints}
    return rules.get(name, say("Isian ini bertentangan dengan data yang sudah ada."))


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


@transaction.atomic
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
    StreamHead.objects.bulk_create([StreamHead(stream=stream)], ignore_conflicts=True)
    head = StreamHead.objects.select_for_update().get(pk=stream)
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


def content(event: Event) -> dict[str, Any]:
    """Return what an event's digest covers: everything but the digests."""
    return {
        "stream": event.stream,
        "sequence": event.sequence,
        "collaboration": event.collaboration_id,
        "record": event.record,
        "record_id": event.record_id,
        "move": event.move,
        "user": event.user_id,
        "post": event.post_id,
        "organisation": event.organisation_id,
        "actor": event.actor,
        "at": moment(event.at),
        "data": event.data,
    }


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


def notify(
    users: Iterable[User], *, key: str, subject: str, body: str, path: str, at: datetime
) -> list[Notice]:
    """Lay a letter ready for each person, once per key; the worker sends it after the transaction."""
    notices = [
        Notice(user=user, key=key, subject=subject[:200], body=body, path=path, at=at) for user in users
    ]
    return Notice.objects.bulk_create(notices, ignore_conflicts=True)


def field_error(field: str, sentence: str) -> ValidationError:
    """Return an error that stands beside a field."""
    return ValidationError({field: sentence})
