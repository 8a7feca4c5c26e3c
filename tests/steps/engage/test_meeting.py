"""A meeting from its invitation to its confirmed minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rajut.core.law.lifecycle import Refused
from rajut.core.law.lifecycles.engage import MEETING
from rajut.foundation.journal.models import Event, Notice
from rajut.steps.engage.actions import meeting as meetings
from rajut.steps.engage.models import Invitee, Meeting
from tests import cast
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def answers(meeting: Meeting) -> dict[str, str]:
    """What each region said."""
    return {each.organisation.region_id or "": each.answer for each in meeting.invitees.all()}


def test_every_move_of_the_table_has_its_action() -> None:
    assert set(meetings.MOVES) == {row.name for row in MEETING.moves}


def test_calling_a_meeting_answers_for_the_callers_own_organisation() -> None:
    meeting = scene.called(scene.formed())

    assert answers(meeting) == {"34.71": "yes", "34.04": "none", "34.02": "none"}
    assert [item.title for item in meeting.agenda.all()] == ["Jadwal ritase", "Kajian tarif"]


@pytest.mark.parametrize("who", [cast.officer, cast.environment_officer, cast.head])
def test_any_of_the_organisations_working_staff_says_whether_it_comes(
    who: Callable[[str], cast.Person],
) -> None:
    meeting = scene.called(scene.formed())
    sleman = cast.government(cast.SLEMAN)

    meetings.reply(
        meeting, organisation_id=sleman.pk, answer="maybe", actor=who(cast.SLEMAN).actor, at=cast.NOW
    )

    assert answers(meeting) == {"34.71": "yes", "34.04": "maybe", "34.02": "none"}


@pytest.mark.parametrize(
    "who", [lambda: cast.officer(cast.BANTUL), lambda: cast.auditor(cast.SLEMAN), cast.outsider]
)
def test_nobody_answers_for_somebody_elses_organisation(who: Callable[[], cast.Person]) -> None:
    meeting = scene.called(scene.formed())
    sleman = cast.government(cast.SLEMAN)
    person, before = who(), Event.objects.count()

    with pytest.raises(Refused):
        meetings.reply(meeting, organisation_id=sleman.pk, answer="yes", actor=person.actor, at=cast.NOW)

    assert answers(meeting) == {"34.71": "yes", "34.04": "none", "34.02": "none"}
    assert Event.objects.count() == before


def test_a_new_time_counts_up_asks_again_and_writes_again() -> None:
    meeting = scene.called(scene.formed())
    sleman = cast.officer(cast.SLEMAN)
    meetings.reply(
        meeting,
        organisation_id=cast.government(cast.SLEMAN).pk,
        answer="yes",
        actor=sleman.actor,
        at=cast.NOW,
    )

    meetings.reschedule(
        meeting,
        plan=scene.plan(days=9),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW + timedelta(hours=1),
    )

    assert (meeting.sequence, answers(meeting)) == (1, {"34.71": "yes", "34.04": "none", "34.02": "none"})
    assert [
        notice.subject
        for notice in Notice.objects.filter(key=f"engage.meeting:{meeting.pk}:1", user=sleman.user)
    ] == ["Perubahan rapat: Rapat teknis"]


def test_another_place_keeps_the_answers() -> None:
    meeting = scene.called(scene.formed())
    meetings.reply(
        meeting,
        organisation_id=cast.government(cast.SLEMAN).pk,
        answer="no",
        actor=cast.officer(cast.SLEMAN).actor,
        at=cast.NOW,
    )

    meetings.reschedule(
        meeting,
        plan=scene.plan(online="https://rapat.contoh.id/1"),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert answers(meeting) == {"34.71": "yes", "34.04": "no", "34.02": "none"}


def test_a_meeting_is_not_held_before_its_time_nor_without_anybody_present() -> None:
    collaboration = scene.formed()
    coming, past = scene.called(collaboration), scene.called(collaboration, days=-1)
    officer = cast.officer(cast.YOGYAKARTA).actor
    before = Event.objects.count()

    for meeting in (coming, past):
        with pytest.raises(Refused):
            meetings.hold(meeting, actor=officer, at=cast.NOW)

    assert [meeting.state for meeting in Meeting.objects.all()] == ["scheduled", "scheduled"]
    assert Event.objects.count() == before


def test_minutes_are_written_point_by_point_and_confirmed_by_the_coordinator() -> None:
    meeting = scene.held(scene.formed())
    results = [meetings.Result(item.pk, f"Disepakati: {item.title}") for item in meeting.agenda.all()]

    meetings.minute(meeting, minutes="", results=results, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
    meetings.confirm(meeting, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert meeting.state == "minuted"
    assert [item.result for item in meeting.agenda.all()] == [
        "Disepakati: Jadwal ritase",
        "Disepakati: Kajian tarif",
    ]
    assert {each.attended_as for each in meeting.invitees.all()} == {"Sekretaris daerah"}


def test_confirmed_minutes_stand_as_they_are() -> None:
    meeting = scene.held(scene.formed())
    officer = cast.officer(cast.YOGYAKARTA).actor
    meetings.minute(meeting, minutes="Sah.", actor=officer, at=cast.NOW)
    meetings.confirm(meeting, actor=officer, at=cast.NOW)
    before = Event.objects.count()

    with pytest.raises(Refused):
        meetings.minute(meeting, minutes="Lain.", actor=officer, at=cast.NOW)

    assert Meeting.objects.get().minutes == "Sah."
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("name", "given"), [("minute", {"minutes": "x"}), ("confirm", {}), ("cancel", {"reason": "x"})]
)
def test_an_outsider_moves_nothing(name: str, given: dict[str, str]) -> None:
    collaboration = scene.formed()
    meeting = scene.called(collaboration) if name == "cancel" else scene.held(collaboration)
    state, before = meeting.state, Event.objects.count()

    with pytest.raises(Refused):
        meetings.MOVES[name](meeting, **given, actor=cast.outsider().actor, at=cast.NOW)

    assert Meeting.objects.get().state == state
    assert Event.objects.count() == before


def test_only_parties_are_invited() -> None:
    collaboration = scene.formed()
    before = Event.objects.count()
    stranger = replace(scene.plan(), invited=(cast.government("73.71"),))

    with pytest.raises(Refused):
        meetings.call(collaboration, plan=stranger, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert (Meeting.objects.count(), Invitee.objects.count(), Event.objects.count()) == (0, 0, before)


def test_a_meeting_ends_after_it_begins() -> None:
    collaboration = scene.formed()
    backwards = replace(scene.plan(), ends_at=cast.NOW)
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="sesudah waktu mulainya"):
        meetings.call(collaboration, plan=backwards, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert (Meeting.objects.count(), Event.objects.count()) == (0, before)


def test_a_meeting_is_called_answered_and_minuted_through_its_pages() -> None:
    collaboration = scene.formed()
    here = f"/kolaborasi/{collaboration.pk}/rapat/"
    yogyakarta = Visitor().sign_in(cast.officer(cast.YOGYAKARTA).post)
    sleman = cast.government(cast.SLEMAN)
    sent = {
        "title": "Rapat bersama",
        "starts_at": "2030-01-08T09:00",
        "ends_at": "2030-01-08T11:00",
        "place": "Balai Kota",
        "agenda": "1. Ritase\n- Tarif\n",
        "invited": [cast.government(cast.YOGYAKARTA).pk, sleman.pk],
    }

    called = yogyakarta.post(f"{here}baru", sent)
    meeting = Meeting.objects.get()
    replied = (
        Visitor()
        .sign_in(cast.officer(cast.SLEMAN).post)
        .post(f"{here}{meeting.pk}/jawab", {"organisation": sleman.pk, "answer": "yes"})
    )
    too_early = yogyakarta.get(f"{here}{meeting.pk}/langkah/attend")

    assert (called.status_code, replied.status_code, too_early.status_code) == (302, 302, 409)
    assert [item.title for item in meeting.agenda.all()] == ["Ritase", "Tarif"]
    assert answers(meeting) == {"34.71": "yes", "34.04": "yes"}
    assert meeting.starts_at.isoformat() == "2030-01-08T02:00:00+00:00"


def test_attendance_and_minutes_are_filled_in_through_their_pages() -> None:
    collaboration = scene.formed()
    meeting = scene.called(collaboration, days=-2)
    visitor = Visitor().sign_in(cast.officer(cast.YOGYAKARTA).post)
    here = f"/kolaborasi/{collaboration.pk}/rapat/{meeting.pk}/langkah/"
    sleman = meeting.invitees.get(organisation=cast.government(cast.SLEMAN))
    first = meeting.agenda.all()[0]

    statuses = [
        visitor.post(
            f"{here}attend", {f"came_{sleman.pk}": "on", f"as_{sleman.pk}": "Kepala dinas"}
        ).status_code,
        visitor.post(f"{here}hold").status_code,
        visitor.post(f"{here}minute", {f"result_{first.pk}": "Mulai Desember.", "minutes": ""}).status_code,
        visitor.post(f"{here}confirm").status_code,
    ]

    meeting.refresh_from_db()
    assert (statuses, meeting.state) == ([302, 302, 302, 302], "minuted")
    came = {each.organisation.region_id: (each.attended, each.attended_as) for each in meeting.invitees.all()}
    assert came == {"34.71": (False, ""), "34.04": (True, "Kepala dinas"), "34.02": (False, "")}
    assert meeting.agenda.get(pk=first.pk).result == "Mulai Desember."
