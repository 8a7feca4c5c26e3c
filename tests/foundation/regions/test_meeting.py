"""Several at one file, or at several files, at the same moment: nothing is lost, doubled or hidden."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connections, transaction
from pytest_django import Settings

from rajut.foundation.regions import actions, queries
from rajut.foundation.regions.importing import conducting
from rajut.foundation.regions.importing.beating import Heart, Stopped
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.models import Figure, ImportRun, Indicator, Package
from tests.cast import NOW
from tests.foundation.regions import files
from tests.worker import work_off


def apply_one(number: int) -> str:
    try:
        changed = files.INDICATORS.replace("650", str(650 + number))
        checked = actions.check(changed.encode(), name=f"contoh-{number}.csv")
        return actions.apply(checked, actor=files.BRINGER, at=NOW).state
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


@pytest.fixture
def received(settings: Settings, tmp_path: Path, fresh_database: str) -> ImportRun:
    """A file that waits for the worker."""
    settings.HOME = tmp_path
    data = files.INDICATORS.encode()
    return actions.receive(
        [data], name="contoh.csv", kind=None, options=Options(), actor=files.BRINGER, at=NOW
    )


def test_the_worker_checks_what_was_received_and_applies_what_was_decided(received: ImportRun) -> None:
    work_off()
    checked = queries.imports().get(pk=received.pk)
    actions.confirm(checked, actor=files.BRINGER, at=NOW)

    work_off()

    done = queries.imports().get(pk=received.pk)
    assert (checked.state, done.state, Figure.objects.count()) == ("checked", "applied", 3)
    assert not actions.kept_at(received).exists()


def test_of_many_workers_one_takes_a_file_up(received: ImportRun) -> None:
    def work(_number: int) -> None:
        try:
            conducting.conduct(received.pk, clock=lambda: NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as workers:
        list(workers.map(work, range(8)))

    assert queries.imports().get(pk=received.pk).state == "checked"


def test_others_see_how_far_a_file_is_while_its_rows_are_still_unseen(received: ImportRun) -> None:
    ImportRun.objects.filter(pk=received.pk).update(state="applying")
    pause = threading.Event()

    with Heart(received.pk, "applying") as heart, transaction.atomic():
        Indicator.objects.create(slug="contoh", name="Contoh", unit="ton")
        heart.tell(2, 3)
        while queries.imports().get(pk=received.pk).rows_done == 0:
            pause.wait(0.05)
        transaction.set_rollback(True)

    seen = queries.imports().get(pk=received.pk)
    assert (seen.rows_done, seen.rows_total, seen.silent, Indicator.objects.count()) == (2, 3, False, 0)


def test_a_worker_hears_that_its_file_was_cancelled(received: ImportRun) -> None:
    ImportRun.objects.filter(pk=received.pk).update(state="applying")
    pause = threading.Event()

    with Heart(received.pk, "applying") as heart:
        actions.cancel(received, actor=files.BRINGER, at=NOW)
        while not heart.stopped:
            pause.wait(0.05)
        with pytest.raises(Stopped):
            heart.tell(3, 3)

    assert queries.imports().get(pk=received.pk).state == "cancelled"


@pytest.mark.usefixtures("fresh_database")
def test_a_file_that_changed_between_checking_and_applying_is_not_half_written(tmp_path: Path) -> None:
    path = tmp_path / "contoh.csv"
    path.write_text(files.HOLDINGS["packages"])
    checked = actions.check(path)
    path.write_text(files.HOLDINGS["packages"] + "503;2026;x;-5;;;;;34.04;3;;;;\n")

    with pytest.raises(Unreadable, match="berubah sejak diperiksa"):
        actions.apply(checked, actor=files.BRINGER, at=NOW)

    assert checked.problems_total == 0
    assert (Package.objects.count(), ImportRun.objects.count()) == (0, 0)


@pytest.mark.usefixtures("fresh_database")
def test_packages_are_looked_at_and_applied_by_the_worker_in_transactions_of_their_own(
    settings: Settings, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    chunks = [files.HOLDINGS["packages"][:100].encode(), files.HOLDINGS["packages"][100:].encode()]
    run = actions.receive(chunks, name="rup.csv", kind=None, options=Options(), actor=files.BRINGER, at=NOW)

    work_off()
    checked, before = queries.imports().get(pk=run.pk), Package.objects.count()
    actions.confirm(checked, actor=files.BRINGER, at=NOW)
    work_off()

    done = queries.imports().get(pk=run.pk)
    assert (checked.state, before, done.state, Package.objects.count()) == ("checked", 0, "applied", 2)
    assert (done.rows_done, done.sha256) == (2, run.sha256)
