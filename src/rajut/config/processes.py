"""Processes that start, stop and fall together."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def die_with_parent(by: int = signal.SIGTERM) -> None:
    """Have the kernel send this process a signal when the one that started it is gone (Linux only)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, by)
    if os.getppid() == 1 and os.environ.get("RAJUT_PARENT", "1") != "1":
        os.kill(os.getpid(), by)  # it was gone before we asked
