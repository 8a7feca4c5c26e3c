"""An uploaded file: checked by the worker, decided by a person, applied by the worker; also after a crash."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateJob
from pyarrow import parquet as pq
from pytest_django import Settings

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.regions import actions, queries, tasks
from rajut.foundation.regions.importing import conducting
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.models import Figure, ImportRun, Indicator
from tests.cast import NOW
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db

BY: dict[str, Any] = {"actor": files.BRINGER, "at": NOW}
LONG_AGO = Now() - timedelta(minutes=5)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """A home of their own, so that what is kept can be counted."""
    settings.HOME = tmp_path
    return tmp_path


def received(text: str = files.INDICATORS, *, name: str = "contoh.csv", **options: Any) -> ImportRun:
    """A file that waits for the worker."""
    return actions.receive([text.encode()], name=name, kind=None, options=Options(**options), **BY)


def worked(run: ImportRun) -> ImportRun:
    """The same file after the worker came."""
    conducting.conduct(run.pk, clock=lambda: NOW)
    return queries.imports().get(pk=run.pk)


def looked_at(text: str = files.INDICATORS, **options: Any) -> ImportRun:
    """A file that waits for a decision, where it is sound."""
    return worked(received(text, **options))


def left_lying(run: ImportRun, state: str) -> ImportRun:
    """A file whose worker was killed in the middle."""
    ImportRun.objects.filter(pk=run.pk).update(state=state, beat_at=LONG_AGO)
    return queries.imports().get(pk=run.pk)


def kept(home: Path) -> list[str]:
    """The files that are kept."""
    return sorted(path.name for path in home.glob("imports/*"))


def told() -> list[tuple[str, str, str]]:
    """What the journal says: the move, the state it led to, who answers for it."""
    rows = Event.objects.filter(stream="data").order_by("sequence")
    return [(each.move, each.data["to"], each.actor) for each in rows]


NAMED = "Kepala Bagian (contoh), Kepala Bagian, Kementerian (contoh)"


def test_an_uploaded_file_is_kept_and_laid_ready_for_the_worker(home: Path) -> None:
    run = received()

    jobs = list(ProcrastinateJob.objects.values("task_name", "args", "status"))
    assert jobs == [
        {"task_name": "regions.bring", "args": {"run": run.pk, "language": "id"}, "status": "todo"}
    ]
    assert (run.state, kept(home)) == ("received", [str(run.pk)])
    assert actions.kept_at(run).read_text() == files.INDICATORS
    assert Figure.objects.count() == 0


def test_a_sound_file_waits_for_a_decision_and_nothing_is_written_yet(home: Path) -> None:
    run = looked_at()

    assert (run.state, run.kind, run.rows_total, run.rows_done) == ("checked", "indicators", 3, 0)
    assert [change["added"] for change in run.summary["changes"]] == [2, 3]
    assert kept(home) == [str(run.pk)]
    assert Figure.objects.count() == 0


def test_confirming_has_the_worker_write_the_file_and_forget_its_bytes(
    home: Path, django_capture_on_commit_callbacks: Any
) -> None:
    run = looked_at(source="Dinas (contoh)")

    ordered = actions.confirm(run, **BY)
    before = Figure.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        done = worked(run)

    assert (ordered.state, before) == ("ordered", 0)
    assert (done.state, done.rows_done) == ("applied", 3)
    assert Figure.objects.count() == 3
    assert kept(home) == []


def test_the_journal_tells_who_brought_and_who_applied_what() -> None:
    run = looked_at()
    actions.confirm(run, **BY)

    worked(run)

    assert told() == [
        ("receive", "received", NAMED),
        ("confirm", "ordered", NAMED),
        ("apply", "applied", NAMED),
    ]
    event = Event.objects.get(stream="data", move="apply")
    assert (event.data["sha256"], event.data["rows"]) == (run.sha256, 3)
    assert [(each["label"], each["added"]) for each in event.data["changes"]] == [
        ("indikator", 2),
        ("nilai indikator", 3),
    ]


@pytest.mark.parametrize("decide", [actions.confirm, actions.resume, actions.cancel])
def test_who_does_not_answer_for_the_nation_decides_nothing(home: Path, decide: Any) -> None:
    run = looked_at()

    with pytest.raises(Refused):
        decide(run, actor=files.STRANGER, at=NOW)

    run.refresh_from_db()
    assert (run.state, len(told()), ProcrastinateJob.objects.count()) == ("checked", 1, 1)
    assert kept(home) == [str(run.pk)]


def test_who_does_not_answer_for_the_nation_brings_nothing(home: Path) -> None:
    checked = actions.check(files.INDICATORS.encode(), name="contoh.csv")

    with pytest.raises(Refused):
        actions.receive([b"x"], name="x.csv", kind=None, options=Options(), actor=files.STRANGER, at=NOW)
    with pytest.raises(Refused):
        actions.apply(checked, actor=files.STRANGER, at=NOW)

    assert (ImportRun.objects.count(), Figure.objects.count(), told(), kept(home)) == (0, 0, [], [])


def test_cancelling_writes_nothing_and_forgets_the_bytes(
    home: Path, django_capture_on_commit_callbacks: Any
) -> None:
    run = looked_at()

    with django_capture_on_commit_callbacks(execute=True):
        done = actions.cancel(run, **BY)

    assert done.state == "cancelled"
    assert Figure.objects.count() == 0
    assert kept(home) == []


def test_a_file_cancelled_before_the_worker_came_is_left_alone() -> None:
    run = received()
    actions.cancel(run, **BY)

    done = worked(run)

    assert (done.state, done.rows_total) == ("cancelled", 0)


def test_a_file_cancelled_while_it_is_applied_leaves_no_trace() -> None:
    run = looked_at()
    actions.confirm(run, **BY)

    def moment_at_which_somebody_cancels() -> datetime:
        actions.cancel(run, **BY)
        return NOW

    conducting.conduct(run.pk, clock=moment_at_which_somebody_cancels)

    run.refresh_from_db()
    assert (run.state, Figure.objects.count(), Indicator.objects.count()) == ("cancelled", 0, 0)
    assert [move for move, _to, _by in told()] == ["receive", "confirm", "cancel"]


def test_a_file_with_mistakes_is_refused_with_all_of_them_and_not_kept(
    home: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        run = looked_at(files.INDICATORS.replace("34.02", "11.1").replace("650", "NaN"))

    assert (run.state, run.errors_total) == ("refused", 2)
    assert [(error["row"], error["column"]) for error in run.errors] == [(3, "code"), (4, "value")]
    assert kept(home) == []


def test_mistakes_are_told_in_the_language_of_whoever_brought_the_file() -> None:
    run = received(files.INDICATORS.replace("34.02", "11.1"))

    tasks.bring(run.pk, "en")

    run.refresh_from_db()
    assert "lost a digit" in run.errors[0]["text"]


def test_only_the_first_thousand_mistakes_are_kept_but_all_are_counted() -> None:
    run = looked_at("code,year,indicator,value,unit\n" + "99.99,2020,sampah,5,ton\n" * 1_500)

    assert (len(run.errors), run.errors_total) == (1_000, 1_500)


@pytest.mark.parametrize("decide", [actions.confirm, actions.resume, actions.cancel])
def test_a_file_is_decided_once(decide: Any) -> None:
    run = looked_at()
    actions.cancel(run, **BY)
    before = files.counts()

    with pytest.raises(actions.NotApplicable, match="sudah diputuskan: Dibatalkan"):
        decide(run, **BY)

    assert files.counts() == before


def test_a_job_that_comes_twice_finds_nothing_to_do() -> None:
    run = looked_at()
    actions.confirm(run, **BY)
    done = worked(run)

    again = worked(run)

    assert (done.state, again.state, len(told())) == ("applied", "applied", 3)


def test_bytes_that_changed_meanwhile_are_not_applied() -> None:
    run = looked_at()
    actions.kept_at(run).write_text(files.INDICATORS.replace("650", "651"))
    actions.confirm(run, **BY)

    done = worked(run)

    assert done.state == "refused"
    assert Figure.objects.count() == 0


def test_a_file_whose_bytes_are_gone_is_told() -> None:
    run = looked_at()
    actions.kept_at(run).unlink()

    with pytest.raises(actions.NotApplicable, match="tidak tersimpan lagi"):
        actions.confirm(run, **BY)

    run.refresh_from_db()
    assert run.state == "checked"
    assert Figure.objects.count() == 0


def test_a_file_whose_bytes_are_gone_when_the_worker_comes_has_failed() -> None:
    run = received()
    actions.kept_at(run).unlink()

    done = worked(run)

    assert (done.state, "tidak tersimpan lagi" in done.errors[0]["text"]) == ("failed", True)


def test_a_file_that_the_database_refuses_has_failed_and_can_be_tried_again(home: Path) -> None:
    run = looked_at()
    actions.confirm(run, **BY)
    with connection.cursor() as cursor:  # stands before the real table, and takes no figure
        cursor.execute(
            "CREATE TEMPORARY TABLE regions_figure (LIKE regions_figure INCLUDING ALL, CHECK (value < 0))"
        )

    done = worked(run)
    before = (done.state, done.rows_done, done.errors_total, Indicator.objects.count(), kept(home))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE pg_temp.regions_figure")
    again = worked(actions.resume(done, **BY))

    assert before == ("failed", 0, 1, 0, [str(run.pk)])
    assert "regions_figure_value_check" in done.errors[0]["text"]
    assert (again.state, again.errors_total) == ("checked", 0)


def test_a_mistake_of_our_own_is_told_to_the_log_and_leaves_a_way_on(home: Path) -> None:
    run = received()
    ImportRun.objects.filter(pk=run.pk).update(summary={"options": {"tiada": 1}})

    with pytest.raises(TypeError):
        conducting.conduct(run.pk, clock=lambda: NOW)

    broken = queries.imports().get(pk=run.pk)
    assert (broken.state, broken.is_resumable, kept(home)) == ("failed", True, [str(run.pk)])
    assert "Kesalahan sistem" in broken.errors[0]["text"]


@pytest.mark.parametrize(
    ("state", "waits", "ends"), [("checking", "received", "checked"), ("applying", "ordered", "applied")]
)
def test_a_file_whose_worker_was_killed_is_interrupted_and_can_be_taken_up_again(
    state: str, waits: str, ends: str
) -> None:
    run = looked_at()
    before = run.is_resumable
    dead = left_lying(run, state)

    resumed = actions.resume(dead, **BY)
    done = worked(resumed)

    assert (before, dead.is_interrupted, dead.state_words) == (False, True, "Terputus")
    assert (resumed.state, done.state, done.silent) == (waits, ends, False)
    assert Figure.objects.count() == (3 if ends == "applied" else 0)


def test_a_file_whose_worker_was_killed_can_be_given_up(
    home: Path, django_capture_on_commit_callbacks: Any
) -> None:
    dead = left_lying(looked_at(), "applying")

    with django_capture_on_commit_callbacks(execute=True):
        done = actions.cancel(dead, **BY)

    assert (done.state, kept(home), Figure.objects.count()) == ("cancelled", [], 0)


def test_a_file_that_no_worker_takes_up_can_be_laid_ready_again() -> None:
    waiting = left_lying(received(), "received")

    resumed = actions.resume(waiting, **BY)

    assert (waiting.is_interrupted, waiting.is_resumable, resumed.state) == (False, True, "received")
    assert ProcrastinateJob.objects.count() == 2


def test_a_file_the_worker_is_at_is_not_taken_up_a_second_time() -> None:
    run = looked_at()
    ImportRun.objects.filter(pk=run.pk).update(state="applying", beat_at=Now())

    with pytest.raises(actions.NotApplicable, match="Sedang diterapkan"):
        actions.resume(run, **BY)

    run.refresh_from_db()
    assert run.state == "applying"


def test_what_waits_for_the_worker_must_show_when_it_was_last_heard_of() -> None:
    run = looked_at()

    with pytest.raises(Exception, match="import_under_way_shows_life"), transaction.atomic():
        ImportRun.objects.filter(pk=run.pk).update(state="applying", beat_at=None)

    run.refresh_from_db()
    assert run.state == "checked"


@pytest.mark.parametrize("strange", ["code", "hea\0ding"])
def test_a_control_character_in_a_parquet_is_kept_with_the_record_as_a_sign(strange: str, home: Path) -> None:
    columns = {"code": ["34\0.04"], "year": ["2020"], "indicator": ["x"], "value": ["1"], "unit": ["ton"]}
    pq.write_table(pa.table(columns | {strange: ["34\0.04"]}), home / "contoh.parquet")
    data = (home / "contoh.parquet").read_bytes()

    run = worked(actions.receive([data], name="contoh.parquet", kind=None, options=Options(), **BY))

    assert (run.state, run.errors[0]["row"], run.errors[0]["column"]) == ("refused", 2, "code")
    assert run.errors[0]["text"].startswith("Kode “34\ufffd.04” tidak dikenal")
