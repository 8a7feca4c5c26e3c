"""What the endpoints of this step share."""

from typing import TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside
from rajut.steps.engage.models import Matter

_Matter = TypeVar("_Matter", bound=Matter)


def one_of(rows: QuerySet[_Matter], *, matter: int, pk: int, request: Request) -> _Matter:
    """Return a record of a collaboration whose inside the actor may see, or 404."""
    collaboration = inside(request, matter)
    found = get_object_or_404(rows, pk=pk, collaboration=collaboration)
    found.collaboration = collaboration
    return found
