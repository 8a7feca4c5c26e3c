"""The best partners of a region, as the last search ranked them."""

from collections.abc import Sequence
from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from rajut.core.potential.partner_weights import PASSES, line
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.identify import queries
from rajut.steps.identify.forms.opportunity import COUNTRY, PlaceSieve
from rajut.steps.identify.models import Ranking
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries import runs
from rajut.steps.identify.queries.opportunities import Places, places
from rajut.steps.identify.views import maps
from rajut.steps.identify.views.opportunities import page_of
from rajut.steps.identify.views.signs import tabs
from rajut.ui import words
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing

PER_PAGE = 10
SHOWN_REASONS, SHOWN_DOUBTS = 4, 1


def partners(request: Request) -> HttpResponseBase:
    """Show whom a region would fit best with, and the regions that nobody fits with."""
    if away := sign_in_first(request):
        return away
    among = places()
    asked = request.GET.copy()
    asked.setdefault("region", request.actor.region_code or COUNTRY)
    place = queries.scope(str(asked["region"]), among=among)
    kept = runs.ranking(place.code) if place.is_one else None
    national = runs.national()
    unchosen = runs.unchosen(national)
    rows = _ranked(kept, unchosen if "unchosen" in asked else [], among)
    table = listing(
        request, rows, columns(among), form=PlaceSieve(asked, place=place, among=among), per_page=PER_PAGE
    )
    if sent := export(request, table, name=f"mitra-{place.code}"):
        return sent
    scores = {row["region"]: row["score"] for row in rows}
    shown = {
        "tabs": tabs("partners"),
        "place": place,
        "table": table,
        "run": kept.run if kept else None,
        "entries": [_entry(row, among, unchosen=unchosen) for row in table.rows],
        "map": maps.of_partners(place.region, scores, among=among) if place.region else None,
        "national": national,
        "unchosen": [among[code] for code in unchosen if code in among],
        "marked": not scores.keys().isdisjoint(unchosen),
        "passing": PASSES if "unchosen" in asked else None,
        "has_figures": kept is not None or runs.has_figures(),
    }
    return page(request, "identify/partners.html", shown)


def columns(among: Places) -> tuple[Column[dict[str, Any]], ...]:
    """What an export of the ranking holds."""
    return (
        Column("name", _("Mitra"), lambda row: among[row["region"]].name),
        Column("code", _("Kode"), lambda row: row["region"]),
        Column("score", _("Skor"), lambda row: row["score"], number=True),
        Column("km", _("Jarak"), lambda row: row["kilometres"], number=True, unit="km"),
        Column("borders", _("Berbatasan darat"), lambda row: _("ya") if row["borders"] else _("tidak")),
        Column("reasons", _("Alasan"), lambda row: " ".join(map(spoken, row["reasons"]))),
        Column("doubts", _("Keberatan"), lambda row: " ".join(map(spoken, row["counter_reasons"]))),
        Column("quality", _("Mutu data"), lambda row: row["quality"], number=True),
    )


def _ranked(kept: Ranking | None, first: Sequence[str], among: Places) -> list[dict[str, Any]]:
    """The partners that were kept, best first; those in `first` pass others that are a little ahead."""
    rows = [row for row in (kept.partners if kept else []) if row["region"] in among]
    return sorted(rows, key=lambda row: line(row["score"], row["region"], first=first))


def _entry(row: dict[str, Any], among: Places, *, unchosen: Sequence[str]) -> dict[str, Any]:
    km = row["kilometres"]
    distance = _("%(km)s km") % {"km": words.number(km, 0)} if km is not None else ""
    return {
        "region": among[row["region"]],
        "url": page_of(row["region"]),
        "score": row["score"],
        "unchosen": row["region"] in unchosen,
        "where": " · ".join(filter(None, (_("berbatasan darat") if row["borders"] else "", distance))),
        "plus": [spoken(told) for told in row["reasons"][:SHOWN_REASONS]],
        "minus": [spoken(told) for told in row["counter_reasons"][:SHOWN_DOUBTS]],
    }
