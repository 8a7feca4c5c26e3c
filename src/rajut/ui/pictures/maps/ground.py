"""The ground of every map: cropping, projection, and outlines in as few points as can be seen.

Plain degrees are kept as they are: Indonesia lies on the equator, where they are true.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

WIDE, FULL, NARROW = 700, 1120, 350
KEPT = 24
GeoJson = Mapping[str, Any]
P = ParamSpec("P")
Result = TypeVar("Result")


def kept(work: Callable[Concatenate[GeoJson, P], Result]) -> Callable[Concatenate[GeoJson, P], Result]:
    """Remember what was worked out from shapes that are asked for again and again (the very same object)."""
    found: OrderedDict[tuple[Any, ...], tuple[GeoJson, Result]] = OrderedDict()

    @wraps(work)
    def ask(shapes: GeoJson, /, *args: P.args, **kwargs: P.kwargs) -> Result:
        key = (id(shapes), args, tuple(kwargs.items()))
        known = found.get(key)
        if known is None:
            known = (shapes, work(shapes, *args, **kwargs))  # holding the shapes keeps their id theirs
            found[key] = known
            while len(found) > KEPT:
                found.popitem(last=False)
        return known[1]

    return ask


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the earth in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (self.west, self.south), (self.east, self.north)

    def meets(self, other: "Box") -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


def around(points: Iterable[tuple[float, float]]) -> Box:
    found = list(points) or [(95.0, -11.0), (141.0, 6.0)]
    west, east = min(p[0] for p in found), max(p[0] for p in found)
    south, north = min(p[1] for p in found), max(p[1] for p in found)
    margin = max((east - west) * 0.03, (north - south) * 0.06, 0.12)
    return Box(west - margin, south - margin, east + margin, north + margin)


def fit(box: Box, width: int) -> tuple[Box, int]:
    """The box widened to a pleasant shape, and the height of its picture."""
    wide, tall = box.east - box.west, box.north - box.south
    lowest, highest = (0.34, 0.62) if width > NARROW else (0.4, 1.0)
    ratio = min(max(tall / wide, lowest), highest)
    wide, tall = max(wide, tall / ratio), max(tall, wide * ratio)
    x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
    return Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2), round(width * ratio)


def view(box: Box, width: int) -> tuple[Box, dict[str, Any]]:
    shown, height = fit(box, width)
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


def features(shapes: GeoJson) -> Iterator[GeoJson]:
    if shapes.get("type") == "FeatureCollection":
        yield from shapes["features"]
    elif shapes.get("type") == "Feature":
        yield shapes
    else:
        yield {"type": "Feature", "properties": {}, "geometry": shapes}


def _polygons(feature: GeoJson) -> list[Any]:
    geometry = feature["geometry"]
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else list(geometry["coordinates"])


@kept
def extents(shapes: GeoJson, key: str) -> dict[str, list[Box]]:
    """The boxes of each area's polygons, by the property `key`."""
    found: dict[str, list[Box]] = {}
    for feature in features(shapes):
        boxes = [_bounds(polygon) for polygon in _polygons(feature)]
        found.setdefault(str(feature["properties"].get(key)), []).extend(boxes)
    return found


@kept
def seen(shapes: GeoJson, box: Box, width: int) -> tuple[dict[str, Any], ...]:
    """What of the shapes can be seen in the box at this size."""
    found = (_cropped(feature, box, width) for feature in features(shapes))
    return tuple(feature for feature in found if feature)


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
