"""How long the main pages and API calls take at national scale, at 1 and at 16 clients.

Builds its own installation (a temporary home, the embedded PostgreSQL with an ordinary installation's
settings) with an invented country: 546 governments, 50,000 collaborations, more than a million observations.
Then the real server (granian, `rajut serve --web-only`) is asked over HTTP by clients of this process, on the
same machine.
Prints a table and, last, `pages key=value …`; writes the same as JSON under $RAJUT_HOME/bench. See README.md.

RAJUT_BENCH_COLLABORATIONS=2000 builds a smaller country; RAJUT_BENCH_SLOW=1 prints each page's slowest
statements; RAJUT_BENCH_HOME=folder keeps the installation and measures it again next time;
RAJUT_BENCH_ONLY=home,list asks for these pages only.
"""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
CLIENTS, COUNT_ONE, COUNT_MANY, LONGEST = 16, 80, 480, 10.0
GOAL_MS, GOAL_TIMES, GOAL_KB = 100, 2, 100
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page or call: its key, what it is, the addresses asked in turn, and who asks."""

    key: str
    words: str
    paths: list[str]
    headers: Mapping[str, str] = field(default_factory=dict)


def main() -> int:
    """Build, measure, print, write."""
    kept = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that server and database are stopped
    with _home() as home:
        _settle(home)
        result = _in_an_installation()
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "pages.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    flat = {key: value for key, value in result.items() if not isinstance(value, dict)}
    print("pages " + " ".join(f"{key}={value}" for key, value in flat.items()))
    return 0


@contextmanager
def _home() -> Iterator[str]:
    if kept := os.environ.get("RAJUT_BENCH_HOME"):
        Path(kept).mkdir(exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="rajut-bench-") as home:
        Path(home).chmod(0o755)
        yield home


def _settle(home: str) -> None:
    from tests.installation import free_port

    for name in [each for each in os.environ if each.startswith("RAJUT_") and "BENCH" not in each]:
        del os.environ[name]
    given = {"RAJUT_HOME": home, "PORT": str(free_port()), "RAJUT_DEMO": "0"}
    os.environ.update(given, DJANGO_SETTINGS_MODULE="rajut.config.settings")


def _in_an_installation() -> Result:
    import django

    from rajut.config import database
    from rajut.config.postgres import SUPERUSER

    with database.served() as access:
        _rajut("prepare", "--no-demo")
        django.setup()
        assert access.cluster is not None
        url = access.cluster.url(database.NAME, SUPERUSER)
        told = Path(os.environ["RAJUT_HOME"]) / "country.json"
        if not told.exists():
            told.write_text(json.dumps(_built(url)))
        sizes = json.loads(told.read_text())
        with _serving():
            return {**sizes, **_measured(int(os.environ["PORT"]))}


def _built(url: str) -> Result:
    import psycopg

    from bench.country import Sizes, build, proven

    wanted = int(os.environ.get("RAJUT_BENCH_COLLABORATIONS", "50000"))
    begun = time.perf_counter()
    build(url, sizes=Sizes(wanted))
    built = time.perf_counter()
    for difference in (differences := proven(url)):
        print(f"  NOT AS THE ACTIONS WOULD LEAVE IT: {difference}")
    print(f"  {'proven':<12} {time.perf_counter() - built:6.1f} s")
    with psycopg.connect(url) as link:
        counted = {
            key: (link.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,))[0]
            for key, table in TABLES.items()
        }
        (size,) = link.execute("SELECT pg_database_size(current_database())").fetchone() or (0,)
    return {
        **counted,
        "database_mb": round(int(size) / 1e6),
        "build_s": round(built - begun),
        "differences": len(differences),
    }


TABLES = {
    "collaborations": "engage_collaboration",
    "parties": "engage_party",
    "observations": "plan_observation",
    "rollups": "plan_rollup",
    "tasks": "coordinate_task",
    "events": "journal_event",
    "opportunities": "identify_opportunity",
}


@contextmanager
def _serving() -> Iterator[None]:
    from bench.load import fetch

    port = int(os.environ["PORT"])
    process = subprocess.Popen([sys.executable, "-m", "rajut", "serve", "--web-only"], cwd=ROOT)
    try:
        patience = time.monotonic() + 60
        while not _answers(fetch, port):
            if process.poll() is not None or time.monotonic() > patience:
                raise SystemExit("the server did not come up")
            time.sleep(0.1)
        os.environ["RAJUT_BENCH_SERVER"] = str(process.pid)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _answers(fetch: Any, port: int) -> bool:
    try:
        return bool(fetch(port, "/sehat", headers={})[0] == 200)
    except OSError:
        return False


def _rajut(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "rajut", *words], cwd=ROOT, check=True)


def _measured(port: int) -> Result:
    from bench.asking import counted, pages, warm
    from bench.load import ask, fetch

    cores, before = os.cpu_count() or 1, os.getloadavg()[0]
    wanted = os.environ.get("RAJUT_BENCH_ONLY", "").split(",")
    found = [page for page in pages() if wanted == [""] or page.key in wanted]
    rows: dict[str, Result] = {}
    print(
        f"\n{'page':<46}{'p50':>8}{'p95':>8}{'p50@16':>9}{'p95@16':>9}{'/s':>7}{'per core':>10}"
        f"{'queries':>9}{'kB gz':>7}"
    )
    for page in found:
        queries = counted(page, slow="RAJUT_BENCH_SLOW" in os.environ)
        warm(port, page)
        one = ask(port, page.paths, headers=page.headers, clients=1, count=COUNT_ONE, seconds=LONGEST)
        many = ask(port, page.paths, headers=page.headers, clients=CLIENTS, count=COUNT_MANY, seconds=LONGEST)
        rows[page.key] = row = _row(one, many, cores=cores, queries=queries)
        print(
            f"{page.words:<46}{row['p50_ms']:>8}{row['p95_ms']:>8}{row['p50_16_ms']:>9}{row['p95_16_ms']:>9}"
            f"{row['per_s']:>7}{row['per_core']:>10}{row['queries']:>9}{row['kb']:>7}",
            flush=True,
        )
        if set(one.statuses + many.statuses) != {200}:
            print(f"    answers were not all 200: {dict(one.statuses + many.statuses)}")
    first = _first_page(port, fetch)
    memory = _memory(int(os.environ["RAJUT_BENCH_SERVER"]))
    slow = [key for key, row in rows.items() if row["p95_ms"] > GOAL_MS]
    crowded = [key for key, row in rows.items() if row["per_core"] > GOAL_TIMES]
    print(f"\np95 above {GOAL_MS} ms at 1 client: {', '.join(slow) or 'none'}")
    print(f"p50 at 16 clients above {GOAL_TIMES}x of 1 client per core: {', '.join(crowded) or 'none'}")
    print(f"memory of the web processes: {memory} MiB; first page with all it needs: {first} kB")
    return {
        "pages": rows,
        "measured": len(rows),
        "cores": cores,
        "load_before": round(before, 1),
        "load_after": round(os.getloadavg()[0], 1),
        "p95_worst_ms": max(row["p95_ms"] for row in rows.values()),
        "over_goal": len(slow),
        "crowded": len(crowded),
        "per_core_worst": max(row["per_core"] for row in rows.values()),
        "queries_most": max(row["queries"] for row in rows.values()),
        "memory_mib": memory,
        "first_page_kb": first,
    }


def _row(one: Any, many: Any, *, cores: int, queries: int) -> Result:
    """The figures of one page; `per_core`: p50 at 16 clients, divided among a core's clients, in p50 of 1."""
    alone = one.quantile(0.5)
    return {
        "p50_ms": round(alone, 1),
        "p95_ms": round(one.quantile(0.95), 1),
        "p50_16_ms": round(many.quantile(0.5), 1),
        "p95_16_ms": round(many.quantile(0.95), 1),
        "per_s": round(many.rate, 1),
        "per_core": round(many.quantile(0.5) / (CLIENTS / cores) / alone, 2),
        "queries": queries,
        "kb": round(one.packed / 1000, 1),
        "kb_plain": round(one.plain / 1000, 1),
    }


