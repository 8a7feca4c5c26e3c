"""The data themselves: which there are, which files brought them, and bringing in another."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from rajut.core.words import say
from rajut.foundation.regions import actions, holdings, queries
from rajut.foundation.regions.asking import (
    Asker,
    Request,
    may_bring,
    may_decide,
    may_import,
    own_region,
    turned_away,
)
from rajut.foundation.regions.forms import DataFilters, ImportForm, OwnImportForm
from rajut.foundation.regions.importing.kinds import BOUNDARIES, KINDS, LABELS, LOCAL
from rajut.foundation.regions.importing.owning import OWN
from rajut.foundation.regions.importing.problems import Problem
from rajut.foundation.regions.importing.reading import heading
from rajut.foundation.regions.models import ImportRun, Indicator
from rajut.foundation.regions.views.places import tabs
from rajut.ui.frame import Link
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status

DECISIONS = {"terapkan": actions.confirm, "lanjutkan": actions.resume, "batalkan": actions.cancel}
DOMAINS = {
    "packages": say("Pengadaan"),
    "services": say("Keuangan"),
    "staff": say("SDM"),
    "applications": say("Teknologi informasi"),
    "facilities": say("Layanan bersama"),
}
SAID = {ImportRun.State.CANCELLED: gettext_lazy("Impor dibatalkan; tidak ada yang berubah.")}
TONES = {
    ImportRun.State.RECEIVED: "info",
    ImportRun.State.CHECKING: "info",
    ImportRun.State.ORDERED: "info",
    ImportRun.State.APPLYING: "info",
    ImportRun.State.APPLIED: "ok",
    ImportRun.State.UNMATCHED: "warn",
    ImportRun.State.CHECKED: "warn",
    ImportRun.State.REFUSED: "bad",
    ImportRun.State.FAILED: "bad",
}


def indicators(request: Request) -> HttpResponseBase:
    """List the indicators and what is known of each."""
    columns: tuple[Column[Any], ...] = (
        Column("name", _("Indikator"), lambda each: each.name, link=_indicator, order="name"),
        Column("unit", _("Satuan"), lambda each: each.unit_words, order="unit"),
        Column("affair", _("Urusan"), lambda each: each.affair and each.affair.name, order="affair__name"),
        Column(
            "regions",
            _("Daerah"),
            lambda each: each.regions_count,
            number=True,
            order="regions_count",
        ),
        Column("years", _("Tahun"), _years, order="last_year"),
    )
    table = listing(
        request, queries.indicators(), columns, form=DataFilters(request.GET or None), per_page=50
    )
    if sent := export(request, table, name="indikator"):
        return sent
    actor = request.actor
    shown = {"table": table, "tabs": tabs("data", actor=actor), "may_bring": may_bring(actor)}
    own = holdings.held_by(actor.government_code) if actor.government_code else {}
    shown["held"] = [
        (_(DOMAINS[each.kind]), LABELS[each.kind], each, own.get(each.kind)) for each in holdings.held()
    ]
    return page(request, "regions/data.html", shown)


def _indicator(indicator: Indicator) -> str:
    return reverse("regions:indicator", args=[indicator.pk])


def _years(indicator: Any) -> str:
    """The years of an indicator, counted by the query."""
    first, last = indicator.first_year, indicator.last_year
    if first is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def runs(request: Request) -> HttpResponseBase:
    """List the files that were brought in, for officials."""
    if away := turned_away(request):
        return away
    columns: tuple[Column[ImportRun], ...] = (
        Column("at", _("Waktu"), lambda each: each.at, order="at"),
        Column("name", _("Berkas"), lambda each: each.name, link=_run, order="name"),
        Column("kind", _("Jenis data"), lambda each: str(LABELS.get(each.kind, "")), order="kind"),
        Column("rows", _("Baris"), lambda each: each.rows_total, number=True, order="rows_total"),
        Column("state", _("Keadaan"), lambda each: each.state_words, show=_sign, order="state"),
        Column("organisation", _("Oleh"), lambda each: each.organisation, order="organisation"),
    )
    actor = request.actor
    table = listing(request, queries.imports_seen_by(actor), columns, default_order="-at")
    if sent := export(request, table, name="berkas-masuk"):
        return sent
    shown = {"table": table, "tabs": tabs("runs", actor=actor), "may_bring": may_bring(actor)}
    shown["reads_all"] = may_import(actor)
    return page(request, "regions/runs.html", shown)


def _sign(run: ImportRun) -> object:
    tone = "warn" if run.is_interrupted else TONES.get(ImportRun.State(run.state), "none")
    return status(tone, run.state_words)


def _run(run: ImportRun) -> str:
    return reverse("regions:run", args=[run.pk])


def bring(request: Request) -> HttpResponseBase:
    """Take a file and lead to its page, where the worker's progress is told."""
    if away := turned_away(request):
        return away
    permit(request)
    how = ImportForm if may_import(request.actor) else OwnImportForm
    form = how(request.POST, request.FILES) if request.method == "POST" else how()
    if form.is_valid():
        try:
            return redirect(_run(_received(request, form)))
        except actions.NotApplicable as refused:
            return page(request, "ui/refused.html", {"refusal": str(refused)}, status=409)
    shown = {"form": form, "crumbs": crumbs(), **_offered(request.actor)}
    return page(request, "regions/import.html", shown, status=422 if form.is_bound else 200)


