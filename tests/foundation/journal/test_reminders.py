"""Reminders: what waits and is due soon, in one letter, once; nothing of what is done."""

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db.models import QuerySet
from procrastinate.contrib.django import app
from pytest_django import Settings

from rajut.foundation.journal import reminding
from rajut.foundation.journal.models import Notice, Reminder
from rajut.foundation.people.models import Post
from rajut.steps.coordinate.actions import task as works
from rajut.steps.coordinate.models import Task
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.steps.coordinate import scene as work
from tests.steps.engage import scene
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 7)  # a Monday, ten working days after the cast's now
FIRST, LAST = date(2026, 12, 2), date(2026, 12, 4)


def morning(day: date, *, hour: int = 7) -> datetime:
    """A moment of a day in Jakarta."""
    moved: datetime = cast.NOW.replace(hour=0) + (day - cast.NOW.date()) + timedelta(hours=hour - 7)
    return moved


def given(*, title: str = "Susun jadwal truk") -> Task:
    """A task of Sleman's, due on the seventh of December."""
    return work.given(scene.formed(title=f"Kolaborasi {title}"), title=title, due_on=DUE)


def reminded(day: date) -> list[str]:
    """The subjects of what Sleman's environment officer is reminded of on a day."""
    person = cast.environment_officer(cast.SLEMAN)
    before = set(_letters(person).values_list("pk", flat=True))
    reminding.remind(person.post, at=morning(day))
    return list(_letters(person).exclude(pk__in=before).values_list("subject", flat=True))


def _letters(person: cast.Person) -> QuerySet[Notice]:
    return Notice.objects.filter(key__startswith="journal.reminder:", address=person.user.email)


def test_a_task_is_reminded_of_three_and_one_working_days_before() -> None:
    given()

    days = {day: reminded(day) for day in (date(2026, 12, n) for n in range(1, 9))}

    told = ["Pengingat: Susun jadwal truk"]
    assert {day: found for day, found in days.items() if found} == {FIRST: told, LAST: told}


def test_the_letter_says_what_by_when_and_where() -> None:
    task = given()

    reminded(FIRST)

    letter = _letters(cast.environment_officer(cast.SLEMAN)).get()
    assert letter.body == (
        "Yang menunggu Anda sebagai Department, Dinas Lingkungan Hidup:\n\n"
        "• Susun jadwal truk\n"
        "  Kolaborasi Susun jadwal truk\n"
        "  Paling lambat 7 Des 2026 (3 hari kerja lagi)."
    )
    assert letter.path == f"/kolaborasi/{task.collaboration_id}/koordinasi/tugas/{task.pk}/"


def test_several_matters_come_in_one_letter_each_with_its_link(settings: Settings) -> None:
    first, second = given(), given(title="Pasang timbangan")

    subjects = reminded(FIRST)

    letter = _letters(cast.environment_officer(cast.SLEMAN)).get()
    assert (subjects, letter.path) == (["Pengingat: 2 hal menunggu Anda"], "/")
    for task in (first, second):
        address = f"{settings.BASE_URL}/kolaborasi/{task.collaboration_id}/koordinasi/tugas/{task.pk}/"
        assert letter.body.count(address) == 1


def test_however_often_the_job_runs_each_reminder_is_written_once() -> None:
    given()

    subjects = [reminded(FIRST), reminded(FIRST), reminded(FIRST + timedelta(days=1))]

    assert subjects == [["Pengingat: Susun jadwal truk"], [], []]
    assert Reminder.objects.count() == 1


def test_after_a_pause_only_the_latest_missed_reminder_is_written() -> None:
    given()

    late = [reminded(DUE), reminded(DUE + timedelta(days=1))]

    assert late == [["Pengingat: Susun jadwal truk"], []]
    assert "Paling lambat hari ini, 7 Des 2026." in _letters(cast.environment_officer(cast.SLEMAN)).get().body


