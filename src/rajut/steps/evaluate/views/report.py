"""The one-page report of a collaboration as PDF."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rajut.foundation.documents.typesetting import typeset
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.foundation.regions.queries import outline
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.queries import IndicatorResult, Results
from rajut.steps.evaluate.views.inside import matter
from rajut.steps.evaluate.views.pictures import picture
from rajut.steps.plan.queries import framework_in_force
from rajut.ui import pictures as drawn
from rajut.ui import words

TEMPLATE = Path(__file__).parents[1] / "reports" / "one_page.typ"
PICTURES, ROWS, FINDINGS = 2, 10, 4


def report(request: Request, pk: int) -> HttpResponse:
    """Send the report as it stands now."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    framework = framework_in_force(found)
    results = queries.results(framework, today=timezone.localdate(request.at)) if framework else None
    made = one_page(found, results, actor=request.actor, at=request.at)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="rajut-{slugify(found.title)}.pdf"'
    return answer


def one_page(collaboration: Collaboration, results: Results | None, *, actor: Actor, at: datetime) -> bytes:
    """Return the report as PDF."""
    told = _telling(results)[:PICTURES] if results else []
    charts = {f"chart{index}.svg": picture(each) for index, each in enumerate(told)}
    drawings = {name: each.printable(narrow=True) for name, each in charts.items()}
    area = members_map(collaboration)
    if area:
        drawings["map.svg"] = area.printable(narrow=True)
    said = {
        **_head(collaboration, results, issuer=actor.organisation, on=words.moment(at)),
        "pictures": [
            {"file": name, "caption": each.caption, "source": each.source} for name, each in charts.items()
        ],
        "head": [_("Indikator"), _("Satuan"), _("Awal"), _("Target"), _("Nilai"), _("Capaian")],
        "rows": [_row(each) for each in results.indicators[:ROWS]] if results else [],
        "map": {"file": "map.svg", "caption": area.caption, "source": area.source} if area else None,
        "findings": _findings(collaboration, actor=actor),
        "none": _("Belum ada temuan."),
    }
    return typeset(TEMPLATE, words=said, pictures=drawings)


def _telling(results: Results) -> list[IndicatorResult]:
    """Return the indicators with the most to tell, the heaviest first."""
    known = [each for each in results.indicators if each.told]
    return sorted(known, key=lambda each: (each.latest is None, -each.version.weight))


def _head(collaboration: Collaboration, results: Results | None, *, issuer: str, on: str) -> dict[str, Any]:
    parties = [
        party.organisation.short_name for party in collaboration.standing_parties if party.state == "accepted"
    ]
    return {
        "title": collaboration.title,
        "author": issuer,
        "language": get_language() or "id",
        "letterhead": _("Laporan kolaborasi · %(object)s") % {"object": collaboration.object},
        "parties": " · ".join(parties),
        "example": _("data contoh") if collaboration.example else "",
        "footer": _("Dibuat dengan Rajut untuk %(issuer)s, %(on)s") % {"issuer": issuer, "on": on},
        "figures": _figures(collaboration, results),
        "headings": {
            "results": _("Apakah berhasil?"),
            "map": _("Para pihak"),
            "findings": _("Temuan dan perbaikan"),
        },
    }


def _figures(collaboration: Collaboration, results: Results | None) -> list[dict[str, str]]:
    overall = results.overall if results else None
    until = results.verified_until if results else None
    return [
        {
            "value": _percent(overall.value if overall else None),
            "label": _("capaian tertimbang"),
        },
        {
            "value": f"{overall.n}/{overall.n_expected}" if overall else "–",
            "label": _("indikator bernilai"),
        },
        {"value": str(len(collaboration.members)), "label": _("pihak")},
        {"value": until.words if until else "–", "label": _("terverifikasi sampai dengan")},
    ]


def _row(result: IndicatorResult) -> list[str]:
    latest = result.latest
    reached = result.achievement.limited
    return [
        result.version.name,
        result.version.unit,
        _number(queries.shown(result.version, result.baseline)),
        _number(latest.meant if latest else None),
        _number(latest.done if latest else None),
        _percent(reached),
    ]


def _number(value: Any) -> str:
    return "–" if value is None else words.number(value, 0 if value == value.to_integral_value() else 1)


def _percent(value: Any) -> str:
    return "–" if value is None else f"{words.number(value * 100, 0)} %"


def _findings(collaboration: Collaboration, *, actor: Actor) -> list[dict[str, str]]:
    rows = queries.findings(collaboration, actor=actor)[:FINDINGS]
    return [{"title": row.title, "state": _(row.state_words), "action": row.action[:200]} for row in rows]


def members_map(collaboration: Collaboration) -> drawn.Picture | None:
    """Draw where the parties are."""
    regions = [
        party.organisation.region
        for party in collaboration.standing_parties
        if party.organisation.region is not None
    ]
    if not regions:
        return None
    dots = [drawn.Dot(each.short_name, each.longitude, each.latitude, kind="accent") for each in regions]
    return drawn.dot_map(
        dots,
        outline=outline(),
        caption=_("Letak para pihak"),
        source=_("Sumber: titik ibu kota (GeoNames), garis pantai (Natural Earth)."),
    )
