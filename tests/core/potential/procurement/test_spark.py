"""Half a million titles are labelled on Spark as in this process, row for row.

The environment is what requirements-spark.txt says, made beside `.venv` the first time (400 MB). It fails,
and never skips, where that or Java 17 cannot be had.
"""

import fcntl
import hashlib
import os
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
from tests.house.rooms import ROOT

LOCK = ROOT / "requirements-spark.txt"
SCRIPT = Path(__file__).with_name("on_spark.py")
ROWS = 500_000
PATIENCE_S = 600  # on a busy machine; a quiet one takes a tenth


@pytest.fixture(scope="module")
def python() -> Path:
    """The interpreter of the environment with Spark."""
    mark = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:16]
    folder = ROOT / "var" / "spark" / mark
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            uv = [sys.executable, "-m", "uv", "-q"]
            env = os.environ | settings_for_uv()
            subprocess.run([*uv, "venv", "--clear", "-p", sys.executable, folder], env=env, check=True)
            asked = [*uv, "pip", "sync", "--require-hashes", "-p", folder, LOCK]
            subprocess.run(asked, env=env, check=True)
            (folder / "complete").touch()
    return folder / "bin" / "python"


def test_labels_and_totals_are_those_of_this_process(python: Path, tmp_path: Path) -> None:
    packages = pa.Table.from_batches(generated(ROWS, seed=20261122))
    pq.write_table(packages, tmp_path / "packages.parquet")
    agencies = packages["agency"].combine_chunks().dictionary_encode().indices
    found = labelled(
        understand([titles(packages["title"])], agencies=np.asarray(agencies).astype(np.int32), threads=2)
    )
    here = pa.array(found.labels).take(pa.array(found.codes))
    money = packages.select(["agency", "ceiling"]).append_column("label", here)

    told = subprocess.run(
        [python, SCRIPT, tmp_path / "packages.parquet", tmp_path],
        env={name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert told.returncode == 0, told.stderr[-4_000:]
    labels = pq.read_table(tmp_path / "labels.parquet").sort_by("id")
    assert labels["id"].combine_chunks() == packages["id"].combine_chunks()
    assert labels["label"].combine_chunks() == here
    totals = from_table(money).aggregate(Totals(by=("label",), sums=("ceiling",), distinct=("agency",)))
    assert (
        pq.read_table(tmp_path / "totals.parquet").sort_by("label").to_pylist()
        == totals.collect().to_pylist()
    )
