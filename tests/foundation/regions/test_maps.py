"""Maps on imported boundaries: worked out once, never stale, the same for every reader."""

import time

import pytest
from django.db import transaction
from django.urls import reverse

from rajut.foundation.regions import actions, queries
from rajut.foundation.regions.models import Boundary
from rajut.ui.pictures.maps import ground
from tests import cast
from tests.foundation.regions import files
from tests.foundation.regions.shared import real
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
PAGE = ("akses_sanitasi_layak", {"province": "34"})
EAST = [[110.4, -7.9], [110.7, -7.9], [110.7, -7.5], [110.4, -7.5], [110.4, -7.9]]


def bring(data: str | bytes) -> None:
    given = data.encode() if isinstance(data, str) else data
    actions.apply(actions.check(given, name="contoh"), actor=files.BRINGER, at=cast.NOW)


def drawn(client: Visitor) -> str:
    slug, asked = PAGE
    return str(client.get(reverse("regions:indicator", args=[slug]), asked).context["map"].svg)


def mark(*codes: str) -> str:
    found = queries.surveyed(codes)
    assert found
    return found.ground.mark


def test_a_second_import_is_seen_at_once(client: Visitor) -> None:
    bring(files.INDICATORS)
    bring(files.topojson("34.04", "34.02"))
    before = [drawn(client), drawn(client)]

    bring(files.topojson("34.04", "34.02", arc=EAST))

    after = drawn(client)
    assert before[0] == before[1]
    assert after != before[0]
    assert after.count("<path") == before[0].count("<path")


def test_whatever_writes_a_boundary_gives_the_ground_another_name() -> None:
    bring(files.topojson("34.04", "34.02"))
    marks = [mark("34.04", "34.02"), mark("34.02", "34.04"), mark("34.04")]

    Boundary.objects.filter(region="34.04").update(geometry={"type": "Polygon", "coordinates": [EAST]})
    marks.append(mark("34.04"))
    Boundary.objects.filter(region="34.04").update(source="Sumber lain (contoh)")
    marks.append(mark("34.04"))
    Boundary.objects.filter(region="34.02").delete()
    marks.append(mark("34.04", "34.02"))

    assert marks[0] == marks[1]
    assert marks[5] == marks[4]  # only one of the two is left
    assert len(set(marks)) == 4


def test_what_is_taken_back_leaves_nothing_behind(client: Visitor) -> None:
    bring(files.INDICATORS)
    bring(files.topojson("34.04", "34.02"))
    before = drawn(client)

    with transaction.atomic():
        bring(files.topojson("34.04", "34.02", arc=EAST))
        other = drawn(client)
        transaction.set_rollback(True)

    assert drawn(client) == before
    assert other != before


def test_each_reader_of_the_same_map_sees_the_same(client: Visitor) -> None:
    bring(files.INDICATORS)
    bring(files.topojson("34.04", "34.02"))
    official = Visitor()
    official.sign_in(cast.officer("34.04").post)

    assert drawn(official) == drawn(client)


def test_a_region_without_a_boundary_takes_none_from_another_map(client: Visitor) -> None:
    bring(files.INDICATORS)
    bring(files.topojson("34.04"))
    drawn(client)

    page = client.get(reverse("regions:indicator", args=[PAGE[0]]), {"province": "33"})

    assert page.context["map"].table.head[1] == "Keterangan"
    assert "Peta: Natural Earth" in page.context["map"].source


def test_a_map_drawn_before_asks_for_no_boundary_again(client: Visitor, django_assert_num_queries) -> None:
    bring(files.topojson("34.04", "34.02"))
    found = [queries.surveyed(["34.04", "34.02"]) for _ in range(2)]
    assert found[0]
    assert found[1]
    shown = ground.view(ground.Box(110, -8, 111, -7), ground.WIDE)
    before = ground.seen(found[0].ground, shown)

    with django_assert_num_queries(0):
        after = ground.seen(found[1].ground, shown)

    assert after is before
    assert [land.code for land in after] == ["34.02", "34.04"]


def test_the_nations_map_is_quick_after_the_first_time(client: Visitor) -> None:
    bring(files.INDICATORS)
    actions.apply(actions.check(real("kabkota.topo.json")), actor=files.BRINGER, at=cast.NOW)
    there = reverse("regions:indicator", args=[PAGE[0]])
    first = client.get(there).context["map"]

    spent = min(_spent(client, there) for _ in range(5))

    again = client.get(there).context["map"]
    assert (again.svg == first.svg, len(again.table.rows)) == (True, 514)
    assert again.svg.count("<path") > 500  # a few are smaller than a pixel
    assert (
        spent < 0.2
    )  # seconds of this thread for the whole page; about 0.05, and 0.3 when all are read anew


def _spent(client: Visitor, there: str) -> float:
    begun = time.thread_time()
    client.get(there)
    return time.thread_time() - begun
