"""What waits for whom in this step, and what the rail says of it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.journal.reminding import remind
from rajut.steps.engage import queries
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import meeting as meetings
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.answering import calendar
from rajut.steps.engage.queries.answers import answers
from tests import cast
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
KULON_PROGO = "34.01"


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


def given_up() -> Collaboration:
    """An offer taken back before anybody answered it."""
    collaboration = scene.offered()
    collaborations.cancel(
        collaboration, reason="Anggaran dialihkan.", actor=cast.secretary(cast.YOGYAKARTA).actor, at=cast.NOW
    )
    return collaboration


def ended_with_an_open_invitation() -> Collaboration:
    """A formed collaboration that ended before one more government had answered."""
    collaboration, lead = scene.formed(), cast.officer(cast.YOGYAKARTA).actor
    parties.invite(scene.propose(collaboration, cast.government(KULON_PROGO)), actor=lead, at=cast.NOW)
    collaborations.end(collaboration, ending="agreed", reason="Selesai.", actor=lead, at=cast.NOW)
    return collaboration


OVER = [(given_up, cast.SLEMAN), (ended_with_an_open_invitation, KULON_PROGO)]


@pytest.mark.parametrize(("over", "code"), OVER)
def test_nobody_waits_for_an_answer_once_the_collaboration_is_over(
    over: Callable[[], Collaboration], code: str
) -> None:
    collaboration, head = over(), cast.head(code)
    due_on = scene.party(collaboration, code).due_on
    assert due_on
    last_day = timezone.make_aware(datetime.combine(due_on, time(9)))
    before = Notice.objects.count()

    reminded = remind(head.post, at=last_day)

    assert (labels(head), reminded, Notice.objects.count() - before) == ([], 0, 0)
    assert queries.sent(cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW) == []
    assert not any(each.waited_for or each.left for each in answers(collaboration, at=last_day))
    assert stage(collaboration, days=60)[0] != "late"


@pytest.mark.parametrize(("over", "code"), OVER)
def test_the_end_takes_an_open_invitation_off_the_calendar(
    over: Callable[[], Collaboration], code: str
) -> None:
    over()
    span = {"start": cast.NOW - timedelta(days=90), "end": cast.NOW + timedelta(days=900)}

    entry = calendar(cast.head(code).actor, **span)[0]

    assert (entry.cancelled, entry.sequence, entry.changed_at) == (True, 2, cast.NOW)


@pytest.mark.parametrize(("over", "code"), OVER)
def test_an_invitation_to_what_is_over_can_no_longer_be_answered(
    over: Callable[[], Collaboration], code: str
) -> None:
    party, head = scene.party(over(), code), cast.head(code)
    before = Event.objects.count(), Notice.objects.count()

    with pytest.raises(Refused, match="undangannya tidak berlaku lagi"):
        parties.accept(party, actor=head.actor, at=cast.NOW)
    with pytest.raises(Refused, match="undangannya tidak berlaku lagi"):
        parties.decline(party, reason="Terlambat.", actor=head.actor, at=cast.NOW)

    party.refresh_from_db()
    assert (party.state, party.answered_at) == ("invited", None)
    assert (Event.objects.count(), Notice.objects.count()) == before


def test_the_page_of_what_was_given_up_asks_nobody_for_an_answer(client: Visitor) -> None:
    collaboration = given_up()
    client.sign_in(cast.head(cast.SLEMAN).post)

    page = client.get(f"/kolaborasi/{collaboration.pk}/").text

    assert page.count("Tidak dijawab") == 3
    assert ("Terima undangan" in page, "belum menjawab" in page) == (False, False)


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

    parts = queries.parts_of(actor)
    with django_assert_num_queries(2):  # meetings and collaborations: neither has a row, so no parties follow
        found = queries.waiting(actor, at=cast.NOW, parts=parts)

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

    parts = queries.parts_of(actor)
    with django_assert_num_queries(6):
        found = queries.waiting(actor, at=cast.NOW, parts=parts)

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
