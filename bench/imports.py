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
Rows = list[tuple[object, ...]]


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
    rows = list(checked.batches[-1].rows)
    bare, keyed = _floor(_copied_bare, rows), _floor(_copied_keyed, rows)
    apply_s, _run = _timed(lambda: _apply(checked))
    repeat_s, _run = _timed(lambda: _apply(actions.check(FILE)))
    peak = _peak()
    return {
        "rows": len(rows),
        "check_s": round(check_s, 2),
        "apply_s": round(apply_s, 2),
        "total_s": round(check_s + apply_s, 2),
        "rows_per_s": round(len(rows) / (check_s + apply_s)),
        "repeat_s": round(repeat_s, 2),
        "copy_s": round(bare, 2),
        "copy_keyed_s": round(keyed, 2),
        "times_copy": round((check_s + apply_s) / bare, 1),
        "times_copy_keyed": round((check_s + apply_s) / keyed, 1),
        "peak_mib": peak,
        "grown_mib": peak - before,
    }


def _apply(checked: Any) -> Any:
    from rajut.foundation.regions import actions
    from rajut.foundation.regions.asking import operator

    return actions.apply(checked, actor=operator("bench"), at=datetime.now(UTC))


def _floor(copied: Callable[[Rows], None], rows: Rows) -> float:
    """The best of some COPYs of the rows."""
    return min(_timed(lambda: copied(rows))[0] for _ in range(RUNS))


def _copied_bare(rows: Rows) -> None:
    """Into a temporary table without index or key."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE floor (LIKE regions_figure) ON COMMIT DROP")
        cursor.execute("ALTER TABLE floor ALTER id DROP NOT NULL")
        _copy(cursor, "floor", rows)


def _copied_keyed(rows: Rows) -> None:
    """Into the real table, every index filled and every key checked, then rolled back."""
    from django.db import connection, transaction

    from rajut.foundation.regions.models import Indicator

    with transaction.atomic(), connection.cursor() as cursor:
        slugs = sorted({str(row[1]) for row in rows})
        Indicator.objects.bulk_create(Indicator(slug=slug, name=slug, unit="") for slug in slugs)
        _copy(cursor, "regions_figure", rows)
        connection.check_constraints()
        transaction.set_rollback(True)


def _copy(cursor: Any, table: str, rows: Rows) -> None:
    with cursor.copy(f"COPY {table} ({COLUMNS}) FROM STDIN") as copy:
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
