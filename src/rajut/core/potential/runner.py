"""Rows in batches, wherever they lie: in this process (here) or on many machines (`spark`).

What is written once against `Rows` runs on both: kernels are pure functions on Arrow record batches, and
`Totals` is the one relational step. Nothing here depends on how the rows are cut into batches.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Protocol, Self

import pyarrow as pa

from rajut.core.potential.records import Unsound
from rajut.core.words import say

BATCH = 131_072  # rows that a kernel is given at a time, at most
AHEAD = {"batch_size": BATCH, "batch_readahead": 4, "fragment_readahead": 1}  # what is read before it is used
HELD = 1_000_000  # rows that wait to be added up, at least

ABSENT = say("Kolom %(name)s tidak ada.")
NOT_WHOLE = say("Kolom %(name)s tidak berisi bilangan bulat, sehingga tidak dapat dijumlahkan dengan pasti.")
UNCLEAR = say("Total memerlukan kolom kunci, dan setiap kolom hanya sekali.")

Kernel = Callable[[pa.RecordBatch], pa.RecordBatch]


class UnsoundRows(Unsound):
    """The rows lack what is asked of them; `sentence` says what."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows that are equal in `by` become one row.

    The result has the columns `by`, then the sums of `sums`, then how many different values `distinct` have,
    each under its own name. Summed are whole numbers, in 64 bits; floats are refused, for their sum depends
    on the order. What is missing counts neither in a sum nor as a value. Only rows that reach all of `least`
    (column, number) are kept.
    """

    by: tuple[str, ...]
    sums: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    least: tuple[tuple[str, int], ...] = ()

    def checked(self, schema: pa.Schema) -> Self:
        """Return the totals, if rows of this schema have what they ask for. Raises UnsoundRows."""
        asked = (*self.by, *self.sums, *self.distinct)
        demand(schema, asked)
        if not self.by or len(set(asked)) < len(asked):
            raise UnsoundRows(UNCLEAR)
        for name in self.sums:
            if not pa.types.is_integer(schema.field(name).type):
                raise UnsoundRows(NOT_WHOLE, name=name)
        return self


class Rows(Protocol):
    """Rows with named columns, in no promised order; nothing is computed before `collect`."""

    @property
    def schema(self) -> pa.Schema:
        """The columns and their types."""

    def scan(self, columns: Sequence[str]) -> Self:
        """Return the rows with these columns only, in this order. Raises UnsoundRows."""

    def map_batches(self, kernel: Kernel, schema: pa.Schema) -> Self:
        """Return what the kernel makes of every batch; `schema` says what that is."""

    def aggregate(self, expression: Totals) -> Self:
        """Return the totals. Raises UnsoundRows."""

    def collect(self) -> pa.Table:
        """Compute, and return everything in this process's memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Here:
    """Rows in this process: batches pass one after the other, so that a file may be larger than the memory.

    Their order is kept, and totals stand in the order of `by`.
    """

    schema: pa.Schema
    batches: Callable[[list[str]], Iterator[pa.RecordBatch]]  # with the columns named, from the first row on

    def scan(self, columns: Sequence[str]) -> "Here":
        """Return the rows with these columns only; of a file, the others are not even read."""
        demand(self.schema, columns)
        return Here(pa.schema([self.schema.field(name) for name in columns]), self.batches)

    def map_batches(self, kernel: Kernel, schema: pa.Schema) -> "Here":
        """Return what the kernel makes of every batch."""
        return Here(schema, lambda names: (kernel(each).select(names) for each in self._every()))

    def aggregate(self, expression: Totals) -> "Here":
        """Return the totals, in the order of `by`."""
        totals = expression.checked(self.schema)
        schema = _totalled([], self.schema, totals).schema
        return Here(schema, lambda names: _batches(_totalled(self._every(), self.schema, totals), names))

    def collect(self) -> pa.Table:
        """Compute, and return everything."""
        return pa.Table.from_batches(self._every(), self.schema)

    def _every(self) -> Iterator[pa.RecordBatch]:
        return self.batches(self.schema.names)


def from_table(table: pa.Table) -> Here:
    """Return the rows of a table; dictionaries become the values that they stand for."""
    schema = _plain(table.schema)
    return Here(schema, lambda names: _batches(table.cast(schema), names))


def from_parquet(path: str | PathLike[str]) -> Here:
    """Return the rows of a Parquet file, or of a folder of them; they are read when they are needed."""
    from pyarrow.dataset import dataset

    files = dataset(path, format="parquet")
    schema = _plain(files.schema)

    def _read(names: list[str]) -> Iterator[pa.RecordBatch]:
        told = pa.schema([schema.field(name) for name in names])
        return (each.cast(told) for each in files.to_batches(columns=names, **AHEAD))

    return Here(schema, _read)


def demand(schema: pa.Schema, columns: Iterable[str]) -> None:
    """Raise UnsoundRows where a column is absent."""
    for name in columns:
        if name not in schema.names:
            raise UnsoundRows(ABSENT, name=name)


def _plain(schema: pa.Schema) -> pa.Schema:
    """Return the schema without dictionaries, which differ from batch to batch."""
    types = [each.type.value_type if pa.types.is_dictionary(each.type) else each.type for each in schema]
    return pa.schema([pa.field(each.name, told) for each, told in zip(schema, types, strict=True)])


def _batches(table: pa.Table, names: list[str]) -> Iterator[pa.RecordBatch]:
    return iter(table.select(names).to_batches(max_chunksize=BATCH))


def _totalled(batches: Iterable[pa.RecordBatch], schema: pa.Schema, totals: Totals) -> pa.Table:
    """Add up batch after batch: first by what is counted apart too, so that the values met stay known."""
    keys = list(dict.fromkeys((*totals.by, *totals.distinct)))
    sums = list(totals.sums)
    whole = [pa.field(name, pa.int64()) for name in sums]
    told = pa.schema([*(schema.field(name) for name in keys), *whole])
    held, rows, room = [told.empty_table()], 0, HELD
    for batch in batches:
        held.append(pa.Table.from_batches([batch.select([*keys, *sums])]).cast(told))
        rows += batch.num_rows
        if rows > room:
            held = [_summed(pa.concat_tables(held), keys, sums, told)]
            rows = held[0].num_rows
            room = max(HELD, 2 * rows)
    return _counted(_summed(pa.concat_tables(held), keys, sums, told), totals)


def _summed(table: pa.Table, keys: list[str], sums: list[str], told: pa.Schema) -> pa.Table:
    return table.group_by(keys).aggregate([(name, "sum") for name in sums]).rename_columns(told.names)


def _counted(summed: pa.Table, totals: Totals) -> pa.Table:
    """Count the distinct values, leave out what falls short, and put the rows in order."""
    import pyarrow.compute as pc

    asked = [
        *((name, "sum") for name in totals.sums),
        *((name, "count_distinct") for name in totals.distinct),
    ]
    names = [*totals.by, *totals.sums, *totals.distinct]
    found = summed.group_by(list(totals.by)).aggregate(asked).rename_columns(names)
    for name, number in totals.least:
        found = found.filter(pc.greater_equal(found.column(name), number))
    return found.sort_by([(name, "ascending") for name in totals.by])
