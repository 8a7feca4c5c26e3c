"""One collaboration: its facts, who has not answered whom, what can be done now, what happened last."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from rajut.foundation.journal import moving
from rajut.foundation.journal.queries import history
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage import queries
from rajut.steps.engage.models import Collaboration
from rajut.ui.pages import page


def overview(request: Request, pk: int) -> HttpResponse:
    """Show a collaboration to whoever may see it."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.collaborations(request.actor), pk=pk)
    shown = {
        "heading": queries.heading(found, step=2, actor=request.actor, at=request.at),
        "collaboration": found,
        "events": history(collaboration_id=pk)[:8],
    }
    return page(request, "engage/overview.html", shown)
