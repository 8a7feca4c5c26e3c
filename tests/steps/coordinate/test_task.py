"""A task: who gives it, who does it, and that a second person verifies it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from rajut.core.law.lifecycle import Refused
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.models import Event, Notice
from rajut.steps.coordinate.actions import decision as decisions
from rajut.steps.coordinate.actions import task as actions
from rajut.steps.coordinate.models import Task
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage.scene import answered, formed

pytestmark = pytest.mark.django_db


def written() -> tuple[int, int, int]:
    return Task.objects.count(), Document.objects.count(), Event.objects.count()


def give(collaboration, **words) -> Task:
    words = {"title": "Susun jadwal", "owner": cast.government(cast.SLEMAN)} | words
    actor = words.pop("actor", cast.officer(cast.YOGYAKARTA).actor)
    return actions.give(collaboration, **words, actor=actor, at=cast.NOW)


def test_a_task_comes_out_of_an_adopted_decision_with_ten_working_days() -> None:
    collaboration = formed()
    decision = scene.adopted(collaboration)

    task = give(collaboration, decision=decision)

    assert (task.state, task.decision, task.due_on) == ("open", decision, date(2026, 12, 7))


def test_the_assignee_is_told_alone() -> None:
    collaboration = formed()
    worker = cast.environment_officer(cast.SLEMAN)

    task = give(collaboration, assignee=worker.post)

    told = Notice.objects.filter(key=f"coordinate.task:{task.pk}:given")
    assert list(told.values_list("user_id", flat=True)) == [worker.user.pk]


def test_without_an_assignee_those_who_arrange_the_owners_work_are_told() -> None:
    collaboration = formed()
    arranging = {
        cast.head(cast.SLEMAN).user.pk,
        cast.secretary(cast.SLEMAN).user.pk,
        cast.officer(cast.SLEMAN).user.pk,
    }

    task = give(collaboration)

    told = Notice.objects.filter(key=f"coordinate.task:{task.pk}:given")
    assert set(told.values_list("user_id", flat=True)) == arranging


def test_nothing_is_given_before_the_collaboration_is_formed() -> None:
    collaboration = answered()
    before = written()

    with pytest.raises(Refused, match="setelah kolaborasi terbentuk"):
        give(collaboration)

    assert written() == before


@pytest.mark.parametrize("who", [cast.outsider, cast.ministry, lambda: cast.auditor(cast.SLEMAN)])
def test_outsiders_and_lookers_on_give_no_task(who) -> None:
    collaboration = formed()
    before = written()

    with pytest.raises(Refused):
        give(collaboration, actor=who().actor)

    assert written() == before


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (lambda: {"owner": cast.government("73.71")}, "owner"),
        (lambda: {"due_on": date(2026, 11, 20)}, "due_on"),
        (lambda: {"assignee": cast.officer(cast.BANTUL).post}, "assignee"),
    ],
)
def test_owner_day_and_assignee_are_looked_at_field_by_field(words, field) -> None:
    collaboration = formed()
    wrong = words()
    before = written()

    with pytest.raises(ValidationError) as error:
        give(collaboration, **wrong)

    assert (list(error.value.message_dict), written()) == ([field], before)


def test_no_task_comes_out_of_a_question_that_is_still_open() -> None:
    collaboration = formed()
    decision = scene.asked(collaboration)
    before = written()

    with pytest.raises(ValidationError, match="sudah disahkan"):
        give(collaboration, decision=decision)

    assert written() == before


def test_the_database_keeps_a_task_in_the_matter_of_its_decision() -> None:
    here, elsewhere = formed(), formed(title="Air minum")
    task = give(here)
    decision = scene.adopted(elsewhere)

    with pytest.raises(IntegrityError, match="task_in_the_matter_of_its_decision"), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(decision=decision)


def test_a_department_reports_for_its_government() -> None:
    task = scene.given(formed())
    worker = cast.environment_officer(cast.SLEMAN)

    actions.finish(task, result="Selesai.", actor=worker.actor, at=cast.NOW)

    assert (task.state, task.result, task.done_by) == ("done", "Selesai.", worker.user)


def test_a_file_becomes_the_evidence() -> None:
    task = scene.given(formed())
    file = SimpleUploadedFile("jadwal.txt", b"Senin: 12 truk", "text/plain")

    actions.finish(task, file=file, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert task.evidence is not None
    assert (task.evidence.collaboration_id, task.evidence.title) == (
        task.collaboration_id,
        "Bukti: Susun jadwal truk",
    )


def test_nothing_is_done_without_evidence() -> None:
    task = scene.given(formed())
    before = written()

    with pytest.raises(ValidationError, match="Sertakan bukti"):
        actions.finish(task, result="  ", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    task.refresh_from_db()
    assert (task.state, written()) == ("open", before)


@pytest.mark.parametrize("who", [lambda: cast.officer(cast.BANTUL), cast.outsider, cast.ministry])
def test_only_the_owners_people_report_it_done(who) -> None:
    task = scene.given(formed())
    before = written()

    with pytest.raises(Refused):
        actions.finish(task, result="Selesai.", actor=who().actor, at=cast.NOW)

    task.refresh_from_db()
    assert (task.state, written()) == ("open", before)


def test_a_second_person_verifies() -> None:
    task = scene.finished(scene.given(formed()))
    checker = cast.officer(cast.YOGYAKARTA)

    actions.verify(task, actor=checker.actor, at=cast.NOW)

    assert (task.state, task.verified_by) == ("verified", checker.user)


@pytest.mark.parametrize("move", ["verify", "reopen"])
def test_whoever_reported_it_done_does_not_judge_it(move) -> None:
    task = scene.given(formed())
    doer = cast.officer(cast.SLEMAN).actor
    actions.finish(task, result="Selesai.", actor=doer, at=cast.NOW)
    words = {"reason": "Kurang."} if move == "reopen" else {}
    before = written()

    with pytest.raises(Refused, match="oleh orang lain"):
        actions.MOVES[move](task, actor=doer, at=cast.NOW, **words)

    task.refresh_from_db()
    assert (task.state, written()) == ("done", before)


def test_the_database_too_wants_a_second_person() -> None:
    task = scene.finished(scene.given(formed()))

    with pytest.raises(IntegrityError, match="task_verified_by_a_second_person"), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(verified_by=task.done_by, verified_at=cast.NOW)


def test_it_is_given_back_with_a_reason_and_the_doer_is_told() -> None:
    task = scene.finished(scene.given(formed()))
    doer = cast.environment_officer(cast.SLEMAN).user

    actions.reopen(task, reason="Hari Minggu belum ada.", actor=cast.officer(cast.BANTUL).actor, at=cast.NOW)

    assert (task.state, task.done_by, task.reason) == ("open", None, "Hari Minggu belum ada.")
    assert Notice.objects.filter(user=doer, subject__startswith="Tugas dikembalikan").count() == 1


@pytest.mark.parametrize(("move", "state"), [("reopen", "done"), ("drop", "open")])
def test_giving_back_and_calling_off_say_why(move, state) -> None:
    task = scene.given(formed())
    if state == "done":
        scene.finished(task)
    before = written()

    with pytest.raises(ValidationError):
        actions.MOVES[move](task, reason=" ", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    task.refresh_from_db()
    assert (task.state, written()) == (state, before)


def test_the_coordinator_calls_it_off() -> None:
    task = scene.given(formed())

    actions.drop(task, reason="Sudah dikerjakan DIY.", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert (task.state, task.reason) == ("dropped", "Sudah dikerjakan DIY.")


@pytest.mark.parametrize("who", [lambda: cast.officer(cast.SLEMAN), cast.outsider])
def test_nobody_else_calls_it_off(who) -> None:
    task = scene.given(formed())
    before = written()

    with pytest.raises(Refused):
        actions.drop(task, reason="Malas.", actor=who().actor, at=cast.NOW)

    task.refresh_from_db()
    assert (task.state, written()) == ("open", before)


@pytest.mark.parametrize("who", [lambda: cast.environment_officer(cast.BANTUL), cast.outsider, cast.ministry])
@pytest.mark.parametrize("move", ["verify", "reopen"])
def test_only_who_checks_for_a_party_judges_a_result(move, who) -> None:
    task = scene.finished(scene.given(formed()))
    words = {"reason": "Kurang."} if move == "reopen" else {}
    before = written()

    with pytest.raises(Refused):
        actions.MOVES[move](task, actor=who().actor, at=cast.NOW, **words)

    task.refresh_from_db()
    assert (task.state, written()) == ("done", before)


@pytest.mark.parametrize("move", sorted(actions.MOVES))
def test_what_is_verified_stays_verified(move) -> None:
    task = scene.finished(scene.given(formed()))
    actions.verify(task, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    words = {"finish": {"result": "Lagi."}, "reopen": {"reason": "x"}, "drop": {"reason": "x"}}.get(move, {})
    before = written()

    with pytest.raises(Refused, match="Terverifikasi"):
        actions.MOVES[move](task, actor=cast.head(cast.YOGYAKARTA).actor, at=cast.NOW, **words)

    task.refresh_from_db()
    assert (task.state, written()) == ("verified", before)


def test_the_moves_of_the_table_are_the_actions() -> None:
    moves = {row.name for row in Task.lifecycle.moves}

    assert set(actions.MOVES) == moves
    assert set(decisions.MOVES) == {row.name for row in decisions.Decision.lifecycle.moves}
