"""The chain: grown in one order by many at once, changed by nobody, and telling where somebody did."""

import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connections, transaction

from rajut.foundation.journal.actions import append
from rajut.foundation.journal.chain import content, digest
from rajut.foundation.journal.models import Event, StreamHead
from rajut.foundation.journal.queries import faults
from rajut.foundation.people.actor import SYSTEM_ACTOR
from tests import cast

MANY = 50


def write(stream: str, *words: str) -> None:
    """Write an event for each word."""
    for word in words:
        append(
            stream,
            record="test.record",
            record_id="1",
            move="say",
            actor=SYSTEM_ACTOR,
            at=cast.NOW,
            data={"word": word},
        )


def found() -> list[tuple[str, int, str]]:
    """Return the faults, without their words."""
    return [(fault.stream, fault.sequence, fault.kind) for fault in faults()]


def as_owner(sentence: str, *values: object) -> None:
    """Change what the app may not change, as somebody with the owner's rights would."""
    owner = connections["owner"]
    owner.close()
    before = owner.settings_dict["NAME"]
    owner.settings_dict["NAME"] = connections["default"].settings_dict["NAME"]
    try:
        with owner.cursor() as cursor:
            cursor.execute(sentence, values)
    finally:
        owner.close()
        owner.settings_dict["NAME"] = before


@pytest.fixture
def written(fresh_database: str) -> None:
    """Two streams of events, really committed."""
    write("a", "satu", "dua", "tiga", "empat")
    write("b", "satu", "dua")


@pytest.mark.usefixtures("written")
def test_an_untouched_journal_has_no_faults() -> None:
    assert found() == []


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            """UPDATE journal_event SET data = '{"word": "lain"}' WHERE stream = 'a' AND sequence = 2""",
            [("a", 2, "altered")],
        ),
        ("UPDATE journal_event SET actor = 'x' WHERE stream = 'b' AND sequence = 2", [("b", 2, "altered")]),
        ("UPDATE journal_event SET at = at + interval '1 second' WHERE sequence = 1 AND stream = 'a'",
         [("a", 1, "altered")]),
        ("DELETE FROM journal_event WHERE stream = 'a' AND sequence = 2", [("a", 2, "missing")]),
        ("DELETE FROM journal_event WHERE stream = 'a' AND sequence < 3",
         [("a", 1, "missing"), ("a", 2, "missing")]),
        ("DELETE FROM journal_event WHERE stream = 'a' AND sequence > 2", [("a", 3, "cut"), ("a", 4, "cut")]),
        ("DELETE FROM journal_event WHERE stream = 'b'", [("b", 1, "missing"), ("b", 2, "missing")]),
        ("DELETE FROM journal_streamhead WHERE stream = 'b'", [("b", 2, "headless")]),
        ("UPDATE journal_streamhead SET sequence = 1 WHERE stream = 'b'", [("b", 2, "headless")]),
        (
            """UPDATE journal_event SET sequence = CASE sequence WHEN 2 THEN 1002 ELSE 1003 END
               WHERE stream = 'a' AND sequence IN (2, 3);
               UPDATE journal_event SET sequence = CASE sequence WHEN 1002 THEN 3 ELSE 2 END
               WHERE stream = 'a' AND sequence > 1000""",
            [("a", 2, "moved"), ("a", 3, "moved"), ("a", 4, "moved")],
        ),
    ],
)  # fmt: skip
def test_each_fault_is_named(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    as_owner(sentence)

    assert found() == expected


@pytest.mark.usefixtures("written")
def test_an_event_that_was_altered_and_hashed_anew_no_longer_fits_what_follows() -> None:
    event = Event.objects.get(stream="a", sequence=2)
    event.data = {"word": "lain"}
    as_owner(
        'UPDATE journal_event SET digest = %s, data = \'{"word": "lain"}\''
        " WHERE stream = 'a' AND sequence = 2",
        digest(event.previous, content(event)),
    )

    assert found() == [("a", 3, "moved")]


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE journal_event SET move = 'x'",
        "DELETE FROM journal_event",
        "TRUNCATE journal_event",
    ],
)
def test_the_app_can_neither_change_nor_delete_an_event(sentence: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        connections["default"].cursor() as cursor,
    ):
        cursor.execute(sentence)

    assert Event.objects.count() == 6


def test_events_written_by_many_at_once_stand_in_one_unbroken_order(fresh_database: str) -> None:
    together = threading.Barrier(MANY)
    failures: list[BaseException] = []

    def one(number: int) -> None:
        try:
            together.wait()
            write("a", str(number))
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    rows = list(Event.objects.filter(stream="a").order_by("sequence"))
    assert failures == []
    assert [row.sequence for row in rows] == list(range(1, MANY + 1))
    assert sorted(int(row.data["word"]) for row in rows) == list(range(MANY))
    assert found() == []


@pytest.mark.django_db
@pytest.mark.parametrize("breaking", [None, ValueError])
def test_an_event_is_kept_or_not_with_the_transaction_it_was_written_in(
    breaking: type[Exception] | None,
) -> None:
    def work() -> None:
        with transaction.atomic():
            write("a", "satu")
            if breaking:
                raise breaking

    _survive(work)

    kept = 0 if breaking else 1
    assert (Event.objects.count(), StreamHead.objects.count()) == (kept, kept)


def _survive(work: Callable[[], None]) -> None:
    try:
        work()
    except ValueError:
        return


@pytest.mark.django_db
def test_what_is_written_is_kept_as_plain_values_and_verified_after_reading() -> None:
    write("a", "“Ñandú” \\ \U0001f9f6 '\"")

    assert Event.objects.get().data == {"word": "“Ñandú” \\ \U0001f9f6 '\""}
    assert found() == []
