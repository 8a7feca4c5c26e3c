"""The discussion: topics, messages, who is called."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event, Notice
from rajut.steps.engage.actions import forum
from rajut.steps.engage.models import Message, Topic
from tests import cast
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def test_a_named_party_gets_one_letter_and_the_author_none() -> None:
    collaboration = scene.formed()
    author, called = cast.officer(cast.YOGYAKARTA), cast.officer(cast.SLEMAN)

    topic = forum.start(
        collaboration,
        title="Ritase",
        body="Mohon pendapat @kabupaten sleman dan @Kota Yogyakarta.",
        actor=author.actor,
        at=cast.NOW,
    )

    message = topic.messages.get()
    assert {each.region_id for each in message.mentions.all()} == {"34.04", "34.71"}
    told = {notice.user for notice in Notice.objects.filter(key=f"engage.mention:{message.pk}")}
    assert told == {called.user, cast.head(cast.SLEMAN).user}


def test_a_party_is_called_from_the_list_without_writing_its_name() -> None:
    collaboration = scene.formed()
    bantul = cast.government(cast.BANTUL)

    topic = forum.start(
        collaboration,
        title="Ritase",
        body="Mohon pendapat.",
        mentions=[bantul, cast.government("73.71")],
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert list(topic.messages.get().mentions.all()) == [bantul]  # Makassar is no party: it is not told


def test_the_newest_message_brings_its_topic_up() -> None:
    collaboration = scene.formed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    first = forum.start(
        collaboration, title="Satu", body="a", actor=officer, at=cast.NOW + timedelta(hours=1)
    )
    forum.start(collaboration, title="Dua", body="b", actor=officer, at=cast.NOW + timedelta(hours=2))

    forum.write(first, body="c", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW + timedelta(hours=3))

    assert [(topic.title, topic.count) for topic in Topic.objects.all()] == [("Satu", 2), ("Dua", 1)]


@pytest.mark.parametrize("who", [cast.outsider, lambda: cast.auditor(cast.SLEMAN)])
def test_whoever_only_looks_on_does_not_write(who: Callable[[], cast.Person]) -> None:
    collaboration = scene.formed()
    before = Event.objects.count()

    with pytest.raises(Refused):
        forum.start(collaboration, title="Satu", body="a", actor=who().actor, at=cast.NOW)

    assert (Topic.objects.count(), Message.objects.count(), Event.objects.count()) == (0, 0, before)


def test_one_strikes_ones_own_message_only_and_it_stays_with_the_reason() -> None:
    collaboration = scene.formed()
    author = cast.officer(cast.YOGYAKARTA)
    topic = forum.start(collaboration, title="Satu", body="salah tulis", actor=author.actor, at=cast.NOW)
    message = topic.messages.get()
    before = Event.objects.count()

    with pytest.raises(Refused):
        forum.strike(message, reason="x", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
    assert Event.objects.count() == before
    forum.strike(message, reason="Salah ketik.", actor=author.actor, at=cast.NOW)

    page = Visitor().sign_in(author.post).get(f"/kolaborasi/{collaboration.pk}/diskusi/{topic.pk}/").text
    assert "Salah ketik." in page
    assert "salah tulis" not in page


def test_what_people_write_is_shown_without_scripts() -> None:
    collaboration = scene.formed()
    author = cast.officer(cast.YOGYAKARTA)
    body = "**tebal** <script>alert(1)</script> [x](javascript:alert(1))"
    topic = forum.start(collaboration, title="<b>Satu</b>", body=body, actor=author.actor, at=cast.NOW)

    page = Visitor().sign_in(author.post).get(f"/kolaborasi/{collaboration.pk}/diskusi/{topic.pk}/").text

    assert "<strong>tebal</strong>" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<b>Satu</b>" not in page


def test_a_reply_is_written_without_a_script_and_leads_to_it() -> None:
    collaboration = scene.formed()
    topic = forum.start(
        collaboration, title="Satu", body="a", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW
    )
    visitor = Visitor().sign_in(cast.officer(cast.SLEMAN).post)
    path = f"/kolaborasi/{collaboration.pk}/diskusi/{topic.pk}/"

    answer = visitor.post(path, {"body": "Setuju.", "mentions": [cast.government(cast.BANTUL).pk]})

    said = topic.messages.get(body="Setuju.")
    assert (answer.status_code, answer["Location"]) == (302, f"{path}?halaman=akhir#pesan-{said.pk}")
    assert visitor.post(path, {"body": ""}).status_code == 422
    assert topic.messages.count() == 2
