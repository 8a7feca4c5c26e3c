"""Rows on their way into one table: staged by COPY, compared, then merged in three statements.

Everything happens in the transaction of the caller, so that a file is written whole or not at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import sql

from rajut.foundation.regions.importing.staging import (
    Batch,
    Progress,
    Row,
    columns_of,
    names_of,
    stage_of,
    staged,
    table_of,
)

__all__ = [
    "Batch",
    "Difference",
    "Example",
    "Foreign",
    "Progress",
    "Row",
    "compare",
    "in_turn",
    "part",
    "write",
]

EXAMPLES = 5


class Foreign(Exception):
    """Rows of another region stood in the stage of a government's file; they were not written."""


@dataclass(frozen=True, slots=True)
class Example:
    """One row that would change: its key and, per column, the value before and after."""

    key: str
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file changes in one table."""

    added: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    added_examples: tuple[Example, ...] = ()
    changed_examples: tuple[Example, ...] = ()
    removed_examples: tuple[Example, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the table would stay as it is."""
        return not (self.added or self.changed or self.removed)


def compare(batch: Batch, *, progress: Progress | None = None) -> Difference:
    """What writing `batch` would change; leaves nothing behind."""
    with staged(batch, progress=progress) as cursor:
        return _difference(cursor, batch)


def write(batch: Batch, *, progress: Progress | None = None) -> Difference:
    """Merge `batch` into its table; returns what changed. Call it inside a transaction."""
    with staged(batch, progress=progress) as cursor:
        found = _difference(cursor, batch)
        if found.removed:
            cursor.execute(_delete(batch))
        if found.added or found.changed:
            cursor.execute(_upsert(batch))
            if batch.own and cursor.rowcount != found.added + found.changed:
                raise Foreign
    return found


def in_turn(found: Sequence[Batch], progress: Progress | None) -> Iterator[tuple[Batch, Progress | None]]:
    """Yield each batch with a progress that counts on from the ones before it, up to all their rows."""
    total, before = sum(len(batch.rows) for batch in found), 0
    for batch in found:
        yield batch, _after(before, total, progress)
        before += len(batch.rows)


def _after(before: int, total: int, progress: Progress | None) -> Progress | None:
    return progress and (lambda done, _total: progress(before + done, total))


