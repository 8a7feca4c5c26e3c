"""Histories in words: who did what, when, from what to what."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from rajut.foundation.journal.actions import append, take
from rajut.foundation.journal.deeds import deed
from rajut.foundation.journal.models import Event
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.actor import SYSTEM_ACTOR
from tests import cast
from tests.foundation.journal import scene

pytestmark = pytest.mark.django_db


def test_a_history_tells_who_did_what_and_the_states_in_words() -> None:
    record = scene.begun()
    officer = cast.officer(cast.SLEMAN)
    later = cast.NOW + timedelta(hours=1)
    with take(record, "open", actor=officer.actor, at=later):
        pass
    events = history_of("identify.declaration", record.pk)

    words = " ".join(strip_tags(render_to_string("journal/history.html", {"events": events})).split())

    who = f"{officer.user.name}, {officer.post.title}, Pemerintah Kabupaten Sleman"
    assert words == (
        f"23 Nov 2026, 11.00 WIB {who} mengumumkan Keadaan: Konsep → Terbuka "
        f"23 Nov 2026, 10.00 WIB {who} memulai"
    )


def test_an_empty_history_says_so() -> None:
    words = strip_tags(render_to_string("journal/history.html", {"events": []})).strip()

    assert words == "Belum ada peristiwa yang tercatat."


@pytest.mark.parametrize(
    ("record", "move", "expected"),
    [
        ("identify.declaration", "withdraw", "menarik"),
        ("identify.declaration", "vanished", "mencatat perubahan"),
        ("gone.model", "open", "mencatat perubahan"),
        ("no label", "open", "mencatat perubahan"),
    ],
)
def test_every_event_has_words_also_when_its_table_is_gone(record: str, move: str, expected: str) -> None:
    event = append("a", record=record, record_id="1", move=move, actor=SYSTEM_ACTOR, at=cast.NOW, data={})

    assert deed(Event.objects.get(pk=event.pk)) == expected
