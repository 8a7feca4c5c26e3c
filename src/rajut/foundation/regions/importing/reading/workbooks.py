"""XLSX: the first sheet, as values; a formula counts as the value the spreadsheet kept for it."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.importing.reading import sheets
from rajut.foundation.regions.importing.reading.limits import MEGA, SMALL, Limits
from rajut.foundation.regions.importing.reading.sources import Source
from rajut.foundation.regions.importing.reading.tables import Reader, titled

MAGIC = b"PK\x03\x04"
OTHERS = {"content.xml", "xl/workbook.bin"}  # ODS and XLSB, which nobody has looked through


def opened(source: Source, *, limits: Limits) -> Reader:
    """The first sheet of a workbook, which is held in memory and therefore small."""
    data = source.whole(limits=_smaller(limits))
    size = _weigh(data, limits=_smaller(limits))
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError, ValueError) as error:
        raise _no_workbook() from error

    def lines() -> Iterator[list[str]]:
        return ([cell_text(cell) for cell in row] for row in rows)

    return Reader(titled(next(lines(), [])), max(len(rows) - 1, 1), size, lines)


def _smaller(limits: Limits) -> Limits:
    return limits if limits.unpacked < SMALL.unpacked else SMALL


def _no_workbook() -> Unreadable:
    return Unreadable(_("Buku kerja tidak dapat dibuka. Simpan ulang sebagai XLSX atau CSV."))


def _weigh(data: bytes, *, limits: Limits) -> int:
    """The bytes in a zip; its own table of contents may lie, so it is read. Unreadable for a harmful one."""
    read, faults = 0, {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for info in packed.infolist():
                size, fault = _weigh_member(packed, info, read, packed_size=len(data), limits=limits)
                read += size
                faults[_folded(info.filename)] = fault
            first = sheets.first(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise Unreadable(_("Buku kerja rusak atau terpotong. Simpan ulang sebagai XLSX atau CSV.")) from error
    if OTHERS & faults.keys():
        raise _no_workbook()
    _without_faults(faults, first)
    return read


def _folded(name: str) -> str:
    return name.replace("\\", "/").lower()


def _without_faults(faults: dict[str, str], first: str) -> None:
    """Raise Unreadable where a cell of the sheet that is read has no value; where none is known, of any."""
    told = [faults[_folded(first)]] if _folded(first) in faults else [*faults.values()]
    if any(told):
        raise Unreadable(next(filter(None, told)))


def _weigh_member(
    packed: zipfile.ZipFile, info: zipfile.ZipInfo, before: int, *, packed_size: int, limits: Limits
) -> tuple[int, str]:
    """The bytes of one member, and what is wrong with its cells where it is a sheet, whatever its name."""
    read, tail, is_sheet = 0, b"", False
    with packed.open(info) as member:
        while chunk := member.read(MEGA):
            read += len(chunk)
            limits.weigh(before + read, packed=packed_size)
            is_sheet = is_sheet or sheets.MARK in tail + chunk
            tail = chunk[-len(sheets.MARK) :]
    if not is_sheet:
        return read, ""
    with packed.open(info) as member:
        return read, sheets.looked_through(member)


def cell_text(value: object) -> str:
    """A cell as text; a spreadsheet's number never looks like a number with a thousands point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    if isinstance(value, Decimal) and value.is_finite():
        return _never_thousands(format(value, "f"))
    if not isinstance(value, float):
        return str(value)
    if value != value or value in {float("inf"), float("-inf")}:
        return str(value)
    return _never_thousands(format(Decimal(repr(value)), "f").removesuffix(".0"))


def _never_thousands(text: str) -> str:
    return text + "0" if len(text.partition(".")[2]) == 3 else text
