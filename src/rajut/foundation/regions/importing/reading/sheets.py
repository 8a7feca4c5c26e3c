"""The XML of a sheet, read through before anything unfolds it: how far it goes, what is empty."""

import posixpath
import re
import zipfile
from typing import IO
from xml.parsers import expat

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.importing.reading.limits import MEGA

# A sheet is held as a rectangle: one cell in its last corner would make it seventeen billion cells.
RECTANGLE = 20_000_000
MARK = b"sheetData"  # in every sheet, whatever its name in the file
_PLACE = re.compile(r"([A-Za-z]*)([0-9]*)")
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def looked_through(xml: IO[bytes]) -> str:
    """What is wrong with the first cell that has no value, "" where all have; Unreadable for a huge sheet."""
    look = _Look()
    _parse(look.parser, xml)
    return look.fault


def first(packed: zipfile.ZipFile) -> str:
    """The name of the member that holds the first sheet, "" where the workbook does not say."""
    names = {name.lower(): name for name in packed.namelist()}
    if _BOOK not in names or _LINKS not in names:
        return ""
    link = next((each.get("id", "") for each in _elements(packed, names[_BOOK], "sheet")), "")
    targets = {
        each.get("Id"): each.get("Target", "") for each in _elements(packed, names[_LINKS], "Relationship")
    }
    target = targets.get(link, "")
    if target.startswith(("/", "xl/")):
        return target.lstrip("/")
    return posixpath.normpath(f"xl/{target}")


def _elements(packed: zipfile.ZipFile, name: str, wanted: str) -> list[dict[str, str]]:
    """The attributes of every element of one name, all of them without their prefixes."""
    found: list[dict[str, str]] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if _bare(tag) == wanted:
            found.append({_bare(key): value for key, value in given.items()})

    parser = _parser()
    parser.StartElementHandler = start
    with packed.open(name) as member:
        _parse(parser, member)
    return found


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_entities
    return parser


def _parse(parser: expat.XMLParserType, xml: IO[bytes]) -> None:
    try:
        while chunk := xml.read(MEGA):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("Buku kerja rusak atau terpotong. Simpan ulang sebagai XLSX atau CSV.")) from error


def _no_entities(*_doctype: object) -> None:
    """No spreadsheet declares entities; who does hides something behind them."""
    raise ValueError("doctype")


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]


class _Look:
    """A walk through a sheet; `fault` is what is wrong with its first cell without a value."""

    def __init__(self) -> None:
        self.fault = ""
        self._rows, self._columns = 0, 0
        self._row, self._column = 0, 0  # what has no place of its own comes after the one before
        self._cell: dict[str, str] = {}
        self._formula, self._value, self._in_value = False, False, False
        self.parser = _parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = _bare(tag)
        if name in {"c", "row"}:
            self._stretch(name, given.get("r", ""))
        if name == "c":
            self._cell, self._formula, self._value = given, False, False
        elif name == "f":
            self._formula = True
        elif name == "v" and self._formula:
            self.parser.CharacterDataHandler = self._characters

    def _characters(self, text: str) -> None:
        self._value = self._value or bool(text.strip())

    def _end(self, tag: str) -> None:
        name = _bare(tag)
        if name == "v":
            self.parser.CharacterDataHandler = None
        elif name == "c" and not self.fault:
            self.fault = self._fault()

    def _fault(self) -> str:
        """What is wrong with the cell that ends here; a formula may give an empty text, never no number."""
        kind, cell = self._cell.get("t", "n"), {"cell": self._cell.get("r", "–")[:10]}
        if kind == "e":
            return (
                _("Sel %(cell)s berisi rumus yang gagal, misalnya #DIV/0!. Perbaiki atau kosongkan sel itu.")
                % cell
            )
        if self._formula and not self._value and kind != "str":
            return (
                _(
                    "Sel %(cell)s berisi rumus yang belum dihitung. Buka dan simpan dengan aplikasi lembar"
                    " kerja, atau tulis hasilnya."
                )
                % cell
            )
        return ""

    def _stretch(self, name: str, place: str) -> None:
        """Take the place of a cell or row in; Unreadable where the rectangle to there is absurd."""
        found = _PLACE.match(place)
        letters, digits = found.groups() if found else ("", "")
        if name == "row":
            self._row, self._column = int(digits or self._row + 1), 0
        else:
            self._row = int(digits or self._row)
            self._column = _number(letters[:8].upper()) or self._column + 1
        self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        if self._rows * self._columns > RECTANGLE:
            raise Unreadable(
                _(
                    "Lembar kerja terbentang sampai baris %(row)s kolom %(column)s."
                    " Hapus sel yang jauh di luar tabel."
                )
                % {"row": self._rows, "column": self._columns}
            )


def _number(letters: str) -> int:
    """A is 1, AA is 27."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
