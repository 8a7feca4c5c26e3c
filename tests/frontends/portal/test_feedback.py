"""A citizen speaks without an account, within measure, and follows what becomes of it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory

from rajut.foundation.journal.models import Event
from rajut.foundation.people.models import Tries
from rajut.foundation.people.tries import mark, network
from rajut.frontends.portal.views.network import PER_HOUR
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.evaluate.actions import feedback as voices
from rajut.steps.evaluate.models import Feedback
from tests import cast
from tests.frontends import scene
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("april", "no_earlier_tries")]

SAID = {"kind": "complaint", "text": "Bau menyengat di depan TPS setiap sore.", "rating": "2", "place": ""}


def test_a_stranger_is_heard_and_gets_a_secret_address(client: Visitor) -> None:
    found = scene.published()

    sent = client.post(f"/publik/{found.pk}/masukan/", SAID)
    follow = client.get(sent["Location"])

    kept = Feedback.objects.get()
    assert (kept.state, kept.shown, kept.rating, kept.text) == ("received", False, 2, SAID["text"])
    assert sent.status_code == 302
    assert re.fullmatch(r"/publik/masukan/[\w-]{16}/", sent["Location"])
    assert sent["Location"].split("/")[3] not in kept.secret_hash
    assert "Menunggu moderasi" in follow.text
    assert f"http://testserver{sent['Location']}" in follow.text


def test_the_secret_address_tells_what_became_of_it(client: Visitor) -> None:
    found = scene.published()
    feedback, secret = scene.spoken(found)
    scene.shown(feedback)
    voices.answer(
        feedback, answer="Kami angkut dua kali.", actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL
    )

    html = client.get(f"/publik/masukan/{secret}/").text

    assert "Dijawab" in html
    assert "Kami angkut dua kali." in html
    assert "Pemerintah Kabupaten Sleman" in html


def test_a_rejection_is_told_with_its_reason_to_the_citizen_alone(client: Visitor) -> None:
    found = scene.published()
    feedback, secret = scene.spoken(found)
    voices.reject(
        feedback, reason="Memuat nama orang.", actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL
    )

    assert "Memuat nama orang." in client.get(f"/publik/masukan/{secret}/").text
    assert "Memuat nama orang." not in client.get(f"/publik/{found.pk}/").text


def test_the_secret_page_is_kept_and_listed_by_nobody(client: Visitor) -> None:
    _feedback, secret = scene.spoken(scene.published())

    response = client.get(f"/publik/masukan/{secret}/")

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_guessed_secret_opens_nothing(client: Visitor) -> None:
    feedback, secret = scene.spoken(scene.published())

    guesses = [secret[:-1] + ("A" if secret[-1] != "A" else "B"), feedback.secret_hash, str(feedback.pk)]

    assert [client.get(f"/publik/masukan/{guess}/").status_code for guess in guesses] == [404, 404, 404]


def test_when_the_collaboration_is_withheld_the_citizen_still_reads_the_answer(client: Visitor) -> None:
    found = scene.published()
    _feedback, secret = scene.spoken(found)
    collaborations.withhold(found, actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)

    html = client.get(f"/publik/masukan/{secret}/").text

    assert SAID["text"] in html
    assert f'href="/publik/{found.pk}/"' not in html


@pytest.mark.parametrize(
    "wrong", [{"text": "pendek"}, {"text": ""}, {"kind": "spam"}, {"rating": "9"}, {"text": "a" * 2001}]
)
def test_what_makes_no_sense_is_said_beside_its_field_and_not_kept(
    client: Visitor, wrong: dict[str, str]
) -> None:
    found = scene.published()
    before = Event.objects.count()

    answer = client.post(f"/publik/{found.pk}/masukan/", SAID | wrong)

    assert answer.status_code == 422
    assert "Ada 1 hal yang perlu diperbaiki" in answer.text
    assert (Feedback.objects.count(), Event.objects.count()) == (0, before)


def test_a_machine_that_fills_the_trap_is_led_away(client: Visitor) -> None:
    found = scene.published()
    before = Event.objects.count()

    answer = client.post(f"/publik/{found.pk}/masukan/", SAID | {"website": "http://contoh.invalid"})

    assert (answer.status_code, answer["Location"]) == (302, f"/publik/{found.pk}/")
    assert (Feedback.objects.count(), Event.objects.count()) == (0, before)


def test_people_neither_see_the_trap_nor_reach_it(client: Visitor) -> None:
    html = client.get(f"/publik/{scene.published().pk}/masukan/").text

    trap = re.search(r'<div class="unseen" aria-hidden="true">.*?</div>', html, re.S)
    assert trap is not None
    assert 'name="website"' in trap[0]
    assert 'tabindex="-1"' in trap[0]
    assert html.count('name="website"') == 1


def test_a_network_may_speak_a_few_times_an_hour(client: Visitor, april: time_machine.Traveller) -> None:
    found = scene.published()
    path = f"/publik/{found.pk}/masukan/"

    heard = [client.post(path, SAID).status_code for _ in range(PER_HOUR)]
    refused = client.post(path, SAID)
    elsewhere = client.post(path, SAID, REMOTE_ADDR="203.0.113.7").status_code
    kept = Feedback.objects.count()
    april.shift(timedelta(hours=1, seconds=1))
    later = client.post(path, SAID).status_code

    assert set(heard) == {302}
    assert refused.status_code == 429
    assert "Terlalu banyak masukan dari jaringan ini." in refused.text
    assert SAID["text"] in refused.text
    assert (elsewhere, kept, later) == (302, PER_HOUR + 1, 302)


def test_no_address_is_kept(client: Visitor) -> None:
    found = scene.published()
    address = "203.0.113.77"

    client.post(f"/publik/{found.pk}/masukan/", SAID, REMOTE_ADDR=address)

    feedback = Feedback.objects.get()
    event = Event.objects.filter(record="evaluate.feedback", record_id=str(feedback.pk)).get()
    assert list(Tries.objects.values_list("mark", flat=True)) == [mark("feedback", address)]
    assert address not in mark("feedback", address)
    assert [field for field in vars(feedback).values() if address in str(field)] == []
    assert (event.user_id, event.actor, address in str(event.data)) == (None, "Masyarakat", False)


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""),
    ],
)
def test_a_household_is_one_network(address: str, known_as: str) -> None:
    assert network(RequestFactory().get("/", REMOTE_ADDR=address)) == known_as  # type: ignore[arg-type]  # a plain request is enough


def test_a_forged_forwarding_header_makes_no_new_network(client: Visitor) -> None:
    found = scene.published()
    path = f"/publik/{found.pk}/masukan/"

    answers = [
        client.post(path, SAID, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}").status_code
        for n in range(PER_HOUR + 1)
    ]

    assert answers == [302] * PER_HOUR + [429]


def test_the_words_reach_the_moderator_and_the_party_responsible(client: Visitor) -> None:
    found = scene.published()
    client.post(f"/publik/{found.pk}/masukan/", SAID)
    moderator, answerer = Visitor(), Visitor()
    moderator.sign_in(cast.officer(cast.YOGYAKARTA).post)
    answerer.sign_in(cast.officer(cast.SLEMAN).post)

    to_moderate = moderator.get("/").text
    before = answerer.get("/").text
    scene.shown(Feedback.objects.get())
    to_answer = answerer.get("/").text

    assert "Tampilkan dan teruskan" in to_moderate
    assert SAID["text"][:20] not in before
    assert SAID["text"][:20] in to_answer
