"""`begin` and `take`: one event for one change, and nothing at all where a change is refused."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from rajut.core.law.lifecycle import Refused, refuse
from rajut.foundation.journal.actions import begin, take
from rajut.foundation.journal.models import Event, StreamHead
from rajut.steps.identify.models import Declaration
from tests import cast
from tests.foundation.journal import scene

pytestmark = pytest.mark.django_db


def test_to_begin_keeps_the_record_in_its_first_state_and_writes_one_event() -> None:
    officer = cast.officer(cast.SLEMAN)

    record = begin(scene.draft(), actor=officer.actor, at=cast.NOW, why="baru")

    event = Event.objects.get()
    assert Declaration.objects.get().state == "draft"
    assert (event.stream, event.sequence, event.move) == (f"declaration:{record.pk}", 1, "begin")
    assert (event.user_id, event.post_id) == (officer.user.pk, officer.post.pk)
    assert event.actor == f"{officer.user.name}, {officer.post.title}, Pemerintah Kabupaten Sleman"
    assert (event.at, event.data) == (cast.NOW, {"to": "draft", "why": "baru"})


def test_who_may_not_begin_leaves_no_trace() -> None:
    with pytest.raises(Refused):
        begin(scene.draft(), actor=cast.outsider().actor, at=cast.NOW)

    assert (Declaration.objects.count(), Event.objects.count(), StreamHead.objects.count()) == (0, 0, 0)


def test_a_move_changes_the_record_and_writes_exactly_one_event() -> None:
    record = scene.begun()

    with take(record, "revise", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW) as locked:
        locked.title = "Pengangkutan sampah bersama"

    event = Event.objects.get(sequence=2)
    assert record.title == "Pengangkutan sampah bersama"
    assert event.data == {
        "from": "draft",
        "to": "draft",
        "changes": {"title": ["Pengolahan sampah bersama", "Pengangkutan sampah bersama"]},
    }


def test_a_move_leads_to_its_state() -> None:
    record = scene.begun()

    with take(record, "open", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW):
        pass

    assert record.state == "open"
    assert Event.objects.get(sequence=2).data == {"from": "draft", "to": "open"}


@pytest.mark.parametrize("who", [cast.outsider, partial(cast.environment_officer, cast.SLEMAN)])
def test_a_refused_move_leaves_no_trace(who: Callable[[], cast.Person]) -> None:
    record = scene.begun()

    with (
        pytest.raises(Refused),
        take(record, "open", actor=who().actor, at=cast.NOW) as locked,
    ):
        locked.title = "Diubah"

    record.refresh_from_db()
    assert (record.state, record.title) == ("draft", "Pengolahan sampah bersama")
    assert Event.objects.count() == 1


def test_what_the_action_itself_refuses_leaves_no_trace() -> None:
    record = scene.begun()

    def change_and_refuse() -> None:
        with take(record, "open", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW) as locked:
            locked.title = "Diubah"
            raise refuse("Sudah penuh.")

    with pytest.raises(Refused, match="Sudah penuh"):
        change_and_refuse()

    record.refresh_from_db()
    assert (record.state, record.title) == ("draft", "Pengolahan sampah bersama")
    assert Event.objects.count() == 1


def test_the_table_is_asked_about_the_row_under_the_lock_and_not_about_what_the_caller_holds() -> None:
    record = scene.begun()
    stale = Declaration.objects.get(pk=record.pk)
    officer = cast.officer(cast.SLEMAN).actor
    with take(record, "open", actor=officer, at=cast.NOW):
        pass

    with pytest.raises(Refused), take(stale, "open", actor=officer, at=cast.NOW):
        pass

    assert Event.objects.count() == 2


def test_a_broken_rule_is_told_in_the_sentence_of_its_constraint_and_leaves_no_trace() -> None:
    record = scene.begun()

    with (
        pytest.raises(ValidationError) as caught,
        take(record, "revise", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW) as locked,
    ):
        locked.ends_on = date(2026, 1, 1)

    record.refresh_from_db()
    assert caught.value.messages == ["Akhir masa tidak boleh sebelum awalnya."]
    assert (record.ends_on, Event.objects.count()) == (date(2027, 12, 31), 1)


def test_a_field_that_cannot_be_is_told_beside_it_and_leaves_no_trace() -> None:
    with pytest.raises(ValidationError) as caught:
        begin(scene.draft(title=""), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert list(caught.value.message_dict) == ["title"]
    assert (Declaration.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["from", "to", "changes"])
def test_nobody_tells_in_an_event_what_the_move_itself_tells(name: str) -> None:
    record, officer = scene.begun(), cast.officer(cast.SLEMAN)

    with (
        pytest.raises(TypeError, match=name),
        take(record, "open", actor=officer.actor, at=cast.NOW, **{name: officer.post}),
    ):
        pass

    record.refresh_from_db()
    assert (record.state, Event.objects.count()) == ("draft", 1)
