"""XLSX: the first sheet, as values; a formula counts as the value the spreadsheet kept for it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.importing.reading.limits import MEGA, SMALL, Limits
from rajut.foundation.regions.importing.reading.sources import Source
from rajut.foundation.regions.importing.reading.tables import Reader, titled

MAGIC = b"PK\x03\x04"
# A sheet is held as a rectangle: one cell in its last corner would make it seventeen billion cells.
RECTANGLE = 20_000_000
FIRST = "xl/worksheets/sheet1.xml"  # what spreadsheets call the sheet that is read
_FAILED = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,40}\bt="e"')
_PLACE = re.compile(rb'\br="([A-Z]{0,3})([0-9]{1,7})"')


def opened(source: Source, *, limits: Limits) -> Reader:
    """The first sheet of a workbook, which is held in memory and therefore small."""
    data = source.whole(limits=_smaller(limits))
    size = _weigh(data, limits=_smaller(limits))
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError, ValueError) as error:
        raise Unreadable(_("Buku kerja tidak dapat dibuka. Simpan ulang sebagai XLSX atau CSV.")) from error

    def lines() -> Iterator[list[str]]:
        return ([cell_text(cell) for cell in row] for row in rows)

    return Reader(titled(next(lines(), [])), max(len(rows) - 1, 1), size, lines)


def _smaller(limits: Limits) -> Limits:
    return limits if limits.unpacked < SMALL.unpacked else SMALL


def _weigh(data: bytes, *, limits: Limits) -> int:
    """The bytes in a zip; its own table of contents may lie, so it is read."""
    read = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                read += _weigh_member(packed, name, read, packed_size=len(data), limits=limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise Unreadable(_("Buku kerja rusak atau terpotong. Simpan ulang sebagai XLSX atau CSV.")) from error
    return read


def _weigh_member(
    packed: zipfile.ZipFile, name: str, before: int, *, packed_size: int, limits: Limits
) -> int:
    read, tail, corner = 0, b"", (0, 0)
    with packed.open(name) as member:
        while chunk := member.read(MEGA):
            read += len(chunk)
            limits.weigh(before + read, packed=packed_size)
            if name.startswith("xl/worksheets/"):
                corner = _corner(tail + chunk, corner)
                if name == FIRST:
                    _without_failures(tail + chunk)
                tail = chunk[-80:]
    return read


def _corner(xml: bytes, so_far: tuple[int, int]) -> tuple[int, int]:
    """The last row and column that the sheet names; Unreadable where the rectangle to there is absurd."""
    rows, columns = so_far
    for letters, digits in set(_PLACE.findall(xml)):
        rows = max(rows, int(digits))
        columns = max(columns, _number(letters))
    if rows * columns > RECTANGLE:
        raise Unreadable(
            _(
                "Lembar kerja terbentang sampai baris %(row)s kolom %(column)s."
                " Hapus sel yang jauh di luar tabel."
            )
            % {"row": rows, "column": columns}
        )
    return rows, columns


def _without_failures(xml: bytes) -> None:
    """Raise Unreadable where a formula has failed: its cell would be read as an empty one."""
    if failed := _FAILED.search(xml):
        raise Unreadable(
            _("Sel %(cell)s berisi rumus yang gagal, misalnya #DIV/0!. Perbaiki atau kosongkan sel itu.")
            % {"cell": failed[1].decode()}
        )


def _number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found


def cell_text(value: object) -> str:
    """A cell as text; a spreadsheet's number never looks like a number with a thousands point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    if not isinstance(value, float):
        return str(value)
    if value != value or value in {float("inf"), float("-inf")}:
        return str(value)
    text = format(Decimal(repr(value)), "f").removesuffix(".0")
    return text + "0" if len(text.partition(".")[2]) == 3 else text
