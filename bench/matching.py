"""How long it takes to match training needs to seats: a million arcs to the proven optimum, beside its peers.

Two drawn problems on the real regions (../shared/data; without it on a drawn map): the `nation`, where all
need 40 competencies and 51 providers offer each, and the `crowd`, where 5,600 agencies compete for the seats
of 200 providers of one competency. The same program is given to OR-tools' min-cost flow, to networkx' network
simplex (smaller ones, where it ends) and as a linear program to HiGHS by scipy; the peers are put into an
environment of their own under $RAJUT_HOME/bench, and what cannot be had is said. All must find the same cost.
The finder as a whole is measured on rows drawn like the nation. Seconds are of the processor, memory is the
peak of a process of its own. Prints a table and, last, `matching key=value …`; writes the same as JSON under
$RAJUT_HOME/bench. RAJUT_BENCH_PEER=0 leaves the peers out.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, cast

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"  # before numpy is imported: its own threads would count as processor time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above

from bench.peers import installed  # noqa: E402  the path is set above
from rajut.core.potential.geography import geography  # noqa: E402  the path is set above
from rajut.core.potential.holdings import StaffEntry  # noqa: E402  the path is set above
from rajut.core.potential.panel import Border, Panel, Place  # noqa: E402  the path is set above
from rajut.core.potential.people.distances import kilometres  # noqa: E402  the path is set above
from rajut.core.potential.people.finding import find_people  # noqa: E402  the path is set above
from rajut.core.potential.people.matching import Matching, matched  # noqa: E402  the path is set above
from rajut.core.potential.people.prices import travel  # noqa: E402  the path is set above
from rajut.core.potential.setting import Setting  # noqa: E402  the path is set above

Problem = dict[str, np.ndarray]

RUNS = 3
GOAL_S = 3.5
CHECKED = 20_000_000  # arcs in all of the problems that are solved anew with one seat more, 3 to 20 of them
COMPETENCIES, SEATS, EXPERTS = 40, 51, 10
SIZES = {"nation": (1, 4, 40, 160), "crowd": (14, 56, 560, 5600)}  # competencies; agencies
PEERS = {"ortools": "ortools==9.15.6755", "networkx": "networkx==3.6.1", "highs": "scipy==1.17.1"}
MOST = {"ortools": 2_000_000, "networkx": 150_000, "highs": 120_000}  # arcs beyond which a peer is not asked
PATIENCE_S = 300
HOME = Path(os.environ.get("RAJUT_HOME", ROOT / "var"))
DATA = ROOT.parent / "shared" / "data"
ASKED = """
import sys, time
import numpy as np
peer, given = sys.argv[1], np.load(sys.argv[2])
tail, head, cost = given["tail"], given["head"], given["cost"]
wanted, offered, unmet = given["wanted"], given["offered"], given["unmet"]
a, b = len(wanted), len(offered)
pool = a + b
tails = np.concatenate([tail, np.arange(a), np.full(b, pool)])
heads = np.concatenate([head + a, np.full(a, pool), np.arange(a, pool)])
costs = np.concatenate([cost, unmet, np.zeros(b, np.int64)])
supply = np.concatenate([wanted, -offered, [offered.sum() - wanted.sum()]])
if peer == "ortools":
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
    begun = time.process_time()
    flow = SimpleMinCostFlow()
    most = np.full(len(tails), wanted.sum() + offered.sum())
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, most, costs)
    flow.set_nodes_supplies(np.arange(pool + 1), supply)
    flow.solve()
    total = flow.optimal_cost()
elif peer == "networkx":
    import networkx
    graph = networkx.DiGraph()
    graph.add_nodes_from((node, {"demand": -int(each)}) for node, each in enumerate(supply))
    graph.add_weighted_edges_from(zip(tails.tolist(), heads.tolist(), costs.tolist()))
    begun = time.process_time()
    total, _ = networkx.network_simplex(graph)
else:
    from scipy.optimize import linprog
    from scipy.sparse import coo_array
    m = len(tails)
    rows = np.concatenate([tails, heads])
    signs = np.concatenate([np.ones(m), -np.ones(m)])
    balance = coo_array((signs, (rows, np.tile(np.arange(m), 2)))).tocsr()
    begun = time.process_time()
    total = linprog(costs, A_eq=balance, b_eq=supply, method="highs").fun
