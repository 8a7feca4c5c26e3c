"""Two people apply files at the same moment: one after the other, and nothing is lost or doubled."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from rajut.foundation.regions import actions
from rajut.foundation.regions.models import Figure, ImportRun, Indicator
from tests.cast import NOW
from tests.foundation.regions import files


def apply_one(number: int) -> str:
    try:
        changed = files.INDICATORS.replace("650", str(650 + number))
        checked = actions.check(changed.encode(), name=f"contoh-{number}.csv")
        return actions.apply(checked, by="contoh", organisation="contoh", at=NOW).state
    finally:
        connections.close_all()


@pytest.mark.usefixtures("fresh_database")
def test_files_applied_at_once_are_applied_one_after_the_other():
    with ThreadPoolExecutor(8) as people:
        states = list(people.map(apply_one, range(16)))

    assert states == ["applied"] * 16
    assert (Indicator.objects.count(), Figure.objects.count(), ImportRun.objects.count()) == (2, 3, 16)
    changes = [run.summary["changes"][-1] for run in ImportRun.objects.all()]
    assert sum(change["added"] for change in changes) == 3
