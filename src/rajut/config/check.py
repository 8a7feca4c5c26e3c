"""`make check`: everything that can be known without running a page."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent
NOWHERE = "postgresql://nobody@/none?host=/nowhere"  # makemigrations only compares files


@dataclass(frozen=True, slots=True)
class Check:
    """A command, and what its failure means."""

    name: str
    words: tuple[str, ...]


CHECKS = (
    Check("types", ("mypy",)),
    Check("lint", ("ruff", "check", ".")),
    Check("format", ("ruff", "format", "--check", ".")),
    Check("imports", ("lint-imports", "--no-cache")),
    Check(
        "migrations",
        ("python", "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run", "--skip-checks"),
    ),
    Check("django", ("python", "-m", "django", "check", "--fail-level", "WARNING")),
    Check("templates", ("djlint", "src/rajut", "--lint", "--quiet")),
    Check("translations", ("python", "-m", "rajut.config.words", "check")),
    Check("generated docs", ("python", "-m", "rajut.config.reference", "check")),
)


def main() -> int:
    """Run every check, two at a time; say what failed and why; return the exit code."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        failed = [
            check.name for check, sound in zip(CHECKS, pool.map(_run, CHECKS), strict=True) if not sound
        ]
    print(
        f"check: {', '.join(failed)} failed" if failed else f"check: {len(CHECKS)} checks passed", flush=True
    )
    return 1 if failed else 0


def _run(check: Check) -> bool:
    began = time.monotonic()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "rajut.config.settings",
        "RAJUT_SECRET_KEY": "only to check " * 4,
        "RAJUT_APP_URL": NOWHERE,
        "RAJUT_OWNER_URL": NOWHERE,
        "RAJUT_POOL": "0",
    }
    words = [str(BIN / check.words[0]), *check.words[1:]]
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    sign = "✓" if done.returncode == 0 else "✗"
    said = "" if done.returncode == 0 else f"\n{done.stdout}{done.stderr}"
    print(f"{sign} {check.name} ({time.monotonic() - began:.1f} s){said}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
