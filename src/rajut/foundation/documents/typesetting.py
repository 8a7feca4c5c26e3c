"""Setting a document as PDF: a Typst template, its words as JSON, its pictures as SVG."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

STANDARD: Final = "a-3b"  # PDF/A: it can be kept for the archive's terms


def typeset(template: Path, *, words: Mapping[str, Any], pictures: Mapping[str, str] | None = None) -> bytes:
    """Return a PDF/A of `template` with `words` (JSON-safe) and `pictures` (file name → SVG text).

    The template reads `sys.inputs.words`; it can reach nothing but its own folder of this moment.
    """
    import typst  # loaded here: only a report pays for it

    with tempfile.TemporaryDirectory(prefix="rajut-report-") as folder:
        page = Path(folder) / "report.typ"
        shutil.copy(template, page)
        for name, svg in (pictures or {}).items():
            (Path(folder) / name).write_text(svg, encoding="utf-8")
        made = typst.compile(
            str(page), root=folder, sys_inputs={"words": json.dumps(words)}, pdf_standards=[STANDARD]
        )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no PDF")
    return made
