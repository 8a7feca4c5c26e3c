"""Reading the journal: histories, and whether the chain still holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from rajut.core.words import say
from rajut.foundation.journal.chain import content, digest
from rajut.foundation.journal.models import Event, Notice, StreamHead
from rajut.foundation.people.sight import as_system


def history(*, collaboration_id: int) -> QuerySet[Event]:
    """Return what happened in a collaboration, the newest first."""
    return Event.objects.filter(collaboration_id=collaboration_id).order_by("-at", "-sequence")


def history_of(record: str, record_id: int | str) -> QuerySet[Event]:
    """Return what happened to one record, the newest first."""
    return Event.objects.filter(record=record, record_id=str(record_id)).order_by("-at", "-sequence")


def stream(name: str) -> QuerySet[Event]:
    """Return the events of one chain, the newest first."""
    return Event.objects.filter(stream=name).order_by("-sequence")


def unsent(*, since: datetime, until: datetime) -> QuerySet[Notice]:
    """Return the letters handed over between two moments without the mail server's word that it has them."""
    handed = Notice.objects.filter(handed_at__gte=since, handed_at__lt=until)
    return handed.filter(sent_at__isnull=True).order_by("handed_at", "pk")


def stuck(*, before: datetime) -> QuerySet[Notice]:
    """Return the letters that were laid ready before a moment and have not left the house."""
    return Notice.objects.filter(at__lt=before, handed_at__isnull=True).order_by("at", "pk")


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the chain does not hold; `kind` is missing, altered, moved, cut or headless."""

    stream: str
    sequence: int
    kind: str
    words: str


WORDS = {
    "missing": say("Peristiwa ini hilang dari jurnal."),
    "altered": say("Isi peristiwa ini diubah sesudah dicatat."),
    "moved": say(
        "Peristiwa ini tidak bersambung dengan yang sebelumnya: dipindah, atau pendahulunya diganti."
    ),
    "cut": say("Akhir rangkaian peristiwa terpotong; peristiwa ini hilang."),
    "headless": say("Catatan akhir rangkaian ini hilang atau mundur; peristiwa ini tidak dijamin lengkap."),
}


CONTENT = (
    *("stream", "sequence", "collaboration_id", "record", "record_id", "move", "user_id", "post_id"),
    *("organisation_id", "actor", "at", "data", "previous", "digest"),
)
HEADS = StreamHead.objects.filter(pk=OuterRef("stream"))


def faults() -> Iterator[Fault]:
    """Walk every stream and yield each altered, missing, moved or cut-off event.

    One statement reads events and heads, so that what is written meanwhile is no fault; memory is constant.
    """
    with transaction.atomic(), as_system():
        rows = (
            Event.objects.annotate(
                head_sequence=Subquery(HEADS.values("sequence")), head_digest=Subquery(HEADS.values("digest"))
            )
            .order_by("stream", "sequence")
            .values_list(*CONTENT, "head_sequence", "head_digest", named=True)
            .iterator(chunk_size=2000)
        )
        for _, events in groupby(rows, key=attrgetter("stream")):
            yield from _walk(events)
        yield from _vanished()


def _walk(events: Iterator[Any]) -> Iterator[Fault]:
    """Check one stream from its first event to its head."""
    sequence, previous, event = 0, "", None
    for event in events:
        yield from _check(event, expected=sequence + 1, previous=previous)
        sequence, previous = event.sequence, event.digest
    yield from _check_end(event)


def _check(event: Any, *, expected: int, previous: str) -> Iterator[Fault]:
    for sequence in range(expected, event.sequence):
        yield _fault(event.stream, sequence, "missing")
    if event.sequence == expected and event.previous != previous:
        yield _fault(event.stream, event.sequence, "moved")
    elif event.digest != digest(event.previous, content(event)):
        yield _fault(event.stream, event.sequence, "altered")


def _check_end(last: Any) -> Iterator[Fault]:
    """Compare a stream's last event with its head: the head knows how far the stream went."""
    if last.head_sequence is None or last.head_sequence < last.sequence:
        yield _fault(last.stream, last.sequence, "headless")
        return
    for sequence in range(last.sequence + 1, last.head_sequence + 1):
        yield _fault(last.stream, sequence, "cut")
    if last.head_sequence == last.sequence and last.head_digest != last.digest:
        yield _fault(last.stream, last.sequence, "altered")


def _vanished() -> Iterator[Fault]:
    """Yield the events of streams of which nothing but the head is left."""
    written = Event.objects.filter(stream=OuterRef("pk"))
    for head in StreamHead.objects.filter(~Exists(written)).order_by("pk").iterator(chunk_size=2000):
        for sequence in range(1, head.sequence + 1):
            yield _fault(head.stream, sequence, "missing")


def _fault(stream: str, sequence: int, kind: str) -> Fault:
    return Fault(stream, sequence, kind, WORDS[kind])
