"""The register as open data."""

from typing import Any

from django.http import HttpResponse, JsonResponse

from rajut.foundation.people.request import Request
from rajut.frontends.portal import queries
from rajut.frontends.portal.forms import RegisterSieve
from rajut.steps.engage.models import Collaboration

MOST = 1000


def as_json(request: Request) -> HttpResponse:
    """Send a page of the register as JSON, narrowed as the list is; `next` names the next page."""
    form = RegisterSieve(request.GET or {})
    rows = queries.published()
    if form.is_valid():
        rows = form.narrow(rows)
    start = _whole(request.GET.get("mulai"))
    found = list(rows[start : start + MOST + 1])
    following = start + MOST if len(found) > MOST else None
    body = {
        "licence": "CC BY 4.0",
        "collaborations": [plain(row) for row in found[:MOST]],
        "next": f"?mulai={following}" if following else None,
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def _whole(text: str | None) -> int:
    return min(int(text), 10_000_000) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def plain(row: Collaboration) -> dict[str, Any]:
    """Return one collaboration as open data."""
    return {
        "id": row.pk,
        "title": row.title,
        "object": row.object,
        "track": row.track,
        "obligatory": row.obligatory,
        "affair": {"code": row.affair_id, "name": row.affair.name},
        "state": row.state,
        "published_at": row.published_at.isoformat() if row.published_at else None,
        "starts_on": row.starts_on.isoformat() if row.starts_on else None,
        "ends_on": row.ends_on.isoformat() if row.ends_on else None,
        "example": row.example,
        "source": row.source,
        "parties": [
            {
                "name": party.organisation.name,
                "part": party.part,
                "region": party.organisation.region_id,
            }
            for party in row.standing_parties
            if party.state == "accepted"
        ],
    }
