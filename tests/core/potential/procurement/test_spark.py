"""Half a million titles are labelled on Spark as in this process, row for row.

What runs is the program of the page `docs/how-to/past-one-machine.md`, on a local Spark of two partitions.
Its environment is what requirements-spark.txt says, made beside `.venv` the first time (500 MB). The
test fails, and never skips, where that or Java 17 cannot be had.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench.titles import titles as generated
from rajut.config.environment import settings_for_uv
from rajut.core.potential.procurement.grouping import labelled, understand
from rajut.core.potential.procurement.tokens import titles
from rajut.core.potential.runner import Totals, from_table
from tests.docs.pages import SPARK, programs
from tests.house.rooms import ROOT

LOCK = ROOT / "requirements-spark.txt"
PAGE = ROOT / "docs" / "how-to" / "past-one-machine.md"
ROWS = 500_000
PARTITIONS = 2
PATIENCE_S = 600  # on a busy machine; a quiet one takes a tenth
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "2g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",  # it lives for seconds: better soon than fast
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
    "spark.sql.shuffle.partitions": str(PARTITIONS),
    "spark.ui.enabled": "false",
}


@pytest.fixture(scope="module")
def python() -> Path:
    """The interpreter of the environment with Spark."""
    mark = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:16]
    folder = ROOT / "var" / "spark" / mark
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            for old in folder.parent.glob("*/"):
                shutil.rmtree(old)
            uv = [sys.executable, "-m", "uv", "-q"]
            env = os.environ | settings_for_uv()
            subprocess.run([*uv, "venv", "--clear", "-p", sys.executable, folder], env=env, check=True)
            asked = [*uv, "pip", "sync", "--require-hashes", "-p", folder, LOCK]
            subprocess.run(asked, env=env, check=True)
            (folder / "complete").touch()
    return folder / "bin" / "python"


def on_spark(python: Path, folder: Path) -> None:
    """Run the page's program in a folder."""
    (program,) = programs(PAGE, SPARK)
    said = " ".join(f"--conf {name}={value}" for name, value in SETTINGS.items())
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": str(ROOT / "src"), "PYSPARK_PYTHON": str(python), "SPARK_LOCAL_DIRS": str(folder)}
    env |= {"PYSPARK_SUBMIT_ARGS": f"--master local[{PARTITIONS}] {said} pyspark-shell"}
    told = subprocess.run(
        [python, "-c", program],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert told.returncode == 0, told.stderr[-4_000:]


def test_labels_and_totals_are_those_of_this_process(python: Path, tmp_path: Path) -> None:
    made = pa.Table.from_batches(generated(ROWS, seed=20261122))
    packages = made.select(["id", "title", "agency", "ceiling"]).rename_columns({"id": "code"})
    pq.write_table(packages, tmp_path / "packages.parquet", row_group_size=ROWS // PARTITIONS)
    agencies = np.asarray(packages["agency"].combine_chunks().dictionary_encode().indices)
    found = labelled(understand([titles(packages["title"])], agencies=agencies.astype(np.int32), threads=2))
    here = packages.append_column("label", pa.array(found.labels).take(pa.array(found.codes)))

    on_spark(python, tmp_path)

    parts = [pq.read_table(part) for part in sorted((tmp_path / "labels").glob("*.parquet"))]
    assert [len(part) for part in parts] == [ROWS // PARTITIONS] * PARTITIONS
    together = pa.concat_tables(parts).sort_by("code")
    assert together.equals(here.select(together.column_names))
    totals = Totals(by=("label",), sums=("ceiling",), distinct=("agency",))
    spread = pq.read_table(tmp_path / "totals").sort_by("label")
    assert spread.to_pylist() == from_table(here).aggregate(totals).collect().to_pylist()
