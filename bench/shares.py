"""How long a joint cost takes to be divided: exact Shapley, the nucleolus, and Shapley by sampling.

Prints a table and, last, `shares key=value …`; writes the same as JSON under $RAJUT_HOME/bench (default
var/bench). The floor beside the exact figures is one reading of all 2**n costs; the peer of exact Shapley is
the textbook sum (each player against every coalition without it), written with numpy. Each figure is measured
in a process of its own, so that its peak memory is its own.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from math import comb
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above

from rajut.core.coalition.game import Amounts, Game, sizes, sums  # noqa: E402  the path is set above
from rajut.core.coalition.nucleolus import nucleolus  # noqa: E402  the path is set above
from rajut.core.coalition.shapley import sampled, shapley  # noqa: E402  the path is set above

RUNS = 3
POWER = 0.8  # of the scale curve: 2 ** 0.8 = 1.74, so two of a size save 13 percent
REGIONS = 552


def main() -> int:
    """Measure, print, write."""
    result: dict[str, float] = {}
    measures: dict[str, Callable[[], dict[str, float]]] = {
        "shapley_20": lambda: exact(20),
        "shapley_24": lambda: exact(24),
        "nucleolus_12": lambda: least(12),
        "nucleolus_20": lambda: least(20),
        "sampled_552": sampling,
    }
    for name, measured in measures.items():
        result |= {f"{name}_{key}": value for key, value in measured().items()}
    print(f"{'':<28}{'':>12}")
    for key, value in result.items():
        print(f"{key:<28}{value:>12.4g}")
    home = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    home.mkdir(parents=True, exist_ok=True)
    (home / "shares.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("shares " + " ".join(f"{key}={value:.4g}" for key, value in result.items()))
    return 0


def exact(n: int) -> dict[str, float]:
    """Measure exact Shapley, the floor and the textbook sum (one player of n, times n)."""
    return {
        **apart(_shapley, n),
        "floor_s": apart(_reading, n)["s"],
        "textbook_s": n * apart(_textbook, n)["s"],
        "goal_s": 5.0,
    }


def least(n: int) -> dict[str, float]:
    """Measure the nucleolus of a game that is not convex, so that it takes more than one round."""
    return {**apart(_nucleolus, n), "floor_s": apart(_reading, n)["s"], "goal_s": 1.0}


def sampling() -> dict[str, float]:
    """Measure sampling for all governments, to a relative standard error of 0.5 percent."""
    return {**apart(_sampled, REGIONS), "goal_s": 2.0}


def apart(work: Callable[[int], dict[str, float]], n: int) -> dict[str, float]:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, n).result()


def _game(n: int) -> Game:
    rng = np.random.default_rng(n)
    costs = sums(rng.lognormal(0, 1, n)) ** POWER * (1 + 0.05 * rng.random(1 << n))
    costs[0] = 0.0
    return Game(tuple(map(str, range(n))), costs)


def _timed(work: Callable[[], object]) -> dict[str, float]:
    """Return the fastest of some runs in seconds and the peak memory of this process in MiB."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return {"s": min(times), "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _shapley(n: int) -> dict[str, float]:
    game = _game(n)
    return _timed(lambda: shapley(game))


def _reading(n: int) -> dict[str, float]:
    game = _game(n)
    return _timed(game.costs.sum)


def _textbook(n: int) -> dict[str, float]:
    game, size = _game(n), sizes(n)
    return _timed(lambda: _one_by_textbook(game.costs, size, n))


def _one_by_textbook(costs: Amounts, size: np.ndarray, n: int) -> float:
    """Return the first player's share: the weighted sum of what it adds to each coalition without it."""
    weights = np.array([1 / (n * comb(n - 1, k)) for k in range(n)])
    return float((weights[size[0::2]] * (costs[1::2] - costs[0::2])).sum())


def _nucleolus(n: int) -> dict[str, float]:
    game = _game(n)
    return _timed(lambda: nucleolus(game))


def _sampled(n: int) -> dict[str, float]:
    each = np.random.default_rng(n).lognormal(0, 1, n)

    def work() -> float:
        found = sampled(lambda orders: each[orders].cumsum(axis=1) ** POWER, n, rng=np.random.default_rng(1))
        errors.append(found.relative_error)
        return found.relative_error

    errors: list[float] = []
    return {**_timed(work), "relative_error": errors[0]}


if __name__ == "__main__":
    sys.exit(main())
