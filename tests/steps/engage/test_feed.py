"""The subscribable calendar, read back with the tools calendar programs use."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
import time_machine

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.deeds import deed
from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.people.models import Post
from rajut.steps.engage.actions import feed as feeds
from rajut.steps.engage.actions import meeting as meetings
from rajut.steps.engage.models import CalendarFeed
from tests import cast
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(cast.NOW, tick=False):
        yield


def address(person: cast.Person) -> str:
    """A new secret address of a person's post."""
    return f"/kolaborasi/kalender/{feeds.renew(actor=person.actor, at=cast.NOW)}.ics"


def entries(body: bytes) -> list[tuple[str, str, int]]:
    """Title, status and sequence of the meetings in a calendar."""
    found = icalendar.Calendar.from_ical(body).walk("VEVENT")
    return [
        (str(each["SUMMARY"]), str(each["STATUS"]), int(each["SEQUENCE"]))
        for each in found
        if str(each["UID"]).startswith("rapat")
    ]


def test_a_subscribed_calendar_shows_the_meetings_one_is_invited_to(client: Visitor) -> None:
    collaboration = scene.formed()
    scene.called(collaboration)
    outsiders = address(cast.outsider())

    answer = client.get(address(cast.officer(cast.SLEMAN)))

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert entries(answer.content) == [("Rapat teknis", "CONFIRMED", 0)]
    assert entries(client.get(outsiders).content) == []


def test_a_calendar_program_finds_the_meeting_on_its_day_and_hour(client: Visitor) -> None:
    scene.called(scene.formed())

    body = client.get(address(cast.officer(cast.SLEMAN))).content

    found = recurring_ical_events.of(icalendar.Calendar.from_ical(body)).at((2026, 11, 30))
    assert [(each["DTSTART"].dt, each["DTEND"].dt) for each in found] == [
        (datetime(2026, 11, 30, 3, tzinfo=UTC), datetime(2026, 11, 30, 5, tzinfo=UTC))
    ]
    assert found[0]["LOCATION"] == "Balai Kota Yogyakarta"
    assert found[0]["DESCRIPTION"] == "Persampahan Kartamantul\n1. Jadwal ritase\n2. Kajian tarif"


def test_a_change_counts_up_and_a_cancelled_meeting_says_so(client: Visitor) -> None:
    meeting = scene.called(scene.formed())
    officer = cast.officer(cast.YOGYAKARTA).actor
    secret = address(cast.officer(cast.SLEMAN))

    meetings.reschedule(meeting, plan=scene.plan(days=8), actor=officer, at=cast.NOW)
    moved = entries(client.get(secret).content)
    meetings.cancel(meeting, reason="Berhalangan.", actor=officer, at=cast.NOW)

    assert moved == [("Rapat teknis", "CONFIRMED", 1)]
    assert entries(client.get(secret).content) == [("Rapat teknis", "CANCELLED", 2)]


def test_an_unchanged_calendar_is_not_sent_twice(client: Visitor) -> None:
    collaboration = scene.formed()
    scene.called(collaboration)
    secret = address(cast.officer(cast.SLEMAN))
    tag = client.get(secret)["ETag"]

    again = client.get(secret, headers={"If-None-Match": tag})
    scene.called(collaboration, days=10, title="Rapat kedua")

    assert (again.status_code, again.content) == (304, b"")
    assert client.get(secret, headers={"If-None-Match": tag}).status_code == 200


def test_a_renewed_or_revoked_address_answers_nobody(client: Visitor) -> None:
    person = cast.officer(cast.SLEMAN)
    first, second = address(person), address(person)

    renewed = (client.get(first).status_code, client.get(second).status_code)
    feeds.revoke(actor=person.actor, at=cast.NOW)

    assert renewed == (404, 200)
    assert client.get(second).status_code == 404
    assert client.get("/kolaborasi/kalender/tebakan.ics").status_code == 404


def test_an_address_dies_with_the_post(client: Visitor) -> None:
    person = cast.officer(cast.SLEMAN)
    secret = address(person)

    Post.objects.filter(pk=person.post.pk).update(ended_on=cast.NOW.date() - timedelta(days=1))

    assert client.get(secret).status_code == 404


def test_the_secret_is_nowhere_kept_and_only_posts_have_one() -> None:
    secret = address(cast.officer(cast.SLEMAN)).removesuffix(".ics").rpartition("/")[2]

    with pytest.raises(Refused):
        feeds.renew(actor=PUBLIC_ACTOR, at=cast.NOW)

    assert CalendarFeed.objects.count() == 1
    assert secret not in CalendarFeed.objects.get().secret_hash


def test_the_page_shows_a_new_address_once(client: Visitor) -> None:
    client.sign_in(cast.officer(cast.SLEMAN).post)

    shown = client.post("/kolaborasi/kalender/baru")
    later = client.get("/kolaborasi/kalender/")
    revoked = client.post("/kolaborasi/kalender/cabut")

    assert "http://testserver/kolaborasi/kalender/" in shown.text
    assert ".ics" not in later.text
    assert "no-store" in shown["Cache-Control"]
    assert revoked.status_code == 302
    assert CalendarFeed.objects.filter(revoked_at__isnull=True).count() == 0


def test_giving_and_taking_back_an_address_is_written_down_without_the_secret() -> None:
    officer = cast.officer(cast.SLEMAN)
    secret = feeds.renew(actor=officer.actor, at=cast.NOW)
    feeds.renew(actor=officer.actor, at=cast.NOW)
    feeds.revoke(actor=officer.actor, at=cast.NOW)

    events = Event.objects.order_by("sequence")

    first, second = CalendarFeed.objects.order_by("pk").values_list("pk", flat=True)
    assert [(each.stream, each.move, each.record_id) for each in events] == [
        (f"organisation:{officer.post.organisation_id}", move, str(pk))
        for move, pk in (("renew", first), ("revoke", first), ("renew", second), ("revoke", second))
    ]
    assert {deed(each) for each in events} == {
        "membuat alamat kalender langganan",
        "mencabut alamat kalender langganan",
    }
    assert [each.data for each in events] == [{}] * 4
    assert secret not in str(events.values())


def test_there_is_nothing_to_take_back_twice() -> None:
    officer = cast.officer(cast.SLEMAN)
    feeds.renew(actor=officer.actor, at=cast.NOW)
    feeds.revoke(actor=officer.actor, at=cast.NOW)

    feeds.revoke(actor=officer.actor, at=cast.NOW)

    assert Event.objects.count() == 2