print(time.process_time() - begun, round(total))
"""


def main() -> int:
    """Measure, print, write."""
    result: dict[str, float] = {"goal_s": GOAL_S}
    python = installed("matching-peers", PEERS.values())
    for kind, sizes in SIZES.items():
        for size in sizes:
            found = apart(measured, kind, size)
            for peer in PEERS:
                found |= beside(python, peer, kind, size, found) if python else {}
            name = f"{kind}_{round(found['arcs'])}"
            print(name, " ".join(f"{key}={value:.5g}" for key, value in found.items()), flush=True)
            result |= {f"{name}_{key}": value for key, value in found.items()}
    found = apart(searched, "nation", COMPETENCIES)
    print("finder", " ".join(f"{key}={value:.5g}" for key, value in found.items()), flush=True)
    result |= {f"finder_{key}": value for key, value in found.items()}
    (HOME / "bench").mkdir(parents=True, exist_ok=True)
    (HOME / "bench" / "matching.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("matching " + " ".join(f"{key}={value:.5g}" for key, value in result.items()))
    return 0


def apart(work: Callable[[str, int], dict[str, float]], kind: str, size: int) -> dict[str, float]:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, kind, size).result()


def measured(kind: str, size: int) -> dict[str, float]:
    """Solve a problem, and again with one seat more of some offers: the worth told must be what it saves."""
    _solved(drawn("crowd", 8))  # the compiled code is loaded once
    problem = drawn(kind, size)
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        found = _solved(problem)
        seconds.append(time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "arcs": len(problem["cost"]),
        "wants": len(problem["wanted"]),
        "offers": len(problem["offered"]),
        "s": min(seconds),
        "mib": peak,
        "proven": found.proven,
        "cost": found.total,
        "unmet_percent": 100 * found.unmet.sum() / problem["wanted"].sum(),
        "worth_wrong": sum(_wrong(problem, found, offer) for offer in _chosen(problem)),
    }


def drawn(kind: str, size: int) -> Problem:
    """Draw a problem, the same in every run."""
    km, rng = _country()[0], np.random.default_rng(size)
    regions = len(km)
    if kind == "nation":
        here, places = np.tile(np.arange(regions), size), rng.integers(0, regions, size * SEATS)
        tail = np.repeat(np.arange(len(here)), SEATS)
        head = (np.repeat(np.arange(size), regions)[:, None] * SEATS + np.arange(SEATS)).ravel()
        offered = rng.integers(20, 90, len(places))
    else:
        here, places = rng.integers(0, regions, size), rng.integers(0, regions, 200)
        tail, head = np.repeat(np.arange(size), 200), np.tile(np.arange(200), size)
        offered = rng.integers(1, 2 + size // 20, 200)
    fee = rng.integers(1, 8, len(places)) * 500_000
    cost = np.rint(fee[head] + travel(km[here[tail], places[head]])).astype(np.int64)
    wanted = rng.geometric(1 / 8, len(here))
    # Nothing is left out beforehand: going without costs more than the dearest arc, so that every arc counts.
    unmet = np.full(len(here), int(cost.max()) + 1)
    return {"tail": tail, "head": head, "cost": cost, "wanted": wanted, "offered": offered, "unmet": unmet}


def searched(_kind: str, size: int) -> dict[str, float]:
    """Run the whole finder on rows: needs, seats and experts of the nation."""
    rows, setting = _rows(size)
    find_people(rows[:3], setting=setting)
    begun = time.process_time()
    opportunities, missed = find_people(rows, setting=setting)
    return {
        "rows": len(rows),
        "s": time.process_time() - begun,
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "opportunities": len(opportunities),
        "bindings": len(missed),
    }


def _solved(problem: Problem) -> Matching:
    return matched(
        problem["tail"],
        problem["head"],
        problem["cost"],
        wanted=problem["wanted"],
        offered=problem["offered"],
        unmet=problem["unmet"],
    )


def _chosen(problem: Problem) -> list[int]:
    offers, most = len(problem["offered"]), min(20, max(3, CHECKED // len(problem["cost"])))
    return sorted(set(np.linspace(0, offers - 1, min(offers, most)).round().astype(int).tolist()))


def _wrong(problem: Problem, found: Matching, offer: int) -> bool:
    more = problem["offered"].copy()
    more[offer] += 1
    return bool(found.total - _solved(problem | {"offered": more}).total != found.worth[offer])


def _country() -> tuple[np.ndarray, Setting]:
    """Return the distances of all regions and the setting they lie in."""
    places = _real() if DATA.is_dir() else _scattered()
    borders = _borders() if DATA.is_dir() else ()
    setting = Setting(geography(Panel(places=places, borders=borders)), {}, frozenset(), "bench")
    codes = [place.code for place in places]
    return kilometres(codes, codes, ground=setting.map), setting


def _real() -> tuple[Place, ...]:
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Place(row["code"], row["name"], row["level"], row["parent"], float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(file)
        )


def _borders() -> tuple[Border, ...]:
    with (DATA / "adjacency.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Border(row["code_a"], row["code_b"]) for row in csv.DictReader(file))


def _scattered() -> tuple[Place, ...]:
    """Scatter regions where the real ones are absent."""
    where = np.random.default_rng(2).random((552, 2)) * [17, 46] + [-11, 95]
    return tuple(
        Place(f"9{number // 100}.{number % 100:02}", f"Daerah contoh {number}", "kabupaten", "99", *point)
        for number, point in enumerate(where.tolist())
    )


def _rows(competencies: int) -> tuple[list[StaffEntry], Setting]:
    """Draw the rows of the finder: most regions need each competency for some months of 2026."""
    rng, setting = np.random.default_rng(1), _country()[1]
    codes = list(setting.map.places)
    rows: list[StaffEntry] = []
    for number in range(competencies):
        for code in codes:
            if rng.random() < 0.9:
                first = date(2026, int(rng.integers(1, 10)), 1)
                last = first + timedelta(days=int(rng.integers(30, 240)))
                rows.append(
                    _row("need", code, number, len(rows), int(rng.geometric(1 / 8)), first, last, None)
                )
        for code in rng.choice(codes, SEATS):
            first = date(2026, int(rng.integers(1, 12)), 5)
            fee = float(rng.integers(2, 9) * 5e5)
            row = int(rng.integers(10, 60)), first, first + timedelta(days=4), fee
            rows.append(_row("seat", code, number, len(rows), *row))
        for code in rng.choice(codes, EXPERTS):
            cost = float(rng.integers(2, 6) * 2.5e5)
            rows.append(
                _row("expert", code, number, len(rows), 1, date(2026, 1, 1), date(2026, 12, 31), cost)
            )
    return rows, setting


def _row(
    kind: str, code: str, number: int, row: int, persons: int, first: date, last: date, cost: float | None
) -> StaffEntry:
    name, said = f"Pelatihan contoh k{number:03}", cast(Literal["need", "seat", "expert"], kind)
    return StaffEntry(str(row), said, str(code), "BKPSDM", name, persons, first, last, cost, "data contoh")


def beside(python: Path, peer: str, kind: str, size: int, ours: dict[str, float]) -> dict[str, float]:
    """Return a peer's seconds on the same problem, how many times ours that is, and whether costs differ."""
    if ours["arcs"] > MOST[peer]:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "problem.npz"
        np.savez(kept, allow_pickle=False, **drawn(kind, size))
        asked = [str(python), "-c", ASKED, peer, str(kept)]
        try:
            done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            print(f"{peer} did not finish {kind} {size} in {PATIENCE_S} s.")
            return {f"{peer}_more_than_s": PATIENCE_S}
    if done.returncode:
        print(f"{peer} failed on {kind} {size}: {done.stderr.strip().splitlines()[-1:]}; left out.")
        return {}
    seconds, cost = (float(word) for word in done.stdout.split()[-2:])
    differs = abs(cost - ours["cost"]) > 1e-9 * ours["cost"]
    return {f"{peer}_s": seconds, f"{peer}_ratio": seconds / ours["s"], f"{peer}_differs": differs}


if __name__ == "__main__":
    sys.exit(main())
