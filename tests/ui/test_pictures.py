"""Pictures: strict, deterministic, clickable, cropped, and never without their finding and figures."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from django.utils import translation

from rajut.ui import pictures as p
from rajut.ui import samples, tokens
from rajut.ui.pictures.bars import round_steps
from rajut.ui.pictures.labels import Anchor, sides
from rajut.ui.pictures.maps import CLASSES
from rajut.ui.pictures.maps.ground import around
from rajut.ui.pictures.network import layout
from tests.ui.conftest import Draw

NAMES = ("bars", "timeline", "shares", "map", "areas", "network")
ALLOWED = {"svg", "g", "path", "rect", "circle", "line", "text", "tspan", "a", "title"}
SHARED = Path(__file__).parents[3] / "shared" / "data"
HOSTILE = "\"><script>alert('x')</script>"


@pytest.fixture(scope="module")
def drawn() -> dict[str, p.Picture]:
    return samples.pictures()


def _elements(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter())


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_carries_nothing_that_a_strict_page_forbids(drawn: dict[str, p.Picture], name: str) -> None:
    for svg in (drawn[name].svg, drawn[name].narrow_svg):
        elements = _elements(svg)

        assert {element.tag for element in elements} <= ALLOWED
        assert [e.attrib for e in elements if any(a == "style" or a.startswith("on") for a in e.attrib)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_follows_the_theme(drawn: dict[str, p.Picture], name: str) -> None:
    found = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn[name].svg))

    assert {colour for colour in found if not colour.startswith("var(--")} <= {"none", "transparent"}
    assert {colour[6:-1] for colour in found if colour.startswith("var(--")} <= tokens.LIGHT.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_its_finding(drawn: dict[str, p.Picture], name: str) -> None:
    picture = drawn[name]
    root = ElementTree.fromstring(picture.svg)

    linked = any(element.tag == "a" for element in root.iter())
    assert root.get("aria-label") == picture.caption
    assert root.get("role") == ("group" if linked else "img")


def test_every_link_has_a_name_and_stays_on_this_site(drawn: dict[str, p.Picture]) -> None:
    links = [e for name in NAMES for e in _elements(drawn[name].svg) if e.tag == "a"]

    assert len(links) == 15
    assert {link.get("href") for link in links} == {"/galeri"}
    assert [link for link in links if not link.get("aria-label")] == []


def test_the_same_figures_give_the_same_picture_in_another_process(drawn: dict[str, p.Picture]) -> None:
    program = (
        "import django; django.setup()\n"
        "from django.utils import translation; translation.activate('id')\n"
        "from rajut.ui import samples\n"
        "found = samples.pictures()\n"
        f"print(''.join(found[n].svg + found[n].narrow_svg for n in {NAMES!r}))"
    )

    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert other.strip() == "".join(drawn[name].svg + drawn[name].narrow_svg for name in NAMES)


def test_pictures_carry_no_ids_that_could_meet_on_one_page(drawn: dict[str, p.Picture]) -> None:
    elements = [e for n in NAMES for svg in (drawn[n].svg, drawn[n].narrow_svg) for e in _elements(svg)]

    assert [element for element in elements if element.get("id")] == []


def test_a_hostile_name_stays_a_name(draw: Draw) -> None:
    picture = p.target_and_actual(
        [p.Reading(HOSTILE, 1, 2), p.Reading("'] + alert(1) + ['", 1)],
        unit=HOSTILE,
        caption=HOSTILE,
        source=HOSTILE,
    )

    html = draw("{% figure picture %}", picture=picture)

    assert "<script" not in html
    assert "script" not in {element.tag for element in _elements(picture.svg)}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//elsewhere.example", "https://elsewhere.example", "data:x"]
)
def test_no_picture_links_elsewhere(url: str) -> None:
    picture = p.share_bars([p.Share("A", 1, None, url)], unit="", caption="", source="")

    assert "href" not in picture.svg


def test_the_figure_shows_the_finding_the_source_and_the_figures(
    draw: Draw, drawn: dict[str, p.Picture]
) -> None:
    html = draw("{% figure picture %}", picture=drawn["bars"])

    assert f"<figcaption>{drawn['bars'].caption}</figcaption>" in html
    assert '<p class="source">Data contoh, 21 Nov 2026.</p>' in html
    assert html.count("<tr>") == 9
    assert (
        '<th scope="row">TW3 26</th><td class="num">428</td><td class="num">420</td><td class="num">67%</td>'
        in html
    )


@pytest.mark.parametrize(
    "empty",
    [
        lambda: p.target_and_actual([], unit="t", caption="c", source="s"),
        lambda: p.share_bars([], unit="t", caption="c", source="s"),
        lambda: p.timeline([], today=date(2026, 1, 1), caption="c", source="s"),
        lambda: p.dot_map([], caption="c", source="s"),
        lambda: p.network([], [], caption="c", source="s"),
        lambda: p.network([p.Node("a", "A")], [], caption="c", source="s"),
        lambda: p.choropleth([], shapes=samples.SQUARES, unit="t", caption="c", source="s"),
        lambda: p.choropleth(
            [p.Area("1", "A", None)], shapes=samples.SQUARES, unit="t", caption="c", source="s"
        ),
        lambda: p.target_and_actual([p.Reading("TW1", None)], unit="t", caption="c", source="s"),
        lambda: p.target_and_actual([p.Reading("TW1", -3, -5)], unit="t", caption="c", source="s"),
    ],
)
def test_a_picture_of_nothing_is_still_a_picture(empty: Callable[[], p.Picture]) -> None:
    picture = empty()

    assert picture.svg.startswith("<svg")
    assert picture.narrow_svg.startswith("<svg")


def test_prints_have_the_light_colours_written_out(drawn: dict[str, p.Picture]) -> None:
    printed = drawn["bars"].printable()

    assert "var(" not in printed
    assert tokens.LIGHT["teal"] in printed


def test_labels_speak_the_readers_language() -> None:
    with translation.override("en"):
        english = p.timeline(
            [p.Activity("Study", date(2026, 5, 1), date(2026, 8, 31), "planned")],
            today=date(2026, 5, 1),
            caption="c",
            source="s",
        )

    assert "May" in english.svg
    assert "Mei" not in english.svg


def test_a_late_activity_says_so_in_words_and_reaches_until_today(drawn: dict[str, p.Picture]) -> None:
    timeline = drawn["timeline"]

    assert "DPRD Bantul · terlambat" in timeline.svg
    assert timeline.svg.count("stroke-dasharray") == 2


def test_labels_of_the_timeline_stand_left_of_every_bar(drawn: dict[str, p.Picture]) -> None:
    root = ElementTree.fromstring(drawn["timeline"].svg)

    starts = [float(bar.get("x", "")) for bar in root.iter("rect")]
    names = [float(name.get("x", "")) for name in root.iter("text") if name.get("font-weight")]
    assert (len(starts), set(names)) == (5, {1.0})
    assert min(starts) >= 237


@pytest.mark.parametrize("count", [1, 2, 4, 7, 12, 30])
def test_classes_of_a_map_hold_like_numbers_and_never_overlap(count: int) -> None:
    areas = [p.Area(str(number), f"P{number}", float(number)) for number in range(count)]

    picture = p.choropleth(areas, shapes=samples.SQUARES, unit="", caption="", source="")

    marks = [key.mark for key in picture.keys]
    assert marks == sorted(set(marks))
    assert marks[-1] == f"seq-{CLASSES}"
    assert len(marks) == min(count, CLASSES)


def test_dots_with_a_value_wear_the_shade_of_their_class_and_others_none() -> None:
    limits = p.limits_of([35.0, 71.0])
    dots = [
        p.Dot("Purworejo", 110.0, -7.7, "strong", shade=p.class_of(35.0, limits)),
        p.Dot("Yogyakarta", 110.4, -7.8, "strong", shade=p.class_of(71.0, limits)),
        p.Dot("Sleman", 110.3, -7.7),
    ]

    svg = p.dot_map(dots, caption="c", source="s").svg

    groups = re.findall(r'<g fill="var\(--([a-z0-9-]+)\)"', svg)
    assert groups == ["seq-4", "seq-5"]
    assert svg.count("<circle") == 2


def test_a_map_shows_at_least_so_many_degrees() -> None:
    alone = [p.Dot("Sleman", 110.35, -7.7, "accent")]

    found = around(((dot.lon, dot.lat) for dot in alone), least=1.6)

    assert round(found.east - found.west, 6) == 1.6


def test_a_map_is_cropped_to_what_it_tells() -> None:
    far = p.Dot("Merauke", 140.4, -8.5)
    near = [p.Dot("Sleman", 110.35, -7.7, "strong"), p.Dot("Bantul", 110.33, -7.9, "strong")]

    alone = p.dot_map(near, outline=samples.ISLAND, caption="c", source="s")
    crowded = p.dot_map([*near, far], outline=samples.ISLAND, caption="c", source="s")

    assert crowded.svg == alone.svg


def test_the_whole_country_is_light() -> None:
    if not SHARED.exists():
        pytest.skip("the shared boundaries are not on this machine")
    shapes = _boundaries(SHARED / "kabkota.topo.json")
    areas = [
        p.Area(shape["properties"]["code"], shape["properties"]["name"], float(place % 97), "/wilayah")
        for place, shape in enumerate(shapes["features"])
    ]

    picture = p.choropleth(areas, shapes=shapes, unit="%", caption="c", source="s", full=True)

    assert len(areas) == 514
    assert len(gzip.compress(picture.svg.encode())) < 70_000


def _boundaries(path: Path) -> dict[str, list[dict[str, dict[str, str]]]]:
    """A TopoJSON file as GeoJSON, just enough for this test."""
    topology = json.loads(path.read_text())
    (x_scale, y_scale), (x_zero, y_zero) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [[x * x_scale + x_zero, y * y_scale + y_zero] for x, y in np.cumsum(arc, axis=0).tolist()]
        for arc in topology["arcs"]
    ]

    def ring(places: list[int]) -> list[list[float]]:
        parts = [arcs[place] if place >= 0 else arcs[~place][::-1] for place in places]
        return parts[0] + [point for part in parts[1:] for point in part[1:]]

    features = []
    (layer,) = topology["objects"].values()
    for found in layer["geometries"]:
        polygons = found["arcs"] if found["type"] == "MultiPolygon" else [found["arcs"]]
        coordinates = [[ring(places) for places in polygon] for polygon in polygons]
        geometry = {"type": "MultiPolygon", "coordinates": coordinates}
        features.append({"type": "Feature", "properties": found["properties"], "geometry": geometry})
    return {"type": "FeatureCollection", "features": features}


def test_a_network_spreads_out_and_keeps_friends_together() -> None:
    nodes = [p.Node(name, name) for name in "abcdef"]
    edges = [p.Edge("a", "b", 1), p.Edge("b", "c", 1), p.Edge("c", "a", 1), p.Edge("d", "e", 1)]

    places = dict(zip("abcdef", layout(nodes, edges), strict=True))

    def far(one: str, two: str) -> float:
        return float(np.hypot(*(places[one] - places[two])))

    assert max(far("a", "b"), far("b", "c"), far("c", "a"), far("d", "e")) < min(far("a", "d"), far("c", "e"))
    assert min(far(one, two) for one, two in pairwise("abcdef")) > 0.05


def test_names_avoid_each_other_and_give_way_where_there_is_no_room() -> None:
    pair = [Anchor(200, 100, "Kabupaten Sleman"), Anchor(260, 102, "Kota Yogyakarta")]
    crowd = [Anchor(100 + number % 3, 100 + number // 3, f"Kabupaten {number}") for number in range(9)]

    assert sides(pair, [], width=400, height=200) == ["left", "right"]
    assert sides(crowd, [], width=400, height=200).count(None) >= 5


def test_a_scale_is_marked_by_few_round_figures() -> None:
    assert round_steps(0, 530) == [0, 100, 200, 300, 400, 500]
    assert round_steps(-5, 0) == [-5, -4, -3, -2, -1, 0]
    assert [round(step, 2) for step in round_steps(0, 0.9)] == [0, 0.2, 0.4, 0.6, 0.8]
    assert round_steps(0, 1_250_000) == [0, 500_000, 1_000_000]


def test_periods_without_room_for_every_name_show_some_of_them() -> None:
    months = [p.Reading(f"M{number}-2026", float(number)) for number in range(24)]

    picture = p.target_and_actual(months, unit="t", caption="c", source="s")

    names = re.findall(r">(M\d+-2026)</text>", picture.narrow_svg)
    assert (names[0], 4 <= len(names) <= 8) == ("M0-2026", True)
    assert picture.narrow_svg.count("<path") == 24


def test_dots_that_lead_to_the_same_page_are_one_link_with_the_name_of_the_group() -> None:
    dots = [p.Dot(f"Kota {n}", 110 + n / 10, -7, "strong", url="/wilayah/34/", group="DIY") for n in range(3)]

    svg = p.dot_map(dots, caption="c", source="s").svg

    assert re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">', svg) == [("/wilayah/34/", "DIY")]
    assert re.findall(r"<title>([^<]+)</title>", svg) == ["Kota 0", "Kota 1", "Kota 2"]


def test_a_narrow_map_of_many_leaves_their_words_to_the_table() -> None:
    dots = [p.Dot(f"Daerah {n}", 95 + n / 4, -n % 9, "strong", words="2 kolaborasi") for n in range(150)]

    picture = p.dot_map(dots, caption="c", source="s")

    assert (picture.svg.count("<title>"), picture.narrow_svg.count("<title>")) == (150, 0)
    assert picture.narrow_svg.count("<circle") == 150
    assert len(picture.table.rows) == 150


def test_land_is_cut_at_the_frame_of_the_picture() -> None:
    shapes = {"type": "Polygon", "coordinates": [[[100, -9], [120, -9], [120, -5], [100, -5], [100, -9]]]}
    near = [p.Dot("Sleman", 110.35, -7.7, "strong"), p.Dot("Bantul", 110.33, -7.9, "strong")]

    svg = p.dot_map(near, outline=shapes, caption="c", source="s").svg

    root = ElementTree.fromstring(svg)
    width, height = float(root.get("width", "")), float(root.get("height", ""))
    (land,) = [e.get("d", "") for e in root.iter("path") if e.get("fill") == "var(--land)"]
    assert land == f"M-2,-2l0 {height + 4:.0f} {width + 4:.0f} 0 0-{height + 4:.0f}z"


def test_words_that_no_markup_may_carry_are_left_out() -> None:
    picture = p.share_bars([p.Share("A\x0bB & <C>", 1)], unit="", caption="c", source="s")

    assert "A B &amp; &lt;C&gt;" in picture.svg
    assert next(e.text for e in _elements(picture.svg) if e.tag == "text") == "A B & <C>"


def test_a_dot_among_many_is_a_share_of_the_largest() -> None:
    assert p.dot_size(5, most=80, places=9) == 1.5
    assert p.dot_size(80, most=80, places=9) == 4.0
    assert [p.dot_size(count, most=80, places=500) for count in (0, 40, 80)] == [0.3, 1.15, 2.0]
