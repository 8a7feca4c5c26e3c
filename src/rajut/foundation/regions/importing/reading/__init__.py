"""From bytes to rows of text: gzip, CSV in the encodings people have, XLSX, Parquet; bounded everywhere.

A file is never whole in memory unless it is small: it is opened again for every pass and read in chunks.
"""

from itertools import islice

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Problems, Unreadable
from rajut.foundation.regions.importing.reading import columnar, texts, workbooks
from rajut.foundation.regions.importing.reading.limits import LARGE, SMALL, Limits
from rajut.foundation.regions.importing.reading.sources import Source
from rajut.foundation.regions.importing.reading.tables import Reader, Table, heading

__all__ = [
    "LARGE",
    "SMALL",
    "Limits",
    "Reader",
    "Source",
    "Table",
    "heading",
    "is_json",
    "opened",
    "table",
    "whole",
]


def is_json(source: Source) -> bool:
    """Whether the file begins as a JSON object does, that is, is a map and not a table."""
    return source.head().lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def opened(source: Source, *, limits: Limits = LARGE) -> Reader:
    """A table that is ready to be read; Unreadable where it is none or unfolds to too much."""
    forms = {workbooks.MAGIC: workbooks.opened, columnar.MAGIC: columnar.opened}
    reader = forms.get(source.head()[:4], texts.opened)(source, limits=limits)
    if not any(map(any, islice(reader.lines(), 1, None))):
        raise Unreadable(_("Berkas hanya berisi judul kolom. Isi sedikitnya satu baris data."))
    return reader


def table(source: Source, *, problems: Problems, limits: Limits = SMALL) -> Table:
    """The whole of a small table; rows with too many or too few cells become problems."""
    return whole(opened(source, limits=limits), problems=problems, limits=limits)


def whole(reader: Reader, *, problems: Problems, limits: Limits) -> Table:
    """All rows of a small table at once."""
    found = next(reader.chunks(problems=problems, limits=limits), Table(list(reader.headings)))
    found.notes = list(reader.notes)
    return found
