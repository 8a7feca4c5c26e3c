"""What governments hold, read as the finders read it, and what the tables themselves refuse."""

import io
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pyarrow import csv

from rajut.core.potential import holdings as core
from rajut.foundation.regions import holdings
from rajut.foundation.regions.models import Application, Facility, Package, ServiceFigure, StaffEntry

pytestmark = pytest.mark.django_db

SAID = {"source": "data contoh"}
PACKAGE = {
    "year": 2026,
    "region_id": "34.04",
    "agency": "Kabupaten Sleman",
    "ceiling": 5,
    "starts": 2,
    "ends": 3,
}
STAFF = {"region_id": "34.04", "agency": "BKPP", "competency": "Analis", "persons": 3}


def test_each_table_is_read_in_one_query_and_one_order(django_assert_num_queries):
    ServiceFigure.objects.create(
        region_id="34.04",
        service="sampah",
        year=2025,
        role="output",
        measure="ton",
        value=5,
        unit="ton",
        **SAID,
    )
    StaffEntry.objects.create(kind="seat", **STAFF, starts_on=date(2026, 3, 1), cost=500_000, **SAID)
    StaffEntry.objects.create(kind="need", **STAFF, **SAID)
    Application.objects.create(code="b", region_id="34.04", agency="Kominfo", name="Lapor", cost=7, **SAID)
    Facility.objects.create(
        name="TPA",
        kind="TPA",
        region_id="34.04",
        latitude=-7.5,
        longitude=110.5,
        load=9,
        unit="ton/tahun",
        **SAID,
    )

    with django_assert_num_queries(4):
        figures, staff = holdings.service_figures(), holdings.staff()
        applications, facilities = holdings.applications(), holdings.facilities()

    assert figures == (
        core.ServiceFigure("34.04", "sampah", 2025, "output", "ton", 5.0, "ton", "data contoh"),
    )
    assert [each.id for each in staff] == ["need/34.04/BKPP/Analis/", "seat/34.04/BKPP/Analis/2026-03-01"]
    assert [each.cost for each in staff] == [None, 500_000.0]
    assert applications == (
        core.Application("b", "34.04", "Kominfo", "Lapor", "", "", None, None, None, 7.0, "data contoh"),
    )
    assert facilities == (
        core.Facility(
            "34.04/TPA/-7.5/110.5", "34.04", "TPA", "TPA", -7.5, 110.5, None, 9.0, "ton/tahun", None, None,
            False, "data contoh",
        ),
    )  # fmt: skip


def test_two_entries_never_share_an_id():
    for agency, competency in (("A/B", "C"), ("A", "B/C"), ("A%2FB", "C")):
        StaffEntry.objects.create(kind="need", **STAFF | {"agency": agency, "competency": competency}, **SAID)

    found = [(each.agency, each.id) for each in holdings.staff()]

    assert sorted(found) == [
        ("A", "need/34.04/A/B%2FC/"),
        ("A%2FB", "need/34.04/A%252FB/C/"),
        ("A/B", "need/34.04/A%2FB/C/"),
    ]


def test_only_what_earlier_years_came_to_is_copied_the_newest_first():
    for code, year, realised in (
        ("1", 2026, 4),
        ("2", 2025, 3),
        ("3", 2025, None),
        ("4", 2024, 2),
        ("5", 2022, 1),
    ):
        Package.objects.create(
            code=code, title="Kertas", **PACKAGE | {"year": year}, realised=realised, **SAID
        )
    file = io.BytesIO()

    count = holdings.results_copied(file, before=2026)

    table = csv.read_csv(io.BytesIO(file.getvalue()), convert_options=_as_text("code"))
    assert (count, table["code"].to_pylist()) == (2, ["2", "4"])


