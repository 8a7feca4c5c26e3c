"""Maps of regions: the outline with dots before an import, shaded areas after one."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.regions import queries
from rajut.foundation.regions.models import Figure, Indicator, Region
from rajut.foundation.regions.queries import Neighbour, Surveyed
from rajut.ui import pictures, words
from rajut.ui.pictures import Area, Dot, Key, Picture

WIDE_ENOUGH = 1.6  # degrees: a coast that can be recognised
OUTLINE_SOURCE = "Natural Earth; GeoNames (CC BY 4.0)"


def everywhere(regions: Collection[Region]) -> Picture:
    """Every region as a dot on the country's outline."""
    dots = [Dot(each.short_name, each.longitude, each.latitude) for each in regions]
    return pictures.dot_map(
        dots,
        outline=queries.outline(),
        caption=_("%(count)s kabupaten dan kota di seluruh Indonesia") % {"count": len(dots)},
        source=OUTLINE_SOURCE,
        keys=[Key("faint", _("kabupaten atau kota"))],
        full=True,
    )


def among_neighbours(region: Region, neighbours: Sequence[Neighbour]) -> Picture:
    """One region and those beside it."""
    own = _dot(region, kind="accent", says=str(region.get_kind_display()))
    others = [_dot(each.region, kind="strong", says=beside(each)) for each in neighbours]
    found = queries.surveyed([region.pk, *(each.region.pk for each in neighbours)])
    return pictures.dot_map(
        [*others, own],
        outline=found.ground if found else queries.outline(),
        caption=_("%(name)s dan daerah di sekelilingnya") % {"name": region.short_name},
        source=_ground_source(found),
        keys=[Key("accent", region.short_name), *([Key("dot", _("daerah tetangga"))] if others else [])],
        least=WIDE_ENOUGH,
    )


def of_indicator(indicator: Indicator, regions: Sequence[Region], figures: dict[str, Figure]) -> Picture:
    """The newest figure of every region: shaded areas where boundaries are known, else dots."""
    caption = _finding(indicator, [region for region in regions if region.pk in figures], figures)
    found = queries.surveyed([region.pk for region in regions])
    source = _sources(figures, found)
    if found:
        areas = [_area(region, figures.get(region.pk)) for region in regions]
        return pictures.choropleth(
            areas, shapes=found.ground, unit=indicator.unit_words, caption=caption, source=source, full=True
        )
    limits = pictures.limits_of([float(figure.value) for figure in figures.values()])
    gaps = Key("faint", _("tanpa data")) if len(figures) < len(regions) else None
    return pictures.dot_map(
        [_shaded(region, indicator, figures.get(region.pk), limits) for region in regions],
        outline=queries.outline(),
        caption=caption,
        source=source,
        keys=pictures.class_keys(limits, indicator.unit_words, gaps=gaps),
        full=True,
    )


def _finding(indicator: Indicator, regions: Sequence[Region], figures: dict[str, Figure]) -> str:
    """What the map shows in a sentence: where the figure is highest and lowest."""
    if not regions:
        return _("%(indicator)s: angka terbaru tiap kabupaten/kota") % {"indicator": indicator.name}
    ordered = sorted(regions, key=lambda region: figures[region.pk].value)
    return _("%(indicator)s: tertinggi di %(top)s, terendah di %(bottom)s") % {
        "indicator": indicator.name,
        "top": _named(indicator, ordered[-1], figures),
        "bottom": _named(indicator, ordered[0], figures),
    }


def _named(indicator: Indicator, region: Region, figures: dict[str, Figure]) -> str:
    return f"{region.short_name} ({words.number(figures[region.pk].value)} {indicator.unit_words})"


def _shaded(region: Region, indicator: Indicator, figure: Figure | None, limits: Sequence[float]) -> Dot:
    if figure is None:
        return Dot(region.short_name, region.longitude, region.latitude)
    found = _dot(region, kind="strong", says=_value(indicator, figure))
    return replace(found, shade=pictures.class_of(float(figure.value), limits))


def _sources(figures: dict[str, Figure], ground: Surveyed | None) -> str:
    figured = ", ".join(sorted({figure.source for figure in figures.values()}))
    surveyed = _("Peta: %(source)s") % {"source": _ground_source(ground)}
    return f"{figured}. {surveyed}" if figured else surveyed


def _ground_source(ground: Surveyed | None) -> str:
    """Whose boundaries are drawn."""
    return ", ".join(ground.sources if ground else ()) or OUTLINE_SOURCE


def beside(neighbour: Neighbour) -> str:
    """How a region lies beside another, in words."""
    if neighbour.km is None:
        return _("lewat laut") if neighbour.over_sea else _("berbatasan darat")
    km = words.number(neighbour.km, 1)
    if neighbour.over_sea:
        return _("%(km)s km lewat laut") % {"km": km}
    return _("berbatasan darat %(km)s km") % {"km": km}


def _dot(region: Region, *, kind: Literal["plain", "strong", "accent"], says: str) -> Dot:
    url = _page(region.pk)
    return Dot(region.short_name, region.longitude, region.latitude, kind, url=url, words=says)


def _area(region: Region, figure: Figure | None) -> Area:
    value = float(figure.value) if figure else None
    return Area(region.pk, region.short_name, value, _page(region.pk))


@lru_cache(maxsize=1024)
def _page(code: str) -> str:
    """The address of a region's page: a map of the nation asks for five hundred."""
    return reverse("regions:region", args=[code])


def _value(indicator: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return words.NOTHING
    return f"{words.number(figure.value)} {indicator.unit_words} ({figure.year})"
