"""Answers that meet: many connections at one collaboration end in exactly one consistent state."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import connections

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.journal.queries import faults
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration, Party
from tests import cast
from tests.steps.engage import scene


def at_once(*acts: Callable[[], None]) -> list[bool]:
    """Do everything at the same moment, each on a connection of its own; True where it was not refused."""
    start = Barrier(len(acts))

    def run(act: Callable[[], None]) -> bool:
        try:
            start.wait(timeout=30)
            act()
        except (Refused, ValidationError):
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def accepting(collaboration: Collaboration, code: str) -> Callable[[], None]:
    """A head accepting."""
    party, head = scene.party(collaboration, code), cast.head(code).actor
    return lambda: parties.accept(Party.objects.get(pk=party.pk), actor=head, at=cast.NOW)


def declining(collaboration: Collaboration, code: str) -> Callable[[], None]:
    """A head declining."""
    party, head = scene.party(collaboration, code), cast.head(code).actor
    return lambda: parties.decline(
        Party.objects.get(pk=party.pk), reason="Tidak jadi.", actor=head, at=cast.NOW
    )


def forming(collaboration: Collaboration) -> Callable[[], None]:
    """The coordinator forming it."""
    officer = cast.officer(cast.YOGYAKARTA).actor
    return lambda: collaborations.form(
        Collaboration.objects.get(pk=collaboration.pk), actor=officer, at=cast.NOW
    )


def test_two_answers_at_once_are_both_kept(fresh_database: str) -> None:
    collaboration = scene.offered()

    done = at_once(accepting(collaboration, cast.SLEMAN), declining(collaboration, cast.BANTUL))

    assert done == [True, True]
    assert scene.party(collaboration, cast.SLEMAN).state == "accepted"
    assert scene.party(collaboration, cast.BANTUL).state == "declined"
    assert list(faults()) == []


def test_one_party_answering_many_times_at_once_answers_once(fresh_database: str) -> None:
    collaboration = scene.offered()
    acts = [
        act(collaboration, cast.SLEMAN) for act in (accepting, declining, accepting, declining, accepting) * 4
    ]

    done = at_once(*acts)

    answers = Event.objects.filter(move__in=["accept", "decline"])
    assert (sum(done), answers.count()) == (1, 1)
    assert scene.party(collaboration, cast.SLEMAN).state == answers.get().data["to"]
    assert list(faults()) == []


def test_forming_and_the_last_answer_at_once_end_in_one_consistent_state(fresh_database: str) -> None:
    for round_ in range(6):
        collaboration = scene.offered(title=f"Babak {round_}")
        for code in (cast.SLEMAN, cast.DIY):
            accepting(collaboration, code)()

        formed, declined = at_once(forming(collaboration), declining(collaboration, cast.BANTUL))

        collaboration.refresh_from_db()
        assert declined is True
        assert collaboration.state == ("formed" if formed else "offered")
        order = [
            event.move for event in Event.objects.filter(stream=collaboration.stream).order_by("sequence")
        ]
        assert order[-1] == ("form" if formed else "decline")
        assert scene.party(collaboration, cast.BANTUL).state == "declined"


def test_a_party_listed_twice_at_once_stands_once(fresh_database: str) -> None:
    collaboration = scene.offered()

    def listing() -> None:
        scene.propose(Collaboration.objects.get(pk=collaboration.pk), cast.government("34.03"))

    done = at_once(listing, listing, listing)

    assert sum(done) == 1
    assert collaboration.parties.filter(organisation=cast.government("34.03")).count() == 1