def part(number: int, of: int, progress: Progress | None) -> Progress | None:
    """A progress that is one of `of` equal parts (0 the first) of a longer one."""
    return progress and (lambda done, total: progress((number * total + done) // of, total))


def _difference(cursor: Any, batch: Batch) -> Difference:
    added, changed, same = _counts(cursor, batch)
    removed = _removed(cursor, batch)
    return Difference(
        added=added,
        changed=changed,
        same=same,
        removed=removed,
        added_examples=_keys(cursor, _added(batch)) if added else (),
        changed_examples=_changes(cursor, batch) if changed else (),
        removed_examples=_keys(cursor, _leaving(batch, columns_of("t", batch.key))) if removed else (),
    )


def _counts(cursor: Any, batch: Batch) -> tuple[int, int, int]:
    statement = sql.SQL(
        "SELECT count(*) FILTER (WHERE t.{first} IS NULL),"
        " count(*) FILTER (WHERE t.{first} IS NOT NULL AND {differs}),"
        " count(*) FILTER (WHERE t.{first} IS NOT NULL AND NOT {differs})"
        " FROM {staged} s LEFT JOIN {table} t ON {match}"
    )
    cursor.execute(_filled(statement, batch))
    added, changed, same = cursor.fetchone()
    return added, changed, same


def _removed(cursor: Any, batch: Batch) -> int:
    if not batch.replaces:
        return 0
    cursor.execute(_leaving(batch, sql.SQL("count(*)"), limit=False))
    return int(cursor.fetchone()[0])


def _added(batch: Batch) -> sql.Composed:
    statement = sql.SQL(
        "SELECT {keys} FROM {staged} s LEFT JOIN {table} t ON {match} WHERE t.{first} IS NULL LIMIT {limit}"
    )
    return _filled(statement, batch)


def _leaving(batch: Batch, wanted: sql.Composable, *, limit: bool = True) -> sql.Composed:
    statement = sql.SQL("SELECT {wanted} FROM {table} t WHERE {leaves} {end}")
    end = sql.SQL("LIMIT {}").format(EXAMPLES) if limit else sql.SQL("")
    return statement.format(wanted=wanted, table=table_of(batch), leaves=_leaves(batch), end=end)


def _keys(cursor: Any, statement: sql.Composed) -> tuple[Example, ...]:
    cursor.execute(statement)
    return tuple(Example(_joined(row)) for row in cursor.fetchall())


def _changes(cursor: Any, batch: Batch) -> tuple[Example, ...]:
    statement = sql.SQL(
        "SELECT {keys}, {before}, {after} FROM {staged} s JOIN {table} t ON {match}"
        " WHERE {differs} LIMIT {limit}"
    )
    cursor.execute(_filled(statement, batch))
    width = len(batch.key)
    return tuple(Example(_joined(row[:width]), _pairs(batch, row[width:])) for row in cursor.fetchall())


def _pairs(batch: Batch, values: Sequence[object]) -> tuple[tuple[str, str, str], ...]:
    """The columns that differ, by the names people know them by."""
    columns = [_called(batch, name) for name in batch.changing]
    found = zip(columns, values[: len(columns)], values[len(columns) :], strict=True)
    return tuple((name, _shown(before), _shown(after)) for name, before, after in found if before != after)


def _called(batch: Batch, column: str) -> str:
    field = batch.model._meta.get_field(column.removesuffix("_id"))
    return str(getattr(field, "verbose_name", column))


def _joined(values: Iterable[object]) -> str:
    return " · ".join(str(value) for value in values)


def _shown(value: object) -> str:
    words = "–" if value is None else str(value)
    if isinstance(value, float) or (words.lstrip("-").replace(".", "").isdigit() and "." in words):
        words = words.rstrip("0").rstrip(".")
    return words if len(words) <= 80 else words[:79] + "…"


def _delete(batch: Batch) -> sql.Composed:
    return sql.SQL("DELETE FROM {} t WHERE {}").format(table_of(batch), _leaves(batch))


def _upsert(batch: Batch) -> sql.Composed:
    """Insert new rows and change differing ones; a row that is the same is not even locked.

    Where the batch is one region's, no other row is inserted, and none of another is changed.
    """
    statement = sql.SQL(
        "INSERT INTO {table} AS t ({columns}) SELECT {values} FROM {staged} s"
        " LEFT JOIN {table} t ON {match} WHERE (t.{first} IS NULL OR {differs}) AND {owned}"
        " ON CONFLICT ({key}) DO {act}"
    )
    return statement.format(
        table=table_of(batch),
        columns=names_of(batch.columns),
        values=columns_of("s", batch.columns),
        staged=stage_of(batch),
        match=_match(batch),
        first=sql.Identifier(batch.key[0]),
        differs=_differs(batch, "s"),
        owned=_owned(batch, "s"),
        key=names_of(batch.key),
        act=_act(batch),
    )


def _act(batch: Batch) -> sql.Composable:
    if not batch.changing:
        return sql.SQL("NOTHING")
    sets = sql.SQL(", ").join(
        sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in batch.changing
    )
    changed = _differs(batch, "excluded")
    return sql.SQL("UPDATE SET {} WHERE {} AND {}").format(sets, changed, _owned(batch, "t"))


def _owned(batch: Batch, alias: str) -> sql.Composable:
    """The condition that a row is of the only region that may be touched."""
    if not batch.own:
        return sql.SQL("true")
    return sql.SQL("{} = {}").format(sql.Identifier(alias, "region_id"), batch.own)


def _filled(statement: sql.SQL, batch: Batch) -> sql.Composed:
    return statement.format(
        staged=stage_of(batch),
        table=table_of(batch),
        first=sql.Identifier(batch.key[0]),
        keys=columns_of("s", batch.key),
        match=_match(batch),
        differs=_differs(batch, "s"),
        before=columns_of("t", batch.changing),
        after=columns_of("s", batch.changing),
        limit=EXAMPLES,
    )


def _match(batch: Batch) -> sql.Composed:
    """The staged row and the old one are the same; a key that may be empty is the same when both are."""
    same, both_empty = (
        sql.SQL("t.{0} = s.{0}"),
        sql.SQL("(t.{0} = s.{0} OR (t.{0} IS NULL AND s.{0} IS NULL))"),
    )
    return sql.SQL(" AND ").join(
        (both_empty if name in batch.may_be_empty else same).format(sql.Identifier(name))
        for name in batch.key
    )


def _leaves(batch: Batch) -> sql.Composed:
    """The condition for an old row that the file speaks for and does not hold."""
    statement = sql.SQL("({}) AND {} AND NOT EXISTS (SELECT FROM {} s WHERE {})")
    return statement.format(sql.SQL(batch.replaces), _owned(batch, "t"), stage_of(batch), _match(batch))


def _differs(batch: Batch, other: str) -> sql.Composable:
    if not batch.changing:
        return sql.SQL("false")
    return sql.SQL("(ROW({}) IS DISTINCT FROM ROW({}))").format(
        columns_of("t", batch.changing), columns_of(other, batch.changing)
    )
