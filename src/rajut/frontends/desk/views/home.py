"""Home: what waits for me, what I wait for, what comes, what I take part in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from rajut.core.law.calendar import working_days_between
from rajut.foundation.journal.inbox import Waiting
from rajut.foundation.people.request import Request
from rajut.frontends.desk import queries
from rajut.frontends.desk.queries.inbox import remember
from rajut.steps.engage import queries as engage
from rajut.ui.pages import page

SHOWN, MINE, WEEK = 25, 8, timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the inbox as it is drawn: with the working days left."""

    item: Waiting
    left: int | None


def home(request: Request) -> HttpResponse:
    """Show an official the desk, everybody else the public register."""
    actor, at = request.actor, request.at
    if not actor.is_official:
        return HttpResponseRedirect(reverse("portal:home"))
    waiting = queries.waiting(actor, at=at)
    remember(actor, len(waiting))
    lines = [line(item, at=at) for item in waiting]
    shown = {
        "lines": lines[:SHOWN],
        "more": max(len(lines) - SHOWN, 0),
        "late": sum(1 for each in lines if each.left is not None and each.left < 0),
        "count": len(lines),
        "sent": [line(item, at=at) for item in queries.sent(actor, at=at)][:MINE],
        "appointments": engage.calendar(actor, start=at, end=at + WEEK),
        "mine": engage.inside(actor).exclude(state__in=["ended", "cancelled"]).order_by("-opened_at")[:MINE],
        "today": timezone.localdate(at),
    }
    return page(request, "desk/home.html", shown)


def line(item: Waiting, *, at: datetime) -> Line:
    """Return an item with its working days left; none where no clock runs."""
    if item.due_on is None:
        return Line(item, None)
    return Line(item, working_days_between(timezone.localdate(at), item.due_on))
