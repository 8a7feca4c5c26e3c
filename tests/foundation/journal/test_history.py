"""Histories in words: who did what, when, from what to what."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from rajut.foundation.journal.actions import append, take
from rajut.foundation.journal.deeds import Change, changes, concerned, deed, states
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
        f"23 Nov 2026, 10.00 WIB {who} mencatat kebutuhan atau penawaran"
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


def test_a_history_names_the_party_concerned_where_the_actor_is_of_another() -> None:
    lead, sleman = cast.officer(cast.YOGYAKARTA), cast.officer(cast.SLEMAN)
    told = {"organisation": sleman.post.organisation}
    for move, actor in (("invite", lead.actor), ("accept", sleman.actor)):
        append("a", record="engage.party", record_id="1", move=move, actor=actor, at=cast.NOW, data=told)
    events = Event.objects.order_by("sequence")

    assert [concerned(each) for each in events] == ["Pemerintah Kabupaten Sleman", ""]
    assert render_to_string("journal/history.html", {"events": events}).count("Pihak: Pemerintah") == 1


def test_a_changed_column_with_choices_is_told_in_words() -> None:
    changed = {"sight": ["own", "public"], "gone": ["a", "b"]}
    event = append(
        "a",
        record="documents.document",
        record_id="1",
        move="show",
        actor=SYSTEM_ACTOR,
        at=cast.NOW,
        data={"changes": changed},
    )

    assert changes(event) == [Change("Siapa yang dapat melihat", "Instansi sendiri", "Masyarakat")]


@pytest.mark.parametrize("after", [{"id": 1, "name": "Kepala Bidang"}, ["open"], 3, None, "gone"])
def test_what_is_no_state_of_the_table_is_told_as_none(after: object) -> None:
    event = append(
        "a",
        record="identify.declaration",
        record_id="1",
        move="open",
        actor=SYSTEM_ACTOR,
        at=cast.NOW,
        data={"from": "draft", "to": after},
    )

    assert states(event) is None


@pytest.mark.parametrize("name", ["organisation", "owner", "responsible"])
def test_whoever_is_given_something_is_named(name: str) -> None:
    event = append(
        "a",
        record="coordinate.task",
        record_id="1",
        move="begin",
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
        data={name: cast.government(cast.BANTUL), "title": "Susun jadwal truk"},
    )

    words = strip_tags(render_to_string("journal/history.html", {"events": [event]}))

    assert concerned(event) == "Pemerintah Kabupaten Bantul"
    assert " ".join(words.split()).endswith("Susun jadwal truk Pihak: Pemerintah Kabupaten Bantul")
