"""How long the finders take over all regions and the 20 real indicators, in what memory, how well they rank.

Reads ../shared/data; says so where it is absent. Prints a table and, last, `finders key=value …`;
writes the same as JSON under $RAJUT_HOME/bench (default var/bench). Ranking: each real cooperation is hidden
in turn, with every other one that two of its members share, and its pairs are looked for among the ten best
partners, against the ten nearest regions.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.core.potential.shared_panel import (  # noqa: E402  the path is set above
    DATA,
    cooperation_members,
    shared_panel,
)

from rajut.core.potential.geography import geography  # noqa: E402  the path is set above
from rajut.core.potential.panel import Panel  # noqa: E402  the path is set above
from rajut.core.potential.search import find, partners  # noqa: E402  the path is set above

RUNS = 5
FOCUS = "34.04"
TOP = 10


def main() -> int:
    """Measure, print, write."""
    panel = shared_panel()
    if panel is None:
        print(f"The shared data are absent ({DATA.name}); nothing measured.")
        return 1
    result = measure(panel) | ranking()
    for key, value in result.items():
        print(f"{key:<22} {value:>10}")
    home = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    home.mkdir(parents=True, exist_ok=True)
    (home / "finders.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("finders " + " ".join(f"{key}={value}" for key, value in result.items()))
    return 0


def measure(panel: Panel) -> dict[str, float]:
    """Return sizes, times in milliseconds (the median of some runs) and the peak memory of the process."""
    findings = find(panel)
    return {
        "regions": len(panel.places),
        "figures": len(panel.figures),
        "indicators": len({figure.indicator for figure in panel.figures}),
        "opportunities": len(findings.opportunities),
        "bindings": len(findings.bindings),
        "unchosen": len(findings.unchosen),
        "find_ms": median(lambda: find(panel)),
        "find_focus_ms": median(lambda: find(panel, focus=FOCUS)),
        "partners_ms": median(lambda: partners(panel, FOCUS)),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def median(work: Callable[[], object]) -> float:
    """Return the median time of some runs in milliseconds."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return round(sorted(times)[RUNS // 2], 1)


def ranking() -> dict[str, float]:
    """Return the share of hidden pairs found among the ten best and among the ten nearest."""
    ours, nearest, asked = 0, 0, 0
    for members in cooperation_members().values():
        panel = shared_panel(hidden=members)
        if panel is None:
            continue
        tiers = {place.code: place.is_province for place in panel.places if place.autonomous}
        known = [code for code in members if code in tiers]
        best = {code: {rank.region for rank in partners(panel, code, top=TOP)} for code in known}
        near = {code: set(closest(panel, code)) for code in known}
        pairs = [(a, b) for a, b in permutations(known, 2) if tiers[a] == tiers[b]]
        asked += len(pairs)
        ours += sum(b in best[a] for a, b in pairs)
        nearest += sum(b in near[a] for a, b in pairs)
    return {
        "hidden_pairs": asked,
        "hit10_percent": round(100 * ours / asked, 1),
        "hit10_nearest_percent": round(100 * nearest / asked, 1),
    }


def closest(panel: Panel, code: str) -> list[str]:
    """Return the ten nearest regions of the same tier, by distance alone."""
    ground = geography(panel)
    here = ground.places[code]
    others = [
        place.code
        for place in panel.places
        if place.autonomous and place.code != code and place.is_province == here.is_province
    ]
    return sorted(others, key=lambda other: (ground.kilometres(code, other) or 0.0, other))[:TOP]


if __name__ == "__main__":
    sys.exit(main())
