"""Programs that stand in pages: blocks of Python, each perhaps followed by a block of what it prints."""

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

BLOCK = re.compile(r"^```([a-z ]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HERE, SPARK, SHOWN = "python", "python spark", "text"


def programs(page: Path, kind: str = HERE) -> list[str]:
    """Return the blocks of a kind, in their order."""
    return [text for each, text in BLOCK.findall(page.read_text(encoding="utf-8")) if each == kind]


def printed(page: Path, *, blocks: int | None = None) -> list[str]:
    """Run a page's blocks (or the first few) one after the other, here; return what each prints."""
    names: dict[str, object] = {"__name__": "__main__"}
    told = []
    for text in programs(page)[:blocks]:
        with redirect_stdout(io.StringIO()) as out:
            exec(compile(text, str(page), "exec"), names)
        told.append(out.getvalue())
    return told


def shown(page: Path) -> list[str]:
    """Return what a page says that each of its blocks prints."""
    found: list[str] = []
    for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == HERE:
            found.append("")
        elif kind == SHOWN:
            found[-1] = text
    return found
