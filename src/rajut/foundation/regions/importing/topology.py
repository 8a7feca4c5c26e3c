"""TopoJSON to GeoJSON, pure: arcs are undone, stitched and closed; nothing is simplified.

Shapes follow the TopoJSON specification 1.0 (Bostock 2015) and RFC 7946: a position is
`[longitude, latitude]` in degrees, a ring is a closed list of at least four positions, a polygon
its outer ring followed by its holes.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from rajut.core.words import say

Position = list[float]
Ring = list[Position]


class Geometry(TypedDict):
    """A GeoJSON Polygon or MultiPolygon."""

    type: str
    coordinates: list[Any]


class BrokenTopology(ValueError):
    """The file is not a TopoJSON that can be drawn; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One geometry of a topology with its id."""

    id: str
    geometry: Geometry


def read(data: bytes) -> Mapping[str, Any]:
    """The topology in `data`; raises `BrokenTopology` where it is not JSON or not TopoJSON."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenTopology(say("Berkas bukan JSON yang sah.")) from error
    if not isinstance(found, dict) or found.get("type") != "Topology":
        raise BrokenTopology(say("Berkas bukan TopoJSON: isian “type” harus “Topology”."))
    if not isinstance(found.get("arcs"), list) or not isinstance(found.get("objects"), dict):
        raise BrokenTopology(say("TopoJSON harus memuat “arcs” dan “objects”."))
    return found


def shapes(topology: Mapping[str, Any], *, digits: int = 4) -> list[Shape]:
    """Every polygon of every object, positions rounded to `digits` decimals (4 = about 11 m)."""
    try:
        arcs = _arcs(topology, digits=digits)
        return [
            Shape(id=_id(item), geometry=_geometry(item, arcs))
            for found in topology["objects"].values()
            for item in _members(found)
        ]
    except BrokenTopology:
        raise
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BrokenTopology(say("Isi TopoJSON rusak: busur atau geometri tidak lengkap.")) from error


def _members(found: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    if found["type"] == "GeometryCollection":
        return list(found["geometries"])
    return [found]


def _id(item: Mapping[str, Any]) -> str:
    properties = item.get("properties") or {}
    return str(item.get("id") or properties.get("code") or "")


def _arcs(topology: Mapping[str, Any], *, digits: int) -> list[Ring]:
    place = _placing(topology.get("transform"), digits=digits)
    return [place(arc) for arc in topology["arcs"]]


def _placing(transform: Mapping[str, Any] | None, *, digits: int) -> Callable[[list[Position]], Ring]:
    """How an arc becomes degrees: quantised arcs are chains of whole-number differences."""
    if transform is None:
        return lambda arc: [_rounded(float(point[0]), float(point[1]), digits) for point in arc]
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]

    def place(arc: list[Position]) -> Ring:
        x = y = 0.0
        placed: Ring = []
        for point in arc:
            x, y = x + point[0], y + point[1]
            placed.append(_rounded(x * scale_x + left, y * scale_y + bottom, digits))
        return placed

    return place


def _rounded(longitude: float, latitude: float, digits: int) -> Position:
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        raise BrokenTopology(say("TopoJSON memuat koordinat yang bukan bilangan."))
    return [round(longitude, digits), round(latitude, digits)]


def _geometry(item: Mapping[str, Any], arcs: list[Ring]) -> Geometry:
    kind = item.get("type")
    if kind == "Polygon":
        return {"type": "Polygon", "coordinates": _polygon(item["arcs"], arcs)}
    if kind == "MultiPolygon":
        return {"type": "MultiPolygon", "coordinates": [_polygon(part, arcs) for part in item["arcs"]]}
    raise BrokenTopology(say("Hanya Polygon dan MultiPolygon yang dapat dipakai sebagai batas daerah."))


def _polygon(rings: Sequence[Sequence[int]], arcs: list[Ring]) -> list[Ring]:
    if not rings:
        raise BrokenTopology(say("Sebuah poligon tidak mempunyai garis luar."))
    return [_ring(ring, arcs) for ring in rings]


def _ring(indexes: Sequence[int], arcs: list[Ring]) -> Ring:
    """Stitch arcs end to end; `~i` names arc i walked backwards, and shared ends are kept once."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(ring) < 4:
        raise BrokenTopology(say("Sebuah garis batas mempunyai kurang dari empat titik."))
    return ring
