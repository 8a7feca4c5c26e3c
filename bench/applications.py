"""How fast and how well applications that do the same thing are found among 27,000 of them.

The inventory is generated (bench/inventory, whose README says what that can and cannot show: its author and
that of the program are one). Only the functions with odd numbers judge. On the even ones, of another seed, it
was tried whether a name should weigh more than a description, how rarity is capped, what words of one
application alone are worth, whether clusters are joined as wholes, and where the bars lie. Peers get the
same texts and are installed by this benchmark in an environment of its own under $RAJUT_HOME: string_grouper
(connected pairs of 3-gram cosines), scikit-learn (TF-IDF and brute-force neighbours), sparse_dot_topn on our
own vectors beside our kernel. Every measure runs in a process of its own; memory is its peak. Prints a table
and, last, `applications key=value …`; writes the same as JSON. RAJUT_BENCH_SIZES (default `27000`) says how
many.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above
import numpy.typing as npt  # noqa: E402  the path is set above

from bench.inventory.making import Inventory, inventory  # noqa: E402  the path is set above
from bench.peers import installed  # noqa: E402  the path is set above
from rajut.core.potential.applications.clusters import (  # noqa: E402  the path is set above
    ALIKE,
    Bars,
    clusters,
    supported,
)
from rajut.core.potential.applications.vectors import Vectors, vectors  # noqa: E402  the path is set above
from rajut.core.potential.applications.words import Lexicon, lexicon  # noqa: E402  the path is set above
from rajut.core.potential.holdings import Application  # noqa: E402  the path is set above

SEED = 20261122
SIZES = "27000"
RUNS = 3
HOME = Path(os.environ.get("RAJUT_HOME", ROOT / "var"))
PEERS = ("string-grouper==0.8.0", "scikit-learn==1.7.2", "sparse-dot-topn==1.2.0")
GOALS = {"27000_s": 3.0}
Labels = npt.NDArray[np.int64]

TOP = 100


@dataclass(frozen=True)
class Answer:
    """What a peer needed, and the group of each text (of sparse_dot_topn: how many it kept)."""

    s: float
    mib: float
    labels: Labels


ASKED = """
import json, resource, sys, time
import numpy as np
given, folder = sys.argv[1], sys.argv[2]
texts = json.load(open(folder + "/texts.json"))
began = time.process_time()
if given == "string_grouper":
    import pandas as pd
    from string_grouper import group_similar_strings
    began = time.process_time()
    series = pd.Series(texts, name="text")
    groups = group_similar_strings(series, number_of_processes=2)
    labels = np.unique(groups.iloc[:, 0].to_numpy(), return_inverse=True)[1]
elif given == "sklearn":
    from scipy.sparse.csgraph import connected_components
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.neighbors import NearestNeighbors
    began = time.process_time()
    rows = TfidfVectorizer().fit_transform(texts)
    graph = NearestNeighbors(metric="cosine", algorithm="brute", n_neighbors=50).fit(rows)
    pairs = graph.kneighbors_graph(mode="distance")
    pairs.data = (pairs.data <= 0.5).astype(float)
    pairs.eliminate_zeros()
    labels = connected_components(pairs, directed=False)[1]
else:
    from scipy.sparse import csr_matrix
    from sparse_dot_topn import sp_matmul_topn
    kept = np.load(folder + "/vectors.npz")
    rows = csr_matrix((kept["weights"], kept["words"], kept["starts"]), shape=tuple(kept["shape"]))
    turned = csr_matrix(rows.T)
    top, least = int(kept["top"]), float(kept["least"])
    times = []
    for _ in range(3):
        began = time.process_time()
        found = sp_matmul_topn(rows, turned, top_n=top, threshold=least, n_threads=2)
        times.append(time.process_time() - began)
    began = time.process_time() - min(times)
    labels = np.diff(found.indptr)
