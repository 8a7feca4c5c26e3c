"""Places as dots, and the ties between them as threads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures import labels
from rajut.ui.pictures.maps.ground import FULL, NARROW, WIDE, Box, GeoJson, around, seen, view
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import address, draw

Kind = Literal["plain", "strong", "accent"]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place: plain ones are the background, strong ones take part, the accent is what it is about."""

    label: str
    lon: float
    lat: float
    kind: Kind = "plain"
    size: float = 1.0
    url: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A tie between two dots (their places in the sequence), as strong as `weight` (0..1)."""

    start: int
    end: int
    weight: float = 0.5


def dot_map(
    dots: Sequence[Dot],
    *,
    outline: GeoJson | None = None,
    threads: Sequence[Thread] = (),
    caption: str,
    source: str,
    keys: Sequence[Key] = (),
    full: bool = False,
) -> Picture:
    """Places and the ties between them; cropped to the strong and accented ones where there are any.

    `full` is for a map over the whole width of the page.
    """
    told = [dot for dot in dots if dot.kind != "plain"] or list(dots)
    box = around((dot.lon, dot.lat) for dot in told)
    rows = tuple((dot.label, dot.words or words.NOTHING) for dot in told)
    return Picture(
        svg=draw(_dots(dots, threads, outline, box, FULL if full else WIDE), label=caption),
        narrow_svg=draw(_dots(dots, threads, outline, box, NARROW), label=caption),
        caption=caption,
        source=source,
        table=Table((_("Daerah"), _("Keterangan")), rows),
        keys=tuple(keys),
    )


def _ground(outline: GeoJson | None, box: Box, width: int) -> list[dict[str, Any]]:
    found = seen(outline, box, width) if outline else ()
    if not found:
        return []
    mark = {
        "type": "geoshape",
        "fill": "var(--land)",
        "stroke": "var(--land-line)",
        "strokeWidth": 0.8,
        "aria": False,
    }
    return [{"data": {"values": list(found)}, "mark": mark}]


def _dots(
    dots: Sequence[Dot], threads: Sequence[Thread], outline: GeoJson | None, box: Box, width: int
) -> dict[str, Any]:
    shown, spec = view(box, width)
    layers = _ground(outline, shown, width)
    if threads:
        layers.append(_threads(dots, threads))
    near = [dot for dot in dots if shown.meets(Box(dot.lon, dot.lat, dot.lon, dot.lat))]
    plain = [dot for dot in near if dot.kind == "plain"]
    told = sorted(
        (dot for dot in near if dot.kind != "plain"), key=lambda dot: (dot.kind == "accent", -dot.size)
    )
    if plain:
        layers.append(_plain_dots(plain, 9 if width > NARROW else 4))
    if told:
        layers.append(_told_dots(told, width))
    named = sorted((dot for dot in told if dot.kind == "accent" or len(told) <= 16), key=lambda dot: dot.kind)
    if named:
        layers += _names(named, _ties(dots, threads, shown, width), shown, width)
    return {**spec, "layer": layers or [{"data": {"values": [{}]}, "mark": "point"}]}


def _place() -> dict[str, Any]:
    return {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }


def _plain_dots(dots: Sequence[Dot], size: int) -> dict[str, Any]:
    values = [{"lon": dot.lon, "lat": dot.lat} for dot in dots]
    mark = {"type": "circle", "size": size, "color": "var(--muted)", "opacity": 0.55, "aria": False}
    return {"data": {"values": values}, "mark": mark, "encoding": _place()}


def _told_dots(dots: Sequence[Dot], width: int) -> dict[str, Any]:
    unit = 90 if width > NARROW else 60
    values = [
        {
            "lon": dot.lon,
            "lat": dot.lat,
            "area": unit * dot.size,
            "fill": "var(--accent)" if dot.kind == "accent" else "var(--teal)",
            "url": address(dot.url) or None,
            "says": f"{dot.label}: {dot.words}" if dot.words else dot.label,
        }
        for dot in dots
    ]
    linked = {"href": {"field": "url", "type": "nominal"}} if any(dot.url for dot in dots) else {}
    mark = {"type": "circle", "stroke": "var(--paper)", "strokeWidth": 1.5, "opacity": 1}
    encoding = {
        **_place(),
        "size": {"field": "area", "type": "quantitative", "scale": None},
        "fill": {"field": "fill", "type": "nominal", "scale": None},
        "description": {"field": "says", "type": "nominal"},
        **linked,
    }
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _names(dots: Sequence[Dot], ties: Sequence[labels.Tie], box: Box, width: int) -> list[dict[str, Any]]:
    scale = width / (box.east - box.west)
    anchors = [
        labels.Anchor(_x(dot, box, scale), _y(dot, box, scale), dot.label, 5 * dot.size**0.5) for dot in dots
    ]
    height = (box.north - box.south) * scale
    chosen = labels.sides(anchors, ties, width=width, height=height)
    values = [{"lon": dot.lon, "lat": dot.lat, "label": dot.label} for dot in dots]
    return labels.layers(values, chosen, _place())


def _ties(dots: Sequence[Dot], threads: Sequence[Thread], box: Box, width: int) -> list[labels.Tie]:
    scale = width / (box.east - box.west)
    ends = [(dots[thread.start], dots[thread.end]) for thread in threads]
    return [
        labels.Tie(_x(one, box, scale), _y(one, box, scale), _x(two, box, scale), _y(two, box, scale))
        for one, two in ends
    ]


def _x(dot: Dot, box: Box, scale: float) -> float:
    return (dot.lon - box.west) * scale


def _y(dot: Dot, box: Box, scale: float) -> float:
    return (box.north - dot.lat) * scale


def _threads(dots: Sequence[Dot], threads: Sequence[Thread]) -> dict[str, Any]:
    values = [
        {
            "lon": dots[t.start].lon,
            "lat": dots[t.start].lat,
            "lon2": dots[t.end].lon,
            "lat2": dots[t.end].lat,
            "thick": 1 + 3 * min(max(t.weight, 0.0), 1.0),
        }
        for t in threads
    ]
    encoding = {
        **_place(),
        "longitude2": {"field": "lon2"},
        "latitude2": {"field": "lat2"},
        "strokeWidth": {"field": "thick", "type": "quantitative", "scale": None},
    }
    mark = {"type": "rule", "color": "var(--teal)", "opacity": 0.55, "strokeCap": "round", "aria": False}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}
