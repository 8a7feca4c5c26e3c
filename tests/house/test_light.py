"""The engine's heavy libraries are loaded where something is computed, never because a page begins."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.rooms import ROOT

HEAVY = ("numba", "highspy", "ortools", "duckdb", "scipy", "pyarrow", "pandas", "sparse_dot_topn")
LOADED = f"print([each for each in {HEAVY!r} if each in sys.modules])"
BEGINNINGS = {
    "web": "import rajut.config.wsgi",
    "command": "from rajut.config.cli import group; group(['--help'], standalone_mode=False)",
    "finders": "from rajut.core.potential import search, partners",
    "shares": "from rajut.core.coalition import sharing",
    "mergers": "from rajut.core.potential.frontier import mergers",
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_nothing_heavy_is_loaded_to_begin(name: str, tmp_path: Path) -> None:
    given = {
        "RAJUT_HOME": str(tmp_path),
        "RAJUT_POOL": "0",
        "DJANGO_SETTINGS_MODULE": "rajut.config.settings",
    }

    told = subprocess.run(
        [sys.executable, "-c", f"import sys; {BEGINNINGS[name]}; {LOADED}"],
        cwd=ROOT,
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.splitlines()[-1] == "[]"
