"""Findings and their mending."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from rajut.foundation.documents.models import Document
from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import findings as actions
from rajut.steps.evaluate.forms.findings import FindingForm, MendingForm, ResultForm
from rajut.steps.evaluate.models import Finding
from rajut.steps.evaluate.views.inside import head, matter
from rajut.ui.forms import ReasonForm
from rajut.ui.pages import page

FORMS = {"finish": ResultForm, "reopen": ReasonForm}

PLANNING = {"plan", "replan"}


def new(request: Request, pk: int) -> HttpResponse:
    """Write down a finding."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    form = FindingForm(request.POST or None, collaboration=found, initial=dict(request.GET.items()))
    if request.method == "POST" and form.is_valid():
        try:
            finding = actions.find(found, **form.cleaned_data, actor=request.actor, at=request.at)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return HttpResponseRedirect(reverse("evaluate:finding", args=[pk, finding.pk]))
    status = 422 if request.method == "POST" else 200
    return page(request, "evaluate/new_finding.html", head(request, found, form=form), status=status)


def finding(request: Request, pk: int, finding: int) -> HttpResponse:
    """Show a finding, its mending and who saw that it was done."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    row = _finding(request, found, finding)

    def url(name: str) -> str:
        return reverse("evaluate:move_finding", args=[pk, finding, name])

    shown = head(
        request,
        found,
        finding=row,
        moves=options(row, url=url, actor=request.actor, at=request.at),
        events=history_of("evaluate.finding", row.pk)[:20],
    )
    return page(request, "evaluate/finding.html", shown)


def move(request: Request, pk: int, finding: int, name: str) -> HttpResponse:
    """Make a move of a finding."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    row = _finding(request, found, finding)
    back = reverse("evaluate:finding", args=[pk, finding])
    return make_move(
        request,
        row,
        name,
        moves=actions.MOVES,
        form=partial(MendingForm, collaboration=found) if name in PLANNING else FORMS.get(name),
        back=back,
        context=head(request, found),
    )


def _finding(request: Request, collaboration: Collaboration, pk: int) -> Finding:
    seen = (
        Finding.objects.visible_to(request.actor)
        .select_related("owner", "period", "done_by", "verified_by")
        .prefetch_related(Prefetch("evidence", Document.objects.visible_to(request.actor)))
    )
    row = get_object_or_404(seen, pk=pk, collaboration=collaboration)
    row.collaboration = collaboration
    return row
