"""The programs in the pages for developers run, and print what the pages show."""

from pathlib import Path

import pytest

from tests.docs.pages import printed, shown
from tests.house.rooms import ROOT

HOW_TO = ROOT / "docs" / "how-to"


def test_the_library_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert printed(HOW_TO / "library.md") == shown(HOW_TO / "library.md")


def test_batch_by_batch_gives_the_labels_of_the_library_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed(HOW_TO / "library.md", blocks=1)

    assert printed(HOW_TO / "past-one-machine.md") == shown(HOW_TO / "past-one-machine.md")
