"""Reading the journal: histories, and whether the chain still holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from rajut.core.words import say
from rajut.foundation.journal.actions import content
from rajut.foundation.journal.chain import digest
from rajut.foundation.journal.models import Event, StreamHead


def history(*, collaboration_id: int) -> QuerySet[Event]:
    """Return what happened in a collaboration, the newest first."""
    return Event.objects.filter(collaboration_id=collaboration_id).order_by("-at", "-sequence")


def history_of(record: str, record_id: int | str) -> QuerySet[Event]:
    """Return what happened to one record, the newest first."""
    return Event.objects.filter(record=record, record_id=str(record_id)).order_by("-at", "-sequence")


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the chain does not hold."""

    stream: str
    sequence: int
    kind: str
    words: str


MISSING = say("Peristiwa ini hilang dari jurnal.")
ALTERED = say("Isi peristiwa ini diubah sesudah dicatat.")
MOVED = say("Urutan peristiwa ini tidak lagi bersambung dengan yang sebelumnya.")
CUT = say("Akhir rangkaian peristiwa terpotong.")


def faults() -> Iterator[Fault]:
    """Walk every stream and yield each altered, missing or reordered event."""
    events: dict[str, int] = {}
    last: tuple[str, int, str] = ("", 0, "")
    for event in Event.objects.order_by("stream", "sequence").iterator(chunk_size=2000):
        if event.stream != last[0]:
            last = (event.stream, 0, "")
        yield from _check(event, expected=last[1] + 1, previous=last[2])
        last = (event.stream, event.sequence, event.digest)
        events[event.stream] = event.sequence
    for head in StreamHead.objects.order_by("pk").iterator():
        for sequence in range(events.get(head.stream, 0) + 1, head.sequence + 1):
            yield Fault(head.stream, sequence, "cut", CUT)


def _check(event: Event, *, expected: int, previous: str) -> Iterator[Fault]:
    for sequence in range(expected, event.sequence):
        yield Fault(event.stream, sequence, "missing", MISSING)
    if event.digest != digest(event.previous, content(event)):
        yield Fault(event.stream, event.sequence, "altered", ALTERED)
    elif event.sequence == expected and event.previous != previous:
        yield Fault(event.stream, event.sequence, "moved", MOVED)
