"""What waits for whom in this step, and what the rail says of it."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from rajut.steps.engage import queries
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import meeting as meetings
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.steps.engage import scene

pytestmark = pytest.mark.django_db


def labels(person: cast.Person) -> list[str]:
    """What waits for somebody now."""
    return [each.title for each in queries.waiting(person.actor, at=cast.NOW)]


def test_a_draft_waits_for_its_coordinator_until_it_is_offered() -> None:
    collaboration = scene.opened()
    officer = cast.officer(cast.YOGYAKARTA)

    before = labels(officer)
    collaborations.offer(collaboration, actor=officer.actor, at=cast.NOW)

    assert before == ["Kirim undangan: Persampahan Kartamantul"]
    assert labels(officer) == []


def test_an_invitation_waits_for_the_head_not_for_the_officer() -> None:
    collaboration = scene.offered()

    found = queries.waiting(cast.head(cast.SLEMAN).actor, at=cast.NOW)

    assert [(each.title, each.due_on, each.matter) for each in found] == [
        ("Jawab undangan Kota Yogyakarta", date(2027, 1, 8), "Persampahan Kartamantul")
    ]
    assert found[0].url == f"/kolaborasi/{collaboration.pk}/"
    assert labels(cast.officer(cast.SLEMAN)) == []


def test_whoever_invited_waits_for_each_answer() -> None:
    scene.offered()

    found = queries.sent(cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert sorted(each.title for each in found) == [
        "Pemerintah Daerah Istimewa Yogyakarta",
        "Pemerintah Kabupaten Bantul",
        "Pemerintah Kabupaten Sleman",
    ]
    assert queries.sent(cast.outsider().actor, at=cast.NOW) == []


def test_an_answered_collaboration_waits_to_be_formed() -> None:
    scene.answered()

    assert labels(cast.officer(cast.YOGYAKARTA)) == ["Bentuk kolaborasi: Persampahan Kartamantul"]
    assert labels(cast.officer(cast.SLEMAN)) == []


def test_a_meeting_waits_for_an_answer_a_working_day_before_it() -> None:
    scene.called(scene.formed())

    found = queries.waiting(cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert [(each.title, each.due_on) for each in found] == [
        ("Jawab undangan rapat “Rapat teknis”", date(2026, 11, 27))
    ]
    assert labels(cast.officer(cast.YOGYAKARTA)) == []


def test_written_minutes_wait_for_the_coordinator() -> None:
    meeting = scene.held(scene.formed())
    meetings.minute(meeting, minutes="Sah.", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert labels(cast.officer(cast.YOGYAKARTA)) == ["Sahkan notula: Rapat perdana"]
    assert labels(cast.officer(cast.SLEMAN)) == []


def test_results_of_the_agenda_are_minutes_too() -> None:
    meeting = scene.held(scene.formed())
    officer = cast.officer(cast.SLEMAN).actor
    meetings.minute(meeting, minutes=" ", actor=officer, at=cast.NOW)
    before = labels(cast.officer(cast.YOGYAKARTA))
    first = meeting.agenda.order_by("position")[0]

    meetings.minute(
        meeting, minutes="", results=[meetings.Result(first.pk, "Setuju")], actor=officer, at=cast.NOW
    )

    assert (before, labels(cast.officer(cast.YOGYAKARTA))) == ([], ["Sahkan notula: Rapat perdana"])


def test_the_facilitator_may_confirm_and_a_supervisor_may_not() -> None:
    meeting = scene.held(scene.formed())
    meetings.minute(meeting, minutes="Sah.", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert labels(cast.officer(cast.DIY)) == ["Sahkan notula: Rapat perdana"]
    assert labels(cast.ministry()) == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_supervisor_who_sees_everything_is_handed_no_row_to_sift(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        meeting = scene.held(scene.formed(title=f"Jalan {number}"))
        meetings.minute(meeting, minutes="Sah.", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
    actor = cast.ministry().actor

    with django_assert_num_queries(2):  # meetings and collaborations: neither has a row, so no parties follow
        found = queries.waiting(actor, at=cast.NOW)

    assert found == []


def test_a_begun_meeting_waits_for_whoever_called_it() -> None:
    scene.called(scene.formed(), days=-1)

    assert labels(cast.officer(cast.YOGYAKARTA)) == ["Tandai terlaksana: Rapat teknis"]
    assert labels(cast.secretary(cast.YOGYAKARTA)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_asks_as_often_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        scene.opened(title=f"Konsep {number}")
        collaboration = scene.formed(title=f"Jalan {number}")
        scene.called(collaboration)
        meeting = scene.held(collaboration)
        meetings.minute(meeting, minutes="Sah.", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
    actor = cast.secretary(cast.YOGYAKARTA).actor

    with django_assert_num_queries(6):
        found = queries.waiting(actor, at=cast.NOW)

    assert len(found) == 2 * count


def stage(collaboration: Collaboration, *, days: int = 0) -> tuple[str, str]:
    """The rail's state and words, some days later."""
    fresh = Collaboration.objects.get(pk=collaboration.pk)
    actor = cast.officer(cast.YOGYAKARTA).actor
    found = queries.stage(fresh, actor=actor, at=cast.NOW + timedelta(days=days))
    return found.state, found.words


def test_the_rail_says_who_has_not_answered_and_for_how_long() -> None:
    draft, collaboration = scene.opened(title="Konsep"), scene.offered()
    for code in (cast.DIY, cast.BANTUL):
        parties.accept(scene.party(collaboration, code), actor=cast.head(code).actor, at=cast.NOW)

    assert stage(draft) == ("now", "Undangan belum dikirim")
    assert stage(collaboration) == ("wait", "Menunggu Kab. Sleman, 30 hari kerja")
    assert stage(collaboration, days=60) == ("late", "Menunggu Kab. Sleman, lewat 10 hari kerja")


def test_the_rail_says_how_many_accepted_and_how_often_they_met() -> None:
    collaboration = scene.formed()
    before = stage(collaboration)

    scene.held(collaboration)

    assert before == ("done", "3 pihak menerima")
    assert stage(collaboration) == ("done", "3 pihak menerima · 1 rapat")


def test_the_calendar_holds_the_meetings_of_a_span() -> None:
    collaboration = scene.formed()
    scene.called(collaboration, days=7)
    scene.called(collaboration, days=70, title="Rapat jauh")

    found = queries.calendar(
        cast.officer(cast.SLEMAN).actor, start=cast.NOW, end=cast.NOW + timedelta(days=30)
    )

    assert [each.title for each in found] == ["Rapat teknis"]
