"""How long it takes to judge 514 units and 66,062 groups of them against best practice, beside dealib.

The units are generated on the real regions' populations and borders (../shared/data; without it on a drawn
map): three costs and three outputs with invented noise. Groups hang together by land or nearest sea.
dealib, which needs another numpy, is installed by this benchmark in an environment of its own under
$RAJUT_HOME; where it cannot be had that is said. Times are of the processor, one thread; memory is the peak
of a process of its own. Prints a table and, last, `frontier key=value …`; writes the same as JSON.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"  # before numpy is imported: its own threads would count as processor time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above

from bench.peers import installed  # noqa: E402  the path is set above
from rajut.core.coalition.groups import ground, groups  # noqa: E402  the path is set above
from rajut.core.potential.frontier.measure import frontier  # noqa: E402  the path is set above
from rajut.core.potential.frontier.mergers import gains  # noqa: E402  the path is set above
from rajut.core.potential.frontier.units import Returns, Units, units  # noqa: E402  the path is set above

RUNS = 3
REGIONS = 514
GROUPS = 66_062
LARGEST = 6
HOME = Path(os.environ.get("RAJUT_HOME", ROOT / "var"))
DATA = ROOT.parent / "shared" / "data"
PEER = "dealib==1.0.0"
ASKED = """
import json, sys, time
import numpy as np
from dealib.dea import dea
given = json.load(open(sys.argv[1]))
x, y = np.array(given["x"]), np.array(given["y"])
scores, seconds = {}, {}
for returns in given["returns"]:
    times = []
    for _ in range(given["runs"]):
        began = time.process_time()
        found = dea(x, y, rts=returns, orientation="input")
        times.append(time.process_time() - began)
    scores[returns], seconds[returns] = found.eff.tolist(), min(times)
json.dump({"scores": scores, "seconds": seconds}, open(sys.argv[2], "w"))
"""


def main() -> int:
    """Measure, print, write."""
    result: dict[str, float] = {}
    for returns in Returns:
        result |= {f"{returns}_{key}": value for key, value in apart(_measured, returns).items()}
    result |= beside({returns: result[f"{returns}_units_s"] for returns in Returns})
    result |= {"goal_units_s": 0.2, "goal_groups_s": 30.0}
    for key, value in result.items():
        print(f"{key:<28}{value:>12.4g}")
    (HOME / "bench").mkdir(parents=True, exist_ok=True)
    (HOME / "bench" / "frontier.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("frontier " + " ".join(f"{key}={value:.4g}" for key, value in result.items()))
    return 0


def apart(work: Callable[[Returns], dict[str, float]], returns: Returns) -> dict[str, float]:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, returns).result()


def _measured(returns: Returns) -> dict[str, float]:
    known, wanted = country()
    frontier(units(["A"], [[1.0]], [[1.0]]), returns=returns)  # the solver's library is loaded once
    alone = [_seconds(lambda: frontier(known, returns=returns)) for _ in range(RUNS)]
    best = frontier(known, returns=returns)
    began = time.process_time()
    found = gains(best, wanted)
    return {
        "units_s": min(alone),
        "efficient": int(best.members.efficient.sum()),
        "groups": len(wanted),
        "groups_s": time.process_time() - began,
        "impossible": int((~found.possible).sum()),
        "gaining": int((found.together < 1 - 1e-6).sum()),
        "programs": best.hull.technology.runs,
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def country() -> tuple[Units, np.ndarray]:
    """Generate the units, the same in every run, and list their groups."""
    people, borders = _real() if DATA.is_dir() else _drawn()
    rng, n = np.random.default_rng(1), len(people)
    brought = people[:, None] * np.exp(rng.normal(0, 0.3, (n, 3)))
    waste = np.exp(np.abs(rng.normal(0, 0.3, (n, 1))))
    used = people[:, None] ** 0.8 * np.exp(rng.normal(0, 0.2, (n, 3))) * waste
    known = units([str(place) for place in range(n)], used, brought)
    listed = groups(ground(n, borders), largest=LARGEST)
    return known, listed[np.argsort((listed >= 0).sum(axis=1), kind="stable")][:GROUPS]


def _real() -> tuple[np.ndarray, list[tuple[int, int]]]:
    regions = {row["code"]: float(row["population"]) for row in _rows("regions.csv") if "." in row["code"]}
    place = {code: number for number, code in enumerate(regions)}
    land = [(place[row["code_a"]], place[row["code_b"]]) for row in _rows("adjacency.csv")]
    sea = [(place[row["code"]], place[row["neighbour"]]) for row in _rows("sea_neighbours.csv")]
    return np.array(list(regions.values())), land + sea


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _drawn() -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Draw a map where the real one is absent: each place borders the four nearest."""
    rng = np.random.default_rng(2)
    places = rng.random((REGIONS, 2))
    far = np.linalg.norm(places[:, None] - places[None], axis=2)
    near = np.argsort(far, axis=1)[:, 1:5]
    return rng.lognormal(12.5, 0.9, REGIONS), [(a, int(b)) for a in range(REGIONS) for b in near[a]]


def beside(ours: dict[Returns, float]) -> dict[str, float]:
    """Ask dealib for the same scores; say so where it is not to be had."""
    python = installed("dealib", (PEER,))
    if python is None:
        return {}
    known, _ = country()
    asked, answered = HOME / "bench" / "dealib-asked.json", HOME / "bench" / "dealib-answered.json"
    given = {"x": known.inputs.tolist(), "y": known.outputs.tolist(), "runs": 1, "returns": list(ours)}
    asked.write_text(json.dumps(given), encoding="utf-8")
    subprocess.run([str(python), "-c", ASKED, str(asked), str(answered)], check=True)
    answer = json.loads(answered.read_text(encoding="utf-8"))
    result: dict[str, float] = {}
    for returns, seconds in ours.items():
        score = frontier(known, returns=returns).members.score
        off = np.abs(score - np.array(answer["scores"][returns]))
        result[f"{returns}_dealib_s"] = answer["seconds"][returns]
        result[f"{returns}_ratio"] = answer["seconds"][returns] / seconds
        result[f"{returns}_differing"] = int((~(off <= 1e-4)).sum())
    return result


if __name__ == "__main__":
    sys.exit(main())
