"""Headings matched to columns: for one file, as remembered, and the templates that need no matching."""

import csv

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rajut.foundation.regions import actions, queries
from rajut.foundation.regions.asking import Asker, Request, may_import, own_region, turned_away
from rajut.foundation.regions.forms import MatchForm
from rajut.foundation.regions.importing.kinds import KINDS, LABELS
from rajut.foundation.regions.importing.kinds.kind import Kind
from rajut.foundation.regions.importing.matching import guessed
from rajut.foundation.regions.importing.owning import OWN
from rajut.foundation.regions.models import ColumnMap
from rajut.foundation.regions.views.data import crumbs, permit
from rajut.ui.frame import Link
from rajut.ui.pages import page


def _kinds(*, own: bool) -> dict[str, Kind]:
    """The kinds in a government's `own` file, else in one for the nation, by name."""
    return {kind.name: kind for kind in (OWN if own else KINDS)}


def match(request: Request, pk: int) -> HttpResponseBase:
    """Ask which heading of a file holds which column, and have it checked again."""
    if away := turned_away(request):
        return away
    run = get_object_or_404(queries.imports_seen_by(request.actor), pk=pk)
    permit(request)
    kinds = _kinds(own=run.region_id is not None)
    written = run.summary.get("headings", [])
    kind = kinds.get(request.GET.get("kind", "") or run.kind, next(iter(kinds.values())))
    chosen = run.summary.get("columns") if kind.name == run.kind else None
    form = MatchForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        written=written,
        held=chosen or guessed(kind, written),
    )
    there = reverse("regions:run", args=[run.pk])
    if form.is_valid():
        try:
            actions.match(run, match=form.match(), actor=request.actor, at=request.at)
        except actions.NotApplicable as refused:
            return page(request, "ui/refused.html", {"refusal": str(refused)}, status=409)
        return redirect(there)
    shown = {"form": form, "kind": kind, "kinds": kinds.values(), "run": run, "back": there}
    shown |= {"crumbs": [*crumbs(), Link(run.name, there)], "here": _here(request, kind)}
    return page(request, "regions/match.html", shown, status=422 if form.is_bound else 200)


def _here(request: Request, kind: Kind) -> str:
    return f"{request.path}?kind={kind.name}"


def matches(request: Request) -> HttpResponseBase:
    """List what is remembered for the organisation."""
    if away := turned_away(request):
        return away
    permit(request)
    kept = [
        (each, LABELS.get(each.kind, each.kind)) for each in queries.matches(request.actor.organisation_id)
    ]
    return page(request, "regions/matches.html", {"kept": kept, "crumbs": crumbs()})


def rematch(request: Request, pk: int) -> HttpResponseBase:
    """Change what is remembered."""
    if away := turned_away(request):
        return away
    kept = _kept(request, pk)
    permit(request)
    kind = _remembered(request.actor)[kept.kind]
    data = request.POST if request.method == "POST" else None
    form = MatchForm(data, kind=kind, written=kept.headings, held=kept.columns)
    if form.is_valid():
        actions.rematch(kept, match=form.match(), actor=request.actor, at=request.at)
        return redirect("regions:matches")
    shown = {
        "form": form,
        "kind": kind,
        "kept": kept,
        "back": reverse("regions:matches"),
        "here": request.path,
    }
    shown |= {"crumbs": [*crumbs(), Link(_("Kolom yang diingat"), reverse("regions:matches"))]}
    return page(request, "regions/match.html", shown, status=422 if form.is_bound else 200)


@require_POST
def forget(request: Request, pk: int) -> HttpResponseBase:
    """Remember it no longer."""
    if away := turned_away(request):
        return away
    kept = _kept(request, pk)
    permit(request)
    actions.forget_match(kept, actor=request.actor)
    return redirect("regions:matches")


def _kept(request: Request, pk: int) -> ColumnMap:
    kinds = _remembered(request.actor)
    return get_object_or_404(queries.matches(request.actor.organisation_id), pk=pk, kind__in=kinds)


def _remembered(actor: Asker) -> dict[str, Kind]:
    """The kinds in the files that the asker's organisation brings."""
    return _kinds(own=not may_import(actor))


def template(request: Request, name: str) -> HttpResponse:
    """A table with the headings of a kind and one example row, as spreadsheets here open it.

    A government's own needs no column for the region.
    """
    kind = {each.name: each for each in KINDS}.get(name)
    if kind is None:
        raise Http404
    own = kind.local and own_region(request.actor)
    columns = [column for column in kind.columns if not own or column.name != "region"]
    headers = {"Content-Disposition": f'attachment; filename="templat-{name}.csv"'}
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    table = csv.writer(answer, delimiter=";", lineterminator="\r\n")
    table.writerow(column.heading for column in columns)
    table.writerow(column.example for column in columns)
    return answer
