"""A request that is repeated has one effect and one answer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connections

from rajut.frontends.api.models import IdempotencyKey
from rajut.frontends.api.once import HEADER
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.frontends.api.program import Program, nothing_written, told
from tests.frontends.api.test_journey import description

KEY = {HEADER: "pesanan-1"}


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(cast.NOW, tick=False):
        yield


@pytest.mark.django_db
def test_the_second_time_the_first_answer_is_given_again() -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))

    first = program.post("/collaborations", description(), **KEY)
    with nothing_written():
        second = program.post("/collaborations", description(), **KEY)

    assert told(second, 201) == told(first, 201)
    assert second.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers
    assert Collaboration.objects.count() == 1


@pytest.mark.django_db
def test_without_a_key_every_request_counts() -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))

    answers = [told(program.post("/collaborations", description()), 201)["id"] for _ in range(2)]

    assert len(set(answers)) == 2
    assert IdempotencyKey.objects.count() == 0


@pytest.mark.django_db
def test_the_same_key_for_another_body_or_address_is_refused() -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))
    made = told(program.post("/collaborations", description(), **KEY), 201)

    with nothing_written():
        body = program.post("/collaborations", description(title="Lain"), **KEY)
        address = program.post(f"/collaborations/{made['id']}/moves/offer", **KEY)

    sentence = "Kunci idempotensi ini sudah dipakai untuk permintaan yang lain."
    assert [told(each, 422)["detail"] for each in (body, address)] == [sentence] * 2


@pytest.mark.django_db
def test_what_was_refused_is_not_remembered_and_may_be_tried_again() -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))
    made = told(program.post("/collaborations", description(parties=[])), 201)
    path = f"/collaborations/{made['id']}"

    with nothing_written():
        refused = program.post(f"{path}/moves/offer", **KEY)
    told(program.post(f"{path}/parties", {"organisation": cast.government(cast.SLEMAN).pk}), 201)
    offered = program.post(f"{path}/moves/offer", **KEY)

    assert (refused.status_code, offered.status_code) == (409, 200)


@pytest.mark.django_db
def test_a_key_is_its_posts_own() -> None:
    told(Program(cast.officer(cast.YOGYAKARTA)).post("/collaborations", description(), **KEY), 201)

    colleague = told(Program(cast.head(cast.YOGYAKARTA)).post("/collaborations", description(), **KEY), 201)

    assert colleague["id"] == Collaboration.objects.latest("pk").pk
    assert Collaboration.objects.count() == 2


@pytest.mark.django_db
def test_a_remembered_answer_is_not_given_to_a_key_that_may_not_write() -> None:
    told(Program(cast.officer(cast.YOGYAKARTA)).post("/collaborations", description(), **KEY), 201)

    with nothing_written():
        answer = Program(cast.officer(cast.YOGYAKARTA), "read").post("/collaborations", description(), **KEY)

    assert answer.status_code == 403


@pytest.mark.django_db
def test_a_key_is_forgotten_after_a_day() -> None:
    person = cast.officer(cast.YOGYAKARTA)
    first = told(Program(person).post("/collaborations", description(), **KEY), 201)

    with time_machine.travel(cast.NOW + timedelta(hours=24, seconds=1), tick=False):
        second = told(Program(person).post("/collaborations", description(), **KEY), 201)

    assert first["id"] != second["id"]
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", " ", "x" * 101, "dua kata", "kunci\u00e9"])
def test_a_senseless_key_is_refused(key: str) -> None:
    with nothing_written():
        answer = Program(cast.officer(cast.YOGYAKARTA)).post(
            "/collaborations", description(), **{HEADER: key}
        )

    assert [each["field"] for each in told(answer, 422)["errors"]] == [HEADER]


def test_twenty_repetitions_at_once_have_one_effect_and_one_answer(fresh_database: str) -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))
    start, many = Barrier(20), range(20)

    def repeat(_number: int) -> int:
        mine = Program(secret=program.headers["Authorization"].removeprefix("Bearer "))
        try:
            start.wait(timeout=30)
            made: int = told(mine.post("/collaborations", description(), **KEY), 201)["id"]
        finally:
            connections.close_all()
        return made

    with ThreadPoolExecutor(len(many)) as pool:
        answers = list(pool.map(repeat, many))

    assert answers == [Collaboration.objects.get().pk] * 20
