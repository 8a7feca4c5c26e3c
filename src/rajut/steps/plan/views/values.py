"""Baselines and targets party by party: read by everybody inside, typed or pasted while it is a draft."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.plan import queries
from rajut.steps.plan.actions import plan_values
from rajut.steps.plan.forms.grid import Reading, columns, indicators_in, names, read_grid, read_pasted
from rajut.steps.plan.models import Framework
from rajut.steps.plan.queries.entrusted import entrusted, may_entrust
from rajut.steps.plan.queries.figures import figure, typed
from rajut.steps.plan.queries.grid import Grid, GridRow
from rajut.steps.plan.queries.parties import binding
from rajut.steps.plan.views.matter import around, draft_of, home, may_write, number, place, version_of
from rajut.ui.pages import page


def grid(request: Request, pk: int, version: int) -> HttpResponse:
    """Show the grid; a POST keeps all of what was typed, or nothing and every mistake."""
    if away := sign_in_first(request):
        return away
    post = request.method == "POST"
    framework = (draft_of if post else version_of)(request, pk, version)
    found = queries.grid(framework, **_narrowed(request), page=number(request, "halaman") or 1)
    reading = read_grid(found, request.POST) if post else Reading()
    if post and not reading.mistakes:
        return _kept(request, framework, reading, back=request.get_full_path())
    shown = _shown(request, framework, found, reading)
    return page(request, "plan/grid.html", shown, status=422 if post else 200)


def paste(request: Request, pk: int, version: int) -> HttpResponse:
    """Take rows from a spreadsheet, with the columns of the export; all of them or none."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    text = request.POST.get("rows", "")
    post = request.method == "POST"
    found = queries.grid(framework, named=indicators_in(text), per_page=0)
    reading = read_pasted(found, text) if post else Reading()
    if post and not reading.mistakes:
        return _kept(request, framework, reading, back=place(framework, "grid"))
    shown = {
        "framework": framework,
        "text": text,
        "mistakes": reading.mistakes,
        "columns": [_("Indikator"), _("Pihak"), *columns(found.periods)],
        "back": place(framework, "grid"),
    }
    frame = around(request, framework.collaboration)
    return page(request, "plan/paste.html", {**frame, **shown}, status=422 if post else 200)


def _kept(request: Request, framework: Framework, reading: Reading, *, back: str) -> HttpResponse:
    count = len(reading.cells)
    if count:
        plan_values(framework, reading.cells, actor=request.actor, at=request.at)
        told = ngettext("%(n)s nilai disimpan.", "%(n)s nilai disimpan.", count) % {"n": count}
        messages.success(request, told)
    else:
        messages.info(request, _("Tidak ada nilai yang berubah."))
    return HttpResponseRedirect(back)


def _narrowed(request: Request) -> dict[str, Any]:
    asked = request.GET.get("indikator", "")
    try:
        indicator_id = uuid.UUID(asked) if asked else None
    except ValueError as error:
        raise Http404 from error
    return {"indicator_id": indicator_id, "organisation_id": number(request, "pihak")}


def _shown(request: Request, framework: Framework, found: Grid, reading: Reading) -> dict[str, Any]:
    wrong = {each.target for each in reading.mistakes}
    narrowed = {name: request.GET[name] for name in ("indikator", "pihak") if request.GET.get(name)}
    return {
        **around(request, framework.collaboration),
        "framework": framework,
        "grid": found,
        "writing": may_write(request, framework),
        "columns": columns(found.periods),
        "rows": _rows(request, framework, found, reading, wrong),
        "mistakes": reading.mistakes,
        "parties": [party.organisation for party in binding(framework.collaboration)],
        "indicators": framework.indicators.values_list("indicator_id", "name"),
        "asked": narrowed,
        "query": urlencode(narrowed),
        "back": home(framework),
    }


def _rows(
    request: Request, framework: Framework, found: Grid, reading: Reading, wrong: set[str]
) -> list[dict[str, Any]]:
    """Return the lines, each with whoever answers for it, and where the own party says so."""
    parties = {row.organisation.pk for row in found.rows}
    held = entrusted(framework, {row.version.indicator_id for row in found.rows}, parties)
    own = set(request.actor.organisation_ids) if may_entrust(framework, request.actor) else set()
    lines = []
    for row in found.rows:
        commitment = held.get((row.version.indicator_id, row.organisation.pk))
        asked = f"?komitmen={commitment.pk}" if commitment and row.organisation.pk in own else ""
        lines.append(
            {
                **_row(row, found, reading, wrong),
                "responsible": commitment.responsible if commitment else None,
                "entrust": asked and place(framework, "move", "entrust") + asked,
            }
        )
    return lines


def _row(row: GridRow, found: Grid, reading: Reading, wrong: set[str]) -> dict[str, Any]:
    cells = [
        {
            "name": name,
            "label": f"{row.version.name}, {row.organisation.short_name}, {column}",
            "value": reading.typed.get(name, typed(quantity)),
            "shown": figure(row.version, quantity),
            "wrong": name in wrong,
            "fixed": place == 0 and row.settled,
        }
        for place, (name, column, quantity) in enumerate(
            zip(names(row, found.periods), columns(found.periods), row.cells, strict=True)
        )
    ]
    return {"version": row.version, "organisation": row.organisation, "cells": cells}
