"""Who with whom among the 514 real kabupaten and kota: groups of up to K that border by land or sea.

Prints a table and, last, `coalitions key=value …`; writes the same as JSON under $RAJUT_HOME/bench (default
var/bench). The worth of a group is made of real populations and distances by an invented rule: every region
has a cost in proportion to its people; together they pay the power 0.85 of the sum; every pair costs
coordination, and every kilometre from the middle of the group travel.
The first instance has the real populations, the others populations drawn around them (lognormal, 0.3).
Figures are medians of the instances, `most` the worst of them.
Times are of a processor (`cpu`), which a busy machine hardly lengthens, and of a clock (`s`). Each K is
measured in a process of its own, so that its peak memory is its own; compiling is done before. `prepare` is
done once for a list of groups, however many questions follow; the quick choice, the `patient` one that the
page waits for, and what changes if a region leaves, come after it. RAJUT_BENCH_LARGEST=4,6 measures these K
only, RAJUT_BENCH_DRAWN=1 fewer instances.
"""

import csv
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above

from rajut.core.coalition.game import Amounts  # noqa: E402  the path is set above
from rajut.core.coalition.groups import Ground, Places, ground, groups  # noqa: E402  the path is set above
from rajut.core.coalition.heuristic import PATIENT, Lookup, lookup, quick  # noqa: E402  the path is set above
from rajut.core.coalition.partition import partition  # noqa: E402  the path is set above
from rajut.core.coalition.what_if import what_if  # noqa: E402  the path is set above

DATA = ROOT.parent / "shared" / "data"
PER_PERSON = 5e-5  # of the unit of cost
POWER = 0.85  # two of a size together pay 2 ** 0.85 = 1.80 times the cost of one
PER_PAIR, PER_KM = 0.1, 0.005
KM_A_DEGREE = 111.2
T = TypeVar("T")
BEGINNINGS, LEAVING = 5, 100  # quick choices; every 100th region leaves
GOAL_S, GOAL_QUICK_S, GOAL_GAP = 60.0, 0.3, 1.0


