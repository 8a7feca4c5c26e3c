"""The whole table as CSV or XLSX, streamed, with exactly the columns of the page."""

import csv
import io
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TypeVar

import xlsxwriter
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone

from rajut.ui.tables.listing import FORMAT, Listing

Row = TypeVar("Row")
CHUNK = 1000
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def export(
    request: HttpRequest, listing: Listing[Row], *, name: str = "rajut"
) -> StreamingHttpResponse | None:
    """The export that `?format=csv` or `?format=xlsx` asks for, or None when the page is meant.

    The file is written to disk while the request's own transaction (and its sight) still stands, row by
    row and never whole in memory; then it is streamed.
    """
    writers = {"csv": (_write_csv, CSV), "xlsx": (_write_book, XLSX)}
    asked = request.GET.get(FORMAT, "")
    if asked not in writers:
        return None
    write, kind = writers[asked]
    file = tempfile.TemporaryFile()  # noqa: SIM115  closed when the last piece is sent
    write(file, listing)
    size = file.tell() if asked == "csv" else file.seek(0, io.SEEK_END)
    response = StreamingHttpResponse(_chunks(file), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{asked}"'
    response["Content-Length"] = str(size)
    return response


def defused(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS):
        return f"'{value}"
    return value


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(65536):
            yield chunk


def _values(listing: Listing[Row]) -> Iterator[list[object]]:
    rows = listing.everything
    found = rows.iterator(chunk_size=CHUNK) if isinstance(rows, QuerySet) else rows
    for row in found:
        yield [_bare(column.value(row)) for column in listing.columns]


def _bare(value: object) -> object:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).replace(tzinfo=None)
    if value is None or isinstance(value, int | float | Decimal | date):
        return value
    return str(value)


def _write_csv(file: IO[bytes], listing: Listing[Row]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([defused(column.head) for column in listing.columns])
    writer.writerows([defused(value) for value in values] for values in _values(listing))
    text.detach()


def _write_book(file: IO[bytes], listing: Listing[Row]) -> None:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        formats: dict[type, xlsxwriter.format.Format] = {}
        formats[datetime] = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        formats[date] = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(listing.columns):
            sheet.write_string(0, place, column.head, bold)
        for line, values in enumerate(_values(listing), start=1):
            for place, value in enumerate(values):
                sheet.write(line, place, value, formats.get(type(value)))