def _offered(actor: Asker) -> dict[str, object]:
    """What may be brought, and for which region alone."""
    if may_import(actor):
        return {"kinds": KINDS, "boundaries": LABELS[BOUNDARIES]}
    return {"kinds": OWN, "own": queries.regions().get(pk=own_region(actor))}


def _received(request: Request, form: ImportForm) -> ImportRun:
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    return actions.receive(
        file.chunks(),
        name=file.name or "",
        kind=form.cleaned_data["kind"] or None,
        options=form.options(),
        actor=request.actor,
        at=request.at,
    )


def run(request: Request, pk: int) -> HttpResponseBase:
    """Show what a file would change or did change, or its mistakes."""
    if away := turned_away(request):
        return away
    found = get_object_or_404(queries.imports_seen_by(request.actor), pk=pk)
    columns: tuple[Column[Problem], ...] = (
        Column("row", _("Baris"), lambda each: each.row or "", number=True, order="row"),
        Column("column", _("Kolom"), lambda each: each.column, order="column"),
        Column("text", _("Apa yang salah dan bagaimana memperbaikinya"), lambda each: each.text),
    )
    table = listing(request, [Problem(**each) for each in found.errors], columns, per_page=50)
    if sent := export(request, table, name=f"kesalahan-{found.pk}"):
        return sent
    shown = {
        "run": found,
        "label": LABELS.get(found.kind, ""),
        "columns": _matched(found),
        "sign": _sign(found),
        "share": _share(found),
        "crumbs": crumbs(),
        "table": table,
        "may_decide": may_decide(request.actor, found.region_id),
        "searched": found.kind in {kind.name for kind in LOCAL},
    }
    return _kept_up(request, found, page(request, "regions/run.html", shown, part="state"))


def _matched(run: ImportRun) -> list[tuple[object, str]]:
    """The columns that were matched to headings, by their names for people."""
    chosen = run.summary.get("columns") or {}
    kind = next((kind for kind in KINDS if kind.name == run.kind), None)
    written = {heading(each): each for each in run.summary.get("headings", [])}
    return [
        (column.label or column.name, written.get(chosen[column.name], chosen[column.name]))
        for column in (kind.columns if kind else ())
        if column.name in chosen
    ]


def _share(run: ImportRun) -> int:
    """How many hundredths are done."""
    return 100 * run.rows_done // run.rows_total if run.rows_total else 0


def _kept_up(request: Request, run: ImportRun, answer: HttpResponse) -> HttpResponse:
    """Have the whole page drawn anew once the worker is done with what the reader watched."""
    if request.headers.get("HX-Request") and not run.is_under_way:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
def decide(request: Request, pk: int, choice: str) -> HttpResponseBase:
    """Have a file applied or taken up again, or give it up."""
    if away := turned_away(request):
        return away
    permit(request)
    found = get_object_or_404(queries.imports_seen_by(request.actor), pk=pk)
    act = DECISIONS.get(choice)
    try:
        if act is None:
            raise actions.NotApplicable(_("Langkah ini tidak dikenal."))
        done = act(found, actor=request.actor, at=request.at)
    except actions.NotApplicable as refused:
        return page(request, "ui/refused.html", {"refusal": str(refused)}, status=409)
    if said := SAID.get(ImportRun.State(done.state)):
        messages.success(request, str(said))
    return redirect(_run(found))


def permit(request: Request) -> None:
    """Turn away everybody but who brings in what a region holds, or the nation's figures."""
    if not may_bring(request.actor):
        raise PermissionDenied(_(actions.NOT_YOURS))


def crumbs() -> list[Link]:
    """The way to the files."""
    return [Link(_("Daerah"), reverse("regions:list")), Link(_("Berkas masuk"), reverse("regions:runs"))]
