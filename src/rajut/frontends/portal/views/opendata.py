"""The register as open data."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase, JsonResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from rajut.foundation.people.request import Request
from rajut.frontends.portal import queries
from rajut.frontends.portal.forms import RegisterSieve
from rajut.frontends.portal.views.caching import kept_by_anybody
from rajut.steps.engage.models import Collaboration

MOST, START, LICENCE = 250, "mulai", "CC-BY-4.0"
LONGEST_NUMBER = 8


@require_safe
def as_json(request: Request) -> HttpResponseBase:
    """Send the register as JSON, narrowed as the list is; `next` is where it goes on after 250."""
    form = RegisterSieve(request.GET)
    if not form.is_valid():
        wrong = {"errors": form.errors.get_json_data()}
        return kept_by_anybody(JsonResponse(wrong, status=HTTPStatus.BAD_REQUEST))
    start = _whole(request.GET.get(START, ""))
    found = list(form.narrow(queries.published(regions=False))[start : start + MOST + 1])
    body = {
        "licence": LICENCE,
        "collaborations": [plain(row, request) for row in found[:MOST]],
        "next": _next(request, start + MOST) if len(found) > MOST else None,
    }
    return kept_by_anybody(JsonResponse(body, json_dumps_params={"ensure_ascii": False}))


def _next(request: Request, start: int) -> str:
    """Return the address of the rest, with the same filters."""
    query: QueryDict = request.GET.copy()
    query[START] = str(start)
    return request.build_absolute_uri(f"{reverse('portal:json')}?{query.urlencode()}")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


def plain(row: Collaboration, request: Request) -> dict[str, Any]:
    """Return one collaboration as open data; days in ISO 8601, an absent one is null."""
    return {
        "id": row.pk,
        "url": request.build_absolute_uri(reverse("portal:collaboration", args=[row.pk])),
        "title": row.title,
        "object": row.object,
        "track": row.track,
        "obligatory": row.obligatory,
        "affair": {"code": row.affair_id, "name": row.affair.name},
        "state": row.state,
        "published_at": row.published_at,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "example": row.example,
        "source": row.source,
        "parties": [
            {
                "name": party.organisation.name,
                "part": party.part,
                "region": party.organisation.region_id,
            }
            for party in queries.accepted(row)
        ],
    }
