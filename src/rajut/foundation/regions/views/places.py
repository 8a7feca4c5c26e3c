"""Regions as people look them up: all of them, one of them, and one indicator over many."""

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.regions import pictures, queries
from rajut.foundation.regions.asking import Asker, Request
from rajut.foundation.regions.forms import IndicatorFilters, RegionFilters
from rajut.foundation.regions.models import Figure, Indicator, Region
from rajut.ui import words
from rajut.ui.frame import Link
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing


def tabs(current: str, *, actor: Asker) -> list[Link]:
    """The pages of this room beside each other; the files are for officials."""
    files = [("runs", _("Berkas masuk"))] if actor.is_official else []
    places = [("list", _("Daerah")), ("data", _("Data")), *files]
    return [Link(label, reverse(f"regions:{name}"), current=name == current) for name, label in places]


def regions(request: Request) -> HttpResponseBase:
    """List the regions."""
    columns: tuple[Column[Region], ...] = (
        Column("code", _("Kode"), lambda each: each.code, order="code"),
        Column("name", _("Daerah"), lambda each: each.name, link=_address, order="name"),
        Column("parent", _("Provinsi"), lambda each: each.parent and each.parent.name, order="parent__name"),
        Column("seat", _("Ibu kota"), lambda each: each.seat, order="seat"),
        Column("population", _("Penduduk"), lambda each: each.population, number=True, order="population"),
        Column("area", _("Luas"), lambda each: each.area_km2, number=True, unit="km²", order="area_km2"),
    )
    table = listing(request, queries.regions(), columns, form=RegionFilters(request.GET or None), per_page=50)
    if sent := export(request, table, name="daerah"):
        return sent
    shown = {
        "table": table,
        "tabs": tabs("list", actor=request.actor),
        "map": None if table.filtered else _map(table.page),
    }
    return page(request, "regions/list.html", shown)


def _map(number: int) -> object:
    """The map of the country, on the first page only."""
    return pictures.everywhere(queries.local_regions()) if number == 1 else None


def region(request: Request, code: str) -> HttpResponseBase:
    """Show one region: where it lies, beside whom, what is known, with whom it works already."""
    found = get_object_or_404(queries.regions(), pk=code)
    beside = queries.neighbours(code)
    figures = list(queries.latest(code))
    columns: tuple[Column[Figure], ...] = (
        Column("indicator", _("Indikator"), lambda each: each.indicator.name, link=_indicator, order="name"),
        Column("value", _("Angka"), lambda each: each.value, number=True),
        Column("unit", _("Satuan"), lambda each: each.indicator.unit_words),
        Column("year", _("Tahun"), lambda each: each.year, number=True, show=lambda each: str(each.year)),
        Column("source", _("Sumber"), lambda each: each.source, order="source"),
    )
    table = listing(request, figures, columns, per_page=50, default_order="indicator")
    if sent := export(request, table, name=f"indikator-{found.pk}"):
        return sent
    shown = {
        "region": found,
        "crumbs": _crumbs(found),
        "map": pictures.among_neighbours(found, beside),
        "neighbours": [(each.region, pictures.beside(each)) for each in beside],
        "table": table,
        "groups": queries.groups(code),
        "facilities": found.facilities.all(),
        "children": found.children.all(),
    }
    return page(request, "regions/region.html", shown)


def _crumbs(region: Region) -> list[Link]:
    above = [Link(_("Daerah"), reverse("regions:list"))]
    return (
        above if region.parent is None else [*above, Link(region.parent.short_name, _address(region.parent))]
    )


def indicator(request: Request, slug: str) -> HttpResponseBase:
    """Show one indicator over the kabupaten and kota of a province or of the country."""
    found = get_object_or_404(queries.indicators(), pk=slug)
    form = IndicatorFilters(request.GET or None)
    rows = queries.local_regions()
    chosen = list(form.narrow(rows) if form.is_valid() else rows)
    figures = queries.latest_of(slug, codes=[each.pk for each in chosen])
    table = listing(request, chosen, _value_columns(found, figures), per_page=50, default_order="-value")
    if sent := export(request, table, name=slug):
        return sent
    shown = {
        "indicator": found,
        "crumbs": [Link(_("Daerah"), reverse("regions:list")), Link(_("Data"), reverse("regions:data"))],
        "form": form,
        "map": pictures.of_indicator(found, chosen, figures),
        "table": table,
    }
    return page(request, "regions/indicator.html", shown)


def _value_columns(indicator: Indicator, figures: dict[str, Figure]) -> tuple[Column[Region], ...]:
    def figure(region: Region) -> Figure | None:
        return figures.get(region.pk)

    return (
        Column("name", _("Daerah"), lambda each: each.name, link=_address, order="name"),
        Column(
            "value",
            indicator.name,
            lambda each: found.value if (found := figure(each)) else None,
            number=True,
            unit=indicator.unit_words,
            order="value",
        ),
        Column(
            "year",
            _("Tahun"),
            lambda each: found.year if (found := figure(each)) else None,
            number=True,
            show=lambda each: str(found.year) if (found := figure(each)) else words.NOTHING,
        ),
        Column("source", _("Sumber"), lambda each: found.source if (found := figure(each)) else None),
    )


def _address(region: Region) -> str:
    return reverse("regions:region", args=[region.pk])


def _indicator(figure: Figure) -> str:
    return reverse("regions:indicator", args=[figure.indicator_id])
