"""What a kind of table is: its columns, how people call them, and what reads them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.utils.functional import Promise

from rajut.foundation.regions.importing.batches import Batch
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.sheet import Sheet

# Headings people write in files of many kinds, and the column they mean.
ALIASES = {
    "kode": "code",
    "kode_wilayah": "code",
    "nama": "name",
    "tahun": "year",
    "indikator": "indicator",
    "nilai": "value",
    "satuan": "unit",
    "sumber": "source",
    "lisensi": "licence",
    "license": "licence",
    "lintang": "lat",
    "bujur": "lon",
    "jenis": "kind",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a kind: `also` are other headings for it, `example` a cell for the template."""

    name: str
    example: str = ""
    label: str | Promise = ""
    also: tuple[str, ...] = ()
    needed: bool = True

    @property
    def heading(self) -> str:
        """The heading that people here write: the first of the others, else its own name."""
        return self.also[0] if self.also else self.name


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table. `marks` are optional columns that tell it from another kind.

    A kind with a `stream` (the batch without its rows) is read in chunks and may have millions of rows;
    its `build` is then called for every chunk, and its rows are told by the values of the column `told_by`.
    Each row of a `local` kind belongs to the region in its column `region`, whose government may bring it.
    `lasting` columns stay as they are in old rows where a file has no such column.
    """

    name: str
    label: str | Promise
    columns: tuple[Column, ...]
    build: Callable[[Sheet, Known], list[Batch]]
    marks: tuple[str, ...] = ()
    stream: Batch | None = None
    told_by: str = ""
    lasting: tuple[str, ...] = ()
    local: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """The columns without which nothing can be read."""
        return tuple(column.name for column in self.columns if column.needed)

    @property
    def headings(self) -> tuple[str, ...]:
        """Their headings as people here write them."""
        return tuple(column.heading for column in self.columns if column.needed)

    @property
    def signs(self) -> frozenset[str]:
        """The columns by which a file of this kind is recognised."""
        return frozenset((*self.needs, *self.marks))

    def of_own(self) -> Self:
        """The kind as a government brings it, whose file need not say which region it speaks for."""
        columns = [replace(each, needed=each.needed and each.name != "region") for each in self.columns]
        return replace(self, columns=tuple(columns))

    def kept(self, there: Collection[str]) -> tuple[str, ...]:
        """The columns that old rows keep beside a file with the columns `there`."""
        return tuple(name for name in self.lasting if name not in there)

    def columns_of(
        self, headings: Sequence[str], *, chosen: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """Which column each heading means: as `chosen` (heading by column), else by one of its names."""
        found = {heading: column for column, heading in (chosen or {}).items() if heading in headings}
        own = {column.name: column.name for column in self.columns}
        for names in (own, ALIASES | self._aliases()):
            for heading in headings:
                column = names.get(heading)
                if column in own and heading not in found and column not in found.values():
                    found[heading] = column
        return found

    def _aliases(self) -> dict[str, str]:
        return {other: column.name for column in self.columns for other in column.also}


def plain(*needed: str, may_have: Sequence[str] = (), example: str = "") -> tuple[Column, ...]:
    """Columns that are known by one name; `example` holds the cells of the template, parted by "|"."""
    cells = dict(zip((*needed, *may_have), example.split("|"), strict=False))
    return tuple(Column(name, cells.get(name, ""), needed=name in needed) for name in (*needed, *may_have))
