"""The real files beside the repository, which tests read where they are and skip where they are not."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def real(name: str) -> Path:
    """The path of a real file; the test is skipped, saying why, where the folder is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the real file ../shared/data/{name} is not on this machine")
    return path
