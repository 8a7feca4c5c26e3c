"""Who has not answered whom: the parties of a collaboration with their answers and clocks."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from rajut.core.law.calendar import working_days_between
from rajut.steps.engage.models import Collaboration, Party

ORDER = {"initiator": 0, "party": 1, "supporter": 2, "facilitator": 3}


@dataclass(frozen=True, slots=True)
class Answer:
    """One party: its part, its answer, and the working days it has left (None: no clock runs).

    `lapsed`: it was never answered, and nobody waits for it any more.
    """

    party: Party
    left: int | None
    lapsed: bool = False

    @property
    def late(self) -> int:
        """How many working days the answer is overdue."""
        return max(-(self.left or 0), 0)

    @property
    def waited_for(self) -> bool:
        """Whether it is still to be answered."""
        return self.party.state == "invited" and not self.lapsed


def answers(collaboration: Collaboration, *, at: datetime) -> list[Answer]:
    """Return every party but the struck ones, by part: one query."""
    today = timezone.localdate(at)
    rows = (
        Party.objects.filter(collaboration=collaboration)
        .exclude(state="withdrawn")
        .select_related("organisation")
    )
    found = [_answer(row, today, over=collaboration.is_over) for row in rows]
    return sorted(
        found, key=lambda each: (each.party.state == "declined", ORDER[each.party.part], each.party.pk)
    )


def _answer(row: Party, today: date, *, over: bool) -> Answer:
    if row.state == "invited" and over:
        return Answer(row, None, lapsed=True)
    return Answer(row, _left(row, today))


def _left(party: Party, today: date) -> int | None:
    if party.state != "invited" or party.due_on is None:
        return None
    return working_days_between(today, party.due_on)
