"""kill -9 in the middle of writing: what was acknowledged is there afterwards, and nothing is half there."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil  # type: ignore[import-untyped]  # it carries no types
import pytest

from rajut.config.postgres import Cluster
from tests.installation import ROOT, Installation, until

CLOCK = "2027-04-05T10:00"
TOKEN = "c" * 32  # a CSRF cookie and header that agree
ENOUGH = 12  # acknowledged writes of each kind of writer before the kill, and messages after the recovery
FOUND, REFUSED, SERVER_ERROR = 302, 409, 500


@pytest.fixture(scope="module")
def installed() -> Iterator[tuple[Installation, dict[str, Any]]]:
    """An installation of its own with three collaborations under way."""
    with tempfile.TemporaryDirectory(prefix="rajut-crash-") as home:
        Path(home).chmod(0o755)
        here = Installation(Path(home), given={"RAJUT_CLOCK": CLOCK})
        prepared = here.run("prepare", "--no-demo")
        assert prepared.returncode == 0, prepared.stderr
        yield here, _scene(here)
        until(here.is_gone)


def _scene(here: Installation, *words: str) -> dict[str, Any]:
    """Make the scene, or tell what is there now of one of its collaborations."""
    env = {
        **here.env,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "rajut.config.settings",
    }
    asked = [sys.executable, "-m", "tests.config.crash_scene", *words]
    told = subprocess.run(asked, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    return found


@dataclass
class Writers:
    """Three clients that go on writing, whatever happens to the server, and note what was acknowledged."""

    port: int
    scene: dict[str, Any]
    matter: dict[str, Any]
    messages: dict[int, str] = field(default_factory=dict)
    positions: list[tuple[int, str]] = field(default_factory=list)
    reports: list[tuple[int, str]] = field(default_factory=list)
    unanswered: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def begin(self) -> None:
        """Start writing."""
        for work in (self._talk, self._stand, self._report):
            thread = threading.Thread(target=work, daemon=True)
            thread.start()
            self.threads.append(thread)

    def stop(self) -> None:
        """Finish the requests under way."""
        self.over.set()
        for thread in self.threads:
            thread.join(timeout=30)

    def _talk(self) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            body = f"Pesan {number}"
            path = f"/kolaborasi/{self.matter['pk']}/diskusi/{self.matter['topic']}/"
            _status, where = self._post("officer 34.71", path, {"body": body})
            if said := re.search(r"#pesan-(\d+)$", where):
                self.messages[int(said[1])] = body

    def _stand(self) -> None:
        for decision in self.matter["decisions"]:
            for code in self.matter["reports"]:
                path = f"/kolaborasi/{self.matter['pk']}/koordinasi/keputusan/{decision}/langkah/stand/"
                if self.over.is_set():
                    return
                if self._post(f"head {code}", path, {"stance": "agree", "note": ""})[1]:
                    self.positions.append((decision, code))

    def _report(self) -> None:
        for code, report in self.matter["reports"].items():
            checker = "34.04" if code == "34.71" else "34.71"
            for who, move in ((f"environment_officer {code}", "submit"), (f"officer {checker}", "accept")):
                self._insist(who, report, move)

    def _insist(self, who: str, report: int, move: str) -> None:
        """Repeat a move until it is acknowledged, or refused because it was made but not acknowledged."""
        path = f"/kolaborasi/{self.matter['pk']}/evaluasi/laporan/{report}/{move}"
        while not self.over.wait(0.3):
            status, where = self._post(who, path, {})
            if where:
                self.reports.append((report, move))
            if where or status == REFUSED:
                return

    def _post(self, who: str, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """Send a form; return the status (0: nobody answered) and where an acknowledgement leads."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        cookie = f"sessionid={self.scene['cookies'][who]}; csrftoken={TOKEN}"
        headers = {"Host": "localhost", "Cookie": cookie, "X-CSRFToken": TOKEN}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            link.request("POST", path, urlencode(fields), headers)
            response = link.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            self.unanswered += 1
            self.over.wait(0.05)
            return 0, ""
        finally:
            link.close()
        self.unanswered += response.status >= SERVER_ERROR
        return response.status, response.headers["Location"] or "" if response.status == FOUND else ""


def _web(main: psutil.Process) -> psutil.Process:
    return next(each for each in main.children() if "--web-only" in each.cmdline())


def _worker(main: psutil.Process) -> psutil.Process:
    return next(each for each in main.children() if "work" in each.cmdline())


def _database(main: psutil.Process) -> psutil.Process:
    found = Cluster(Path(main.environ()["RAJUT_HOME"]) / "postgres").pid
    assert found is not None
    return psutil.Process(found)


class Served:
    """An installation that somebody starts again whenever it has ended, as a service manager would."""

    def __init__(self, here: Installation) -> None:
        self.here = here
        self.process = here.start("serve", "--workers", "1")

    def tended(self) -> bool:
        """See to it that it runs; always true."""
        if self.process.poll() is not None and not self.here.answers():
            self.process = self.here.start("serve", "--workers", "1")
        return True

    def ends(self) -> None:
        """Wait until it has ended by itself."""
        self.process.wait(timeout=60)

    def stop(self) -> None:
        """End it."""
        if self.process.poll() is None:
            self.here.stop(self.process)


@pytest.mark.parametrize(
    ("number", "victim"), [(0, _web), (1, _worker), (2, _database)], ids=["web", "worker", "database"]
)
def test_what_was_acknowledged_survives_kill_9(
    installed: tuple[Installation, dict[str, Any]],
    number: int,
    victim: Callable[[psutil.Process], psutil.Process],
) -> None:
    here, scene = installed
    served = Served(here)
    until(here.answers)
    writers = Writers(here.port, scene, scene["matters"][number])
    try:
        writers.begin()
        until(
            lambda: (
                len(writers.messages) >= ENOUGH and len(writers.positions) >= ENOUGH and bool(writers.reports)
            )
        )

        os.kill(victim(psutil.Process(served.process.pid)).pid, signal.SIGKILL)

        before = len(writers.messages)
        if victim is not _database:  # that is revived; web and worker stop each other
            served.ends()
        until(lambda: served.tended() and len(writers.messages) >= before + ENOUGH, seconds=120)
        writers.stop()
        verified = here.run("verify", "--json")
        found = _scene(here, str(writers.matter["pk"]))
    finally:
        writers.stop()
        served.stop()
    lost = {
        "messages": [pk for pk, body in writers.messages.items() if found["messages"].get(str(pk)) != body],
        "positions": [each for each in writers.positions if list(each) not in found["positions"]],
        "reports": [each for each in writers.reports if list(each) not in found["reports"]],
    }
    assert lost == {"messages": [], "positions": [], "reports": []}
    assert writers.unanswered > 0 or victim is _worker
    assert (verified.returncode, json.loads(verified.stdout)["faults"]) == (0, [])
    assert found["halves"] == []
    assert found["differences"] == []
