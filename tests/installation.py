"""An installation of its own for a test: a home, a port, the command `rajut` as a process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as asked:
        return int(asked.getsockname()[1])


def until(is_so: Callable[[], bool], *, seconds: float = 60) -> None:
    """Wait until something is so, or fail."""
    patience = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < patience, f"not so after {seconds} s"
        time.sleep(0.05)


@dataclass
class Installation:
    """`rajut` with its own RAJUT_HOME and PORT; `given` adds to the environment."""

    home: Path
    port: int = field(default_factory=free_port)
    given: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> Path:
        """What the last started command said."""
        return self.home / "said.txt"

    @property
    def env(self) -> dict[str, str]:
        """The environment of its commands: nothing of the test session's own."""
        foreign = {
            name: value for name, value in os.environ.items() if not name.startswith(("RAJUT_", "DJANGO_"))
        }
        own = {"RAJUT_HOME": str(self.home), "PORT": str(self.port), "RAJUT_DEMO": "0", "LC_ALL": "C.UTF-8"}
        own["PYTHONPATH"] = str(ROOT / "src")
        return {**foreign, **own, **self.given}

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run one command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "rajut", *words],
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Start a command and leave it running; what it says goes to a file, which never fills up."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self.said.open("w") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "rajut", *words],
                env=self.env,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def stop(self, process: "subprocess.Popen[str]", by: int = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal, wait for the end, return the exit code and what was said."""
        process.send_signal(by)
        return process.wait(timeout=60), self.said.read_text()

    @property
    def url(self) -> str:
        """Where its pages are."""
        return f"http://localhost:{self.port}"

    def answers(self) -> bool:
        """Whether its web process answers."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/sehat", timeout=2) as response:
                return bool(response.read() == b"sehat\n")
        except OSError:
            return False

    def database_pid(self) -> int | None:
        """The process id of its own PostgreSQL, or None."""
        from rajut.config.postgres import Cluster

        return Cluster(self.home / "postgres").pid

    def is_gone(self) -> bool:
        """Whether nothing of it runs any more."""
        return not self.answers() and self.database_pid() is None
