"""What every page of this step begins with: the collaboration, seen from inside, and its heading."""

from typing import Any

from rajut.foundation.people.request import Request
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.views.matter import head as headed
from rajut.steps.engage.views.matter import within

STEP = 5
matter = within  # the collaboration, or 404 for whoever is not inside


def head(request: Request, collaboration: Collaboration, **shown: Any) -> dict[str, Any]:
    """Return what a page of this step shows, with the collaboration's heading."""
    return headed(request, collaboration, step=STEP, **shown)
