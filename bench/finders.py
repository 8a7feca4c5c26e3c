"""How long the finders take over all regions and the 20 real indicators, and in what memory.

Reads ../shared/data; says so where it is absent. Prints a table and, last, `finders key=value …`;
writes the same as JSON under $RAJUT_HOME/bench (default var/bench). bench/partners.py says how well partners
are ranked.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from rajut.core.potential.panel import Panel  # noqa: E402  the path is set above
from rajut.core.potential.search import find, partners  # noqa: E402  the path is set above
from tests.core.potential.shared_panel import (  # noqa: E402  the path is set above
    DATA,
    shared_panel,
)

RUNS = 5
FOCUS = "34.04"


def main() -> int:
    """Measure, print, write."""
    panel = shared_panel()
    if panel is None:
        print(f"The shared data are absent ({DATA.name}); nothing measured.")
        return 1
    result = measure(panel)
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


if __name__ == "__main__":
    sys.exit(main())
