"""What is due stands in the subscribed calendar, moves with its day, and leaves it when it is done."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import icalendar
import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from rajut.steps.coordinate.actions import task as works
from rajut.steps.coordinate.models import Task
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import feed as feeds
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import submissions
from tests import cast
from tests.steps.coordinate import scene as work
from tests.steps.engage import scene
from tests.steps.evaluate import scene as evaluation
from tests.steps.plan import scene as plan
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

Entry = tuple[str, date, str, int]


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(cast.NOW, tick=False):
        yield


def entries(client: Visitor, person: cast.Person, kind: str, *, at: datetime = cast.NOW) -> dict[str, Entry]:
    """What a calendar program reads of one kind: title, day, status and sequence, by the entry's UID."""
    secret = feeds.renew(actor=person.actor, at=at)
    with time_machine.travel(at, tick=False):
        body = client.get(f"/kolaborasi/kalender/{secret}.ics").content
    found = icalendar.Calendar.from_ical(body).walk("VEVENT")
    return {
        str(each["UID"]): (
            str(each["SUMMARY"]),
            each["DTSTART"].dt,
            str(each["STATUS"]),
            int(each["SEQUENCE"]),
        )
        for each in found
        if str(each["UID"]).startswith(kind)
    }


def test_a_task_stands_on_its_day_until_it_is_done(client: Visitor) -> None:
    task = work.given(scene.formed(), due_on=date(2026, 12, 7))
    sleman = cast.environment_officer(cast.SLEMAN)
    uid, title = f"tugas-{task.pk}@rajut", "Tenggat tugas: Susun jadwal truk"

    open_ = entries(client, sleman, "tugas")
    work.finished(task)
    done = entries(client, sleman, "tugas")
    works.reopen(task, reason="Belum lengkap.", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    back = entries(client, sleman, "tugas")

    assert open_ == {uid: (title, date(2026, 12, 7), "CONFIRMED", 0)}
    assert done == {uid: (title, date(2026, 12, 7), "CANCELLED", 1)}
    assert back == {uid: (title, date(2026, 12, 7), "CONFIRMED", 2)}


def test_a_task_whose_day_moves_keeps_its_uid(client: Visitor) -> None:
    task = work.given(scene.formed(), due_on=date(2026, 12, 7))
    sleman = cast.environment_officer(cast.SLEMAN)
    before = entries(client, sleman, "tugas")

    Task.objects.filter(pk=task.pk).update(due_on=date(2026, 12, 21))

    after = entries(client, sleman, "tugas")
    assert before.keys() == after.keys()
    assert [entry[1] for entry in after.values()] == [date(2026, 12, 21)]


def test_a_task_is_in_nobody_elses_calendar(client: Visitor) -> None:
    work.given(scene.formed(), due_on=date(2026, 12, 7))

    others = [cast.officer(cast.BANTUL), cast.outsider(), cast.governor_office(cast.DIY)]

    assert [entries(client, other, "tugas") for other in others] == [{}, {}, {}]


def test_a_task_of_one_person_is_not_in_a_colleagues_calendar(client: Visitor) -> None:
    worker, colleague = cast.environment_officer(cast.SLEMAN), cast.officer(cast.SLEMAN)
    works.give(
        scene.formed(),
        title="Susun jadwal truk",
        owner=cast.government(cast.SLEMAN),
        assignee=worker.post,
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert [len(entries(client, each, "tugas")) for each in (worker, colleague)] == [1, 0]


def test_an_invitation_stands_on_its_last_day_until_it_is_answered(client: Visitor) -> None:
    matter = scene.offered()
    invited = scene.party(matter, cast.SLEMAN)
    head = cast.head(cast.SLEMAN)
    uid = f"undangan-{invited.pk}@rajut"
    title = "Jawab undangan: Persampahan Kartamantul"

    open_ = entries(client, head, "undangan")
    parties.accept(invited, actor=head.actor, at=cast.NOW)
    answered = entries(client, head, "undangan")

    assert {key: entry[:3] for key, entry in open_.items()} == {uid: (title, invited.due_on, "CONFIRMED")}
    assert {key: entry[:3] for key, entry in answered.items()} == {uid: (title, invited.due_on, "CANCELLED")}
    assert answered[uid][3] == open_[uid][3] + 1


def test_an_invitation_is_in_nobody_elses_calendar(client: Visitor) -> None:
    scene.offered()

    assert entries(client, cast.outsider(), "undangan") == {}
    assert len(entries(client, cast.head(cast.BANTUL), "undangan")) == 1


def test_a_report_stands_on_its_day_until_it_is_submitted(client: Visitor) -> None:
    framework = plan.agreed()
    sleman = cast.environment_officer(cast.SLEMAN)
    period = framework.collaboration.periods.order_by("starts_on")[0]
    uid = f"laporan-{period.pk}-{cast.government(cast.SLEMAN).pk}@rajut"
    april = evaluation.APRIL

    before = entries(client, sleman, "laporan", at=april)[uid]
    report = evaluation.submitted(framework, cast.SLEMAN)
    submitted = entries(client, sleman, "laporan", at=april)[uid]
    checker = cast.officer(cast.YOGYAKARTA).actor
    submissions.give_back(report, reason="Periksa satuannya.", actor=checker, at=april)
    returned = entries(client, sleman, "laporan", at=april)[uid]

    assert before[:3] == (f"Laporkan {period.words}", period.due_on, "CONFIRMED")
    assert [entry[2] for entry in (submitted, returned)] == ["CANCELLED", "CONFIRMED"]
    assert before[3] < submitted[3] < returned[3]


@pytest.mark.parametrize(("state", "told"), [("ended", "CONFIRMED"), ("cancelled", "CANCELLED")])
def test_the_last_report_stays_due_where_a_collaboration_ended_and_not_where_it_was_cancelled(
    client: Visitor, state: str, told: str
) -> None:
    framework = plan.agreed()
    officer, april = cast.officer(cast.YOGYAKARTA).actor, evaluation.APRIL
    collaborations.end(framework.collaboration, ending="agreed", reason="Tuntas.", actor=officer, at=april)
    Collaboration.objects.filter(state="ended").update(state=state)
    sleman = cast.environment_officer(cast.SLEMAN)
    period = framework.collaboration.periods.order_by("starts_on")[0]

    found = entries(client, sleman, "laporan", at=april)

    uid = f"laporan-{period.pk}-{cast.government(cast.SLEMAN).pk}@rajut"
    assert found[uid][2] == told


def test_every_party_has_its_own_report_and_an_outsider_none(client: Visitor) -> None:
    plan.agreed()
    people = [cast.environment_officer(cast.SLEMAN), cast.environment_officer(cast.BANTUL)]

    first, second = (entries(client, each, "laporan") for each in people)

    assert first.keys() & second.keys() == set()
    assert len(first) == len(second) > 0
    assert entries(client, cast.outsider(), "laporan") == {}


@pytest.mark.parametrize("count", [1, 3])
def test_a_calendar_asks_the_same_number_of_questions(
    client: Visitor, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    matter = scene.formed()
    for number in range(count):
        work.given(matter, title=f"Tugas {number}")
        scene.called(matter, days=7 + number, title=f"Rapat {number}")
    secret = feeds.renew(actor=cast.environment_officer(cast.SLEMAN).actor, at=cast.NOW)

    with django_assert_num_queries(14):
        client.get(f"/kolaborasi/kalender/{secret}.ics")


def test_the_page_tells_days_as_days(client: Visitor) -> None:
    work.given(scene.formed(), due_on=date(2026, 12, 7))
    work.finished(work.given(scene.formed(title="Lain"), title="Sudah selesai", due_on=date(2026, 12, 8)))
    work.given(scene.formed(title="Ketiga"), title="Hari ini", due_on=cast.NOW.date() + timedelta(days=1))
    client.sign_in(cast.environment_officer(cast.SLEMAN).post)

    page = client.get("/kolaborasi/kalender/").text

    assert "7 Des 2026<br>" in page
    assert "Sudah selesai" not in page
