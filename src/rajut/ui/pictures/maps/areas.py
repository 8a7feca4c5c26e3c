"""Areas shaded by their values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures.maps.ground import FULL, NARROW, WIDE, GeoJson, View, around, extents, seen, view
from rajut.ui.pictures.marks import colour, element, linked, spoken
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import draw

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Area:
    """The value of one area; None where it is not known."""

    code: str
    label: str
    value: float | None
    url: str = ""


def choropleth(
    areas: Sequence[Area],
    *,
    shapes: GeoJson,
    key: str = "code",
    unit: str,
    caption: str,
    source: str,
    full: bool = False,
) -> Picture:
    """Areas shaded in five classes of equal count; the property `key` of each shape is its area's code."""
    known = {area.code: area for area in areas}
    boxes = extents(shapes, key)
    box = around(corner for code in known for part in boxes.get(code, ()) for corner in part.corners)
    limits = _limits([area.value for area in areas if area.value is not None])
    rows = tuple((area.label, words.number(area.value)) for area in areas)
    wide, narrow = view(box, FULL if full else WIDE), view(box, NARROW)
    return Picture(
        svg=_shaded(known, shapes, key, unit, limits, wide, caption),
        narrow_svg=_shaded(known, shapes, key, unit, limits, narrow, caption),
        caption=caption,
        source=source,
        table=Table((_("Daerah"), _("Nilai (%s)") % unit), rows),
        keys=_classes(limits, unit, any(area.value is None for area in areas)),
    )


def _limits(values: Sequence[float]) -> tuple[float, ...]:
    """The upper limits of the classes: as many values in each as can be."""
    ordered = sorted(values)
    places = (round(len(ordered) * step / CLASSES) - 1 for step in range(1, CLASSES + 1))
    return tuple(dict.fromkeys(ordered[max(place, 0)] for place in places)) if ordered else ()


def _class(value: float, limits: Sequence[float]) -> int:
    """The class of a value, 1 to 5, the last one dark however few there are."""
    found = next((place for place, limit in enumerate(limits) if value <= limit), len(limits) - 1)
    return CLASSES - (len(limits) - 1 - found)


def _classes(limits: Sequence[float], unit: str, gaps: bool) -> tuple[Key, ...]:
    keys = []
    below = None
    for limit in limits:
        span = words.number(limit) if below is None else f"{words.number(below)} – {words.number(limit)}"
        span = _("sampai %s") % span if below is None else span
        keys.append(Key(f"seq-{_class(limit, limits)}", f"{span} {unit}".strip()))
        below = limit
    return (*keys, Key("gap", _("tanpa data"))) if gaps else tuple(keys)


def _shaded(
    known: Mapping[str, Area],
    shapes: GeoJson,
    key: str,
    unit: str,
    limits: Sequence[float],
    shown: View,
    label: str,
) -> SafeString:
    found = (
        _area(land.path, known.get(str(land.properties.get(key))), unit, limits)
        for land in seen(shapes, shown)
    )
    marks = element("g", *found, stroke=colour("land-line"), stroke_width=0.7)
    return draw(marks, width=shown.width, height=shown.height, label=label)


def _area(path: str, area: Area | None, unit: str, limits: Sequence[float]) -> str:
    if area is None:
        return element("path", d=path, fill=colour("land"))
    says = f"{area.label}: {words.number(area.value)} {unit}".rstrip()
    fill = "land" if area.value is None else f"seq-{_class(area.value, limits)}"
    return linked(area.url, says, element("path", spoken(says), d=path, fill=colour(fill)))
