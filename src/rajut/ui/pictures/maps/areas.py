"""Areas shaded by their values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures.maps.classes import class_keys, class_of, limits_of
from rajut.ui.pictures.maps.ground import (
    FULL,
    NARROW,
    WIDE,
    GeoJson,
    Ground,
    View,
    around,
    extents,
    seen,
    view,
)
from rajut.ui.pictures.marks import colour, element, linked, spoken
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import draw


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
    shapes: Ground | GeoJson,
    key: str = "code",
    unit: str,
    caption: str,
    source: str,
    full: bool = False,
) -> Picture:
    """Areas shaded in five classes of equal count; the property `key` of each shape is its area's code."""
    known = {area.code: area for area in areas}
    shapes = shapes.once() if isinstance(shapes, Ground) else shapes
    boxes = extents(shapes, key)
    box = around(corner for code in known if code in boxes for corner in boxes[code].corners)
    limits = limits_of([area.value for area in areas if area.value is not None])
    rows = tuple((area.label, words.number(area.value)) for area in areas)
    gap = Key("gap", _("tanpa data")) if any(area.value is None for area in areas) else None
    wide, narrow = view(box, FULL if full else WIDE), view(box, NARROW)
    return Picture(
        svg=_shaded(known, shapes, key, unit, limits, wide, caption),
        narrow_svg=_shaded(known, shapes, key, unit, limits, narrow, caption),
        caption=caption,
        source=source,
        table=Table((_("Daerah"), _("Nilai (%s)") % unit), rows),
        keys=class_keys(limits, unit, gaps=gap),
    )


def _shaded(
    known: Mapping[str, Area],
    shapes: Ground | GeoJson,
    key: str,
    unit: str,
    limits: Sequence[float],
    shown: View,
    label: str,
) -> SafeString:
    found = (_area(land.path, known.get(land.code), unit, limits) for land in seen(shapes, shown, key))
    marks = element("g", *found, stroke=colour("land-line"), stroke_width=0.7)
    return draw(marks, width=shown.width, height=shown.height, label=label)


def _area(path: str, area: Area | None, unit: str, limits: Sequence[float]) -> str:
    if area is None:
        return element("path", d=path, fill=colour("land"))
    says = f"{area.label}: {words.number(area.value)} {unit}".rstrip()
    fill = "land" if area.value is None else f"seq-{class_of(area.value, limits)}"
    return linked(area.url, says, element("path", spoken(says), d=path, fill=colour(fill)))
