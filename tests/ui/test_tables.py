"""Tables: order, filters and pages live in the address; exports have the same columns and no formulas."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from rajut.foundation.regions.models import Region
from rajut.ui.forms import Filters
from rajut.ui.tables import Column, Listing, export, listing
from tests.ui.conftest import Draw


@dataclass(frozen=True)
class Row:
    name: str
    worth: float | None
    day: date


ROWS = [
    Row("Bantul", 11.3, date(2026, 1, 2)),
    Row("Sleman", 16.4, date(2026, 3, 4)),
    Row("Klaten", None, date(2026, 2, 3)),
]
COLUMNS: Sequence[Column[Row]] = (
    Column("nama", "Nama", lambda row: row.name, link=lambda row: "/d", order="name"),
    Column("nilai", "Nilai", lambda row: row.worth, number=True, unit="ton", order="worth"),
    Column("hari", "Hari", lambda row: row.day),
)
GROUPS: Sequence[Column[Group]] = (Column("nama", "Nama", lambda row: row.name, order="name"),)


class Sieve(Filters):
    text = forms.CharField(required=False)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(name__contains=self.cleaned_data["text"])


def _ask(query: str = "") -> HttpRequest:
    return RequestFactory().get(f"/daftar{query}")


def _names(table: Listing[Row]) -> list[str]:
    return [row.name for row in table.rows]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Bantul", "Sleman", "Klaten"]),
        ("?urut=nama", ["Bantul", "Klaten", "Sleman"]),
        ("?urut=-nama", ["Sleman", "Klaten", "Bantul"]),
        ("?urut=-nilai", ["Sleman", "Bantul", "Klaten"]),
        ("?urut=nilai", ["Bantul", "Sleman", "Klaten"]),
        ("?urut=hari", ["Bantul", "Sleman", "Klaten"]),
        ("?urut=password", ["Bantul", "Sleman", "Klaten"]),
        ("?urut=--nama", ["Bantul", "Sleman", "Klaten"]),
    ],
)
def test_the_address_orders_by_known_columns_only(query: str, names: list[str]) -> None:
    assert _names(listing(_ask(query), ROWS, COLUMNS)) == names


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?urut=-luas", ["31", "32", "33"]),
        ("?urut=luas", ["32", "31", "33"]),
        ("?urut=-kode", ["33", "32", "31"]),
    ],
)
def test_rows_of_which_it_is_not_known_come_last_either_way(query: str, codes: list[str]) -> None:
    for code, area in (("31", 9.0), ("32", 5.0), ("33", None)):
        Region.objects.update_or_create(pk=code, defaults={"area_km2": area})
    columns: Sequence[Column[Region]] = (
        Column("kode", "Kode", lambda row: row.pk, order="pk"),
        Column("luas", "Luas", lambda row: row.area_km2, order="area_km2"),
    )

    table = listing(_ask(query), Region.objects.filter(pk__in=["31", "32", "33"]), columns)

    assert [row.pk for row in table.rows] == codes


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("", 1),
        ("1", 1),
        ("2", 2),
        ("3", 2),
        ("0", 1),
        ("-1", 1),
        ("x", 1),
        ("²", 1),
        ("9" * 40, 1),
        ("9999999", 2),
    ],
)
def test_a_senseless_page_number_gets_the_nearest_page(asked: str, page: int) -> None:
    table = listing(_ask(f"?halaman={asked}"), ROWS, COLUMNS, per_page=2)

    assert (table.page, table.pages, table.total) == (page, 2, 3)


def test_links_keep_what_the_address_already_says() -> None:
    table = listing(_ask("?text=a&urut=nama&halaman=2&format=x"), ROWS, COLUMNS, per_page=1)

    assert table.heads[0].url == "?text=a&urut=-nama"
    assert table.heads[1].url == "?text=a&urut=nilai"
    assert table.heads[2].url == ""
    assert table.next_url == "?text=a&urut=nama&halaman=3"
    assert table.csv_url == "?text=a&urut=nama&format=csv"
    assert [head.sorted for head in table.heads] == ["ascending", "", ""]


def test_the_table_shows_units_once_and_names_its_order(draw: Draw) -> None:
    html = draw("{% listing table %}", table=listing(_ask("?urut=-nilai"), ROWS, COLUMNS))

    assert 'class="num" aria-sort="descending"' in html
    assert '<span class="unit">ton</span>' in html
    assert '<td class="num" data-label="Nilai (ton)">16,4</td>' in html
    assert '<td class="num" data-label="Nilai (ton)">–</td>' in html
    assert '<td class="span" data-label="Hari">4 Mar 2026</td>' in html
    assert "1–3 dari 3" in html


def test_a_hostile_cell_is_harmless_on_the_page(draw: Draw) -> None:
    rows = [Row("<script>alert(1)</script>", 1, date(2026, 1, 1))]

    html = draw("{% listing table %}", table=listing(_ask("?text=%22%3E%3Cscript%3E"), rows, COLUMNS))

    assert "<script" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_a_table_of_records_asks_twice_however_many_there_are(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    Group.objects.bulk_create(Group(name=f"Kelompok {number}") for number in range(count))

    with django_assert_num_queries(2):
        table = listing(_ask("?text=Kelompok"), Group.objects.all(), GROUPS, form=Sieve({"text": "Kelompok"}))

    assert (len(table.rows), table.total) == (count, count)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("count", "told", "page"),
    [(4, "1–2 dari 4", "Halaman 1 dari 2"), (5, "1–2 dari lebih dari 4", "Halaman 1<")],
)
def test_a_long_table_is_counted_so_far_and_says_so(draw: Draw, count: int, told: str, page: str) -> None:
    Group.objects.bulk_create(Group(name=f"Kelompok {number}") for number in range(count))

    table = listing(_ask(""), Group.objects.all(), GROUPS, per_page=2, most=4)

    html = draw("{% listing table %}", table=table)
    assert (table.total, table.pages, table.more) == (4, 2, count == 5)
    assert told in html
    assert page in html


@pytest.mark.django_db
def test_a_filter_narrows_the_rows_of_the_page_and_of_the_export() -> None:
    Group.objects.bulk_create(Group(name=name) for name in ("Air", "Sampah", "Udara"))
    request = _ask("?text=a&urut=-nama&format=csv")

    table = listing(request, Group.objects.all(), GROUPS, form=Sieve(request.GET))

    assert [row.name for row in table.rows] == ["Udara", "Sampah"]
    assert _csv(export(request, table)) == [["Nama"], ["Udara"], ["Sampah"]]
    assert table.filtered


def _body(response: StreamingHttpResponse | None) -> bytes:
    assert response is not None
    return b"".join(response)  # type: ignore[arg-type]  # a WSGI answer is never asynchronous


def _csv(response: StreamingHttpResponse | None) -> list[list[str]]:
    return list(csv.reader(io.StringIO(_body(response).decode("utf-8-sig"))))


def test_a_page_is_no_export() -> None:
    table = listing(_ask(), ROWS, COLUMNS)

    assert export(_ask(), table) is None
    assert export(_ask("?format=pdf"), table) is None


def test_csv_has_all_rows_the_columns_of_the_page_and_a_mark_for_excel() -> None:
    request = _ask("?format=csv")

    response = export(request, listing(request, ROWS, COLUMNS, per_page=1), name="daftar")

    body = _body(response)
    assert response is not None
    assert response["Content-Disposition"] == 'attachment; filename="daftar.csv"'
    assert body.startswith(b"\xef\xbb\xbf")
    assert int(response["Content-Length"]) == len(body)
    assert list(csv.reader(io.StringIO(body.decode("utf-8-sig")))) == [
        ["Nama", "Nilai (ton)", "Hari"],
        ["Bantul", "11.3", "2026-01-02"],
        ["Sleman", "16.4", "2026-03-04"],
        ["Klaten", "", "2026-02-03"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_no_exported_text_is_a_formula(start: str) -> None:
    rows = [Row(f"{start}1+cmd|' /C calc'!A0", -5, date(2026, 1, 1))]
    request = _ask("?format=csv")

    line = _csv(export(request, listing(request, rows, COLUMNS)))[1]

    assert line[0] == f"'{start}1+cmd|' /C calc'!A0"
    assert line[1] == "-5"


def test_xlsx_has_the_same_columns_with_real_numbers_and_days() -> None:
    rows = [*ROWS, Row("=1+1", 2, date(2026, 1, 1)), Row("https://a.example", 0.5, date(2026, 1, 1))]
    request = _ask("?format=xlsx")

    body = _body(export(request, listing(request, rows, COLUMNS)))

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    assert sheet[0] == ["Nama", "Nilai (ton)", "Hari"]
    assert sheet[1] == ["Bantul", 11.3, date(2026, 1, 2)]
    assert sheet[3][:2] == ["Klaten", ""]
    assert sheet[4][0] == "=1+1"
    assert sheet[5][0] == "https://a.example"


def test_moments_are_exported_in_local_time() -> None:
    column: Column[Row] = Column("saat", "Saat", lambda row: datetime(2026, 11, 20, 20, 0, tzinfo=UTC))
    request = _ask("?format=csv")

    exported = _csv(export(request, listing(request, ROWS[:1], [column])))

    assert exported[1] == ["2026-11-21 03:00:00"]
