"""Many people act on one record at the same moment: exactly one consistent state comes out."""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connections

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.journal.queries import faults
from rajut.steps.coordinate.actions import decision as decisions
from rajut.steps.coordinate.actions import task as tasks
from rajut.steps.coordinate.models import Decision, Position, Task
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage.scene import formed

PARTIES = (cast.YOGYAKARTA, cast.SLEMAN, cast.BANTUL)
THREADS = 12


def attempted(act: Callable[[], None]) -> bool:
    """Do it, and say whether it was let; anything but a refusal is an error of ours."""
    try:
        act()
    except Refused:
        return False
    return True


def at_once(attempts: list[tuple[str, Callable[[], None]]]) -> Counter[str]:
    """Make all attempts from several threads, each with its own connection; count those that were let."""

    def share(number: int) -> Counter[str]:
        try:
            return Counter(name for name, act in attempts[number::THREADS] if attempted(act))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(share, range(THREADS)), Counter())


def events(record: str, record_id: int) -> Counter[str]:
    return Counter(
        Event.objects.filter(record=record, record_id=str(record_id)).values_list("move", flat=True)
    )


def test_a_thousand_positions_and_outcomes_at_once_end_in_one_state(fresh_database: str) -> None:
    decision = scene.asked(formed())
    draw = random.Random(34)
    signers = [who(code).actor for code in PARTIES for who in (cast.head, cast.secretary)]
    coordinator = cast.officer(cast.YOGYAKARTA).actor
    at = {"at": cast.NOW}

    def position() -> tuple[str, Callable[[], None]]:
        stance, actor = draw.choice(("agree", "disagree", "abstain")), draw.choice(signers)
        return "stand", partial(
            decisions.stand, Decision(pk=decision.pk), stance=stance, note="Alasan", actor=actor, **at
        )

    def outcome(move: str) -> tuple[str, Callable[[], None]]:
        words = {"reason": "Ditarik."} if move == "withdraw" else {}
        return move, partial(
            decisions.MOVES[move], Decision(pk=decision.pk), actor=coordinator, **at, **words
        )

    # The first hundred are positions and outcomes that cannot yet be, so that something is there to close.
    early = [position() for _ in range(10)] + [outcome(draw.choice(("adopt", "reject"))) for _ in range(90)]
    rest = [position() for _ in range(800)]
    rest += [outcome(draw.choice(("adopt", "reject", "withdraw"))) for _ in range(100)]
    draw.shuffle(early)
    draw.shuffle(rest)

    made = at_once(early + rest)

    decision.refresh_from_db()
    closing = {move: count for move, count in made.items() if move != "stand"}
    assert len(early + rest) == 1000
    assert list(closing.values()) == [1]
    assert decision.state == {"adopt": "passed", "reject": "rejected", "withdraw": "withdrawn"}[min(closing)]
    assert decision.decided_at == cast.NOW
    taken = Counter(Position.objects.values_list("organisation_id", flat=True))
    assert set(taken.values()) <= {1}
    assert len(taken) == made["stand"]
    assert events("coordinate.decision", decision.pk) == Counter({"begin": 1, **made})
    assert list(faults()) == []


def test_a_result_is_either_verified_or_given_back(fresh_database: str) -> None:
    task = scene.finished(scene.given(formed()))
    checkers = [cast.officer(code).actor for code in PARTIES]
    attempts: list[tuple[str, Callable[[], None]]] = []
    for number in range(120):
        actor = checkers[number % 3]
        found = Task(pk=task.pk)
        if number % 2:
            attempts.append(("verify", partial(tasks.verify, found, actor=actor, at=cast.NOW)))
        else:
            attempts.append(
                ("reopen", partial(tasks.reopen, found, reason="Kurang.", actor=actor, at=cast.NOW))
            )

    made = at_once(attempts)

    task.refresh_from_db()
    assert made in (Counter(verify=1), Counter(reopen=1))
    assert task.state == ("verified" if made["verify"] else "open")
    assert (task.verified_at is None, task.done_at is None) == (task.state == "open", task.state == "open")
    assert events("coordinate.task", task.pk) == Counter({"begin": 1, "finish": 1, **made})
    assert list(faults()) == []
