"""Our own PostgreSQL: it comes back whatever happened to it."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rajut.config.postgres import SUPERUSER, Cluster
from rajut.config.trouble import Trouble, writing
from tests.installation import ROOT, until

QUICK = {"shared_buffers": "16MB", "max_connections": "20"}


@pytest.fixture
def cluster(place: Path) -> Iterator[Cluster]:
    made = Cluster(place / "postgres", QUICK)
    made.ready()
    yield made
    made.stop(mode="immediate")


def _said(cluster: Cluster, words: str) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.url(SUPERUSER), autocommit=True) as server:
        answer = server.execute(words)
        return answer.fetchall() if answer.description else []


def _kill(cluster: Cluster) -> None:
    pid = cluster.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    until(lambda: cluster.pid is None)


def test_what_was_acknowledged_survives_a_kill(cluster: Cluster) -> None:
    _said(cluster, "CREATE TABLE kept AS SELECT 7 AS number")
    _kill(cluster)

    cluster.ready()

    assert _said(cluster, "SELECT number FROM kept") == [(7,)]


@pytest.mark.parametrize(
    "first_line", ["", str(os.getpid()), "nonsense"], ids=["empty", "a stranger", "nonsense"]
)
def test_a_stale_lock_file_does_not_keep_it_down(cluster: Cluster, first_line: str) -> None:
    _kill(cluster)
    for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
        (cluster.data / name).write_text(f"{first_line}\n{cluster.data}\n")

    cluster.ready()

    assert _said(cluster, "SELECT 1") == [(1,)]


def test_a_running_server_is_joined(cluster: Cluster) -> None:
    before = cluster.pid

    cluster.ready()

    assert cluster.pid == before


def test_a_long_path_gets_a_short_socket(place: Path) -> None:
    cluster = Cluster(place / ("long-" * 20) / "postgres", QUICK)

    cluster.ready()

    try:
        assert _said(cluster, "SHOW listen_addresses") == [("",)]
        assert len(os.fsencode(cluster.socket)) < 40
        assert cluster.socket.stat().st_mode & 0o077 == 0
    finally:
        cluster.stop()
    assert not cluster.socket.exists()


def test_a_strange_folder_is_left_alone(place: Path) -> None:
    data = place / "postgres"
    data.mkdir()
    (data / "letter.txt").write_text("mine")

    with pytest.raises(Trouble, match="bukan data PostgreSQL"):
        Cluster(data).ready()

    assert [path.name for path in data.iterdir()] == ["letter.txt"]


def test_an_interrupted_making_is_begun_again(place: Path) -> None:
    cluster = Cluster(place / "postgres", QUICK)
    (cluster.data / "draft").mkdir(parents=True)
    (cluster.data / "base").mkdir()

    cluster.ready()

    assert _said(cluster, "SELECT 1") == [(1,)]
    cluster.stop(mode="immediate")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "Disk penuh"),
        (errno.EACCES, "Tidak ada izin"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.ENOENT, "tidak dapat dibuat"),
    ],
)
def test_what_the_disk_refuses_becomes_a_sentence(place: Path, code: int, sentence: str) -> None:
    with pytest.raises(Trouble, match=sentence) as caught, writing(place):
        raise OSError(code, os.strerror(code), str(place))

    assert caught.value.code == 3


def test_two_starts_at_once_share_one_server_and_the_last_one_stops_it(place: Path) -> None:
    told = (
        "import sys\nfrom rajut.config.database import served\n"
        "with served() as access:\n    print(access.cluster.pid, flush=True)\n    sys.stdin.read()"
    )
    env = {**os.environ, "RAJUT_HOME": str(place)}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", told],
            env=env,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]

    pids = [process.stdout.readline().strip() for process in both if process.stdout]

    cluster = Cluster(place / "postgres")
    assert pids == [str(cluster.pid)] * 2
    both[0].communicate(timeout=30)
    assert str(cluster.pid) == pids[0]
    both[1].communicate(timeout=30)
    assert cluster.pid is None
