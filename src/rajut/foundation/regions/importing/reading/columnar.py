"""Parquet: read a few thousand rows at a time; pyarrow is loaded only when such a file comes."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Unreadable, printable
from rajut.foundation.regions.importing.reading.limits import MEGA, Limits
from rajut.foundation.regions.importing.reading.sources import Source
from rajut.foundation.regions.importing.reading.tables import Reader, titled
from rajut.foundation.regions.importing.reading.workbooks import cell_text

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MAGIC = b"PAR1"
STEP = 5_000
GROUP = 512 * MEGA  # one group of rows is decoded at a time


def opened(source: Source, *, limits: Limits) -> Reader:
    """A Parquet file with plain columns; nested ones are named and refused."""
    with _file(source, limits=limits) as file:
        about, names = file.metadata, file.schema_arrow.names
        groups = [about.row_group(each).total_byte_size for each in range(about.num_row_groups)]
        _plain(file)
        size, rows = sum(groups), about.num_rows
    limits.weigh(size, packed=source.size)
    if any(group > GROUP for group in groups):
        raise Unreadable(
            _(
                "Berkas Parquet ini memuat kelompok baris yang terlalu besar."
                " Simpan ulang dengan kelompok kecil."
            )
        )

    def lines() -> Iterator[list[str]]:
        return _lines(source, names, limits=limits)

    return Reader(titled(names), max(rows, 1), size, lines)


def _file(source: Source, *, limits: Limits) -> "ParquetFile":
    import pyarrow as pa
    from pyarrow import parquet

    held = source.held if not source.is_packed() else source.whole(limits=limits)
    try:
        whole = io.BytesIO(held) if isinstance(held, bytes) else str(held)
        names = [each.name for each in parquet.read_schema(whole) if _is_text(each.type)]
        return parquet.ParquetFile(whole, read_dictionary=names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise broken() from error


def _is_text(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def broken() -> Unreadable:
    """The answer to a file that is no Parquet after all."""
    return Unreadable(_("Berkas Parquet rusak atau terpotong. Simpan ulang sebagai Parquet atau CSV."))


def _plain(file: "ParquetFile") -> None:
    import pyarrow as pa

    no_cells = (
        pa.types.is_nested,
        pa.types.is_binary,
        pa.types.is_large_binary,
        pa.types.is_fixed_size_binary,
    )
    for column in file.schema_arrow:
        if any(test(column.type) for test in no_cells):
            raise Unreadable(
                _(
                    "Kolom “%(column)s” berisi daftar, struktur, atau bita."
                    " Simpan sebagai teks atau angka biasa."
                )
                % {"column": printable(column.name)[:40]}
            )


def _lines(source: Source, names: list[str], *, limits: Limits) -> Iterator[list[str]]:
    import pyarrow as pa

    yield names
    with _file(source, limits=limits) as file:
        try:
            for batch in file.iter_batches(batch_size=STEP):
                columns = map(_read, names, batch.columns)
                yield from map(list, zip(*columns, strict=True))
        except (pa.ArrowException, OSError) as error:
            raise broken() from error


def _read(name: str, column: Any) -> list[str]:
    """The cells of the column `name`; Unreadable where Python has nothing to hold one of them."""
    try:
        return _texts(column)
    except (ValueError, OverflowError) as error:
        raise Unreadable(
            _(
                "Kolom “%(column)s” berisi nilai yang tidak dapat dibaca: waktu yang terlalu jauh"
                " atau terlalu halus, atau teks yang bukan UTF-8. Simpan ulang kolom itu sebagai teks UTF-8."
            )
            % {"column": printable(name)[:40]}
        ) from error


def _texts(column: Any) -> list[str]:
    """The cells of a column; each word of its dictionary that stands in it is made once.

    The dictionary is that of a whole group of rows: its other words are left alone.
    """
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        there = column.indices.unique()
        words = map(cell_text, column.dictionary.take(there).to_pylist())
        told = dict(zip(there.to_pylist(), words, strict=True))
        return [told[at] for at in column.indices.to_pylist()]
    return [cell_text(value) for value in column.to_pylist()]