def main() -> int:
    """Measure, print, write."""
    if not DATA.exists():
        print(f"The shared data are absent ({DATA.name}); nothing measured.")
        return 1
    result: dict[str, float] = {}
    for largest in os.environ.get("RAJUT_BENCH_LARGEST", "4,5,6,7,8").split(","):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = pool.submit(measured, int(largest)).result()
        print(f"K = {largest}")
        for key, value in found.items():
            print(f"  {key:<18}{value:>14.6g}", flush=True)
        result |= {f"k{largest}_{key}": value for key, value in found.items()}
    result |= {"goal_s": GOAL_S, "goal_quick_s": GOAL_QUICK_S, "goal_quick_gap_percent": GOAL_GAP}
    home = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    home.mkdir(parents=True, exist_ok=True)
    (home / "coalitions.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("coalitions " + " ".join(f"{key}={value:.6g}" for key, value in result.items()))
    return 0


def measured(largest: int) -> dict[str, float]:
    """Return sizes, times in seconds, worths and the peak memory in MiB for groups of up to `largest`."""
    land, people, points = country()
    warm = groups(land, largest=2)
    instance(land, warm, worth(warm, people, points), lookup(warm, len(land), rng=begun()))
    list_s, listed = timed(lambda: groups(land, largest=largest))
    prepare_s, looked = timed(lambda: lookup(listed, len(land), rng=begun()))
    found: list[dict[str, float]] = []
    for number in range(int(os.environ.get("RAJUT_BENCH_DRAWN", "3"))):
        drawn = np.exp(0.3 * np.random.default_rng(number).standard_normal(len(people))) if number else 1.0
        found.append(instance(land, listed, worth(listed, people * drawn, points), looked))
        print(f"  K = {largest}, instance {number}: {found[-1]}", file=sys.stderr, flush=True)
    result = {"groups": float(len(listed)), "list_cpu_s": list_s[0], "prepare_cpu_s": prepare_s[0]}
    for key in found[0]:
        result |= {key: float(np.median([each[key] for each in found]))}
        if key.endswith(("_s", "percent")):
            result |= {f"{key}_most": max(each[key] for each in found)}
    result["proven"] = min(each["proven"] for each in found)
    return result | {"mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def instance(land: Ground, listed: Places, value: Amounts, looked: Lookup) -> dict[str, float]:
    """Measure the proven choice, the quick ones (medians of several beginnings), and regions that leave."""
    exact_s, best = timed(lambda: partition(listed, value, len(land)))
    ask = partial(quick, land, listed, value, looked=looked)
    fast = [timed(partial(ask, rng=begun(seed))) for seed in range(BEGINNINGS)]
    waited_s, waited = timed(partial(ask, few=PATIENT, rng=begun()))
    gone = range(0, len(land), LEAVING)
    change = partial(what_if, land, listed, value, best.chosen, looked=looked)
    leave_s = [timed(partial(change, leave=[place], rng=begun()))[0] for place in gone]
    gaps = [100 * (best.bound - found.worth) / best.bound for _, found in fast]
    return {
        "exact_cpu_s": exact_s[0],
        "exact_s": exact_s[1],
        "worth": best.worth,
        "proven": float(best.proven),
        "states": best.states,
        "chosen": len(best.chosen),
        "quick_cpu_s": float(np.median([cpu for (cpu, _), _ in fast])),
        "quick_s": float(np.median([clock for (_, clock), _ in fast])),
        "quick_gap_percent": float(np.median(gaps)),
        "patient_cpu_s": waited_s[0],
        "patient_s": waited_s[1],
        "patient_gap_percent": 100 * (best.bound - waited.worth) / best.bound,
        "what_if_cpu_s": float(np.median([cpu for cpu, _ in leave_s])),
        "what_if_s": float(np.median([clock for _, clock in leave_s])),
    }


def begun(seed: int = 1) -> np.random.Generator:
    """Return the same numbers every time."""
    return np.random.default_rng(seed)


def timed(work: Callable[[], T]) -> tuple[tuple[float, float], T]:
    """Return processor seconds and clock seconds of some work, and what it found."""
    cpu, clock = time.process_time(), time.perf_counter()
    found = work()
    return (time.process_time() - cpu, time.perf_counter() - clock), found


def country() -> tuple[Ground, Amounts, Amounts]:
    """Return the 514 regions by their codes: who borders whom, people, and a point inside each in km."""
    rows = {row["code"]: row for row in read("regions.csv") if row["level"] != "provinsi"}
    place = {code: number for number, code in enumerate(sorted(rows))}
    by_land = [(place[row["code_a"]], place[row["code_b"]]) for row in read("adjacency.csv")]
    by_sea = [(place[row["code"]], place[row["neighbour"]]) for row in read("sea_neighbours.csv")]
    people = np.array([float(rows[code]["population"]) for code in place])
    points = [[float(rows[code]["point_lat"]), float(rows[code]["point_lon"])] for code in place]
    return ground(len(place), by_land + by_sea), people, KM_A_DEGREE * np.array(points)


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of a shared file."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def worth(listed: Places, people: Amounts, points: Amounts) -> Amounts:
    """Return what each group saves less what its coordination and its distances cost; shape (count,)."""
    cost, where = np.append(PER_PERSON * people, 0.0), np.vstack([points, [0.0, 0.0]])
    value = np.empty(len(listed))
    for begin in range(0, len(listed), 500_000):
        rows = listed[begin : begin + 500_000]
        held = rows >= 0
        size = held.sum(axis=1)
        saved = (cost[rows] ** POWER).sum(axis=1) - cost[rows].sum(axis=1) ** POWER
        middle = where[rows].sum(axis=1) / size[:, None]
        away = np.sqrt(((where[rows] - middle[:, None]) ** 2).sum(axis=2))
        travel = (away * held).sum(axis=1)
        value[begin : begin + 500_000] = saved - PER_PAIR * size * (size - 1) / 2 - PER_KM * travel
    return value


if __name__ == "__main__":
    sys.exit(main())
