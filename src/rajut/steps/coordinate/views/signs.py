"""How a record's state is shown: a sign with a word, and the working days left."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rajut.core.law.calendar import working_days_between
from rajut.steps.coordinate.models import Decision, Obstacle, Task

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
    kind = type(record)
    left = working_days_between(today, record.due_on) if record.state in RUNNING[kind] else None
    if record.due_on < today and left is not None:
        return Sign("bad", _("Terlambat"), min(left, -1))
    return Sign(TONES[kind][record.state], _(record.state_words), left)