def _first_page(port: int, fetch: Any) -> float:
    """The kilobytes, as sent, of a stranger's first page with every style, script, font and sign it needs."""
    sizes: dict[str, int] = {}
    waiting = ["/publik/"]
    while waiting:
        path = waiting.pop()
        if path not in sizes:
            body = fetch(port, path, headers={})[1]
            sizes[path] = len(body)
            waiting += [urljoin(path, "".join(names)) for names in NEEDED.findall(_text(body))]
    return round(sum(sizes.values()) / 1000, 1)


# What a page's head names, the fonts of a style sheet, what a script imports.
NEEDED = re.compile(
    r"""<link (?![^>]*alternate)[^>]*href="([^"]+)"|<script [^>]*src="([^"]+)"|"""
    r"""url\("?([^")]+\.woff2)|(?:from|import) ?["'](\.[^"']+\.js)["']"""
)


def _text(body: bytes) -> str:
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode("utf-8", "replace")


def _memory(pid: int) -> int:
    """The resident memory of the web server's processes, shared pages counted once in part (PSS), in MiB."""
    import psutil  # type: ignore[import-untyped]  # it carries no types

    server = psutil.Process(pid)
    family = [server, *server.children(recursive=True)]
    ours = [each for each in family if "postgres" not in each.name()]
    mebibytes: int = round(sum(each.memory_full_info().pss for each in ours) / (1 << 20))
    return mebibytes


if __name__ == "__main__":
    sys.exit(main())
