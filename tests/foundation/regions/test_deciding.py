"""An uploaded file waits for a decision: confirmed, cancelled, or refused at once."""

from pathlib import Path

import pytest
from django.db import connection

from rajut.foundation.regions import actions
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.models import Figure, ImportRun, Indicator
from tests.cast import NOW
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db

BY = {"by": "Kepala Bagian (contoh)", "organisation": "Kementerian (contoh)", "at": NOW}


@pytest.fixture(autouse=True)
def home(settings, tmp_path) -> Path:
    """A home of their own, so that what is kept can be counted."""
    settings.HOME = tmp_path
    return tmp_path


def received(text: str = files.INDICATORS, **options) -> ImportRun:
    data = text.encode()
    return actions.receive(data, name="contoh.csv", kind=None, options=Options(**options), **BY)


def kept(home: Path) -> list[str]:
    return sorted(path.name for path in home.glob("imports/*"))


def test_a_sound_file_waits_and_nothing_is_written_yet(home):
    run = received()

    assert (run.state, run.kind, run.rows_total, run.rows_done) == ("checked", "indicators", 3, 0)
    assert [change["added"] for change in run.summary["changes"]] == [2, 3]
    assert kept(home) == [str(run.pk)]
    assert Figure.objects.count() == 0


def test_confirming_writes_the_file_and_forgets_its_bytes(home, django_capture_on_commit_callbacks):
    run = received(source="Dinas (contoh)")

    with django_capture_on_commit_callbacks(execute=True):
        done = actions.confirm(run, **BY)

    assert (done.state, done.rows_done) == ("applied", 3)
    assert Figure.objects.count() == 3
    assert kept(home) == []


def test_cancelling_writes_nothing_and_forgets_the_bytes(home, django_capture_on_commit_callbacks):
    run = received()

    with django_capture_on_commit_callbacks(execute=True):
        done = actions.cancel(run, **BY)

    assert done.state == "cancelled"
    assert Figure.objects.count() == 0
    assert kept(home) == []


def test_a_file_with_mistakes_is_refused_with_all_of_them_and_not_kept(home):
    run = received(files.INDICATORS.replace("34.02", "11.1").replace("650", "NaN"))

    assert (run.state, run.errors_total) == ("refused", 2)
    assert [(error["row"], error["column"]) for error in run.errors] == [(3, "code"), (4, "value")]
    assert kept(home) == []


def test_only_the_first_thousand_mistakes_are_kept_but_all_are_counted():
    run = received("code,year,indicator,value,unit\n" + "99.99,2020,sampah,5,ton\n" * 1_500)

    assert (len(run.errors), run.errors_total) == (1_000, 1_500)


@pytest.mark.parametrize("decide", [actions.confirm, actions.cancel])
def test_a_file_is_decided_once(decide):
    run = received()
    actions.cancel(run, **BY)
    before = files.counts()

    with pytest.raises(actions.NotApplicable, match="sudah diputuskan: Dibatalkan"):
        decide(run, **BY)

    assert files.counts() == before


def test_bytes_that_changed_meanwhile_are_not_applied():
    run = received()
    actions.kept_at(run).write_text(files.INDICATORS.replace("650", "651"))

    done = actions.confirm(run, **BY)

    assert done.state == "refused"
    assert Figure.objects.count() == 0


def test_a_file_whose_bytes_are_gone_is_told():
    run = received()
    actions.kept_at(run).unlink()

    with pytest.raises(actions.NotApplicable, match="tidak tersimpan lagi"):
        actions.confirm(run, **BY)

    run.refresh_from_db()
    assert run.state == "checked"
    assert Figure.objects.count() == 0


def test_a_file_that_the_database_refuses_is_recorded_as_failed():
    run = received()
    with connection.cursor() as cursor:  # stands before the real table, and takes no figure
        cursor.execute(
            "CREATE TEMPORARY TABLE regions_figure (LIKE regions_figure INCLUDING ALL, CHECK (value < 0))"
        )

    done = actions.confirm(run, **BY)

    done.refresh_from_db()
    assert (done.state, done.rows_done, done.errors_total) == ("failed", 0, 1)
    assert "regions_figure_value_check" in done.errors[0]["text"]
    assert Indicator.objects.count() == 0
