"""Several officials of one region at the same time: as many files lie about as may, and no more."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import Settings

from rajut.foundation.regions import actions
from rajut.foundation.regions.models import ImportRun
from tests.foundation.regions.test_own_region import BARE, received


def test_officials_who_upload_at_the_same_time_share_the_room_there_is(
    fresh_database: str, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HOME = tmp_path
    monkeypatch.setattr(actions, "OPEN_AT_ONCE", 2)

    def upload(_number: int) -> bool:
        try:
            received(BARE.encode())
        except actions.NotApplicable:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(upload, range(6)))

    assert (outcomes.count(True), ImportRun.objects.count()) == (2, 2)
