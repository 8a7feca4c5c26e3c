"""Several hands on one proposal at the same time end in exactly one consistent state."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.steps.plan import actions
from rajut.steps.plan.models import Assent, Observation
from tests import cast
from tests.steps.plan import scene

Given = TypeVar("Given")


def together(act: Callable[[Given], object], givens: Sequence[Given]) -> list[str]:
    def once(given: Given) -> str:
        try:
            act(given)
        except Refused:
            return "refused"
        finally:
            connections.close_all()
        return "made"

    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(once, givens))


def test_one_assent_per_party(fresh_database: str) -> None:
    framework = scene.proposed()
    actors = [cast.head(cast.SLEMAN).actor, cast.secretary(cast.SLEMAN).actor] * 4

    outcomes = together(lambda actor: actions.assent(framework, actor=actor, at=cast.NOW), actors)

    assert outcomes.count("made") == 1
    assert Assent.objects.count() == 1
    assert Event.objects.filter(record="plan.framework", move="assent").count() == 1


def test_agreeing_or_sending_back_never_both(fresh_database: str) -> None:
    framework = scene.assented()
    coordinator, signatory = cast.officer(cast.YOGYAKARTA).actor, cast.head(cast.BANTUL).actor
    jobs = [
        lambda: actions.agree(framework, actor=coordinator, at=cast.NOW),
        lambda: actions.send_back(framework, reason="Belum.", actor=signatory, at=cast.NOW),
    ] * 3

    outcomes = together(lambda job: job(), jobs)

    framework.refresh_from_db()
    agreed = framework.state == "agreed"
    assert outcomes.count("made") == 1
    assert Observation.objects.count() == (45 if agreed else 0)
    assert Assent.objects.filter(withdrawn=False).count() == (3 if agreed else 0)
    assert (framework.collaboration.plan_agreed_at is not None) == agreed
