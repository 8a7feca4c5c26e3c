"""The ground of every map: cropping, projection, and outlines in as few points as can be seen.

Plain degrees are kept as they are: Indonesia lies on the equator, where they are true.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rajut.ui.pictures.maps.keeping import Shelf
from rajut.ui.pictures.marks import tenth

WIDE, FULL, NARROW = 700, 1120, 350
# In bytes: some twenty maps of every kabupaten and kota, or hundreds of smaller ones.
ROOM = 8 * 2**20
SPECK, APART, EDGE = (
    1.2,
    0.84,
    2.0,
)  # in pixels: what is too small to see, too near to tell apart; beyond the picture
GeoJson = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ground:
    """Shapes that are drawn again and again: `read` fetches them, each with the property `code`.

    `mark` names these very shapes and no others: where one of them changes, so does the mark. What was worked
    out from them is kept by it; the shapes themselves, which take fifty times the room, are not.
    """

    mark: str
    read: Callable[[], GeoJson] = field(compare=False)

    def once(self) -> "Ground":
        """The same for one drawing, which fetches the shapes once at most."""
        return Ground(self.mark, cache(self.read))


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


def around(points: Iterable[tuple[float, float]], *, least: float = 0) -> Box:
    """The box around the points with some margin, no narrower than `least` degrees."""
    found = list(points) or [(95.0, -11.0), (141.0, 6.0)]
    west, east = min(p[0] for p in found), max(p[0] for p in found)
    south, north = min(p[1] for p in found), max(p[1] for p in found)
    margin = max((east - west) * 0.03, (north - south) * 0.06, 0.12, (least - (east - west)) / 2)
    return Box(west - margin, south - margin, east + margin, north + margin)


def fit(box: Box, width: int) -> tuple[Box, int]:
    """The box widened to a pleasant shape, and the height of its picture."""
    wide, tall = box.east - box.west, box.north - box.south
    lowest, highest = (0.34, 0.62) if width > NARROW else (0.4, 1.0)
    ratio = min(max(tall / wide, lowest), highest)
    wide, tall = max(wide, tall / ratio), max(tall, wide * ratio)
    x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
    return Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2), round(width * ratio)


@dataclass(frozen=True, slots=True)
class View:
    """A box as a picture of so many pixels."""

    box: Box
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels in a degree."""
        return self.width / (self.box.east - self.box.west)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands in the picture."""
        return (lon - self.box.west) * self.scale, (self.box.north - lat) * self.scale

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place stands in the picture."""
        return self.box.meets(Box(lon, lat, lon, lat))


def view(box: Box, width: int) -> View:
    """The box in a picture of this width."""
    shown, height = fit(box, width)
    return View(shown, width, height)


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


@dataclass(frozen=True, slots=True)
class Land:
    """What of one area can be seen: its code, and its outline as an SVG path."""

    code: str
    path: str


def weight(found: tuple[Land, ...]) -> int:
    """About how many bytes an answer of `seen` takes."""
    return 300 + sum(200 + len(land.path) for land in found)


_EXTENTS: Shelf[dict[str, Box]] = Shelf(ROOM // 8, lambda found: 300 * (1 + len(found)))
_SEEN: Shelf[tuple[Land, ...]] = Shelf(ROOM, weight)


def extents(shapes: Ground | GeoJson, key: str) -> dict[str, Box]:
    """The box around each area, by the property `key`."""
    if not isinstance(shapes, Ground):
        return _extents(shapes, key)
    return _EXTENTS.ask((shapes.mark, key), lambda: _extents(shapes.read(), key))


def seen(shapes: Ground | GeoJson, shown: View, key: str = "code") -> tuple[Land, ...]:
    """What of the shapes can be seen in the picture, in as few points as can be told apart."""
    if not isinstance(shapes, Ground):
        return _seen(shapes, shown, key)
    return _SEEN.ask((shapes.mark, shown, key), lambda: _seen(shapes.read(), shown, key))


def _extents(shapes: GeoJson, key: str) -> dict[str, Box]:
    found: dict[str, list[Box]] = {}
    for feature in features(shapes):
        boxes = [_bounds(polygon) for polygon in _polygons(feature)]
        found.setdefault(str(feature["properties"].get(key)), []).extend(boxes)
    return {code: _together(boxes) for code, boxes in found.items() if boxes}


def _together(boxes: list[Box]) -> Box:
    return Box(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def _seen(shapes: GeoJson, shown: View, key: str) -> tuple[Land, ...]:
    found = (Land(str(each["properties"].get(key)), _path(each, shown)) for each in features(shapes))
    return tuple(land for land in found if land.path)


def _path(feature: GeoJson, shown: View) -> str:
    speck, edge = SPECK / shown.scale, EDGE / shown.scale
    box = shown.box
    frame = Box(box.west - edge, box.south - edge, box.east + edge, box.north + edge)
    rings = []
    for polygon in _polygons(feature):
        bounds = _bounds(polygon)
        visible = bounds.east - bounds.west > speck or bounds.north - bounds.south > speck
        if visible and bounds.meets(box):
            rings += [_cut(ring, frame) for ring in polygon]
    return "".join(_steps(ring, shown) for ring in rings if len(ring) > 2)


def _bounds(polygon: Any) -> Box:
    ring = polygon[0]
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return Box(min(lons), min(lats), max(lons), max(lats))


def _cut(ring: Any, frame: Box) -> list[Any]:
    """The ring's part inside the frame, one side after the other (Sutherland and Hodgman, 1974)."""
    kept = list(ring)
    for axis, limit, sign in (
        (0, frame.west, 1),
        (0, frame.east, -1),
        (1, frame.south, 1),
        (1, frame.north, -1),
    ):
        if any((point[axis] - limit) * sign < 0 for point in kept):
            kept = list(_cut_side(kept, axis, limit, sign))
    return kept


def _cut_side(ring: list[Any], axis: int, limit: float, sign: int) -> Iterator[Any]:
    before = ring[-1]
    for point in ring:
        inside, was = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            yield tuple(before[side] + part * (point[side] - before[side]) for side in (0, 1))
        if inside:
            yield point
        before = point


def _steps(ring: list[Any], shown: View) -> str:
    """The ring in halves of a pixel, from point to point; without those that would share a pixel."""
    places = [shown.at(float(point[0]), float(point[1])) for point in ring]
    halves = [(round(x * 2), round(y * 2)) for x, y in _thinned(places)]
    x, y = halves[0]
    steps = [f"M{tenth(x / 2)},{tenth(y / 2)}l"]
    for x2, y2 in halves[1:]:
        if (x2, y2) != (x, y):
            steps.append(f"{_joined(x2 - x)}{_joined(y2 - y)}")
            x, y = x2, y2
    return "".join(steps).replace("l ", "l") + "z" if len(steps) > 2 else ""


def _thinned(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    kept = [places[0]]
    for x, y in places[1:]:
        if abs(x - kept[-1][0]) > APART or abs(y - kept[-1][1]) > APART:
            kept.append((x, y))
    return kept if len(kept) > 2 else places


def _joined(halves: int) -> str:
    text = tenth(halves / 2)
    return text if text.startswith("-") else f" {text}"
