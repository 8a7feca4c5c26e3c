"""The opportunities of a region, ranked, on a list and a map."""

from typing import Any

from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.foundation.regions.asking import may_import
from rajut.steps.identify import queries
from rajut.steps.identify.forms.opportunity import COUNTRY, OpportunitySieve
from rajut.steps.identify.models import FinderRun, Opportunity
from rajut.steps.identify.queries import runs
from rajut.steps.identify.queries.opportunities import (
    Places,
    Scope,
    not_dismissed,
    partner_counts,
    places,
)
from rajut.steps.identify.views import maps
from rajut.steps.identify.views.signs import amount, names, tabs, verdict_of, verdict_sign, verdict_words
from rajut.ui import words
from rajut.ui.pages import page
from rajut.ui.tables import SORT, Column, Listing, export, listing

PER_PAGE = 10
SHOWN_REASONS, SHOWN_DOUBTS = 2, 1


def opportunities(request: Request) -> HttpResponseBase:
    """Show the opportunities of the own or the chosen region."""
    if away := sign_in_first(request):
        return away
    among = places()
    asked = _asked(request)
    place = queries.scope(str(asked["region"]), among=among)
    rows = queries.within(
        queries.current_or_judged(queries.opportunities(request.actor), actor=request.actor), place
    )
    partners = partner_counts(not_dismissed(rows, actor=request.actor), place=place)
    form = OpportunitySieve(asked, actor=request.actor, place=place, among=among, partners=partners)
    table = listing(request, rows, columns(among), form=form, per_page=PER_PAGE, default_order="-score")
    if sent := export(request, table, name=f"peluang-{place.code or 'indonesia'}"):
        return sent
    run = runs.covering(place.code)
    narrowed = any(request.GET.get(name) for name in form.fields if name not in {"region", SORT})
    shown = {
        "tabs": tabs("opportunities"),
        "place": place,
        "table": table,
        "entries": [_entry(row, place=place, among=among, rows=table.rows) for row in table.rows],
        "map": maps.of_opportunities(table.rows, place=place, among=among),
        "finding": "" if narrowed else _finding(table, place=place, among=among, partners=partners),
        "narrowed": narrowed,
        "ordered": _("menurut manfaat") if table.sort == "-mid" else _("menurut skor"),
        "run": run,
        **_state(request, place, run, table),
    }
    return page(request, "identify/opportunities.html", shown, part="found")


def _asked(request: Request) -> QueryDict:
    """The address with the own region where none was chosen."""
    asked = request.GET.copy()
    asked.setdefault("region", request.actor.region_code or COUNTRY)
    return asked


def _state(
    request: Request, place: Scope, run: FinderRun | None, table: Listing[Opportunity]
) -> dict[str, Any]:
    """What an empty page has to say, and why there is not more."""
    return {
        "may_import": may_import(request.actor),
        "has_figures": run is not None or runs.has_figures(),
        "obstacles": runs.obstacles(run, place.code) if run and place.is_one and table.page == 1 else [],
        "under_way": None if place.is_one else runs.under_way(),
    }


def columns(among: Places) -> tuple[Column[Opportunity], ...]:
    """What an export holds, and by what the list can be ordered."""
    return (
        Column("title", _("Peluang"), lambda row: row.heading),
        Column("members", _("Daerah"), lambda row: names(row.members, among=among)),
        Column("codes", _("Kode daerah"), lambda row: ", ".join(row.members)),
        Column("domain", _("Bidang"), lambda row: row.get_domain_display()),
        Column("affair", _("Urusan"), lambda row: row.affair.name if row.affair else ""),
        Column("kind", _("Cara ditemukan"), lambda row: _(row.get_kind_display())),
        Column("score", _("Skor"), lambda row: row.score, number=True, order="score"),
        Column("low", _("Manfaat rendah"), lambda row: row.benefit_low, number=True),
        Column("mid", _("Manfaat tengah"), lambda row: row.benefit_mid, number=True, order="benefit_mid"),
        Column("high", _("Manfaat tinggi"), lambda row: row.benefit_high, number=True),
        Column("unit", _("Satuan manfaat"), lambda row: row.benefit_unit),
        Column("obligatory", _("Calon wajib"), lambda row: _("ya") if row.obligatory else _("tidak")),
        Column("quality", _("Mutu data"), lambda row: row.quality, number=True),
        Column("evidence", _("Bukti"), lambda row: len(row.evidence), number=True),
        Column("verdict", _("Penilaian kami"), lambda row: verdict_words(verdict_of(row))),
        Column("found", _("Ditemukan"), lambda row: row.found_at),
        Column("key", _("Kunci"), lambda row: row.pk),
    )


def _entry(row: Opportunity, *, place: Scope, among: Places, rows: Any) -> dict[str, Any]:
    """One opportunity as the list shows it."""
    # One scale for all bars of the page that count the same, so that they can be compared.
    alike = [each for each in rows if each.benefit_mid is not None and each.benefit_unit == row.benefit_unit]
    return {
        "row": row,
        "partners": names(row.members, among=among, without=place.code),
        "verdict": verdict_sign(verdict_of(row)),
        "plus": row.reasons[:SHOWN_REASONS],
        "minus": row.counter_reasons[:SHOWN_DOUBTS],
        "middle": amount(row.benefit_mid, row.benefit_unit),
        "low": amount(row.benefit_low, row.benefit_unit),
        "high": amount(row.benefit_high, row.benefit_unit),
        "lowest": min([0, *(each.benefit_low for each in alike)]),
        "widest": max([0, *(each.benefit_high for each in alike)]),
    }


def _finding(table: Listing[Opportunity], *, place: Scope, among: Places, partners: dict[str, int]) -> str:
    """What the whole list says, in one sentence."""
    best = next((code for code in partners if code in among), None)
    if not table.total or best is None:
        return ""
    told = {
        "n": words.number(table.total),
        "partner": among[best].name,
        "count": words.number(partners[best]),
    }
    if place.is_one:
        return _("%(partner)s paling sering muncul sebagai mitra: pada %(count)s dari %(n)s peluang.") % told
    return _("Daerah yang paling sering muncul: %(partner)s, pada %(count)s dari %(n)s peluang.") % told


def page_of(code: str) -> str:
    """The address of a region's opportunities."""
    return f"{reverse('identify:opportunities')}?region={code}"
