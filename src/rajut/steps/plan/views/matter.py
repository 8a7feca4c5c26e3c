"""What the pages of a plan share: finding the version, and what stands around it."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from rajut.core.law.authority import Hat
from rajut.foundation.journal.moving import refuse_early
from rajut.foundation.people.request import Request
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.views import matter
from rajut.steps.plan.models import Framework

within = matter.within  # the collaboration whose inside the actor may see, or 404


def version_of(request: Request, pk: int, version: int) -> Framework:
    """Return one version of its plan, or 404."""
    collaboration = within(request, pk)
    framework = Framework.objects.visible_to(request.actor).filter(
        collaboration=collaboration, version=version
    )
    found = get_object_or_404(framework)
    found.collaboration = collaboration
    return found


def draft_of(request: Request, pk: int, version: int) -> Framework:
    """Return a version that the actor may write in now; else Refused with the reason."""
    found = version_of(request, pk, version)
    refuse_early(found, "revise", actor=request.actor, at=request.at)
    return found


def may_write(request: Request, framework: Framework) -> bool:
    """Return whether the actor may write in the version now; asks nothing that was not read already."""
    return framework.state == "draft" and Hat.MEMBER in framework.hats(request.actor)


def around(request: Request, collaboration: Collaboration) -> dict[str, Any]:
    """Return what the frame of a collaboration's page needs."""
    return matter.head(request, collaboration, step=3)


def home(framework: Framework) -> str:
    """Return the page of this version."""
    return f"{reverse('plan:plan', args=[framework.collaboration_id])}?versi={framework.version}"


def place(framework: Framework, name: str, *more: object) -> str:
    """Return the address of a page of this version."""
    return reverse(f"plan:{name}", args=[framework.collaboration_id, framework.version, *more])


def number(request: Request, name: str) -> int | None:
    """Return a whole number from the address; None where there is none; 404 for anything else."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Http404
    return int(text)
