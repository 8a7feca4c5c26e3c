"""Who gets in: keys with their scopes, people at a browser, the public; nobody sees more than he may."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from rajut.foundation.people import actions
from rajut.foundation.people.models import Token
from rajut.steps.engage import queries as engage_queries
from rajut.steps.engage.actions import collaboration as collaborations
from tests import cast
from tests.frontends.api.program import ROOT, Program, nothing_written, secret_of, told
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
SENTENCE = "Kunci program ini tidak dikenal, sudah dicabut, atau sudah berakhir."


@pytest.mark.parametrize(
    "given",
    [
        "Bearer rjt_tebakan",
        "Bearer ",
        "Bearer",
        "",
        "Basic dXNlcjpzYW5kaQ==",
        "bearer \xff",
        "rjt_tanpa_jenis",
    ],
)
def test_an_unknown_key_is_never_taken_for_the_public(given: str) -> None:
    response = Visitor().get(f"{ROOT}/collaborations", headers={"Authorization": given})

    problem = told(response, 401)
    assert problem == {
        "type": "about:blank",
        "title": "Unauthorized",
        "status": 401,
        "detail": SENTENCE,
    }
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_an_expired_a_revoked_and_an_ended_key_open_nothing() -> None:
    person = cast.officer(cast.SLEMAN)
    secret, revoked = secret_of(person), secret_of(person)
    latest = Token.objects.latest("pk")
    actions.withdraw(latest, actor=person.actor, at=timezone.now())

    known = Program(secret=secret).get("/me").status_code
    after = Program(secret=revoked).get("/me").status_code
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        late = Program(secret=secret).get("/me").status_code

    assert (known, after, late) == (200, 401, 401)


def test_a_key_tells_for_whom_it_acts() -> None:
    person = cast.officer(cast.SLEMAN)

    me = told(Program(person, "read", "plan:write").get("/me"))

    assert me == {
        "name": person.actor.name,
        "title": person.actor.title,
        "rank": "cooperation",
        "organisation": "Pemerintah Kabupaten Sleman",
        "organisation_ids": [person.actor.organisation_id],
        "scopes": ["plan:write", "read"],
    }


@pytest.mark.parametrize("scopes", [("read",), ("plan:write",), ("read", "coordinate:write")])
def test_a_key_without_the_steps_scope_may_not_write(scopes: tuple[str, ...]) -> None:
    collaboration = engage.opened()
    program = Program(cast.officer(cast.YOGYAKARTA), *scopes)

    with nothing_written():
        problem = told(program.post(f"/collaborations/{collaboration.pk}/moves/offer"), 403)

    assert problem["detail"] == "Kunci ini tidak mempunyai cakupan engage:write."


def test_a_key_for_writing_alone_may_not_read() -> None:
    problem = told(Program(cast.officer(cast.SLEMAN), "engage:write").get("/collaborations"), 403)

    assert problem["detail"] == "Kunci ini tidak mempunyai cakupan read."


def test_without_a_key_the_public_register_is_open_and_nothing_else() -> None:
    engage.formed(title="Belum terbit")
    published = engage.formed(title="Sudah terbit")
    collaborations.publish(published, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    public = Program()

    rows = told(public.get("/collaborations"))["items"]

    assert [row["title"] for row in rows] == ["Sudah terbit"]
    assert public.get(f"/collaborations/{published.pk}").status_code == 200
    assert public.get(f"/collaborations/{published.pk}/decisions").status_code == 401
    assert public.get(f"/collaborations/{published.pk - 1}").status_code == 404
    assert public.get("/me").status_code == 401
    assert public.get("/regions/34.04").status_code == 200


def test_without_a_key_nothing_can_be_written() -> None:
    collaboration = engage.opened()

    with nothing_written():
        problem = told(Program().post(f"/collaborations/{collaboration.pk}/moves/offer"), 401)

    assert problem["detail"] == "Sertakan kunci program, atau masuk lebih dahulu."


def test_the_public_reads_the_agreed_plan_and_results_of_what_is_published() -> None:
    framework = evaluate.measured()
    path = f"/collaborations/{framework.collaboration_id}"
    officer = cast.officer(cast.YOGYAKARTA)
    hidden = [Program().get(f"{path}/{name}").status_code for name in ("plan", "results")]
    collaborations.publish(framework.collaboration, actor=officer.actor, at=cast.NOW)

    with time_machine.travel(evaluate.APRIL, tick=False):
        plan, results = told(Program().get(f"{path}/plan")), told(Program().get(f"{path}/results"))
        inside = told(Program(officer).get(f"{path}/results"))

    assert hidden == [404, 404]
    assert (plan["moves"], results["n"]) == ([], 3)
    claimed = [reading.pop("claimed") for reading in _readings(results)]
    assert claimed == [None] * len(claimed)
    assert all(reading.pop("claimed") for reading in _readings(inside))
    assert results == inside
    assert Program().get(f"{path}/plans/1/targets").status_code == 401


def _readings(results: dict[str, Any]) -> list[dict[str, Any]]:
    return [reading for row in results["indicators"]["items"] for reading in row["readings"]]


def test_what_others_have_begun_is_not_there_for_an_outsider() -> None:
    framework = evaluate.measured()
    collaboration = framework.collaboration
    outsider = Program(cast.outsider())
    one, period = f"/collaborations/{collaboration.pk}", collaboration.periods.first()
    indicator = framework.indicators.first().indicator_id
    report = framework.submissions.first()
    paths = (
        one,
        f"{one}/parties",
        f"{one}/plan",
        f"{one}/plans",
        f"{one}/plans/1",
        f"{one}/plans/1/indicators",
        f"{one}/plans/1/targets",
        f"{one}/plans/1/activities",
        f"{one}/decisions",
        f"{one}/tasks",
        f"{one}/obstacles",
        f"{one}/submissions",
        f"{one}/submissions/{report.pk}",
        f"{one}/results",
        f"{one}/results/{indicator}/{period.pk}/ledger",
    )

    answers = {path: outsider.get(path).status_code for path in paths}

    assert answers == dict.fromkeys(paths, 404)
    assert told(outsider.get("/collaborations"))["total"] == 0


def test_an_outsider_cannot_write_either_and_leaves_no_trace() -> None:
    collaboration = engage.offered()
    party = engage.party(collaboration, cast.SLEMAN)
    outsider = Program(cast.outsider())
    one = f"/collaborations/{collaboration.pk}"

    with nothing_written():
        answers = [
            outsider.post(f"{one}/moves/form").status_code,
            outsider.post(f"{one}/parties/{party.pk}/moves/accept").status_code,
            outsider.post(f"{one}/decisions", {"title": "A", "proposal": "B"}).status_code,
        ]

    assert answers == [404, 404, 404]


def test_a_child_of_another_matter_is_not_found_under_this_one() -> None:
    mine, other = engage.offered(title="Satu"), engage.offered(title="Dua")
    party = engage.party(other, cast.SLEMAN)
    sleman = Program(cast.head(cast.SLEMAN))

    with nothing_written():
        answer = sleman.post(f"/collaborations/{mine.pk}/parties/{party.pk}/moves/accept")

    assert answer.status_code == 404


def test_programs_see_what_the_pages_show() -> None:
    for title in ("Satu", "Dua"):
        engage.formed(title=title)
    person = cast.officer(cast.BANTUL)

    rows = told(Program(person).get("/collaborations"))["items"]

    shown = engage_queries.collaborations(person.actor).order_by("-opened_at", "-pk")
    assert [row["id"] for row in rows] == [row.pk for row in shown]


def test_a_person_at_a_browser_reads_with_the_session() -> None:
    visitor = Visitor().sign_in(cast.officer(cast.SLEMAN).post)

    me = told(visitor.get(f"{ROOT}/me"))

    assert (me["organisation"], "engage:write" in me["scopes"]) == ("Pemerintah Kabupaten Sleman", True)


def test_writing_by_session_needs_the_csrf_token() -> None:
    collaboration = engage.opened()
    visitor = Visitor(enforce_csrf_checks=True).sign_in(cast.officer(cast.YOGYAKARTA).post)
    path = f"{ROOT}/collaborations/{collaboration.pk}/moves/offer"

    with nothing_written():
        without = visitor.post(path, b"", content_type="application/json")
    visitor.get("/publik/")
    token = visitor.cookies["csrftoken"].value if "csrftoken" in visitor.cookies else ""
    with_token = visitor.post(path, b"", content_type="application/json", headers={"X-CSRFToken": token})

    assert (without.status_code, with_token.status_code) == (403, 200)


def test_a_key_needs_no_csrf_token() -> None:
    collaboration = engage.opened()
    program = Program(cast.officer(cast.YOGYAKARTA))
    program.client = Visitor(enforce_csrf_checks=True)

    assert program.post(f"/collaborations/{collaboration.pk}/moves/offer").status_code == 200
