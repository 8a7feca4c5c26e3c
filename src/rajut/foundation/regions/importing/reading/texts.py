"""CSV: its encoding is found in a first pass over the bytes, its rows are read in a second one."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.importing.reading.limits import MEGA, Limits
from rajut.foundation.regions.importing.reading.sources import Source
from rajut.foundation.regions.importing.reading.tables import Reader, titled

LINE = 4 * MEGA  # characters; a longer line is no table
# The whole process shares this limit; a cell of 1 MB is to be told with its row and column.
csv.field_size_limit(LINE)
_BOM, _UTF16 = codecs.BOM_UTF8, (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WRONG = re.compile("[\udc80-\udcff]")
_ACCENTED = re.compile("[^\x00-\x7f\udc80-\udcff]")
_NOWHERE = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")  # bytes that mean nothing in Windows-1252 either


@dataclass(slots=True)
class _Bytes:
    """What the first pass has seen."""

    size: int = 0
    lines: int = 0  # that are over
    ended: bool = True  # whether the last byte ends a line
    blank: bool = True
    accented: bool = False
    wrong_at: int = 0  # the first line that is not UTF-8


def opened(source: Source, *, limits: Limits) -> Reader:
    """A CSV with comma, semicolon or tab, whichever the first line has most of."""
    seen = _seen(source, limits=limits)
    if seen.blank:
        raise Unreadable(_("Berkas kosong. Isi satu baris judul kolom dan sedikitnya satu baris data."))
    encoding = "cp1252" if seen.wrong_at else "utf-8-sig"
    notes = (
        (_("Berkas dibaca sebagai Windows-1252, bukan UTF-8: periksa huruf beraksen."),)
        if seen.wrong_at
        else ()
    )

    def lines() -> Iterator[list[str]]:
        return _lines(source, encoding, limits=limits)

    return Reader(titled(next(lines(), [])), max(seen.lines - seen.ended, 1), seen.size, lines, notes)


def _seen(source: Source, *, limits: Limits) -> _Bytes:
    """Read all bytes once: how many, how many lines, whether they are UTF-8."""
    seen = _Bytes()
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with source.unpacked(limits=limits) as file:
        if file.peek(2)[:2] in _UTF16:  # type: ignore[attr-defined]  # a BufferedReader, always
            raise Unreadable(_("Berkas memakai UTF-16. Simpan ulang sebagai CSV UTF-8."))
        while block := file.read(MEGA):
            _look(seen, block, decoder.decode(block if seen.size else block.removeprefix(_BOM)))
        _look(seen, b"", decoder.decode(b"", final=True))
    return seen


def _look(seen: _Bytes, block: bytes, text: str) -> None:
    if b"\0" in block:
        raise Unreadable(
            _("Baris %(row)s memuat bita NUL. Simpan ulang sebagai CSV UTF-8.")
            % {"row": seen.lines + block[: block.index(b"\0")].count(b"\n") + 1}
        )
    if not text.isascii():
        _decide(seen, text)
    seen.blank = seen.blank and not block.strip()
    seen.ended = block.endswith(b"\n") if block else seen.ended
    seen.size += len(block)
    seen.lines += block.count(b"\n")


def _decide(seen: _Bytes, text: str) -> None:
    """Tell UTF-8 from Windows-1252, and both from a file that is glued together from the two."""
    wrong = _WRONG.search(text)
    if wrong and not seen.wrong_at:
        seen.wrong_at = seen.lines + text[: wrong.start()].count("\n") + 1
    seen.accented = seen.accented or _ACCENTED.search(text) is not None
    if seen.wrong_at and (seen.accented or _NOWHERE.search(text)):
        raise Unreadable(
            _("Baris %(row)s memuat bita yang bukan UTF-8. Simpan ulang sebagai CSV UTF-8.")
            % {"row": seen.wrong_at}
        )


def _lines(source: Source, encoding: str, *, limits: Limits) -> Iterator[list[str]]:
    with source.unpacked(limits=limits) as file, io.TextIOWrapper(file, encoding, newline="") as text:
        lines = _bounded(text)
        first = next(lines, "")
        delimiter = max(",;\t", key=first.count)
        reader = csv.reader(_chain(first, lines), delimiter=delimiter, strict=True)
        try:
            yield from reader
        except csv.Error as error:
            raise Unreadable(
                _(
                    "CSV rusak di sekitar baris %(row)s:"
                    " tanda kutip tidak berpasangan atau sel terlalu panjang."
                )
                % {"row": reader.line_num}
            ) from error


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _bounded(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines; one without end is refused before it is in memory."""
    number = 0
    while line := text.readline(LINE):
        number += 1
        if len(line) == LINE:
            raise Unreadable(
                _("Baris %(row)s terlalu panjang. Periksa tanda kutip dan pemisah barisnya.")
                % {"row": number}
            )
        yield line
