"""A file of millions of rows, checked and handed on in chunks, of which one is in memory."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.batches import Progress, Row
from rajut.foundation.regions.importing.kinds.kind import Kind
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.owning import claim
from rajut.foundation.regions.importing.problems import Problems, Unreadable
from rajut.foundation.regions.importing.reading import LARGE, Limits, Reader
from rajut.foundation.regions.importing.sheet import Sheet

CHUNK = 20_000


@dataclass(slots=True)
class Stream(Collection[Row]):
    """The rows of a file, each after its number; read anew every time they are asked for.

    Mistakes are noted in `problems`, and from the first one on no row is handed on: nothing of such a file
    is written, so that only its mistakes are of interest.
    """

    reader: Reader
    kind: Kind
    names: Mapping[str, str]
    known: Known
    problems: Problems
    limits: Limits = LARGE
    chunk: int = CHUNK
    progress: Progress | None = None
    count: int = 0
    notes: dict[str, None] = field(default_factory=dict)
    was_sound: bool = False

    def __iter__(self) -> Iterator[Row]:
        """Read the file from its beginning."""
        self.count = 0
        for table in self.reader.chunks(problems=self.problems, limits=self.limits, step=self.chunk):
            sheet = Sheet(table, problems=self.problems, names=self.names)
            claim(sheet, self.known.codes)
            (batch,) = self.kind.build(sheet, self.known)
            self.count += len(sheet)
            self.notes.update(dict.fromkeys(table.notes))
            if not self.problems:
                for number, row in zip(table.numbers, batch.rows, strict=True):
                    yield number, *row
            self._tell()
        self._finish()

    def __len__(self) -> int:
        return self.count or self.reader.total

    def __contains__(self, row: object) -> bool:
        return any(each == row for each in self)

    def _tell(self) -> None:
        if self.progress is not None:
            self.progress(min(self.count, self.reader.total), self.reader.total)

    def _finish(self) -> None:
        if self.problems and self.was_sound:
            raise Unreadable(_("Berkas ini berubah sejak diperiksa. Impor sekali lagi."))
        self.was_sound = not self.problems
