"""Run by test_spark in the environment of `rajut[spark]`: `on_spark.py PACKAGES FOLDER`.

Labels the packages on a local Spark of two partitions; writes labels and totals per label into the folder.
"""

import os
import sys
from pathlib import Path

import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from rajut.core.potential.procurement.spreading import learnt, spread
from rajut.core.potential.runner import Totals
from rajut.core.potential.spark import Spread

PARTITIONS = 2
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "2g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",  # it lives for seconds: better soon than fast
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
    "spark.sql.shuffle.partitions": str(PARTITIONS),
    "spark.ui.enabled": "false",
}


def main(packages: str, folder: str) -> None:
    """Label, add up, write."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = SparkSession.builder.master(f"local[{PARTITIONS}]").config(map=SETTINGS)
    session = made.config("spark.local.dir", folder).getOrCreate()
    rows = Spread(session.read.parquet(packages).repartition(PARTITIONS))
    labelled = spread(rows.scan(["id", "title", "agency", "ceiling"]), learnt(rows))
    kept = Spread(labelled.frame.cache())
    pq.write_table(kept.scan(["id", "label"]).collect(), Path(folder) / "labels.parquet")
    totals = kept.aggregate(Totals(by=("label",), sums=("ceiling",), distinct=("agency",)))
    pq.write_table(totals.collect(), Path(folder) / "totals.parquet")
    assert kept.frame.rdd.getNumPartitions() == PARTITIONS
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
