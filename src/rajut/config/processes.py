"""Processes that start, stop and fall together."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

PR_SET_PDEATHSIG = 1  # linux/prctl.h
PARENT = "RAJUT_PARENT"
PATIENCE = 20.0  # seconds to finish what was begun


def die_with(parent: int | None) -> None:
    """Have the kernel end this process when `parent`, which started it, is gone (Linux only)."""
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)  # it was gone before we asked


def our_parent() -> int | None:
    """Return the process of ours that started this one, or None where somebody else did."""
    given = os.environ.pop(PARENT, None)
    return int(given) if given else None


def parent_of() -> dict[str, str]:
    """Return the environment for a process that is to end with this one."""
    return {**os.environ, PARENT: str(os.getpid())}


class Stopped(Exception):
    """Somebody asked us to stop."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Let TERM and INT end the block, once; the same signals again do not disturb the tidying up."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    before = {each: signal.signal(each, stop) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        with suppress(Stopped):
            yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def stop_all(children: "Sequence[subprocess.Popen[bytes]]") -> None:
    """End processes in good order: ask, wait, insist."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
