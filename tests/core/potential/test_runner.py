"""Rows in batches: the same answers however they are cut, and from a file as from the memory."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential import runner
from rajut.core.potential.runner import Totals, UnsoundRows, from_parquet, from_table

SCHEMA = pa.schema([("thing", pa.string()), ("who", pa.int32()), ("money", pa.int64())])
DRAWN = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", None]),
        st.sampled_from([1, 2, 3, None]),
        st.integers(-(10**12), 10**12),
    )
)
BY_THING = Totals(by=("thing",), sums=("money",), distinct=("who",))


def table(rows: list[tuple[str | None, int | None, int]]) -> pa.Table:
    """Return the rows as a table."""
    return pa.table([list(column) for column in zip(*rows, strict=True)] or [[], [], []], schema=SCHEMA)


def doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch with its money doubled."""
    return batch.set_column(2, "money", pc.multiply(batch.column("money"), 2))


def slow(rows: list[tuple[str | None, int | None, int]]) -> list[dict[str, object]]:
    """Add up the obvious way."""
    money: dict[str | None, int] = defaultdict(int)
    who: dict[str | None, set[int]] = defaultdict(set)
    for thing, each, amount in rows:
        money[thing] += amount
        who[thing] |= {each} if each is not None else set()
    ordered = sorted(money, key=lambda thing: (thing is None, thing or ""))
    return [{"thing": thing, "money": money[thing], "who": len(who[thing])} for thing in ordered]


@settings(deadline=None)  # the first call loads the library
@given(DRAWN, st.integers(1, 5))
def test_totals_are_those_of_adding_up_one_by_one_for_any_cut_into_batches(drawn, size):
    cut = runner.Here(SCHEMA, lambda names: iter(table(drawn).select(names).to_batches(max_chunksize=size)))

    found = cut.aggregate(BY_THING).collect()

    assert found.to_pylist() == slow(drawn)
    assert found.schema.types == [pa.string(), pa.int64(), pa.int64()]


def test_what_waits_to_be_added_up_is_added_up_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [("abc"[at % 3], at % 7, at) for at in range(200)]
    cut = runner.Here(SCHEMA, lambda names: iter(table(drawn).select(names).to_batches(max_chunksize=9)))

    monkeypatch.setattr(runner, "HELD", 20)
    found = cut.aggregate(BY_THING).collect()

    assert found.to_pylist() == slow(drawn)


def test_a_kernel_sees_every_batch_and_only_columns_that_are_asked_for_come_out() -> None:
    rows = from_table(table([("a", 1, 10), ("b", 1, 20), ("a", 2, 30)]))

    found = rows.map_batches(doubled, SCHEMA).scan(["money", "thing"]).collect()

    assert found.to_pydict() == {"money": [20, 40, 60], "thing": ["a", "b", "a"]}


def test_only_totals_that_reach_what_is_asked_are_kept() -> None:
    rows = from_table(table([("a", 1, 10), ("a", 2, 5), ("b", 1, 99), ("c", 1, 3), ("c", 2, 3)]))

    found = rows.aggregate(
        Totals(by=("thing",), sums=("money",), distinct=("who",), least=(("money", 10), ("who", 2)))
    ).collect()

    assert found.to_pylist() == [{"thing": "a", "money": 15, "who": 2}]


def write_plain(rows: pa.Table, path: Path) -> None:
    """Write the rows as they are."""
    pq.write_table(rows, path)


def write_encoded(rows: pa.Table, path: Path) -> None:
    """Write the things as a dictionary, in two pieces whose dictionaries differ."""
    things = [part.column("thing").dictionary_encode() for part in (rows.slice(0, 1), rows.slice(1))]
    with pq.ParquetWriter(path, rows.set_column(0, "thing", rows["thing"].dictionary_encode()).schema) as out:
        for part, thing in zip((rows.slice(0, 1), rows.slice(1)), things, strict=True):
            out.write_table(part.set_column(0, "thing", thing))


@pytest.mark.parametrize("write", [write_plain, write_encoded])
def test_a_file_is_read_as_the_table_that_was_written(
    write: Callable[[pa.Table, Path], None], tmp_path: Path
) -> None:
    given_rows = table([("b", 1, 10), ("a", 1, 20), ("b", 2, 30)])
    write(given_rows, tmp_path / "rows.parquet")

    rows = from_parquet(tmp_path / "rows.parquet")

    assert rows.collect() == given_rows
    assert rows.aggregate(BY_THING).collect() == from_table(given_rows).aggregate(BY_THING).collect()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Totals(by=("place",)), "Kolom place tidak ada."),
        (
            Totals(by=("who",), sums=("thing",)),
            "Kolom thing tidak berisi bilangan bulat, sehingga tidak dapat dijumlahkan dengan pasti.",
        ),
        (Totals(by=()), "Total memerlukan kolom kunci, dan setiap kolom hanya sekali."),
        (
            Totals(by=("thing",), distinct=("thing",)),
            "Total memerlukan kolom kunci, dan setiap kolom hanya sekali.",
        ),
    ],
)
def test_totals_that_cannot_be_are_refused(asked: Totals, words: str) -> None:
    with pytest.raises(UnsoundRows) as told:
        from_table(table([])).aggregate(asked)

    assert str(told.value) == words


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(UnsoundRows) as told:
        from_table(table([])).scan(["title"])

    assert str(told.value) == "Kolom title tidak ada."
