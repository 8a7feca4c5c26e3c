"""A table as it is read: its heading, and chunks of its rows with the numbers a spreadsheet gives them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Problems, Unreadable, printable
from rajut.foundation.regions.importing.reading.limits import Limits

CHARACTERS = 16_000_000  # a chunk is over after so many, however few rows they are
_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Table:
    """A header and rows below it; `numbers` are the rows as a spreadsheet counts them."""

    header: list[str]
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    turned: list[tuple[str, ...]] = field(default_factory=list)

    def column(self, name: str) -> Sequence[str]:
        """The cells of one column; all are turned at once, which is much faster than one after another."""
        if not self.turned:
            self.turned = list(zip(*self.rows, strict=True)) or [()] * len(self.header)
        return self.turned[self.header.index(name)]


@dataclass(frozen=True, slots=True)
class Reader:
    """A table that can be read again and again: `written` is its heading as people wrote it.

    `total` is the number of rows as far as it is known before reading, `size` the bytes after unpacking.
    """

    written: tuple[str, ...]
    total: int
    size: int
    lines: Callable[[], Iterator[list[str]]]
    notes: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading as it is compared."""
        return tuple(map(heading, self.written))

    def chunks(self, *, problems: Problems, limits: Limits, step: int | None = None) -> Iterator[Table]:
        """The rows in tables of about `step` rows, or in one; none where there are no rows."""
        found, characters = Table(list(self.headings)), 0
        for number, line in self._numbered(limits):
            length = sum(map(len, line))
            if _fits(line, length, found, number, problems=problems, limits=limits):
                found.rows.append(line if len(line) == len(found.header) else line[: len(found.header)])
                found.numbers.append(number)
                characters += length
            if step and (len(found.rows) >= step or characters > CHARACTERS):
                yield found
                found, characters = Table(list(self.headings)), 0
        if found.rows:
            yield found

    def _numbered(self, limits: Limits) -> Iterator[tuple[int, list[str]]]:
        """The rows that are not blank."""
        lines, count = self.lines(), 0
        next(lines, None)
        for number, line in enumerate(lines, start=2):
            if not any(line):
                continue
            count += 1
            if count > limits.rows:
                raise Unreadable(
                    _("Berkas berisi lebih dari %(limit)s baris. Bagi menjadi beberapa berkas.")
                    % {"limit": limits.rows}
                )
            yield number, line


def heading(cell: str) -> str:
    """A heading as it is compared: "Nama Paket (RUP)" is nama_paket_rup."""
    return _PUNCTUATION.sub("_", cell.lower()).strip("_")


def titled(line: list[str]) -> tuple[str, ...]:
    """The heading in the first row of a file, or Unreadable."""
    written = [printable(cell.strip()) for cell in line]
    while written and not heading(written[-1]):
        written.pop()
    if not written:
        raise Unreadable(_("Baris pertama kosong. Tulis judul kolom pada baris pertama."))
    names = [heading(cell) for cell in written]
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise Unreadable(
            _("Judul kolom “%(column)s” muncul lebih dari sekali.") % {"column": min(twice)[:40]}
        )
    return tuple(written)


def _fits(
    line: list[str], length: int, found: Table, number: int, *, problems: Problems, limits: Limits
) -> bool:
    """Whether a row has a cell for each heading and none that is far too long; else it becomes a problem."""
    width = len(found.header)
    if len(line) != width and (len(line) < width or any(line[width:])):
        problems.add(
            number,
            "",
            _("Baris ini mempunyai %(cells)s sel, sedangkan judulnya %(width)s kolom.")
            % {"cells": len(line), "width": width},
        )
        return False
    if length > limits.cell:
        return _short_enough(line, found, number, problems=problems, limits=limits)
    return True


def _short_enough(line: list[str], found: Table, number: int, *, problems: Problems, limits: Limits) -> bool:
    sound = True
    for column, cell in zip(found.header, line, strict=False):
        if len(cell) > limits.cell:
            sound = False
            problems.add(
                number,
                column,
                _("Teks ini %(length)s karakter; paling banyak %(most)s. Persingkat.")
                % {"length": len(cell), "most": limits.cell},
            )
    return sound
