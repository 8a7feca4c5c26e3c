"""How a record's state is shown: a sign with a word, and the working days left."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rajut.core.law.calendar import working_days_between
from rajut.steps.coordinate.models import Decision, Obstacle, Task
from rajut.steps.coordinate.queries.inbox import verify_by

TONES = {
    Decision: {"open": "info", "passed": "ok", "rejected": "bad", "lapsed": "none", "withdrawn": "none"},
    Task: {"open": "info", "done": "warn", "verified": "ok", "dropped": "none"},
    Obstacle: {"raised": "warn", "escalated": "warn", "answered": "info", "resolved": "ok"},
}
RUNNING = {Decision: ("open",), Task: ("open",), Obstacle: ("raised", "escalated")}


@dataclass(frozen=True, slots=True)
class Sign:
    """A state as icon and word; `left`: working days until its deadline, None where no clock runs."""

    kind: str
    words: str
    left: int | None

    @property
    def late(self) -> bool:
        """Whether the deadline has passed."""
        return self.left is not None and self.left < 0


def sign(record: Decision | Task | Obstacle, *, today: date) -> Sign:
    """Return the sign of a record today."""
    kind, due_on = type(record), _clock(record)
    left = working_days_between(today, due_on) if due_on else None
    if due_on is not None and due_on < today and record.state in RUNNING[kind]:
        return Sign("bad", _("Terlambat"), min(left or 0, -1))
    return Sign(TONES[kind][record.state], _(record.state_words), left)


def _clock(record: Decision | Task | Obstacle) -> date | None:
    """Return the day the present state should end by, None where no clock runs."""
    if isinstance(record, Task) and record.state == "done":
        return verify_by(record)
    return record.due_on if record.state in RUNNING[type(record)] else None
