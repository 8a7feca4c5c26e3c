"""How long from nothing to the first page, and how long a second start takes (downloads aside).

Starts `rajut serve --prepare` in a fresh home, as `make run` does, and asks for the public register until it
answers 200; stops in good order; starts again. Prints a table and, last, `start key=value …`; writes the same
as JSON under $RAJUT_HOME/bench. Measured without and with the demonstration.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 300.0
Result = dict[str, float]


def main() -> int:
    """Measure in a home of its own, print, write."""
    kept = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    with tempfile.TemporaryDirectory(prefix="rajut-bench-") as home:
        Path(home).chmod(0o755)
        result = {"load_before": round(os.getloadavg()[0], 1), "cores": float(os.cpu_count() or 1)}
        result |= {"first_s": _started(home), "second_s": _started(home)}
    with tempfile.TemporaryDirectory(prefix="rajut-bench-") as home:
        Path(home).chmod(0o755)
        result["first_with_demonstration_s"] = _started(home, demo=True)
        result["second_with_demonstration_s"] = _started(home, demo=True)
    for key, value in result.items():
        print(f"{key:<28} {value:>8}")
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "start.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("start " + " ".join(f"{key}={value}" for key, value in result.items()))
    return 0


def _started(home: str, *, demo: bool = False) -> float:
    """Start, wait for the first page, stop; return the seconds from the command to the page."""
    from tests.installation import free_port

    port = free_port()
    foreign = {name: value for name, value in os.environ.items() if not name.startswith("RAJUT_")}
    env = {**foreign, "RAJUT_HOME": home, "PORT": str(port), "RAJUT_DEMO": "1" if demo else "0"}
    words = [sys.executable, "-m", "rajut", "serve", "--prepare"]
    begun = time.perf_counter()
    process = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise SystemExit(f"no page came: the server ended with {process.poll()}")
            time.sleep(0.02)
        return round(time.perf_counter() - begun, 1)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://localhost:{port}/publik/", timeout=30) as response:
            return bool(response.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
