"""What the pages of a collaboration share, in this step and the later ones: finding it, its head and tabs."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.people.request import Request
from rajut.steps.engage import queries
from rajut.steps.engage.models import Collaboration
from rajut.ui.frame import Link


def within(request: Request, pk: int) -> Collaboration:
    """Return the collaboration whose inside the actor may see, or 404."""
    return get_object_or_404(queries.inside(request.actor), pk=pk)


def outside(request: Request, pk: int) -> Collaboration:
    """Return a collaboration the actor may see, be it from outside, or 404."""
    return get_object_or_404(queries.collaborations(request.actor), pk=pk)


def head(request: Request, collaboration: Collaboration, *, step: int, **shown: Any) -> dict[str, Any]:
    """Return what a page of one of the steps shows, under the collaboration's heading."""
    heading = queries.heading(collaboration, step=step, actor=request.actor, at=request.at)
    return {"heading": heading, "collaboration": collaboration, **shown}


def around(request: Request, collaboration: Collaboration, tab: str) -> dict[str, Any]:
    """Return what the frame of this step's pages needs: the head and the tabs."""
    inside = is_inside(request, collaboration)
    return head(request, collaboration, step=2, inside=inside, tabs=tabs(collaboration, tab, inside=inside))


def is_inside(request: Request, collaboration: Collaboration) -> bool:
    """Return whether the reader may see the inside of a collaboration that was found."""
    return bool(set(collaboration.insiders) & set(request.actor.keys))


def tabs(collaboration: Collaboration, current: str, *, inside: bool) -> tuple[Link, ...]:
    """Return the pages of this step: overview and documents; to the insiders also what they say and do."""
    words = {
        "collaboration": _("Ringkasan"),
        "topics": _("Diskusi"),
        "meetings": _("Rapat"),
        "documents": _("Dokumen"),
        "history": _("Riwayat"),
    }
    shown = words if inside else {name: words[name] for name in ("collaboration", "documents")}
    return tuple(
        Link(label, reverse(f"engage:{name}", args=[collaboration.pk]), name == current)
        for name, label in shown.items()
    )
