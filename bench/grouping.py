"""How titles are grouped: the real file with its gold set, and generated titles by the hundred thousand.

Prints a table and, last, `grouping key=value …`; writes the same as JSON under $RAJUT_HOME/bench (default
var/bench). The generated titles come from bench/titles, which was written by another hand without sight of
the lexicon. Each size runs in a process of its own that reads the titles from a file: its peak memory is
its own. RAJUT_BENCH_SIZES (default `50000,500000,5000000`) says how many titles. `s` is what a watch says,
`cpu_s` the time of a processor, which a busy machine hardly lengthens. Titles of several things are grouped,
but left out of the scores, as bench/titles asks.

string_grouper and Splink group the titles of the sizes in RAJUT_BENCH_PEERS (default `50000,500000`; empty:
none) beside it, if they finish within ten minutes each: string_grouper once the titles as they come, as we
do (`string_grouper_raw`; the goal's ratio), and once, to its advantage, each distinct title only; Splink the
distinct ones. This benchmark installs them in an environment of their own under $RAJUT_HOME.
"""

import csv
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above
import numpy.typing as npt  # noqa: E402  the path is set above
import pyarrow as pa  # noqa: E402  the path is set above

from bench.peers import installed  # noqa: E402  the path is set above
from rajut.core.potential.procurement.confirmations import Merge, renamed  # noqa: E402  the path is set above
from rajut.core.potential.procurement.grouping import (  # noqa: E402  the path is set above
    Grouping,
    Understood,
    labelled,
    one,
    understand,
)
from rajut.core.potential.procurement.tokens import Titles, titles  # noqa: E402  the path is set above

SEED = 20261122
SIZES = "50000,500000,5000000"
GOALS = {
    "5000000_s": 5.0,
    "5000000_mib": 1024.0,
    "500000_string_grouper_raw_ratio": 300.0,
    "500000_string_grouper_raw_more_than_ratio": 300.0,
    "real_benchmark_b3_f1": 0.9,
    "real_benchmark_pair_p": 0.95,
}
CONFIRMATIONS = 50
PEERS = ("string-grouper==0.8.0", "splink==5.0.0", "pyarrow")
BESIDE = "50000,500000"
PATIENCE_S = 600
ASKED_PEERS = ("string_grouper_raw", "string_grouper", "splink")
RATIOS = (("cpu_s", "cpu_s", "ratio"), ("more_than_s", "s", "more_than_ratio"))  # theirs, ours, its name
HOME = Path(os.environ.get("RAJUT_HOME", ROOT / "var"))
ASKED = """
import json, resource, sys, time
import numpy as np, pandas as pd, pyarrow.ipc as ipc
peer, path, answer = sys.argv[1:]
titles = pd.Series(ipc.open_file(path).read_all().column("title").to_pylist())
began, spent = time.perf_counter(), time.process_time()
codes, distinct = (range(len(titles)), titles) if peer.endswith("_raw") else pd.factorize(titles)
if peer.startswith("string_grouper"):
    from string_grouper import group_similar_strings
    groups = group_similar_strings(pd.Series(distinct), ignore_index=True)
else:
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on, comparison_library as made
    plain = pd.Series(distinct).str.lower().str.replace(r"[^a-z]+", " ", regex=True).str.strip()
    words = plain.str.split()
    frame = {"unique_id": range(len(plain)), "title": plain, "words": words}
    frame |= {"begin": words.str[:3].str.join(" "), "end": words.str[-2:].str.join(" ")}
    compared = [made.JaroWinklerAtThresholds("title", [0.95, 0.88]), made.ExactMatch("end")]
    compared.append(made.ArrayIntersectAtSizes("words", [5, 3]))
    rule = block_on("begin")
    asked = SettingsCreator(
        link_type="dedupe_only", comparisons=compared, blocking_rules_to_generate_predictions=[rule]
    )
    database = DuckDBAPI()
    linker = Linker(database.register(pd.DataFrame(frame)), asked)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.9)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9).as_pandas_dataframe()
    groups = found.sort_values("unique_id")["cluster_id"]
seconds, used = time.perf_counter() - began, time.process_time() - spent
np.save(answer, pd.factorize(groups)[0][np.asarray(codes)].astype(np.int32))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"s": seconds, "cpu_s": used, "mib": peak}))
"""
Codes = npt.NDArray[np.int32]


