"""The p-median on the published instances pmed1, 5, 10 and 20 beside spopt; the real landfills searched.

Prints a table and, last, `facilities key=value …`; writes the same as JSON under $RAJUT_HOME/bench (default
var/bench). Seconds are of a clock, the fastest of three runs in a process of its own, from the same distances
to the answer; memory is the peak of that process (for spopt at most, with the solver that it starts). spopt
is put into an environment of its own under $RAJUT_HOME/bench; where it cannot be had, the reason is printed
and only our figures are. `sites` is the search for landfills to share, over all real ones.
RAJUT_BENCH_PEER=0 leaves spopt out, RAJUT_BENCH_ONLY=pmed1,pmed5,sites measures these.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median as middle

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above
from scipy.sparse.csgraph import floyd_warshall  # noqa: E402  the path is set above

from bench.peers import installed  # noqa: E402  the path is set above
from rajut.core.potential.facilities.median import Amounts, median  # noqa: E402  the path is set above

CHECKS = ROOT.parent / "shared" / "checks"
OPTIMA = {"pmed1": 5819, "pmed5": 1355, "pmed10": 1255, "pmed20": 1789}
PEER = "spopt==0.7.0"
PATIENCE_S = 300
RUNS = 3
GOAL = 11.0  # times as fast as spopt, the median of the instances
ASKED = """
import resource, sys, time
import numpy, pulp
from spopt.locate import PMedian
distances, p = numpy.load(sys.argv[1]), int(sys.argv[2])
seconds = []
for _ in range(int(sys.argv[3])):
    begun = time.perf_counter()
    model = PMedian.from_cost_matrix(distances, numpy.ones(len(distances)), p_facilities=p)
    model.solve(pulp.PULP_CBC_CMD(msg=False))
    seconds.append(time.perf_counter() - begun)
peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(min(seconds), model.problem.objective.value(), peak / 1024)
"""


def main() -> int:
    """Measure, print, write."""
    if not CHECKS.exists():
        print(f"The shared checks are absent ({CHECKS.name}); nothing measured.")
        return 1
    home = Path(os.environ.get("RAJUT_HOME", ROOT / "var"))
    peer = installed("facilities-peers", (PEER, "pulp<3"))
    found: dict[str, dict[str, float]] = {}
    for name in os.environ.get("RAJUT_BENCH_ONLY", ",".join([*OPTIMA, "sites"])).split(","):
        found[name] = apart(searched, name) if name == "sites" else apart(measured, name)
        if peer and name in OPTIMA:
            found[name] |= beside(peer, name, found[name]["s"])
        print(
            f"{name:<8}" + "  ".join(f"{key} {value:.6g}" for key, value in found[name].items()), flush=True
        )
    result = {f"{name}_{key}": value for name, row in found.items() for key, value in row.items()}
    ratios = [row["ratio"] for row in found.values() if "ratio" in row]
    if ratios:
        result |= {"median_ratio": middle(ratios), "goal_ratio": GOAL}
    (home / "bench").mkdir(parents=True, exist_ok=True)
    (home / "bench" / "facilities.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("facilities " + " ".join(f"{key}={value:.6g}" for key, value in result.items()))
    return 0


def apart(work: Callable[[str], dict[str, float]], name: str) -> dict[str, float]:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, name).result()


def measured(name: str) -> dict[str, float]:
    """Return what one instance costs, whether that is proven, and seconds and MiB."""
    distances, p = instance(name)
    median(distances[:5, :5], 2)
    seconds = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        found = median(distances, p)
        seconds.append(time.perf_counter() - begun)
    return {
        "cost": found.cost,
        "published": OPTIMA[name],
        "proven": found.proven,
        "s": min(seconds),
        "mib": peak(),
    }


def searched(name: str) -> dict[str, float]:
    """Return what a search over all real landfills finds and takes; nothing where the data are absent."""
    from rajut.core.potential.facilities.sharing import find_shared_sites
    from tests.core.potential.facilities.landfills import landfills

    given = landfills()
    if given is None:
        print("The shared data are absent; no landfills searched.")
        return {}
    seconds = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        found, missed = find_shared_sites(given[0], setting=given[1])
        seconds.append(time.perf_counter() - begun)
    return {
        "rows": len(given[0]),
        "found": len(found),
        "explained": len(missed),
        "s": min(seconds),
        "mib": peak(),
    }


def peak() -> float:
    """Return the most memory this process has held, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def instance(name: str) -> tuple[Amounts, int]:
    """Return the shortest paths of an instance (the last length of an edge counts) and p."""
    numbers = [int(word) for word in (CHECKS / f"{name}.txt").read_text().split()]
    n, p = numbers[0], numbers[2]
    lengths = np.full((n, n), np.inf)
    for a, b, length in np.array(numbers[3:]).reshape(-1, 3):
        lengths[a - 1, b - 1] = lengths[b - 1, a - 1] = length
    return np.asarray(floyd_warshall(lengths, directed=False)), p


def beside(python: Path, name: str, ours: float) -> dict[str, float]:
    """Return the peer's seconds, cost and MiB on the same distances, and how many times longer it took."""
    distances, p = instance(name)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "distances.npy"
        np.save(kept, distances)
        asked = [str(python), "-c", ASKED, str(kept), str(p), str(RUNS)]
        try:
            done = subprocess.run(
                asked, capture_output=True, text=True, check=False, timeout=RUNS * PATIENCE_S
            )
        except subprocess.TimeoutExpired:
            print(f"spopt did not finish {name} {RUNS} times in {RUNS * PATIENCE_S} s.")
            return {"spopt_more_than_s": PATIENCE_S, "ratio_at_least": PATIENCE_S / ours}
    if done.returncode:
        print(f"spopt failed on {name}: {done.stderr.strip().splitlines()[-1:]}; left out.")
        return {}
    seconds, cost, mib = (float(word) for word in done.stdout.split()[-3:])
    return {"spopt_s": seconds, "spopt_cost": cost, "spopt_mib": mib, "ratio": seconds / ours}


if __name__ == "__main__":
    sys.exit(main())
