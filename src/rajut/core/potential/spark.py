"""Rows on many machines: Apache Spark runs the kernels (`mapInArrow`), Ibis writes the relational steps.

Needs the extra `rajut[spark]` here and wherever Spark computes, and Java 17. Ibis pins pyspark below 4.1, and
its own Arrow functions fail beside pandas 3: therefore kernels go through `mapInArrow`, and the extra keeps
pandas 2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from rajut.core.potential.runner import Kernel, Totals, demand

if TYPE_CHECKING:
    from ibis import Table
    from pyspark.sql import DataFrame

VIEW = "rajut_rows"


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Rows on many machines; `frame` is Spark's own, to be cached, or written where it was computed."""

    frame: "DataFrame"

    @property
    def schema(self) -> pa.Schema:
        """The columns and their types."""
        from pyspark.sql.pandas.types import to_arrow_schema

        return to_arrow_schema(self.frame.schema)

    def scan(self, columns: Sequence[str]) -> "Spread":
        """Return the rows with these columns only."""
        demand(self.schema, columns)
        return Spread(self.frame.select(*columns))

    def map_batches(self, kernel: Kernel, schema: pa.Schema) -> "Spread":
        """Return what the kernel makes of every batch; Spark hands a large kernel once to each machine."""
        from pyspark.sql.pandas.types import from_arrow_schema

        def _mapped(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            return (kernel(each) for each in batches)

        return Spread(self.frame.mapInArrow(_mapped, from_arrow_schema(schema)))

    def aggregate(self, expression: Totals) -> "Spread":
        """Return the totals, as an Ibis expression that Spark computes."""
        import ibis

        totals = expression.checked(self.schema)
        query = ibis.to_sql(expressed(totals, ibis.table(self.schema, name=VIEW)), dialect="pyspark")
        self.frame.createOrReplaceTempView(VIEW)  # read at once by what follows: the name is free again
        return Spread(self.frame.sparkSession.sql(query))

    def collect(self) -> pa.Table:
        """Compute, and return everything in this process's memory."""
        return self.frame.toArrow()


def expressed(totals: Totals, rows: "Table") -> "Table":
    """Write totals as an expression, for any database that Ibis knows."""
    told = {name: rows[name].sum() for name in totals.sums}
    told |= {name: rows[name].nunique() for name in totals.distinct}
    found = rows.group_by(list(totals.by)).aggregate(**told)
    for name, number in totals.least:
        found = found.filter(found[name] >= number)
    return found
