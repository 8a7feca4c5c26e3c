"""Searching: one region at once, the whole country as a job with its progress."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from rajut.core.potential.panel import UnknownRegion
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.identify import tasks
from rajut.steps.identify.actions import searching
from rajut.steps.identify.models import Domain, FinderRun
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries import runs as queries
from rajut.steps.identify.queries.opportunities import Places, places
from rajut.steps.identify.views.opportunities import page_of
from rajut.steps.identify.views.signs import tabs
from rajut.ui import words
from rajut.ui.frame import Link
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status

STATUS = {"queued": "none", "running": "info", "done": "ok", "failed": "bad", "cancelled": "none"}


@require_POST
def search(request: Request) -> HttpResponse:
    """Search one region, within the request: it takes a fraction of a second."""
    if away := sign_in_first(request):
        return away
    region = request.POST.get("region", "")
    try:
        run = searching.search(focus=region, actor=request.actor, at=request.at)
    except UnknownRegion as error:
        raise Http404 from error
    messages.success(request, _searched(run, request))
    return HttpResponseRedirect(page_of(region))


def _searched(run: FinderRun, request: Request) -> str:
    if run.asked_at != request.at:
        told = {"when": words.moment(run.ended_at)}
        return _("Angka dan pernyataan tidak berubah sejak %(when)s; hasilnya tetap.") % told
    return ngettext(
        "Ditemukan %(n)s peluang dari %(figures)s angka.",
        "Ditemukan %(n)s peluang dari %(figures)s angka.",
        run.found,
    ) % {"n": words.number(run.found), "figures": words.number(run.figures)}


@require_POST
def order(request: Request) -> HttpResponse:
    """Order a search of the whole country; the worker makes it."""
    if away := sign_in_first(request):
        return away
    try:
        run = tasks.search_later(actor=request.actor, at=request.at)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("identify:runs"))
    if not run.is_under_way:
        messages.success(request, _searched(run, request))
    return HttpResponseRedirect(reverse("identify:run", args=[run.pk]))


@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    """Cancel a search that is under way."""
    if away := sign_in_first(request):
        return away
    run = get_object_or_404(queries.runs(), pk=pk)
    if searching.cancel(run, actor=request.actor, at=request.at):
        messages.success(request, _("Pencarian dibatalkan; tidak ada yang berubah."))
    else:
        messages.warning(request, _("Pencarian ini sudah berakhir."))
    return HttpResponseRedirect(reverse("identify:run", args=[run.pk]))


def run(request: Request, pk: int) -> HttpResponse:
    """Show how far a search is, or what it found."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.runs(), pk=pk)
    shown = {
        "run": found,
        "sign": _sign(found),
        "silent": searching.is_silent(found, at=request.at),
        "crumbs": [Link(_("Pencarian"), reverse("identify:runs"))],
        "where": _place(found, places()),
        "seconds": found.milliseconds / 1000,
        "parts": [_part(name, part) for name, part in found.parts.items()],
        "opportunities_url": page_of(found.focus or "-"),
    }
    return page(request, "identify/run.html", shown, part="state")


def runs(request: Request) -> HttpResponseBase:
    """List the searches that were made."""
    if away := sign_in_first(request):
        return away
    among = places()
    columns: tuple[Column[FinderRun], ...] = (
        Column("asked", _("Diminta"), lambda row: row.asked_at, link=_page, order="asked_at"),
        Column("place", _("Daerah"), lambda row: _place(row, among), order="focus"),
        Column("state", _("Keadaan"), lambda row: _(row.get_state_display()), show=_sign),
        Column("found", _("Peluang"), lambda row: row.found, number=True, order="found"),
        Column("figures", _("Angka"), lambda row: row.figures, number=True),
        Column("declared", _("Pernyataan"), lambda row: row.declared, number=True),
        Column("seconds", _("Lama"), lambda row: row.milliseconds / 1000, number=True, unit=_("detik")),
        Column("by", _("Oleh"), lambda row: row.asked_by),
    )
    table = listing(request, queries.runs(), columns)
    if sent := export(request, table, name="pencarian"):
        return sent
    shown = {"table": table, "tabs": tabs("runs"), "under_way": queries.under_way()}
    return page(request, "identify/runs.html", shown)


def _page(found: FinderRun) -> str:
    return reverse("identify:run", args=[found.pk])


def _place(found: FinderRun, among: Places) -> str:
    return among[found.focus].name if found.focus in among else _("Seluruh Indonesia")


def _sign(found: FinderRun) -> object:
    return status(STATUS[found.state], _(found.get_state_display()))


def _part(name: str, part: dict[str, Any]) -> tuple[str, int, float, str]:
    """One domain: its name, how many were found in how many seconds, or why none was looked for."""
    refusal = spoken(part["refusal"]) if part.get("refusal") else ""
    return str(Domain(name).label), part["found"], part["milliseconds"] / 1000, refusal
