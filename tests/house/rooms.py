"""What the house tests know of the house: its rooms from the bottom up, its files, its templates."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "rajut"
ROOMS = (
    "core",
    "ui",
    "foundation/regions",
    "foundation/people",
    "foundation/journal",
    "foundation/documents",
    "steps/identify",
    "steps/engage",
    "steps/plan",
    "steps/coordinate",
    "steps/evaluate",
    "frontends/desk",
    "frontends/portal",
    "frontends/api",
    "config",
)
NAMES = tuple(room.rpartition("/")[2] for room in ROOMS)


def tracked() -> list[Path]:
    """Return the files of the repository, without what git ignores."""
    said = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in said.stdout.splitlines() if (ROOT / line).is_file()]


def modules() -> Iterator[Path]:
    """Yield our own modules, without migrations."""
    yield from (path for path in sorted(SRC.rglob("*.py")) if "migrations" not in path.parts)


def tree(path: Path) -> ast.Module:
    """Return a module as its syntax tree."""
    return ast.parse(path.read_text(), str(path))


def room_of(path: Path) -> str:
    """Return the last name of the room a file lies in."""
    inside = path.relative_to(SRC).as_posix()
    found = [room for room in ROOMS if inside.startswith(f"{room}/")]
    return found[0].rpartition("/")[2] if found else ""
