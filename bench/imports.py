"""How long the real file of 87,047 figures takes from its bytes to the table, against a bare COPY.

Reads ../shared/data/indicators_kabkota.csv.gz; says so where it is absent. The database is a new one with
the settings of an ordinary installation (durable), in a temporary home. The floors are measured in the same
run: COPY of the same rows, already parsed, into a bare table, and into one with our indexes and constraints.
Prints a table and, last, `imports key=value …`; writes the same as JSON under $RAJUT_HOME/bench.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT.parent / "shared" / "data" / "indicators_kabkota.csv.gz"
COLUMNS = "region_id, indicator_id, year, value, source, licence"
RUNS = 3

Result = dict[str, float]


def main() -> int:
    """Measure in a home of its own, print, write."""
    if not FILE.exists():
        print(f"The shared data are absent ({FILE.name}); nothing measured.")
        return 1
    kept = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    with tempfile.TemporaryDirectory(prefix="rajut-bench-") as home:
        Path(home).chmod(0o755)
        os.environ["RAJUT_HOME"] = home
        os.environ.pop("RAJUT_DATABASE_URL", None)
        result = _in_a_new_installation()
    for key, value in result.items():
        print(f"{key:<24} {value:>12}")
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "imports.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("imports " + " ".join(f"{key}={value}" for key, value in result.items()))
    return 0


def _in_a_new_installation() -> Result:
    from rajut.config import database

    with database.served() as access:
        os.environ["DJANGO_SETTINGS_MODULE"] = "rajut.config.settings"
        django.setup()
        database.migrate(access)
        try:
            return _measured()
        finally:
            from django.db import connections

            connections.close_all()


def _measured() -> Result:
    from rajut.foundation.regions import actions

    before = _peak()
    check_s, checked = _timed(lambda: actions.check(FILE))
    apply_s, _run = _timed(lambda: _apply(checked))
    repeat_s, _run = _timed(lambda: _apply(actions.check(FILE)))
    peak = _peak()
    rows = list(checked.batches[-1].rows)
    bare, indexed = _floor(rows, including=""), _floor(rows, including="INCLUDING ALL")
    return {
        "rows": len(rows),
        "check_s": round(check_s, 2),
        "apply_s": round(apply_s, 2),
        "total_s": round(check_s + apply_s, 2),
        "rows_per_s": round(len(rows) / (check_s + apply_s)),
        "repeat_s": round(repeat_s, 2),
        "copy_s": round(bare, 2),
        "copy_indexed_s": round(indexed, 2),
        "times_copy": round((check_s + apply_s) / bare, 1),
        "times_copy_indexed": round((check_s + apply_s) / indexed, 1),
        "peak_mib": peak,
        "grown_mib": peak - before,
    }


def _apply(checked: Any) -> Any:
    from rajut.foundation.regions import actions

    return actions.apply(checked, by="bench", organisation="bench", at=datetime.now(UTC))


def _floor(rows: list[tuple[object, ...]], *, including: str) -> float:
    """The best of some COPYs of the rows into a new table like ours."""
    return min(_timed(lambda: _copied(rows, including))[0] for _ in range(RUNS))


def _copied(rows: list[tuple[object, ...]], including: str) -> None:
    """Into a temporary table: the app's role makes no others, and a bare floor may be as low as it can."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE floor (LIKE regions_figure {including}) ON COMMIT DROP")
        if not including:
            cursor.execute("ALTER TABLE floor ALTER id DROP NOT NULL")
        with cursor.copy(f"COPY floor ({COLUMNS}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
