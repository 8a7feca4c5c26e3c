"""What maps keep: bounded, told apart by its key, worked out once however many ask."""

import gc
import math
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from rajut.ui import pictures as p
from rajut.ui.pictures.maps import ground
from rajut.ui.pictures.maps.keeping import Shelf

NATION = 514


@pytest.fixture
def measured() -> Iterator[None]:
    """Let allocations be counted."""
    gc.collect()
    tracemalloc.start()
    yield
    tracemalloc.stop()


def nation() -> dict[str, Any]:
    """As many areas as Indonesia has, of as many points as are imported."""
    return {"type": "FeatureCollection", "features": [_area(number) for number in range(NATION)]}


def _area(number: int) -> dict[str, Any]:
    x, y = 95 + number % 40, -10 + number // 40
    ring = [(x + math.cos(each / 16) * 0.4, y + math.sin(each / 16) * 0.4) for each in range(100)]
    geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"type": "Feature", "properties": {"code": str(number)}, "geometry": geometry}


def draw(shapes: p.Ground | dict[str, Any]) -> p.Picture:
    areas = [p.Area(str(number), f"Daerah {number}", float(number)) for number in range(NATION)]
    return p.choropleth(areas, shapes=shapes, unit="", caption="c", source="s", full=True)


def test_a_shelf_holds_no_more_than_fits_and_lets_the_least_lately_asked_go() -> None:
    shelf: Shelf[str] = Shelf(10, len)
    made: list[str] = []

    def ask(text: str) -> str:
        return shelf.ask(text, lambda: made.append(text) or text)

    for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        ask(text)

    assert made == ["aaaa", "bbbb", "cccc", "bbbb"]
    assert shelf.held == 8


def test_what_fits_nowhere_is_worked_out_and_not_kept() -> None:
    shelf: Shelf[str] = Shelf(3, len)

    answers = [shelf.ask("k", lambda: "aaaa") for _ in range(2)]

    assert (answers, shelf.held) == (["aaaa", "aaaa"], 0)


def test_what_fails_is_asked_again() -> None:
    shelf: Shelf[str] = Shelf(10, len)

    def fail() -> str:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        shelf.ask("k", fail)

    assert (shelf.ask("k", lambda: "a"), shelf.held) == ("a", 1)


def test_of_many_who_ask_at_once_one_does_the_work() -> None:
    shelf: Shelf[str] = Shelf(10, len)
    together, made = Barrier(8, timeout=20), []

    def ask(_number: int) -> str:
        together.wait()
        return shelf.ask("k", lambda: made.append("k") or "a")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))

    assert (answers, made, shelf.held) == (["a"] * 8, ["k"], 1)


def test_a_ground_is_fetched_once_for_the_first_drawing_and_never_for_the_next() -> None:
    fetched: list[int] = []
    shapes = nation()

    def read() -> dict[str, Any]:
        fetched.append(1)
        return shapes

    drawn = [draw(p.Ground("fetched once", read)).svg for _ in range(3)]

    assert fetched == [1]
    assert drawn == [draw(shapes).svg] * 3


def test_a_ground_of_another_name_is_drawn_anew() -> None:
    shapes = nation()
    fewer = {**shapes, "features": shapes["features"][:100]}

    all_of_them, some = (
        draw(p.Ground(f"of {len(each['features'])}", lambda each=each: each)) for each in (shapes, fewer)
    )

    assert (all_of_them.svg.count("<path"), some.svg.count("<path")) == (514, 100)


def test_drawings_of_ever_new_boundaries_take_bounded_room(measured: None) -> None:
    room = 2**20
    shelf = Shelf(room, ground.weight)
    before = tracemalloc.get_traced_memory()[0]

    for number in range(100):
        shelf.ask(
            number, lambda: tuple(ground.Land(f"{each:05}", "l1 1" * (100 + each)) for each in range(100))
        )

    assert room * 0.8 < shelf.held <= room
    assert tracemalloc.get_traced_memory()[0] - before < room * 1.2


def test_shapes_that_nobody_named_are_drawn_and_forgotten(measured: None) -> None:
    before = tracemalloc.get_traced_memory()[0]

    draw(nation())
    gc.collect()

    assert tracemalloc.get_traced_memory()[0] - before < 2**18
