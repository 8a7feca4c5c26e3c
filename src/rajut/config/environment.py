"""Make .venv what the lock files say; runs on a bare python3 (`environment.py run` or `dev`).

`run` is enough to serve; `dev` adds what tests and checks need, and is never taken back by `run`. Where
packages come from is the machine's own configuration of pip, which uv is told as well.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = "uv==0.13.9"
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
OLDEST, NEWEST = (3, 11), (3, 13)
FOR_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "no-index": "UV_NO_INDEX",
    "cert": "SSL_CERT_FILE",
}


def main(wanted: str) -> None:
    """Bring .venv up to date for `wanted`, one process at a time; nothing to do is the usual case."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        _hand_over(wanted)
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    if _works() and any(_stamp(kind).exists() for kind in {wanted, "dev"}):
        return
    if not _works():
        _make()
    kind = "dev" if any(VENV.glob("rajut-dev-*")) else wanted
    for old in VENV.glob("rajut-*-*"):
        old.unlink()
    _install(kind)
    _stamp(kind).touch()


def _stamp(kind: str) -> Path:
    """Return the file whose presence says that .venv holds exactly what the files of `kind` ask for."""
    said = b"".join((ROOT / name).read_bytes() for name in (LOCKS[kind], "pyproject.toml"))
    mark = hashlib.sha256(said + UV.encode() + str(VENV).encode()).hexdigest()[:16]
    return VENV / f"rajut-{kind}-{mark}"


def _works() -> bool:
    try:
        return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make() -> None:
    """Make an empty .venv; Debian keeps the module for that in a package of its own."""
    print("Membuat lingkungan Python …", flush=True)
    words = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(words, capture_output=True, check=False).returncode == 0:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-venv"], check=False
        )
    if subprocess.run(words, check=False).returncode:
        sys.exit("rajut: modul venv milik Python tidak ada. Pasang dahulu: apt-get install python3-venv")


def _install(kind: str) -> None:
    """Install what the lock file names, then the project itself; pip steps in where uv cannot go."""
    print(f"Memasang paket dari {LOCKS[kind]} …", flush=True)
    lock = str(ROOT / LOCKS[kind])
    python = str(PYTHON)
    uv, pip = [python, "-m", "uv", "pip"], [python, "-m", "pip"]
    _run([*pip, "install", "-q", "--disable-pip-version-check", UV])
    env = {**os.environ, **settings_for_uv(), "VIRTUAL_ENV": str(VENV)}
    synced = [*uv, "sync", "-q", "--require-hashes", "--compile-bytecode", lock]
    if subprocess.run(synced, env=env, check=False).returncode:
        _run([*pip, "install", "-q", "--require-hashes", "-r", lock])
    _run([*uv, "install", "-q", "--offline", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], env)


def settings_for_uv() -> dict[str, str]:
    """Return pip's configuration in uv's words, except where uv has its own."""
    said = subprocess.run(
        [PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    found = {"UV_PYTHON_DOWNLOADS": "never", "UV_INDEX_STRATEGY": "unsafe-best-match", "UV_NO_PROGRESS": "1"}
    for line in said.stdout.splitlines():
        name, _, value = line.partition("=")
        ours = FOR_UV.get(name.rsplit(".", 1)[-1])
        if ours and ours not in os.environ:
            found[ours] = _lines(ours, value)
    return found


def _lines(ours: str, value: str) -> str:
    """Return a value as uv writes it: pip splits everything at spaces, uv find-links at commas."""
    words = value.strip("'\"").replace("\\n", " ").split()
    return ",".join(words) if ours == "UV_FIND_LINKS" else " ".join(words)


def _run(words: "list[str]", env: "dict[str, str] | None" = None) -> None:
    if subprocess.run(words, env=env, check=False).returncode:
        sys.exit(f"rajut: perintah ini gagal: {' '.join(words)}")


def _hand_over(wanted: str) -> None:
    """Continue under another Python of this machine when this one is too old or too new."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other:
            os.execv(other, [other, __file__, wanted])
    sys.exit(f"rajut: Python 3.11, 3.12 atau 3.13 diperlukan; yang ada {sys.version.split()[0]}.")


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["dev"]):
        sys.exit("usage: environment.py run|dev")
    main(sys.argv[1])
