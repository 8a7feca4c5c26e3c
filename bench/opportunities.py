"""From package plans of the whole country to explained joint purchases: seconds and memory.

Prints a table and, last, `opportunities key=value …`; writes the same as JSON under $RAJUT_HOME/bench
(default var/bench). Titles, governments, months and budgets come from bench/titles (invented), the map is the
real one; everything is written to a Parquet file, and what is measured goes from that file to the finished
records. A process of its own measures, so that its peak memory is its own; compiling is done before. `cpu_s`
is the time of a processor, which a busy machine hardly lengthens. RAJUT_BENCH_PACKAGES (default `5000000`)
says how many packages, RAJUT_BENCH_THREADS (default 2) on how many threads.
"""

import csv
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above
import pyarrow as pa  # noqa: E402  the path is set above
import pyarrow.parquet as pq  # noqa: E402  the path is set above

from rajut.core.potential.geography import geography  # noqa: E402  the path is set above
from rajut.core.potential.panel import Border, Panel, Place  # noqa: E402  the path is set above
from rajut.core.potential.procurement.finding import find_joint_purchases  # noqa: E402  the path is set above
from rajut.core.potential.procurement.packages import COLUMNS, TEXTS, from_table  # noqa: E402  the path is set above
from rajut.core.potential.records import Opportunity, canonical, digest  # noqa: E402  the path is set above
from rajut.core.potential.setting import Setting  # noqa: E402  the path is set above

DATA = ROOT.parent / "shared" / "data"
SEED = 20261122
YEAR = 2026
TENDERED = 200_000_000  # Rp: what is dearer is tendered
KINDS = np.array(
    ["barang"] * 6 + ["jasa lainnya"] * 2 + ["konstruksi", "konsultansi"]
)  # by the label's number
GOALS = {"s": 15.0, "mib": 1536.0}


def main() -> int:
    """Measure, print, write."""
    if not DATA.exists():
        print(f"The shared data are absent ({DATA.name}); nothing measured.")
        return 1
    size = int(os.environ.get("RAJUT_BENCH_PACKAGES", "5000000"))
    with tempfile.TemporaryDirectory() as folder:
        small, whole = Path(folder) / "small.parquet", Path(folder) / "packages.parquet"
        apart(_made, f"1000:{small}")
        apart(_timed, str(small))  # compiled once, into the cache
        apart(_made, f"{size}:{whole}")
        result = {"packages": float(size), "file_mib": whole.stat().st_size / 2**20} | apart(
            _timed, str(whole)
        )
    print(f"{'':<24}{'':>14}{'goal':>10}")
    for key, value in result.items():
        print(f"{key:<24}{value:>14.6g}{GOALS.get(key, ''):>10}")
    home = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    home.mkdir(parents=True, exist_ok=True)
    (home / "opportunities.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("opportunities " + " ".join(f"{key}={value:.6g}" for key, value in result.items()))
    return 0


def apart(work: Callable[[str], dict[str, float]], given: str) -> dict[str, float]:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, given).result()


def country() -> tuple[list[str], Setting]:
    """Return the codes of the real governments, and their map."""
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    places = tuple(
        Place(
            row["code"],
            row["name"],
            row["level"],
            row["parent"],
            float(row["lat"]),
            float(row["lon"]),
            int(row["population"] or 0),
            row["administrative_only"] != "1",
        )
        for row in rows
    )
    borders = []
    for name in ("adjacency.csv", "adjacency_provinces.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as lines:
            borders += [Border(row["code_a"], row["code_b"], None) for row in csv.DictReader(lines)]
    panel = Panel(places=places, borders=tuple(borders))
    return sorted(row["code"] for row in rows), Setting(geography(panel), {}, frozenset(), "bench")


def _made(given: str) -> dict[str, float]:
    """Write packages to a Parquet file."""
    from bench.titles import titles

    size, path = given.split(":", 1)
    codes = pa.array(country()[0])
    writer = None
    for batch in titles(int(size), seed=SEED):
        table = _packages(batch, codes)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()
    return {}


def _packages(batch: pa.RecordBatch, codes: pa.Array) -> pa.Table:
    number, money = (np.asarray(batch.column(name)) for name in ("id", "ceiling"))
    agency, region, month = (np.asarray(batch.column(name)) for name in ("agency", "region", "month"))
    label = np.abs(np.asarray(batch.column("label")))
    return pa.table(
        {
            "code": pa.array(number + 60_000_000).cast(pa.string()),
            "year": np.full(len(number), YEAR, np.int16),
            "region": codes.take(pa.array(region.astype(np.int32))),
            "agency": pa.array(agency).cast(pa.string()),
            "unit": pa.array([""] * len(number)),
            "title": batch.column("title"),
            "method": np.where(money > TENDERED, "Tender", "Pengadaan Langsung"),
            "kind": KINDS[label % len(KINDS)],
            "ceiling": money,
            "starts": month,
            "ends": np.minimum(12, month + number % 3).astype(np.int8),
            "consolidated": number % 50 == 0,
        }
    )


def _timed(path: str) -> dict[str, float]:
    """Return what was found, seconds from the file on, and the peak memory of the process."""
    _codes, setting = country()
    threads = int(os.environ.get("RAJUT_BENCH_THREADS", "2"))
    steps: dict[str, float] = {}
    began, spent = time.perf_counter(), time.process_time()
    table = pq.read_table(path, columns=list(COLUMNS), read_dictionary=list(TEXTS))
    packages = from_table(table)
    del table
    steps["0_read_cpu_s"] = time.process_time() - spent
    marks: list[tuple[int, float]] = []

    def told(done: int, _of: int) -> None:
        marks.append((done, time.process_time()))

    found, missed = find_joint_purchases(packages, setting=setting, progress=told, threads=threads)
    seconds, used = time.perf_counter() - began, time.process_time() - spent
    steps |= {f"{done}_percent_cpu_s": at - spent for done, at in marks if done in (40, 55, 100)}
    return (
        {"s": seconds, "cpu_s": used, "mib": _peak()}
        | steps
        | _summary(found)
        | {"missed": float(len(missed))}
    )


def _summary(found: list[Opportunity]) -> dict[str, float]:
    print("digest", digest(canonical(each) for each in found)[:16])
    for each in found[:5]:
        saving = each.benefit.p50 if each.benefit else 0
        print(f"{each.score:.3f} {saving:,.0f} {each.title.text()} {each.period}")
    return {
        "opportunities": float(len(found)),
        "members": float(sum(len(each.members) for each in found)),
        "evidence": float(sum(len(each.evidence) for each in found)),
        "saving_p50_trillion": sum(each.benefit.p50 for each in found if each.benefit) / 1e12,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
