"""Home: what waits for me, what I wait for, what comes, what I take part in."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from rajut.foundation.people.request import Request
from rajut.frontends.desk import queries
from rajut.frontends.desk.views.lines import asked_line, matter_line, todo_line
from rajut.steps.engage import queries as engage
from rajut.steps.engage.queries.openers import openers
from rajut.ui.pages import page

SHOWN, ALL, FEW = 20, 500, 8
FORTNIGHT = timedelta(days=14)


@require_safe
def home(request: Request) -> HttpResponse:
    """Show an official the desk, a stranger the public register."""
    actor, at = request.actor, request.at
    if not actor.is_official:
        door = "people:no_post" if request.user.is_authenticated else "portal:home"
        return HttpResponseRedirect(reverse(door))
    today = timezone.localdate(at)
    waiting, sent = queries.inbox(actor, at=at)
    queries.remember(actor, len(waiting))
    limit = ALL if "semua" in request.GET else SHOWN
    shown = {
        "today": today,
        "lines": [todo_line(item, today=today) for item in waiting[:limit]],
        "count": len(waiting),
        "late": sum(item.due_on is not None and item.due_on < today for item in waiting),
        "more": len(waiting) > limit,
        "sent": [asked_line(item, today=today) for item in sent[:FEW]],
        "appointments": engage.calendar(actor, start=at, end=at + FORTNIGHT),
        "mine": [matter_line(row) for row in queries.mine(actor)[:FEW]],
        "may_open": bool(openers(actor)),
        "supervises": actor.supervises,
        "own": actor.organisation_id,
    }
    return page(request, "desk/home.html", shown)
