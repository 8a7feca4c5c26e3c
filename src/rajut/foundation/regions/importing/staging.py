"""Rows on their way into one table: laid down by COPY in a temporary table beside the real one."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

from django.db import connection
from django.db.models import Model
from psycopg import sql

STEP = 5_000
NUMBER = "rajut_row"

Progress = Callable[[int, int], None]
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows for the table of `model`: `columns` in the order of each row, `key` what identifies one.

    `frozen` columns are written with a new row and left alone in an old one. `replaces` is the
    condition (on the table as `t`, the staged rows as rajut_staged) for old rows that the file
    speaks for: those it does not hold are removed. `own` is the only region whose rows are touched, whatever
    was staged; empty for every one. A batch with a `stage` of its own has rows that begin with
    their number in the file, and stays staged until the transaction ends, so that it is read once.
    """

    model: type[Model]
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: Collection[Row]
    frozen: tuple[str, ...] = ()
    replaces: LiteralString = ""
    own: str = ""
    stage: str = ""

    @property
    def changing(self) -> tuple[str, ...]:
        """The columns that an old row takes from the file."""
        return tuple(name for name in self.columns if name not in self.key and name not in self.frozen)

    @property
    def may_be_empty(self) -> frozenset[str]:
        """The columns of the key that may hold nothing."""
        fields = {getattr(field, "attname", ""): field for field in self.model._meta.get_fields()}
        return frozenset(name for name in self.key if getattr(fields[name], "null", False))


@dataclass(frozen=True, slots=True)
class Repeat:
    """A row whose key stands in an earlier one."""

    row: int
    earlier: int
    key: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A row whose key is in the table already, as the row of another region (empty: of none)."""

    row: int
    holder: str
    key: tuple[object, ...]


def stage(batch: Batch, *, progress: Progress | None = None) -> None:
    """Lay the rows of a batch with a stage of its own down, where they do not lie there already."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"pg_temp.{batch.stage}"])
        if cursor.fetchone()[0] is None:
            _lay_down(cursor, batch, progress=progress)


@contextmanager
def staged(batch: Batch, *, progress: Progress | None) -> Iterator[Any]:
    """Have the rows in a temporary table beside the real one, and whole tables joined with each other.

    Right after a large import the server has no statistics yet and would look the rows up one by one,
    which took 6 s instead of 0.2 s.
    """
    with connection.cursor() as cursor:
        if batch.stage:
            stage(batch, progress=progress)
        else:
            cursor.execute(_drop())
            _lay_down(cursor, batch, progress=progress)
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield cursor
        cursor.execute("SET LOCAL enable_nestloop = DEFAULT")
        if not batch.stage:
            cursor.execute(_drop())


def repeats(batch: Batch, *, most: int) -> tuple[int, list[Repeat]]:
    """How many staged rows repeat the key of an earlier one, and the first of them."""
    statement = sql.SQL(
        "WITH twice AS (SELECT {key}, min({number}) AS earlier FROM {stage}"
        " GROUP BY {key} HAVING count(*) > 1)"
        " SELECT count(*) OVER (), s.{number}, t.earlier, {shown} FROM {stage} s JOIN twice t ON {match}"
        " WHERE s.{number} > t.earlier ORDER BY s.{number} LIMIT {most}"
    ).format(
        key=names_of(batch.key),
        number=sql.Identifier(NUMBER),
        stage=stage_of(batch),
        shown=columns_of("s", batch.key),
        match=same_key(batch),
        most=most,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    return (rows[0][0] if rows else 0), [Repeat(row, earlier, tuple(key)) for _n, row, earlier, *key in rows]


def taken(batch: Batch, *, most: int) -> tuple[int, list[Taken]]:
    """How many staged rows have the key of a row that is not the batch's own region's, and the first."""
    statement = sql.SQL(
        "SELECT count(*) OVER (), s.{number}, coalesce(t.region_id, ''), {shown} FROM {stage} s"
        " JOIN {table} t ON {match} WHERE t.region_id IS DISTINCT FROM {own} ORDER BY s.{number} LIMIT {most}"
    ).format(
        number=sql.Identifier(NUMBER),
        shown=columns_of("s", batch.key),
        stage=stage_of(batch),
        table=table_of(batch),
        match=same_key(batch),
        own=batch.own,
        most=most,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    return (rows[0][0] if rows else 0), [Taken(row, holder, tuple(key)) for _n, row, holder, *key in rows]


def counted(batch: Batch, column: str) -> list[tuple[object, int]]:
    """How many staged rows there are for each value of a column, in the order of the values."""
    statement = sql.SQL("SELECT {column}, count(*) FROM {stage} GROUP BY {column} ORDER BY {column}")
    with connection.cursor() as cursor:
        cursor.execute(statement.format(column=sql.Identifier(column), stage=stage_of(batch)))
        return list(cursor.fetchall())


def _lay_down(cursor: Any, batch: Batch, *, progress: Progress | None) -> None:
    """Copy the rows into a temporary table with the types of the real one."""
    create = sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA")
    cursor.execute(create.format(stage_of(batch), names_of(batch.columns), table_of(batch)))
    columns = batch.columns
    if batch.stage:
        number = sql.SQL("ALTER TABLE {} ADD COLUMN {} bigint")
        cursor.execute(number.format(stage_of(batch), sql.Identifier(NUMBER)))
        columns = (NUMBER, *columns)
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(stage_of(batch), names_of(columns))) as copy:
        for row in _told(batch.rows, progress):
            copy.write_row(row)
    cursor.execute(sql.SQL("ANALYZE {}").format(stage_of(batch)))


def _told(rows: Collection[Row], progress: Progress | None) -> Iterator[Row]:
    if progress is None:
        yield from rows
        return
    for number, row in enumerate(rows, start=1):
        yield row
        if number % STEP == 0:
            progress(number, len(rows))
    progress(len(rows), len(rows))


def stage_of(batch: Batch) -> sql.Identifier:
    """The temporary table of a batch."""
    return sql.Identifier("pg_temp", batch.stage or "rajut_staged")


def table_of(batch: Batch) -> sql.Identifier:
    """The real table of a batch."""
    return sql.Identifier(batch.model._meta.db_table)


def same_key(batch: Batch) -> sql.Composed:
    """The condition that a staged row has the key of the other, `t`."""
    return sql.SQL(" AND ").join(sql.SQL("s.{0} = t.{0}").format(sql.Identifier(name)) for name in batch.key)


def columns_of(alias: str, names: tuple[str, ...]) -> sql.Composed:
    """Columns of the table called `alias`."""
    return sql.SQL(", ").join(sql.Identifier(alias, name) for name in names)


def names_of(names: tuple[str, ...]) -> sql.Composed:
    """Columns by their names."""
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _drop() -> sql.Composed:
    return sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier("pg_temp", "rajut_staged"))
