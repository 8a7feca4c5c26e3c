"""What every page of this step begins with: the collaboration, seen from inside, and its heading."""

from typing import Any

from django.shortcuts import get_object_or_404

from rajut.foundation.people.request import Request
from rajut.steps.engage import queries as engage
from rajut.steps.engage.models import Collaboration

STEP = 5


def matter(request: Request, pk: int) -> Collaboration:
    """Return the collaboration, or 404 for whoever is not inside."""
    return get_object_or_404(engage.inside(request.actor), pk=pk)


def head(request: Request, collaboration: Collaboration, **shown: Any) -> dict[str, Any]:
    """Return what a page of this step shows, with the collaboration's heading."""
    heading = engage.heading(collaboration, step=STEP, actor=request.actor, at=request.at)
    return {"heading": heading, "collaboration": collaboration, **shown}
