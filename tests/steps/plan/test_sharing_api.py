"""How a joint cost is divided, as a program of an insider reads it."""

import pytest
import time_machine

from rajut.steps.plan.models import Framework
from tests import cast
from tests.frontends.api.program import Program, told
from tests.steps.plan.test_sharing import MILLION, activity, divided, draft

pytestmark = pytest.mark.django_db


def address(framework: Framework) -> str:
    pk = activity(framework).pk
    return f"/collaborations/{framework.collaboration_id}/plans/1/activities/{pk}/sharing"


def test_an_insiders_program_reads_every_rule_with_who_would_leave() -> None:
    with time_machine.travel(cast.NOW, tick=False):
        framework = draft()
        path = address(framework)
        early = Program(cast.officer(cast.BANTUL)).get(path).status_code
        divided(framework)

        found = told(Program(cast.officer(cast.BANTUL)).get(path))

    equal, nucleolus = found["divisions"][0], found["divisions"][-1]
    bantul = {"id": cast.government(cast.BANTUL).pk, "name": "Pemerintah Kabupaten Bantul"}
    assert early == 404
    assert (found["rule"], found["origin"], found["assumed"], found["core_is_empty"]) == (
        "nucleolus",
        "typed",
        2,
        False,
    )
    assert (equal["rule"], equal["stable"], equal["worst"]) == ("equal", False, [bantul])
    assert (equal["max_excess"], equal["objecting_groups"]) == (66_666_666.67, 1)
    assert nucleolus["stable"]
    assert sum(each["amount"] for each in nucleolus["shares"]) == 2000 * MILLION
    assert len(found["groups"]) == 5


def test_an_outsiders_program_finds_nothing_and_the_public_is_asked_who_it_is() -> None:
    with time_machine.travel(cast.NOW, tick=False):
        framework = draft()
        divided(framework)
        path = address(framework)

        answers = [Program(cast.outsider()).get(path).status_code, Program().get(path).status_code]

    assert answers == [404, 401]
