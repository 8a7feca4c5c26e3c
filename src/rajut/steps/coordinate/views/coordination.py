"""The step on one page: the team, what is being decided, who has what to do, what stands in the way."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.lifecycle import Move
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.models import Decision, Obstacle, Task
from rajut.steps.coordinate.queries import records
from rajut.steps.coordinate.queries.inbox import address, awaited
from rajut.steps.coordinate.views.inside import head, may_begin
from rajut.steps.coordinate.views.signs import Sign, sign
from rajut.steps.engage.views.matter import within
from rajut.ui.pages import page

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A record as a line of the page."""

    record: Decision | Task | Obstacle
    url: str
    sign: Sign
    awaited: Move | None = None

    @property
    def label(self) -> str:
        """What the reader is expected to do with it, else just to look."""
        return _(self.awaited.label) if self.awaited else _("Buka")


def coordination(request: Request, pk: int) -> HttpResponse:
    """Show where the parties stand with each other."""
    if away := sign_in_first(request):
        return away
    found, today = within(request, pk), timezone.localdate(request.at)
    decisions = list(records.decisions(request.actor).filter(collaboration=found)[:50])
    tasks = list(records.tasks(request.actor).filter(collaboration=found).exclude(state="dropped"))
    obstacles = list(records.obstacles(request.actor).filter(collaboration=found))
    records.with_parties(decisions)
    shown = head(
        request,
        found,
        place="coordination",
        team=records.team(found, actor=request.actor),
        open_decisions=_open(decisions, request),
        closed_decisions=_lines([each for each in decisions if each.state != "open"][:3], today),
        tasks=_lines([each for each in tasks if each.state in ("open", "done")], today)[:SHOWN],
        counts=_counts(tasks, today),
        obstacles=_lines([each for each in obstacles if each.state != "resolved"], today)[:SHOWN],
        resolved=sum(each.state == "resolved" for each in obstacles),
        may=may_begin(request, found),
    )
    return page(request, "coordinate/coordination.html", shown)


def _open(found: list[Decision], request: Request) -> list[Line]:
    """The questions that are open, each with what this very reader is expected to do."""
    today = timezone.localdate(request.at)
    return [
        Line(each, address(each), sign(each, today=today), awaited(each, request.actor, request.at))
        for each in found
        if each.state == "open"
    ]


def _lines(found: list[Decision] | list[Task] | list[Obstacle], today: date) -> list[Line]:
    return [Line(each, address(each), sign(each, today=today)) for each in found]


def _counts(tasks: list[Task], today: date) -> dict[str, int]:
    late = sum(each.state == "open" and each.due_on < today for each in tasks)
    return {
        **dict.fromkeys(("open", "done", "verified"), 0),
        **Counter(each.state for each in tasks),
        "late": late,
    }
