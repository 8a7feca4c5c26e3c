"""One published collaboration: what was promised, what was delivered, who answers for it."""

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.people.request import Request
from rajut.frontends.portal import queries
from rajut.frontends.portal.views.caching import kept_a_minute
from rajut.frontends.portal.views.maps import parties_map
from rajut.steps.evaluate.views.pictures import pictures
from rajut.ui.frame import Link
from rajut.ui.pages import page

LIGHTS = {"planned": "none", "running": "info", "done": "ok", "stopped": "bad"}


@require_safe
def collaboration(request: Request, pk: int) -> HttpResponseBase:
    """Show a published collaboration to anybody."""
    found = get_object_or_404(queries.published(), pk=pk)
    today = timezone.localdate(request.at)
    showing = queries.showing(found, today=today)
    shown = {
        "collaboration": found,
        "showing": showing,
        "crumbs": crumbs(found.affair.name),
        "track": _(TRACKS[Track(found.track)].words),
        "pictures": pictures(showing.results) if showing.results else [],
        "activities": [(each, LIGHTS[each.progress]) for each in showing.activities],
        "map": parties_map(showing.parties),
    }
    return kept_a_minute(request, page(request, "portal/collaboration.html", shown))


def crumbs(*links: Link | str) -> tuple[Link, ...]:
    """Return the way here from the register."""
    here = (link if isinstance(link, Link) else Link(link, "") for link in links)
    return (Link(_("Register kolaborasi"), reverse("portal:home")), *here)
