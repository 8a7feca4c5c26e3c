"""TopoJSON becomes GeoJSON: arcs undone, stitched, closed."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.foundation.regions.importing import topology
from rajut.foundation.regions.importing.topology import BrokenTopology, Shape, shapes

# Two squares that share the side x = 1: arc 0 is that side, walked upwards by the left square.
SQUARES = {
    "type": "Topology",
    "arcs": [[[1, 0], [1, 1]], [[1, 1], [0, 1], [0, 0], [1, 0]], [[1, 0], [2, 0], [2, 1], [1, 1]]],
    "objects": {
        "all": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "34.04", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "properties": {"code": "34.02"}, "arcs": [[[-1, 2]]]},
            ],
        }
    },
}
HOLED = {
    "type": "Topology",
    "arcs": [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[3, 3], [3, 6], [6, 6], [6, 3], [3, 3]]],
    "objects": {"one": {"type": "Polygon", "id": "34", "arcs": [[0], [1]]}},
}


def test_a_shared_side_is_walked_both_ways():
    left, right = shapes(SQUARES)

    assert left == Shape(
        "34.04", {"type": "Polygon", "coordinates": [[[1, 0], [1, 1], [0, 1], [0, 0], [1, 0]]]}
    )
    assert right.id == "34.02"
    assert right.geometry["coordinates"][0][0][:2] == [[1, 1], [1, 0]]


def test_an_open_ring_is_closed():
    open_ring = SQUARES | {"arcs": [[[0, 0], [1, 0], [1, 1]], *SQUARES["arcs"][1:]]}
    alone = open_ring | {"objects": {"one": {"type": "Polygon", "id": "34", "arcs": [[0]]}}}

    (found,) = shapes(alone)

    assert found.geometry["coordinates"] == [[[0, 0], [1, 0], [1, 1], [0, 0]]]


def test_a_hole_stays_a_hole():
    (found,) = shapes(HOLED)

    outer, hole = found.geometry["coordinates"]
    assert outer[0] == [0, 0]
    assert hole == [[3, 3], [3, 6], [6, 6], [6, 3], [3, 3]]


def test_quantised_arcs_are_chains_of_differences():
    quantised = HOLED | {
        "transform": {"scale": [0.5, 0.25], "translate": [110.0, -8.0]},
        "arcs": [[[0, 0], [2, 0], [0, 4], [-2, -4]], *HOLED["arcs"][1:]],
        "objects": {"one": {"type": "Polygon", "id": "34", "arcs": [[0]]}},
    }

    (found,) = shapes(quantised)

    assert found.geometry["coordinates"] == [[[110, -8], [111, -8], [111, -7], [110, -8]]]


@given(st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=3, max_size=30))
def test_quantising_and_undoing_it_gives_the_ring_back(points):
    ring = [*points, points[0]]
    steps = [ring[0], *((c - a, d - b) for (a, b), (c, d) in pairwise(ring))]
    quantised = {
        "type": "Topology",
        "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
        "arcs": [[list(step) for step in steps]],
        "objects": {"one": {"type": "Polygon", "id": "34", "arcs": [[0]]}},
    }

    (found,) = shapes(quantised)

    assert found.geometry["coordinates"][0] == [[round(x / 100, 4), round(y / 100, 4)] for x, y in ring]


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[]",
        b'{"type": "FeatureCollection", "features": []}',
        b'{"type": "Topology", "arcs": 5, "objects": {}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_topojson_is_refused(data):
    with pytest.raises(BrokenTopology):
        topology.read(data)


@pytest.mark.parametrize(
    "change",
    [
        {"objects": {"one": {"type": "Point", "id": "34", "coordinates": [0, 0]}}},
        {"objects": {"one": {"type": "Polygon", "id": "34", "arcs": [[7]]}}},
        {"objects": {"one": {"type": "Polygon", "id": "34", "arcs": []}}},
        {"objects": {"one": {"type": "Polygon", "id": "34"}}},
        {"objects": {"one": {"id": "34"}}},
        {"arcs": [[[0, 0], [1, 1]], [[0, 0]]]},
        {"arcs": [[["a", 0]], []]},
        {"arcs": [[[0, float("nan")], [1, 1], [2, 2], [0, 0]], []]},
        {"transform": {"scale": [1]}},
    ],
)
def test_a_broken_topology_says_so_and_nothing_else(change):
    with pytest.raises(BrokenTopology):
        shapes(HOLED | change)


def test_bytes_become_the_same_shapes():
    assert shapes(topology.read(json.dumps(HOLED).encode())) == shapes(HOLED)
