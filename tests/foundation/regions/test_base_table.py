"""The table of governments that every installation begins with."""

import csv
import json
from collections import Counter
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from rajut.foundation.regions import queries
from rajut.foundation.regions.importing import topology
from rajut.foundation.regions.models import Affair, Border, Region
from tests.foundation.regions.shared import real

SHIPPED = Path(queries.__file__).parent / "data" / "regions.csv"
NEAR = 75  # kilometres from a seat of government to the middle of its region

# Seats that really lie farther from the middle: long regions whose capital is on the coast or a river mouth.
FAR_SEATS = {
    "62.03": "Kapuas follows its river 250 km inland; Kuala Kapuas lies near the mouth",
    "62.07": "Seruyan follows its river inland; Kuala Pembuang lies on the coast",
    "64.02": "Kutai Kartanegara reaches far up the Mahakam; Tenggarong lies near the lower river",
    "65.02": "Malinau is the upland along the border; the town lies at its lower end",
    "65.03": "Nunukan reaches far inland; the town lies on an island at the coast",
    "72.08": "Parigi Moutong is a strip of 470 km along the gulf; Parigi lies at its southern end",
    "91.03": "Jayapura reaches far inland; Sentani lies at the coast",
    "93.01": "Merauke is larger than Java's provinces; the town lies in its south-eastern corner",
}


def shipped() -> dict[str, dict[str, str]]:
    with SHIPPED.open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def official() -> dict[str, dict[str, str]]:
    with real("regions.csv").open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance (haversine, Earth's mean radius)."""
    (a, b), (c, d) = (tuple(map(radians, point)) for point in (here, there))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def seat(row: dict[str, str]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def centre(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


@pytest.mark.django_db
def test_a_fresh_installation_knows_every_government():
    kinds = Counter(Region.objects.values_list("kind", flat=True))

    assert kinds == {"province": 38, "regency": 416, "city": 98}
    assert Region.objects.filter(administrative_only=True).count() == 6
    assert not Region.objects.filter(seat="").exists()


@pytest.mark.django_db
def test_a_fresh_installation_knows_the_32_concurrent_affairs():
    kinds = Counter(Affair.objects.values_list("kind", flat=True))

    assert kinds["wajib_pelayanan_dasar"] == 6
    assert kinds["wajib_bukan_pelayanan_dasar"] == 18
    assert kinds["pilihan"] == 8


def test_codes_names_and_provinces_are_the_official_ones():
    ours = {code: (row["name"], row["parent"]) for code, row in shipped().items()}
    theirs = {code: (row["name"], row["parent"].replace("ID", "")) for code, row in official().items()}

    assert ours == theirs


def test_every_seat_lies_near_the_middle_of_its_region_or_has_a_reason():
    theirs = official()

    far = {
        code
        for code, row in shipped().items()
        if row["parent"] and kilometres(seat(row), centre(theirs[code])) > NEAR
    }

    assert far == set(FAR_SEATS)


def test_every_seat_lies_in_its_province_or_at_its_edge():
    provinces = {
        shape.id: shape.geometry
        for shape in topology.shapes(topology.read(real("provinsi.topo.json").read_bytes()))
    }

    strays = {code for code, row in shipped().items() if not is_in_or_beside(seat(row), provinces[code[:2]])}

    assert strays == {"31.01"}  # the simplified polygons have lost the islands of Kepulauan Seribu


def is_in_or_beside(point: tuple[float, float], geometry: topology.Geometry, *, edge: float = 6) -> bool:
    """Whether a point lies in a polygon or within `edge` km of one of its corners (coasts are simplified)."""
    several = geometry["type"] == "MultiPolygon"
    outers = [polygon[0] for polygon in (geometry["coordinates"] if several else [geometry["coordinates"]])]
    return any(surrounds(ring, point) for ring in outers) or any(
        kilometres(point, (latitude, longitude)) <= edge for ring in outers for longitude, latitude in ring
    )


def surrounds(ring: topology.Ring, point: tuple[float, float]) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    y, x = point
    crossings = (
        x < (c - a) * (y - b) / (d - b) + a for (a, b), (c, d) in pairwise(ring) if (b > y) != (d > y)
    )
    return sum(crossings) % 2 == 1


def test_the_outline_is_small_and_lies_in_indonesia():
    outline = queries.outline().read()

    points = [point for polygon in outline["coordinates"] for ring in polygon for point in ring]
    assert outline["type"] == "MultiPolygon"
    assert len(json.dumps(outline, separators=(",", ":"))) <= 60_000
    assert all(94 < longitude < 142 and -12 < latitude < 7 for longitude, latitude in points)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kabupaten Sleman", "Sleman"),
        ("Kota Yogyakarta", "Kota Yogyakarta"),
        ("Daerah Istimewa Yogyakarta", "DI Yogyakarta"),
        ("Daerah Khusus Ibukota Jakarta", "DKI Jakarta"),
        ("Kota Administrasi Jakarta Pusat", "Jakarta Pusat"),
        ("Jawa Tengah", "Jawa Tengah"),
    ],
)
def test_the_short_name_is_the_everyday_one(name, short):
    region = Region(name=name)

    assert region.short_name == short


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"code": "3.04"}, "region_code_pattern"),
        ({"code": "99.04"}, "region_under_its_province"),
        ({"parent_id": None}, "region_under_its_province"),
        ({"latitude": 45.0}, "region_within_indonesia"),
        ({"area_km2": 0}, "region_area_positive"),
        ({"population": 5}, "region_population_with_year"),
    ],
)
def test_the_database_refuses_a_region_that_cannot_be(changes, constraint):
    fields = {
        "code": "34.99", "name": "Kabupaten Contoh", "kind": "regency", "parent_id": "34", "seat": "Contoh",
        "latitude": -7.8, "longitude": 110.4,
    }  # fmt: skip

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Region.objects.create(**(fields | changes))

    assert Region.objects.count() == 552


@pytest.mark.django_db
def test_the_database_refuses_a_border_in_the_wrong_order():
    with pytest.raises(IntegrityError, match="border_in_order"), transaction.atomic():
        Border.objects.create(a_id="34.04", b_id="34.02", by="land")

    assert Border.objects.count() == 0
