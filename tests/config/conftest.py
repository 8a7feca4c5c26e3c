"""Folders that PostgreSQL's own system user can reach; pytest closes its own to everybody else."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder of its own, gone afterwards."""
    made = Path(tempfile.mkdtemp(prefix="rajut-place-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def places() -> Iterator[tuple[Path, Path]]:
    """Two folders for a whole file of tests."""
    first, second = (Path(tempfile.mkdtemp(prefix="rajut-place-")) for _ in range(2))
    yield first, second
    for each in (first, second):
        shutil.rmtree(each)
