"""One published collaboration: what was promised, what was delivered, who answers for it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from rajut.foundation.people.request import Request
from rajut.frontends.portal import queries
from rajut.steps.evaluate.views.pictures import pictures
from rajut.steps.evaluate.views.report import members_map
from rajut.ui.pages import page


def collaboration(request: Request, pk: int) -> HttpResponse:
    """Show a published collaboration to anybody."""
    found = get_object_or_404(queries.published(), pk=pk)
    showing = queries.showing(found, today=timezone.localdate(request.at))
    shown = {
        "showing": showing,
        "collaboration": found,
        "pictures": pictures(showing.results) if showing.results else [],
        "map": members_map(found),
    }
    return page(request, "portal/collaboration.html", shown)