seconds = time.process_time() - began
mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
json.dump({"s": seconds, "mib": mib, "labels": labels.tolist()}, open(folder + "/" + given + ".json", "w"))
"""


def main() -> int:
    """Measure, print, write."""
    result: dict[str, float] = {}
    apart(_found, "200")  # compiled once, into the cache
    for size in [each for each in os.environ.get("RAJUT_BENCH_SIZES", SIZES).split(",") if each]:
        ours = apart(_ours, size)
        measured = ours | apart(_found, size) | apart(_without, size) | beside(size, ours["processor_s"])
        result |= {f"{size}_{key}": value for key, value in measured.items()}
    print(f"{'':<40}{'':>12}{'goal':>10}")
    for key, value in result.items():
        print(f"{key:<40}{value:>12.4g}{GOALS.get(key, ''):>10}")
    (HOME / "bench").mkdir(parents=True, exist_ok=True)
    (HOME / "bench" / "applications.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("applications " + " ".join(f"{key}={value:.4g}" for key, value in result.items()))
    return 0


def apart(work: Callable[[str], dict[str, float]], given: str) -> dict[str, float]:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, given).result()


def _ours(size: str) -> dict[str, float]:
    """Measure from the rows to their clusters, and judge these."""
    made = inventory(int(size), seed=SEED)
    homes = {place.code: place.name for place in made.places}
    before, times, worked = _peak(), [], []
    for _ in range(RUNS):
        began, work = time.perf_counter(), time.process_time()
        known = vectors(made.applications, homes=homes)
        found = clusters(known)[known.rows]
        times.append(time.perf_counter() - began)
        worked.append(time.process_time() - work)
    return {
        "s": min(times),
        "processor_s": min(worked),
        "first_s": times[0],
        "first_processor_s": worked[0],
        "mib": _peak(),
        "mib_inventory": before,
        "clusters": float(found.max() + 1),
        "functions": float(len(set(made.truth))),
        **judged(found, made),
    }


def _found(size: str) -> dict[str, float]:
    """Measure from the rows to explained opportunities."""
    from rajut.core.potential.applications.finding import find_shared_applications
    from rajut.core.potential.geography import geography
    from rajut.core.potential.panel import Panel
    from rajut.core.potential.setting import Setting

    made = inventory(int(size), seed=SEED)
    setting = Setting(geography(Panel(places=made.places)), {}, frozenset(), "bench")
    began, work = time.perf_counter(), time.process_time()
    opportunities, bindings = find_shared_applications(made.applications, setting=setting)
    seconds, worked = time.perf_counter() - began, time.process_time() - work
    return {
        "opportunities_s": seconds,
        "opportunities_processor_s": worked,
        "opportunities_mib": _peak(),
        "opportunities": float(len(opportunities)),
        "bindings": float(len(bindings)),
    }


def _without(size: str) -> dict[str, float]:
    """Judge what each part brings: the list of short names, the function codes, the joining of wholes."""
    made = inventory(int(size), seed=SEED)
    bare = [replace(row, function="") for row in made.applications]
    few = Lexicon(lexicon().silent, {})
    whole = Lexicon(frozenset(), {})
    tries = {
        "no_short_names": _labels(made.applications, made, few),
        "no_lists": _labels(made.applications, made, whole),
        "no_codes": _labels(bare, made, lexicon()),
    }
    return {
        f"{name}_{key}": value
        for name, labels in tries.items()
        for key, value in judged(labels, made).items()
    }


def _labels(rows: Sequence[Application], made: Inventory, known: Lexicon) -> Labels:
    held = vectors(rows, homes={place.code: place.name for place in made.places}, known=known)
    return clusters(held)[held.rows].astype(np.int64)


def judged(labels: npt.NDArray[np.integer], made: Inventory) -> dict[str, float]:
    """Return the agreement over the functions with odd numbers."""
    truth = np.array(made.truth, np.int64)
    judging = truth % 2 == 1
    return agreement(labels[judging].astype(np.int64), truth[judging])


def agreement(found: Labels, truth: Labels) -> dict[str, float]:
    """Return pair precision, recall and F1, and B³ F1 (Bagga & Baldwin 1998)."""
    both, sizes = np.unique(found << 32 | truth, return_counts=True)
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


def _pairs(sizes: npt.NDArray[np.integer]) -> float:
    wide = sizes.astype(np.float64)
    return float((wide * (wide - 1) / 2).sum())


def beside(size: str, ours: float) -> dict[str, float]:
    """Ask the peers for what took us `ours` seconds of a processor; say so where they are not to be had."""
    python = installed("applications-peers", PEERS)
    if python is None:
        print(f"{', '.join(PEERS)} are not to be had here: no ratios.")
        return {}
    folder = HOME / "bench" / "applications"
    folder.mkdir(parents=True, exist_ok=True)
    made = inventory(int(size), seed=SEED)
    known = vectors(made.applications, homes={place.code: place.name for place in made.places})
    texts = [f"{row.name} {row.description}".lower() for row in made.applications]
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    result = _kernels(known, python, folder)
    for peer in ("string_grouper", "sklearn"):
        answer = _answer(python, peer, folder)
        found = {"s": answer.s, "mib": answer.mib, "ratio": answer.s / ours} | judged(answer.labels, made)
        result |= {f"{peer}_{key}": value for key, value in found.items()}
    return result


def _kernels(known: Vectors, python: Path, folder: Path) -> dict[str, float]:
    """Time all cosines of ALIKE or more among our rows: our kernel, and sparse_dot_topn.

    Ours counts them all and keeps none; the peer keeps the TOP largest of each row.
    """
    same, times = Bars(ALIKE, ALIKE, ALIKE), []
    for _ in range(RUNS):
        began = time.process_time()
        supported(known, bars=same, threads=2)
        times.append(time.process_time() - began)
    np.savez(
        folder / "vectors.npz",
        weights=known.weights,
        words=known.words,
        starts=known.starts.astype(np.int32),
        shape=np.array([len(known.counts), len(known.stems)]),
        top=np.array(TOP),
        least=np.array(ALIKE),
    )
    answer = _answer(python, "sparse_dot_topn", folder)
    return {
        "kernel_s": min(times),
        "kernel_sparse_dot_topn_s": answer.s,
        "kernel_sparse_dot_topn_mib": answer.mib,
        "kernel_ratio": answer.s / min(times),
    }


def _answer(python: Path, peer: str, folder: Path) -> Answer:
    subprocess.run([str(python), "-c", ASKED, peer, str(folder)], check=True, stdout=subprocess.DEVNULL)
    told = json.loads((folder / f"{peer}.json").read_text(encoding="utf-8"))
    return Answer(float(told["s"]), float(told["mib"]), np.array(told["labels"], np.int64))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
