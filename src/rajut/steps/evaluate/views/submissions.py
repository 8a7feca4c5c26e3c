"""A party's report: opened, filled, submitted, checked."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.moving import make_move, options, refuse_early
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.actions import submissions as actions
from rajut.steps.evaluate.forms.report import GiveBackForm, ReportForm, Row
from rajut.steps.evaluate.models import Submission
from rajut.steps.evaluate.views.inside import head, matter
from rajut.steps.plan.models import Period
from rajut.steps.plan.queries import framework_in_force
from rajut.ui.forms import ReasonForm
from rajut.ui.pages import page


@require_POST
def open_report(request: Request, pk: int, period: int) -> HttpResponse:
    """Open the actor's party's report for a period, or go to the one that is there."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    chosen = get_object_or_404(Period.objects.visible_to(request.actor), pk=period, collaboration=found)
    framework = framework_in_force(found)
    party = queries.reporting_party(found, actor=request.actor)
    if framework is None or party is None:
        messages.error(request, _("Hanya pihak dengan rencana yang sudah disepakati yang melapor."))
        return HttpResponseRedirect(reverse("evaluate:evaluation", args=[pk]))
    report = actions.open_report(
        framework, period=chosen, organisation=party, actor=request.actor, at=request.at
    )
    return HttpResponseRedirect(reverse("evaluate:submission", args=[pk, report.pk]))


def submission(request: Request, pk: int, submission: int) -> HttpResponse:
    """Show a report: its form for whoever fills it, its values for whoever checks it."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    report = _report(request, found, submission)
    seen = _filling(request, report) if queries.may_fill(report, request.actor) else {}
    shown = head(
        request,
        found,
        report=report,
        values=[] if seen else queries.values(report, actor=request.actor),
        events=history_of("evaluate.submission", report.pk)[:20],
        moves=_options(request, report),
        **seen,
    )
    return page(request, "evaluate/submission.html", shown)


def _filling(request: Request, report: Submission) -> dict[str, Any]:
    form = _form(request, report)
    return {"form": form, "rows": _rows(form, report)}


def _rows(form: ReportForm, report: Submission) -> list[Row]:
    return list(form.rows(*queries.beside(report, form.versions), queries.answering(report)))


def move(request: Request, pk: int, submission: int, name: str) -> HttpResponse:
    """Make a move of a report; filling has its own form."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    report = _report(request, found, submission)
    back = reverse("evaluate:submission", args=[pk, submission])
    if name == "fill":
        return _fill(request, report, back)
    if name == "submit" and "remark" in request.POST:
        answer = _keep(request, report) or _not_yet(request, report, back)
        if answer is not None:
            return answer
    shown = head(request, found)
    form = _form_of(name, report)
    return make_move(request, report, name, moves=actions.MOVES, form=form, back=back, context=shown)


def _form_of(name: str, report: Submission) -> Callable[..., Form] | None:
    if name == "give_back":
        return partial(GiveBackForm, versions=queries.committed(report))
    return ReasonForm if name == "unlock" else None


def _fill(request: Request, report: Submission, back: str) -> HttpResponse:
    refuse_early(report, "fill", actor=request.actor, at=request.at)
    if request.method != "POST":
        return HttpResponseRedirect(back)
    answer = _keep(request, report)
    if answer is None:
        messages.success(request, _("Konsep laporan disimpan."))
        return HttpResponseRedirect(back)
    return answer


def _keep(request: Request, report: Submission) -> HttpResponse | None:
    """Keep what was typed; the page with its errors where something is wrong, else None."""
    form = _form(request, report)
    if form.is_valid():
        try:
            actions.fill(
                report,
                cells=form.cells(),
                emptied=form.emptied(),
                note=form.cleaned_data["remark"],
                actor=request.actor,
                at=request.at,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return None
    shown = head(
        request,
        report.collaboration,
        report=report,
        form=form,
        rows=_rows(form, report),
        events=history_of("evaluate.submission", report.pk)[:20],
        moves=_options(request, report),
    )
    return page(request, "evaluate/submission.html", shown, status=422)


def _not_yet(request: Request, report: Submission, back: str) -> HttpResponse | None:
    """Where what was just kept cannot be submitted yet, say why: a refusal would take the draft back too."""
    try:
        refuse_early(report, "submit", actor=request.actor, at=request.at)
    except Refused as refused:
        messages.error(request, refused.refusal.text(_))
        return HttpResponseRedirect(back)
    return None


@require_POST
def accept_all(request: Request, pk: int) -> HttpResponse:
    """Accept every report that the actor may accept: all of them or none."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    waiting = queries.acceptable(found, actor=request.actor, at=request.at)
    actions.accept_all(waiting, actor=request.actor, at=request.at)
    said = ngettext("%(n)d laporan diterima.", "%(n)d laporan diterima.", len(waiting))
    messages.success(request, said % {"n": len(waiting)})
    return HttpResponseRedirect(reverse("evaluate:evaluation", args=[pk]))


def _report(request: Request, collaboration: Collaboration, pk: int) -> Submission:
    seen = Submission.objects.visible_to(request.actor).select_related(
        "framework", "period", "organisation", "accepted_for"
    )
    report = get_object_or_404(seen, pk=pk, collaboration=collaboration)
    report.collaboration = collaboration
    return report


def _form(request: Request, report: Submission) -> ReportForm:
    return ReportForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        versions=queries.committed(report),
        values=queries.drafted(report, actor=request.actor),
        remark=report.note,
    )


def _options(request: Request, report: Submission) -> tuple[object, ...]:
    def url(name: str) -> str:
        return reverse("evaluate:move_submission", args=[report.collaboration_id, report.pk, name])

    every = options(report, url=url, actor=request.actor, at=request.at)
    return tuple(option for option in every if option.name != "fill")