def test_packages_are_copied_as_csv_in_the_order_of_year_and_code():
    Package.objects.create(code="9", title='Tablet, kipas "angin"', **PACKAGE, **SAID)
    Package.objects.create(
        code="10", title="Kertas", **PACKAGE | {"region_id": None}, consolidated=True, realised=4, **SAID
    )
    Package.objects.create(code="1", title="Lama", **PACKAGE | {"year": 2025}, **SAID)
    all_of_them, one_year = io.BytesIO(), io.BytesIO()

    count = holdings.packages_copied(all_of_them)
    of_year = holdings.packages_copied(one_year, year=2025)

    table = csv.read_csv(io.BytesIO(all_of_them.getvalue()), convert_options=_as_text("code", "region"))
    assert (count, of_year) == (3, 1)
    assert table.column_names == [
        "code", "year", "region", "agency", "unit", "title", "method", "kind", "ceiling", "realised",
        "starts", "ends", "fund", "account", "consolidated", "source",
    ]  # fmt: skip
    assert table["code"].to_pylist() == ["1", "10", "9"]
    assert table["region"].to_pylist() == ["34.04", "", "34.04"]
    assert table["title"].to_pylist() == ["Lama", "Kertas", 'Tablet, kipas "angin"']
    assert table["ceiling"].to_pylist() == [5, 5, 5]
    assert table["realised"].to_pylist() == [None, 4, None]
    assert table["consolidated"].to_pylist() == [0, 1, 0]


def _as_text(*names: str) -> csv.ConvertOptions:
    return csv.ConvertOptions(column_types=dict.fromkeys(names, "string"))


@pytest.mark.parametrize(
    ("model", "row", "constraint"),
    [
        (Package, PACKAGE | {"starts": 0}, "package_months"),
        (Package, PACKAGE | {"ends": 13}, "package_months"),
        (Package, PACKAGE | {"ceiling": -1}, "package_ceiling_range"),
        (Package, PACKAGE | {"ceiling": 10**15 + 1}, "package_ceiling_range"),
        (Package, PACKAGE | {"realised": -1}, "package_realised_range"),
        (Package, PACKAGE | {"realised": 10**15 + 1}, "package_realised_range"),
        (Package, PACKAGE | {"year": 1944}, "package_year_range"),
        (
            ServiceFigure,
            {"region_id": "34.04", "year": 2025, "value": float("nan")},
            "service_figure_value_range",
        ),
        (ServiceFigure, {"region_id": "34.04", "year": 2025, "value": -1}, "service_figure_value_range"),
        (ServiceFigure, {"region_id": "34.04", "year": 2101, "value": 1}, "service_figure_year_range"),
        (StaffEntry, {"kind": "need", **STAFF, "persons": 0}, "staff_entry_persons"),
        (StaffEntry, {"kind": "need", **STAFF, "cost": 5}, "staff_entry_cost"),
        (StaffEntry, {"kind": "seat", **STAFF, "cost": -5}, "staff_entry_cost"),
        (StaffEntry, {"kind": "expert", **STAFF, "cost": 10**12 + 1}, "staff_entry_cost"),
        (StaffEntry, {"kind": "need", **STAFF | {"competency": "2026 - 7"}}, "staff_entry_competency"),
        (
            StaffEntry,
            {"kind": "seat", **STAFF, "starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)},
            "staff_entry_days_in_order",
        ),
        (StaffEntry, {"kind": "seat", **STAFF, "ends_on": date(2026, 1, 1)}, "staff_entry_days_in_order"),
        (Application, {"region_id": "34.04", "openness": 1.1}, "application_openness"),
        (Application, {"region_id": "34.04", "since": 1900}, "application_since_range"),
        (Application, {"region_id": "34.04", "cost": -1}, "application_cost_range"),
        (Facility, {"region_id": "34.04", "latitude": 9, "longitude": 110}, "facility_within_indonesia"),
        (
            Facility,
            {"region_id": "34.04", "latitude": -7, "longitude": 110, "load": 5},
            "facility_unit_named",
        ),
        (
            Facility,
            {"region_id": "34.04", "latitude": -7, "longitude": 110, "load": -5, "unit": "ton"},
            "facility_capacity_and_load",
        ),
        (
            Facility,
            {"region_id": "34.04", "latitude": -7, "longitude": 110, "cost": -1},
            "facility_cost_range",
        ),
    ],
)
def test_the_tables_refuse_what_cannot_be(model, row, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.create(**row)

    assert model.objects.count() == 0


def test_the_same_need_without_a_day_stands_once():
    StaffEntry.objects.create(kind="need", **STAFF)

    with pytest.raises(IntegrityError, match="staff_entry_once"), transaction.atomic():
        StaffEntry.objects.create(kind="need", **STAFF)

    assert StaffEntry.objects.count() == 1
