"""A thousand attempts at once on one invitation: one answer stands, and everything else agrees with it."""

import random
from collections import Counter
from collections.abc import Callable
from functools import partial

from rajut.foundation.journal.models import Event, StreamHead
from rajut.foundation.journal.queries import faults
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration, Party
from tests import cast
from tests.steps.coordinate.test_concurrency import at_once, events
from tests.steps.engage import scene

ENDS = {"accept": "accepted", "decline": "declined", "strike": "withdrawn"}


def test_a_thousand_answers_at_once_end_in_one_state(fresh_database: str) -> None:
    collaboration = scene.offered()
    for code in (cast.BANTUL, cast.DIY):
        parties.accept(scene.party(collaboration, code), actor=cast.head(code).actor, at=cast.NOW)
    party = scene.party(collaboration, cast.SLEMAN)
    signers = [who(cast.SLEMAN).actor for who in (cast.head, cast.secretary)]
    coordinator, draw = cast.officer(cast.YOGYAKARTA).actor, random.Random(34)
    before = Event.objects.count()

    def attempt(move: str) -> tuple[str, Callable[[], None]]:
        if move == "form":
            return move, partial(
                collaborations.form, Collaboration(pk=collaboration.pk), actor=coordinator, at=cast.NOW
            )
        found = Party.objects.get(pk=party.pk)
        actor = coordinator if move == "strike" else draw.choice(signers)
        words = {"reason": "Belum ada anggaran."} if move == "decline" else {}
        return move, partial(parties.MOVES[move], found, actor=actor, at=cast.NOW, **words)

    drawn = [*["accept"] * 300, *["decline"] * 300, *["strike"] * 200, *["form"] * 200]
    draw.shuffle(drawn)

    made = at_once([attempt(move) for move in drawn])

    party.refresh_from_db()
    collaboration.refresh_from_db()
    answer = next(move for move in made if move != "form")
    assert made == Counter({answer: 1, "form": 1})
    assert (party.state, collaboration.state) == (ENDS[answer], "formed")
    assert (party.answered_at, collaboration.formed_at) == (
        None if answer == "strike" else cast.NOW,
        cast.NOW,
    )
    assert bool(party.answered_by) == (answer != "strike")
    assert bool(party.reason) == (answer == "decline")
    assert events("engage.party", party.pk) == Counter({"begin": 1, "invite": 1, answer: 1})
    assert events("engage.collaboration", collaboration.pk) == Counter(begin=1, offer=1, form=1)
    assert Event.objects.count() == before + 2
    assert StreamHead.objects.get(pk=collaboration.stream).sequence == before + 2
    assert (f"o:{party.organisation_id}" in collaboration.insiders) == (answer == "accept")
    assert list(faults()) == []
