"""The peers that a benchmark measures beside: in an environment of their own, made once."""

import os
import subprocess
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("RAJUT_HOME", ROOT / "var")).resolve()


def installed(name: str, packages: Iterable[str]) -> Path | None:
    """Return the interpreter of an environment with these packages; None, with the reason printed.

    RAJUT_BENCH_PEER=0 leaves all peers out.
    """
    if os.environ.get("RAJUT_BENCH_PEER") == "0":
        return None
    folder = HOME / "bench" / name
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    asked = [str(python), "-m", "pip", "install", "-q", *packages]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name} could not be installed: {done.stderr.strip().splitlines()[-1:]}; left out.")
        return None
    return python
