"""What waits for somebody: one line of “Menunggu saya”."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """One move that the reader is expected to make.

    `label` is the move's button, `url` where it is made, `due_on` its deadline (None: no clock runs),
    `matter` the collaboration or organisation it belongs to, `sender` who waits for it. `clock` is the code
    of the deadline (core.law.deadlines) where it has reminders of its own.
    """

    title: str
    label: str
    url: str
    matter: str
    sender: str
    since: date
    due_on: date | None = None
    clock: str = ""


def in_order(items: list[Waiting]) -> list[Waiting]:
    """Return the most urgent first; what has no deadline comes last, the oldest first."""
    return sorted(
        items,
        key=lambda item: (item.due_on is None, item.due_on or item.since, item.since, item.title, item.url),
    )
