"""Is it working? Targets and verified values, who has reported, what was found and mended."""

from django.http import HttpResponse
from django.utils import timezone

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.views.inside import head, matter
from rajut.steps.evaluate.views.pictures import pictures
from rajut.steps.plan.queries import framework_in_force
from rajut.ui.pages import page


def evaluation(request: Request, pk: int) -> HttpResponse:
    """Show where the collaboration stands."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    framework = framework_in_force(found)
    results = queries.results(framework, today=timezone.localdate(request.at)) if framework else None
    rounds = queries.rounds(found, at=request.at) if framework else []
    shown = head(
        request,
        found,
        results=results,
        pictures=pictures(results) if results else [],
        rounds=rounds[:8],
        mine=queries.reporting_party(found, actor=request.actor),
        acceptable=queries.acceptable(found, actor=request.actor, at=request.at),
        findings=queries.findings(found, actor=request.actor)[:50],
        voices=queries.voices(found, actor=request.actor)[:20],
    )
    return page(request, "evaluate/evaluation.html", shown)