def main() -> int:
    """Measure, print, write."""
    result: dict[str, float] = {}
    apart(_warm, 0)  # compiled once, into the cache
    result |= {f"real_{key}": value for key, value in apart(_real, 0).items()}
    for size in [int(each) for each in os.environ.get("RAJUT_BENCH_SIZES", SIZES).split(",") if each]:
        result |= {f"{size}_{key}": value for key, value in generated(size).items()}
    print(f"{'':<34}{'':>12}{'goal':>10}")
    for key, value in result.items():
        print(f"{key:<34}{value:>12.4g}{GOALS.get(key, ''):>10}")
    home = HOME / "bench"
    home.mkdir(parents=True, exist_ok=True)
    (home / "grouping.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("grouping " + " ".join(f"{key}={value:.4g}" for key, value in result.items()))
    return 0


def apart(work: Callable[[str], dict[str, float]], given: object) -> dict[str, float]:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, str(given)).result()


def generated(size: int) -> dict[str, float]:
    """Generate titles into a file, then group them, and judge the labels in yet another process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "titles.arrow"
        apart(_made, f"{size}:{path}")
        result = apart(_timed, path) | apart(_judged, path)
        if str(size) in os.environ.get("RAJUT_BENCH_PEERS", BESIDE).split(","):
            for peer in ASKED_PEERS:
                told = beside(peer, path)
                told |= {name: told[a] / result[b] for a, b, name in RATIOS if a in told}
                result |= {f"{peer}_{key}": value for key, value in told.items()}
        return result


def beside(peer: str, path: Path) -> dict[str, float]:
    """Return the seconds, the memory and the scores of a peer; what it did not do is printed."""
    python, answer = installed("grouping-peers", PEERS), path.with_suffix(".npy")
    if python is None:
        return {}
    asked = [str(python), "-c", ASKED, peer, str(path), str(answer)]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        print(f"{peer} did not finish within {PATIENCE_S} s.")
        return {"more_than_s": float(PATIENCE_S)}
    if done.returncode:
        print(f"{peer} failed: {done.stderr.strip().splitlines()[-1:]}")
        return {}
    return dict(json.loads(done.stdout.splitlines()[-1])) | scored(np.load(answer), str(path))


def _made(given: str) -> dict[str, float]:
    from bench.titles import titles as made

    size, path = given.split(":", 1)
    batches = iter(made(int(size), seed=SEED))
    first = next(batches)
    with pa.OSFile(path, "wb") as file, pa.ipc.new_file(file, first.schema) as out:
        out.write(first)
        for batch in batches:
            out.write(batch)
    return {}


def _opened(path: str, column: str) -> pa.ipc.RecordBatchFileReader:
    """Open one column of the file; read, not mapped, so that a batch is gone when it was used."""
    file = pa.OSFile(path)
    place = pa.ipc.open_file(file).schema.get_field_index(column)
    return pa.ipc.open_file(file, options=pa.ipc.IpcReadOptions(included_fields=[place]))


def _batches(path: str) -> Iterator[Titles]:
    file = _opened(path, "title")
    for number in range(file.num_record_batches):
        yield titles(file.get_batch(number).column("title"))


def _column(path: str, name: str) -> Codes:
    """Return a column as numbers, equal where its values are."""
    column = _opened(path, name).read_all().column(name).dictionary_encode().unify_dictionaries()
    return np.concatenate([np.asarray(chunk.indices) for chunk in column.chunks]).astype(np.int32)


def _grouped(path: str) -> Grouping:
    return labelled(understand(_batches(path), agencies=_column(path, "agency"), threads=2))


def _timed(path: str) -> dict[str, float]:
    """Return seconds (from the file to labels) and the peak memory of the process, file pages included."""
    began, spent = time.perf_counter(), time.process_time()
    found = _grouped(path)
    seconds, used = time.perf_counter() - began, time.process_time() - spent
    return {"s": seconds, "cpu_s": used, "mib": _peak(), "labels": len(found.labels)}


def _judged(path: str) -> dict[str, float]:
    """Return the agreement with the generator's labels, before and after merges a person would confirm."""
    met = understand(_batches(path), agencies=_column(path, "agency"), threads=2)
    found = labelled(met)
    one_thing, truth = _truth(path)
    merges = _best_merges(Grouping(found.labels, found.codes[one_thing]), truth)
    chosen = time.perf_counter()
    after = labelled(met, renamed=renamed(merges))
    again = time.perf_counter() - chosen
    scores = {f"confirmed_{key}": value for key, value in scored(after.codes, path).items()}
    return scored(found.codes, path) | scores | {"confirmed_again_s": again}


