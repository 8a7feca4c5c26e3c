"""Maps, cropped to what they show: regions as dots with threads between them, or as shaded areas."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures import labels
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import address, draw

WIDE, FULL, NARROW = 700, 1120, 350
GeoJson = Mapping[str, Any]
Kind = Literal["plain", "strong", "accent"]
CLASSES = 5


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


@dataclass(frozen=True, slots=True)
class Area:
    """The value of one area; None where it is not known."""

    code: str
    label: str
    value: float | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the earth in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


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
    box = _around((dot.lon, dot.lat) for dot in told)
    rows = tuple((dot.label, dot.words or words.NOTHING) for dot in told)
    return Picture(
        svg=draw(_dots(dots, threads, outline, box, FULL if full else WIDE), label=caption),
        narrow_svg=draw(_dots(dots, threads, outline, box, NARROW), label=caption),
        caption=caption,
        source=source,
        table=Table((_("Daerah"), _("Keterangan")), rows),
        keys=tuple(keys),
    )


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
    box = _around(_corners(f for f in _features(shapes) if str(f["properties"].get(key)) in known))
    limits = _limits([area.value for area in areas if area.value is not None])
    rows = tuple((area.label, words.number(area.value)) for area in areas)
    return Picture(
        svg=draw(_shaded(known, shapes, key, unit, limits, box, FULL if full else WIDE), label=caption),
        narrow_svg=draw(_shaded(known, shapes, key, unit, limits, box, NARROW), label=caption),
        caption=caption,
        source=source,
        table=Table((_("Daerah"), _("Nilai (%s)") % unit), rows),
        keys=_classes(limits, unit, any(area.value is None for area in areas)),
    )


# Cropping and projection (plain degrees: Indonesia lies on the equator, where they are true)


def _around(points: Iterable[tuple[float, float]]) -> Box:
    found = list(points) or [(95.0, -11.0), (141.0, 6.0)]
    west, east = min(p[0] for p in found), max(p[0] for p in found)
    south, north = min(p[1] for p in found), max(p[1] for p in found)
    margin = max((east - west) * 0.03, (north - south) * 0.06, 0.12)
    return Box(west - margin, south - margin, east + margin, north + margin)


def _fit(box: Box, width: int) -> tuple[Box, int]:
    """The box widened to a pleasant shape, and the height of its picture."""
    wide, tall = box.east - box.west, box.north - box.south
    lowest, highest = (0.34, 0.62) if width > NARROW else (0.4, 1.0)
    ratio = min(max(tall / wide, lowest), highest)
    wide, tall = max(wide, tall / ratio), max(tall, wide * ratio)
    x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
    return Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2), round(width * ratio)


def _view(box: Box, width: int) -> tuple[Box, dict[str, Any]]:
    shown, height = _fit(box, width)
    scale = width / (shown.east - shown.west)
    projection = {
        "type": "identity",
        "reflectY": True,
        "scale": scale,
        "translate": [-shown.west * scale, shown.north * scale],
        "clipExtent": [[-2, -2], [width + 2, height + 2]],
    }
    return shown, {
        "width": width,
        "height": height,
        "padding": 0,
        "autosize": "none",
        "projection": projection,
    }


# Shapes


def _features(shapes: GeoJson) -> Iterator[GeoJson]:
    if shapes.get("type") == "FeatureCollection":
        yield from shapes["features"]
    elif shapes.get("type") == "Feature":
        yield shapes
    else:
        yield {"type": "Feature", "properties": {}, "geometry": shapes}


def _polygons(feature: GeoJson) -> list[Any]:
    geometry = feature["geometry"]
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else list(geometry["coordinates"])


def _corners(features: Iterable[GeoJson]) -> Iterator[tuple[float, float]]:
    for feature in features:
        for polygon in _polygons(feature):
            box = _bounds(polygon)
            yield box.west, box.south
            yield box.east, box.north


def _bounds(polygon: Any) -> Box:
    ring = polygon[0]
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return Box(min(lons), min(lats), max(lons), max(lats))


def _cropped(feature: GeoJson, box: Box, width: int) -> dict[str, Any] | None:
    """The feature's polygons that can be seen in the box at this size, in fewer decimals."""
    speck = (box.east - box.west) / width * 1.2
    kept = []
    for polygon in _polygons(feature):
        bounds = _bounds(polygon)
        seen = bounds.east - bounds.west > speck or bounds.north - bounds.south > speck
        if seen and bounds.meets(box):
            kept.append([_thinned(ring, speck * 0.7) for ring in polygon])
    if not kept:
        return None
    properties = dict(feature["properties"])
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": kept},
    }


def _thinned(ring: Any, step: float) -> list[list[float]]:
    """The ring without points closer than `step` to the one before: they would share a pixel."""
    kept = [ring[0]]
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) > step or abs(point[1] - kept[-1][1]) > step:
            kept.append(point)
    kept.append(ring[-1])
    ring = kept if len(kept) >= 4 else ring
    return [[round(float(p[0]), 4), round(float(p[1]), 4)] for p in ring]


# Drawings


def _ground(outline: GeoJson | None, box: Box, width: int) -> list[dict[str, Any]]:
    seen = [_cropped(f, box, width) for f in _features(outline)] if outline else []
    features = [feature for feature in seen if feature]
    if not features:
        return []
    mark = {
        "type": "geoshape",
        "fill": "var(--land)",
        "stroke": "var(--land-line)",
        "strokeWidth": 0.8,
        "aria": False,
    }
    return [{"data": {"values": features}, "mark": mark}]


def _dots(
    dots: Sequence[Dot], threads: Sequence[Thread], outline: GeoJson | None, box: Box, width: int
) -> dict[str, Any]:
    shown, spec = _view(box, width)
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
    box: Box,
    width: int,
) -> dict[str, Any]:
    shown, spec = _view(box, width)
    features = [_cropped(feature, shown, width) for feature in _features(shapes)]
    values = [_dressed(f, known.get(str(f["properties"].get(key))), unit, limits) for f in features if f]
    linked = (
        {"href": {"field": "properties.url", "type": "nominal"}} if any(a.url for a in known.values()) else {}
    )
    layer = {
        "data": {"values": values},
        "mark": {"type": "geoshape", "stroke": "var(--land-line)", "strokeWidth": 0.7},
        "encoding": {
            "fill": {"field": "properties.fill", "type": "nominal", "scale": None},
            "description": {"field": "properties.says", "type": "nominal"},
            **linked,
        },
    }
    return {**spec, "layer": [layer]}


def _dressed(
    feature: dict[str, Any], area: Area | None, unit: str, limits: Sequence[float]
) -> dict[str, Any]:
    fill, says, url = "var(--land)", "", None
    if area is not None:
        says, url = f"{area.label}: {words.number(area.value)} {unit}".rstrip(), address(area.url) or None
        if area.value is not None:
            fill = f"var(--seq-{_class(area.value, limits)})"
    return {**feature, "properties": {"fill": fill, "says": says, "url": url}}
