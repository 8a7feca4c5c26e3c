"""How a number was made."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.views.inside import head, matter
from rajut.steps.plan.models import IndicatorVersion, Period
from rajut.ui.pages import page


def provenance(request: Request, pk: int, indicator: UUID, period: int) -> HttpResponse:
    """Show the ledger rows behind one total."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    chosen = get_object_or_404(Period.objects.visible_to(request.actor), pk=period, collaboration=found)
    seen = IndicatorVersion.objects.visible_to(request.actor).filter(
        indicator_id=indicator, collaboration=found
    )
    version = get_object_or_404(seen.select_related("framework"), framework__state="agreed")
    results = queries.results(version.framework, today=timezone.localdate(request.at))
    result = next(each for each in results.indicators if each.version.pk == version.pk)
    shown = head(
        request,
        found,
        version=version,
        period=chosen,
        reading=next(each for each in result.readings if each.period.pk == period),
        rows=queries.ledger(version, period=chosen, indicator=indicator, actor=request.actor),
    )
    return page(request, "evaluate/provenance.html", shown)