def _truth(path: str) -> tuple[npt.NDArray[np.int64], Codes]:
    """Return which titles are of one thing, and what it is."""
    given = _opened(path, "label").read_all().column("label").to_numpy()
    return np.flatnonzero(given >= 0), given[given >= 0].astype(np.int32)


def scored(found: Codes, path: str) -> dict[str, float]:
    """Return the agreement with the generator's labels over the titles of one thing."""
    one_thing, truth = _truth(path)
    return agreement(np.unique(found[one_thing], return_inverse=True)[1].astype(np.int32), truth)


def _best_merges(found: Grouping, truth: Codes) -> list[Merge]:
    """Return the merges an all-knowing person would confirm: names whose titles are mostly of one true label.

    Of each true label, the names that are mostly of it are merged into the largest; the largest gains first.
    """
    pairs, sizes = np.unique(found.codes.astype(np.int64) << 32 | truth, return_counts=True)
    totals = np.bincount(found.codes, minlength=len(found.labels))
    groups: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for pair, size in zip(pairs.tolist(), sizes.tolist(), strict=True):
        action, _, name = found.labels[pair >> 32].partition(":")
        if size * 2 > totals[pair >> 32] and name and "+" not in name:
            groups.setdefault((pair & 0xFFFFFFFF, action), []).append((size, name))
    ranked = [
        (size * largest, Merge(kept=kept, other=name))
        for group in groups.values()
        for (largest, kept) in [max(group)]
        for size, name in group
        if name != kept
    ]
    return [merge for _gain, merge in sorted(ranked, key=lambda each: (-each[0], each[1].other))][
        :CONFIRMATIONS
    ]


def agreement(found: Codes, truth: Codes) -> dict[str, float]:
    """Return pair precision, recall and F1, and B³ F1 (Bagga & Baldwin 1998)."""
    both, sizes = np.unique(found.astype(np.int64) << 32 | truth.astype(np.int64), return_counts=True)
    ours, theirs = np.bincount(found), np.bincount(truth)
    a, b = ours[both >> 32], theirs[both & 0xFFFFFFFF]
    together, n = _pairs(sizes), len(found)
    precision, recall = together / max(_pairs(ours), 1), together / max(_pairs(theirs), 1)
    cubed = (sizes * sizes / a).sum() / n, (sizes * sizes / b).sum() / n
    return {
        "pair_p": precision,
        "pair_r": recall,
        "pair_f1": 2 * precision * recall / max(precision + recall, 1e-12),
        "b3_f1": 2 * cubed[0] * cubed[1] / sum(cubed),
    }


def _pairs(sizes: npt.NDArray[np.int64]) -> float:
    wide = sizes.astype(np.float64)
    return float((wide * (wide - 1) / 2).sum())


def _warm(_given: str) -> dict[str, float]:
    met = understand([titles(["laptop", "meja"])], agencies=np.zeros(2, np.int32), threads=2)
    return {"labels": len(labelled(met).labels)}


def _real(_given: str) -> dict[str, float]:
    """Group the real file; judge it by both halves of the gold set; time one title alone."""
    from tests.gold.labels import PACKAGES
    from tests.gold.labels import labelled as by_hand

    if not PACKAGES.exists():
        return {}
    with gzip.open(PACKAGES, "rt", encoding="utf-8", newline="") as lines:
        rows = [(row["rup_code"], row["title"], row["work_unit"]) for row in csv.DictReader(lines)]
    codes, names, units = zip(*rows, strict=True)
    agencies = np.unique(units, return_inverse=True)[1].astype(np.int32)
    began = time.perf_counter()
    met = understand([titles(names)], agencies=agencies, threads=2)
    found = labelled(met)
    seconds = time.perf_counter() - began
    place = {code: at for at, code in enumerate(codes)}
    result = {"s": seconds, "mib": _peak(), "titles": float(len(names)), "labels": float(len(found.labels))}
    for half in ("development", "benchmark"):
        gold = by_hand(half)
        truth = np.unique([row.label for row in gold], return_inverse=True)[1].astype(np.int32)
        scores = agreement(found.codes[[place[row.rup_code] for row in gold]], truth)
        result |= {f"{half}_{key}": value for key, value in scores.items()}
    return result | {"one_title_ms": _alone(met, names)}


def _alone(met: Understood, names: Sequence[str]) -> float:
    one(met, names[0])
    began = time.perf_counter()
    for name in names[:2_000]:
        one(met, name)
    return (time.perf_counter() - began) / 2_000 * 1_000


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
