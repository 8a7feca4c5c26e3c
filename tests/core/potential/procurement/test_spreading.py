"""Titles grouped batch by batch are labelled as in one piece, however they are cut."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.titles import titles as generated
from rajut.core.potential.procurement.confirmations import Merge, renamed
from rajut.core.potential.procurement.grouping import labelled, understand
from rajut.core.potential.procurement.spreading import learnt, spread
from rajut.core.potential.procurement.tokens import titles
from rajut.core.potential.runner import Here, Totals, UnsoundRows, from_table

WORDS = st.sampled_from(
    ["belanja", "pemeliharaan", "zirkon", "kwarsa", "laptop", "laptpo", ",", "(", "untuk"]
)
MERGE = renamed([Merge(kept="komputer", other="laptop")])


def cut(table: pa.Table, size: int) -> Here:
    """Return the rows in batches of this size."""
    return Here(table.schema, lambda names: iter(table.select(names).to_batches(max_chunksize=size)))


def plan(texts: Sequence[str | None], agencies: Sequence[str | None]) -> pa.Table:
    """Return a table of titles."""
    return pa.table({"title": pa.array(texts, pa.string()), "agency": pa.array(agencies, pa.string())})


def whole(table: pa.Table) -> list[str]:
    """Label the titles in one piece."""
    agencies = table["agency"].combine_chunks().fill_null("").dictionary_encode().indices
    found = labelled(
        understand([titles(table["title"])], agencies=np.asarray(agencies).astype(np.int32)), renamed=MERGE
    )
    return [found.label(at) for at in range(len(table))]


@settings(deadline=None, max_examples=25)  # the first call compiles
@given(
    st.lists(
        st.tuples(st.lists(WORDS, max_size=4).map(" ".join) | st.none(), st.integers(0, 8)),
        max_size=12,
    ),
    st.integers(1, 9),
    st.sampled_from([1, 7]),
)
def test_labels_are_those_of_one_piece(drawn, size, times):
    repeated = [(title, f"{agency + turn}") for turn in range(times) for title, agency in drawn]
    table = plan([title for title, _ in repeated], [agency for _, agency in repeated])
    rows = cut(table, size)

    found = spread(rows, learnt(rows), renamed=MERGE).collect()

    assert found["label"].to_pylist() == whole(table)
    assert found["agency"].to_pylist() == table["agency"].to_pylist()


def test_unknown_names_are_learnt_from_all_batches_together() -> None:
    table = pa.Table.from_batches(generated(6_000, seed=7))
    table = table.set_column(2, "agency", table["agency"].cast(pa.string()))

    alike = [
        spread(rows, learnt(rows), renamed=MERGE).collect() for rows in (cut(table, 6_000), cut(table, 777))
    ]

    assert learnt(from_table(table)).names != frozenset()
    assert alike[0]["label"].to_pylist() == whole(table)
    assert alike[1]["label"].to_pylist() == whole(table)


def test_without_agencies_no_unknown_beginning_is_a_name() -> None:
    texts = ["Belanja zirkon kwarsa"] * 20 + ["Belanja zirkon kwarsa biru"]
    known = plan(texts, [f"{at}" for at in range(21)])

    with_agencies, without = (
        spread(rows, learnt(rows)).collect()["label"].to_pylist()
        for rows in (from_table(known), from_table(known.select(["title"])))
    )

    assert Counter(with_agencies) == {"beli:zirkon-kwarsa": 21}
    assert Counter(without) == {"beli:kwarsa-zirkon": 20, "beli:biru-kwarsa-zirkon": 1}


def test_sums_per_label() -> None:
    rows = from_table(
        plan(["Belanja laptop", "Pengadaan laptop", "Sewa laptop"], ["A", "B", "A"]).append_column(
            "ceiling", pa.array([10, 5, 7])
        )
    )

    found = spread(rows, learnt(rows)).aggregate(Totals(("label",), ("ceiling",), ("agency",))).collect()

    assert found.to_pylist() == [
        {"label": "beli:laptop", "ceiling": 15, "agency": 2},
        {"label": "sewa:laptop", "ceiling": 7, "agency": 1},
    ]


def test_rows_without_titles_are_refused() -> None:
    with pytest.raises(UnsoundRows) as told:
        learnt(from_table(pa.table({"agency": ["A"]})))

    assert str(told.value) == "Kolom title tidak ada."
