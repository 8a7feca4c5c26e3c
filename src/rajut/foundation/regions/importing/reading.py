"""From bytes to rows of text: gzip, CSV in the encodings people have, XLSX; bounded everywhere."""

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from rajut.foundation.regions.importing.problems import Problems, Unreadable

LIMIT = 64 * 1024 * 1024  # bytes after unpacking: ten times the largest real file
ROW_LIMIT = 1_000_000
CELL_LIMIT = 20_000
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Table:
    """A header and the rows below it; `numbers` are the rows as a spreadsheet counts them."""

    header: list[str]
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def column(self, name: str) -> list[str]:
        """The cells of one column."""
        at = self.header.index(name)
        return [row[at] for row in self.rows]


def unpacked(data: bytes) -> bytes:
    """The bytes inside a gzip, or `data` itself; never more than `LIMIT`."""
    if data[:2] != _GZIP:
        return _bounded(data)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return _bounded(packed.read(LIMIT + 1))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(
            _("Berkas gzip rusak atau terpotong. Unduh atau mampatkan ulang berkas itu.")
        ) from error


def is_json(data: bytes) -> bool:
    """Whether the file begins as a JSON object does, that is, is a map and not a table."""
    return data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def table(data: bytes, *, problems: Problems) -> Table:
    """The table in unpacked `data`; rows with too many or too few cells become problems."""
    if not data.strip():
        raise Unreadable(_("Berkas kosong. Isi satu baris judul kolom dan sedikitnya satu baris data."))
    notes: list[str] = []
    lines = _sheet(data) if data[:4] == _ZIP else _lines(_text(data, notes))
    found = _table(lines, problems=problems)
    found.notes = notes
    return found


def _bounded(data: bytes) -> bytes:
    if len(data) > LIMIT:
        raise Unreadable(
            _("Berkas lebih besar daripada %(limit)s MB setelah dibuka. Bagi menjadi beberapa berkas.")
            % {"limit": LIMIT // 1024 // 1024}
        )
    return data


def _text(data: bytes, notes: list[str]) -> str:
    if data[:2] in _UTF16:
        raise Unreadable(_("Berkas memakai UTF-16. Simpan ulang sebagai CSV UTF-8."))
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise Unreadable(
            _("Baris %(row)s memuat bita NUL; berkas rusak atau bukan teks. Simpan ulang sebagai CSV UTF-8.")
            % {"row": line}
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows(data, notes)


def _windows(data: bytes, notes: list[str]) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(
            _("Baris %(row)s memuat bita yang bukan UTF-8. Simpan ulang sebagai CSV UTF-8.") % {"row": line}
        ) from error
    notes.append(_("Berkas dibaca sebagai Windows-1252, bukan UTF-8: periksa huruf beraksen."))
    return text


def _lines(text: str) -> Iterator[list[str]]:
    """The rows of a CSV with comma, semicolon or tab, whichever the first line has most of."""
    first = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise Unreadable(
            _("CSV rusak di sekitar baris %(row)s: tanda kutip tidak berpasangan atau sel terlalu panjang.")
            % {"row": reader.line_num}
        ) from error


def _sheet(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet of an XLSX."""
    _weigh(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError, ValueError) as error:
        raise Unreadable(_("Buku kerja tidak dapat dibuka. Simpan ulang sebagai XLSX atau CSV.")) from error
    return ([_cell(cell) for cell in row] for row in rows)


def _weigh(data: bytes) -> None:
    """Refuse a zip that unpacks to more than `LIMIT`: its own table of contents may lie, so it is read."""
    read = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                with packed.open(name) as member:
                    while chunk := member.read(1 << 20):
                        read += len(chunk)
                        if read > LIMIT:
                            raise Unreadable(
                                _("Buku kerja terlalu besar setelah dibuka. Bagi menjadi beberapa.")
                            )
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise Unreadable(_("Buku kerja rusak atau terpotong. Simpan ulang sebagai XLSX atau CSV.")) from error


def _cell(value: object) -> str:
    """A cell as text; a spreadsheet's number never looks like a number with a thousands point."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if not isinstance(value, float):
        return str(value)
    text = format(Decimal(repr(value)), "f").removesuffix(".0")
    return text + "0" if len(text.partition(".")[2]) == 3 else text


def _table(lines: Iterator[list[str]], *, problems: Problems) -> Table:
    header = [_heading(cell) for cell in next(lines, [])]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise Unreadable(_("Baris pertama kosong. Tulis judul kolom pada baris pertama."))
    found = Table(header)
    for number, line in enumerate(lines, start=2):
        if any(line):
            _keep(found, line, number, problems=problems)
    if not found.rows and not problems:
        raise Unreadable(_("Berkas hanya berisi judul kolom. Isi sedikitnya satu baris data."))
    return found


def _heading(cell: str) -> str:
    return "_".join(cell.strip().lower().split())


def _keep(found: Table, line: list[str], number: int, *, problems: Problems) -> None:
    width = len(found.header)
    if len(found.rows) >= ROW_LIMIT:
        raise Unreadable(
            _("Berkas berisi lebih dari %(limit)s baris. Bagi menjadi beberapa berkas.")
            % {"limit": ROW_LIMIT}
        )
    if len(line) != width:
        if any(line[width:]) or len(line) < width:
            problems.add(
                number,
                "",
                _("Baris ini mempunyai %(cells)s sel, sedangkan judulnya %(width)s kolom.")
                % {"cells": len(line), "width": width},
            )
            return
        line = line[:width]
    found.rows.append(line)
    found.numbers.append(number)
