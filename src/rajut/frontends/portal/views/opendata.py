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
    rows = form.narrow(queries.published(regions=False))
    found = queries.entries(rows, start=start, stop=start + MOST + 1)
    host = request.build_absolute_uri("/").rstrip("/")
    body = {
        "licence": LICENCE,
        "collaborations": [plain(row, host) for row in found[:MOST]],
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


def plain(row: queries.Entry, host: str) -> dict[str, Any]:
    """Return one collaboration as open data; days in ISO 8601, an absent one is null."""
    return {
        "id": row.id,
        "url": host + reverse("portal:collaboration", args=[row.id]),
        "title": row.title,
        "object": row.object,
        "track": row.track,
        "obligatory": row.obligatory,
        "affair": {"code": row.affair, "name": row.affair_name},
        "state": row.state,
        "published_at": row.published_at,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "example": row.example,
        "source": row.source,
        "parties": [{"name": each.name, "part": each.part, "region": each.region} for each in row.parties],
    }