def test_a_reminder_missed_until_after_the_day_says_that_it_has_passed() -> None:
    given()

    reminded(DUE + timedelta(days=2))

    assert "Tenggatnya 7 Des 2026 sudah lewat." in _letters(cast.environment_officer(cast.SLEMAN)).get().body


def test_long_after_the_day_nobody_is_reminded() -> None:
    given()

    assert reminded(DUE + timedelta(days=30)) == []
    assert Reminder.objects.count() == 0


def test_what_is_done_is_not_reminded_of() -> None:
    work.finished(given())

    assert reminded(FIRST) == []
    assert Reminder.objects.count() == 0


def test_what_is_given_up_is_not_reminded_of() -> None:
    task = given()
    works.drop(task, reason="Tidak perlu.", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert reminded(FIRST) == []


def test_a_day_that_moved_is_reminded_of_anew() -> None:
    task = given()
    reminded(LAST)

    Task.objects.filter(pk=task.pk).update(due_on=DUE + timedelta(days=14))

    assert reminded(DUE) == []
    assert reminded(date(2026, 12, 16)) == ["Pengingat: Susun jadwal truk"]


def test_an_outsider_is_reminded_of_nothing() -> None:
    given()
    stranger = cast.outsider()

    written = reminding.remind(stranger.post, at=morning(FIRST))

    assert (written, _letters(stranger).count()) == (False, 0)


def test_an_offer_is_reminded_of_ten_and_twenty_working_days_after_it_was_sent() -> None:
    scene.offered()
    head = cast.head(cast.SLEMAN)

    days = [cast.NOW.date() + timedelta(days=n) for n in range(1, 45)]
    told = [day for day in days if reminding.remind(head.post, at=morning(day))]

    assert told == [date(2026, 12, 7), date(2026, 12, 21)]


def test_who_has_answered_is_reminded_no_more() -> None:
    matter = scene.offered()
    head = cast.head(cast.SLEMAN)
    parties.accept(scene.party(matter, cast.SLEMAN), actor=head.actor, at=cast.NOW)

    assert reminding.remind(head.post, at=morning(date(2026, 12, 7))) is False


def test_an_end_that_comes_near_is_told_three_times_to_those_who_prepare_a_renewal() -> None:
    matter = plan.agreed().collaboration
    end = date(2029, 12, 31)
    Collaboration.objects.filter(pk=matter.pk).update(state="running", ends_on=end)
    sekda, worker = cast.secretary(cast.SLEMAN), cast.environment_officer(cast.SLEMAN)
    days = [end - timedelta(days=n) for n in (181, 180, 179, 90, 30, 1)]

    told = [(end - day).days for day in days if reminding.remind(sekda.post, at=morning(day))]
    others = [reminding.remind(worker.post, at=morning(end - timedelta(days=90)))]

    assert told == [180, 90, 30]
    assert others == [False]


def test_everybody_who_holds_a_post_is_reminded_and_nobody_else() -> None:
    given()
    left, gone = cast.environment_officer(cast.SLEMAN), cast.officer(cast.SLEMAN)
    Post.objects.filter(pk=gone.post.pk).update(ended_on=cast.NOW.date())
    cache.clear()

    written = reminding.remind_all(at=morning(FIRST))

    assert written == Notice.objects.filter(key__startswith="journal.reminder:").count()
    assert (_letters(left).count(), _letters(gone).count()) == (1, 0)


def test_the_round_is_made_once_a_day_and_not_at_night() -> None:
    given()
    cast.environment_officer(cast.SLEMAN)
    cache.clear()

    written = [reminding.remind_all(at=morning(FIRST, hour=hour)) > 0 for hour in (3, 7, 8)]

    assert written == [False, True, False]


def test_the_task_is_asked_for_every_hour() -> None:
    periodic = app.periodic_registry.periodic_tasks

    assert periodic[("journal.remind", "")].cron == "5 * * * *"
