"""The throw-away PostgreSQL of a test session: started by the first test that needs it, never left behind."""

import fcntl
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from rajut.config.database import APP, OWNER, Access, prepare
from rajut.config.postgres import SUPERUSER, Cluster

TEMPLATE = "rajut_template"


def hold(home: Path) -> IO[str]:
    """Keep the session's home alive for as long as the returned file is open."""
    alive = (home / "alive").open("a")
    fcntl.flock(alive, fcntl.LOCK_SH)
    return alive


def throw_away(home: Path) -> None:
    """Wait until the guard has stopped the server and removed the home; remove it where there is no guard."""
    patience = time.monotonic() + 30
    while (home / "guarded").exists() and time.monotonic() < patience:
        time.sleep(0.05)
    shutil.rmtree(home, ignore_errors=True)


def template(cluster: Cluster, migrate: Callable[[Access], None]) -> None:
    """Have one migrated database that the others are copied from, whichever worker comes first."""
    home = cluster.data.parent
    with _alone(home / "template.lock"):
        if (home / "migrated").exists():
            return
        _guard(home)
        cluster.ready()
        prepare(cluster, TEMPLATE)
        migrate(Access(cluster.url(TEMPLATE, APP), cluster.url(TEMPLATE, OWNER), APP, cluster))
        (home / "migrated").touch()


def copy(cluster: Cluster, name: str) -> None:
    """Make a database of `name` from the template."""
    words = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    with _alone(cluster.data.parent / "copy.lock"):  # PostgreSQL copies a template for one at a time
        _say(cluster, words.format(*map(sql.Identifier, (name, OWNER, TEMPLATE))))


def drop(cluster: Cluster, name: str) -> None:
    """Remove a database, whoever is still connected."""
    _say(cluster, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _say(cluster: Cluster, words: sql.Composed) -> None:
    with psycopg.connect(cluster.url(SUPERUSER), autocommit=True) as server:
        server.execute(words)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _guard(home: Path) -> None:
    """Start the process that cleans up when the session is over, in whatever way it ends."""
    (home / "guarded").touch()
    silent = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    words = ["setsid", "--fork", sys.executable, "-m", "tests.cluster", str(home)]
    subprocess.run(words, cwd=Path(__file__).resolve().parents[1], check=True, **silent)


def _stand_guard(home: Path) -> None:
    with _alone(home / "alive"):  # granted when the session has let go
        Cluster(home / "postgres").stop(mode="immediate")
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    _stand_guard(Path(sys.argv[1]))
