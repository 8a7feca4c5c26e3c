"""What is refused is told in problem details, in the language asked for, and leaves no trace."""

from typing import Any

import pytest
import time_machine

from rajut.steps.plan.actions.framework import OVER  # the sentence of a rule found by an action
from tests import cast
from tests.frontends.api.program import Program, nothing_written, told
from tests.frontends.api.test_journey import description
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate
from tests.steps.plan import scene as plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_monday")]


@pytest.fixture
def _monday() -> Any:
    with time_machine.travel(cast.NOW, tick=False):
        yield


def test_a_move_in_the_wrong_state_is_refused_with_its_sentence() -> None:
    collaboration = engage.opened()

    with nothing_written():
        response = Program(cast.officer(cast.YOGYAKARTA)).post(
            f"/collaborations/{collaboration.pk}/moves/form"
        )

    assert told(response, 409) == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "detail": "Langkah ini tidak tersedia pada keadaan “Disiapkan”.",
    }
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_move_of_the_wrong_post_is_refused() -> None:
    collaboration = engage.offered()
    party = engage.party(collaboration, cast.SLEMAN)

    with nothing_written():
        answer = Program(cast.officer(cast.SLEMAN)).post(
            f"/collaborations/{collaboration.pk}/parties/{party.pk}/moves/accept"
        )

    assert "kepala atau sekretaris" in told(answer, 409)["detail"]


def test_the_accepter_is_never_the_submitter() -> None:
    framework = plan.agreed()
    with time_machine.travel(evaluate.APRIL, tick=False):
        report = evaluate.submitted(framework, cast.SLEMAN)
        sleman = Program(cast.officer(cast.SLEMAN))

        with nothing_written():
            answer = sleman.post(
                f"/collaborations/{framework.collaboration_id}/submissions/{report.pk}/moves/accept"
            )

    assert told(answer, 409)["status"] == 409


def test_a_rule_of_the_database_is_told_in_its_own_words() -> None:
    collaboration = engage.formed()
    officer = Program(cast.officer(cast.YOGYAKARTA))
    body = {"title": "Jam operasi", "proposal": "Pukul enam"}
    asked = told(officer.post(f"/collaborations/{collaboration.pk}/decisions", body), 201)

    with nothing_written():
        answer = Program(cast.head(cast.SLEMAN)).post(
            f"/collaborations/{collaboration.pk}/decisions/{asked['id']}/moves/stand", {"stance": "disagree"}
        )

    assert told(answer, 422)["errors"] == [{"field": "", "detail": "Tuliskan alasan tidak setuju."}]


def test_the_error_of_a_field_names_the_field() -> None:
    collaboration = engage.formed()
    body = {"title": "Jam operasi", "proposal": "Pukul enam", "quorum": 9}

    with nothing_written():
        answer = Program(cast.officer(cast.YOGYAKARTA)).post(
            f"/collaborations/{collaboration.pk}/decisions", body
        )

    told_errors = told(answer, 422)["errors"]
    assert told_errors == [{"field": "quorum", "detail": "Kuorum tidak boleh melebihi banyaknya pihak."}]


@pytest.mark.parametrize(
    ("changed", "field", "detail"),
    [
        ({"title": ""}, "title", "Paling sedikit 1 karakter."),
        ({"title": "   "}, "title", "Paling sedikit 1 karakter."),
        ({"title": "x" * 201}, "title", "Paling banyak 200 karakter."),
        ({"title": 7}, "title", "Isi dengan teks."),
        ({"warna": "biru"}, "warna", "Isian ini tidak dikenal."),
        ({"state": "running"}, "state", "Isian ini tidak dikenal."),
        ({"track": "lain"}, "track", "Pilih salah satu: 'ksdd', 'sinergi', 'internal' or 'third'."),
        ({"affair": "9.99"}, "affair", "Yang dirujuk di sini tidak ditemukan."),
        ({"affair": "sampah"}, "affair", "Bentuk kode ini tidak dikenal."),
        ({"opened_by": 10**15}, "opened_by", "Yang dirujuk di sini tidak ditemukan."),
        ({"opened_by": 10**25}, "opened_by", "Paling banyak 9223372036854775807."),
        ({"opened_by": "1"}, "opened_by", "Isi dengan bilangan bulat."),
        ({"opened_by": True}, "opened_by", "Isi dengan bilangan bulat."),
        ({"starts_on": "01-02-2027"}, "starts_on", "Tulis tanggal sebagai TTTT-BB-HH."),
        ({"starts_on": "2027-02-30"}, "starts_on", "Tulis tanggal sebagai TTTT-BB-HH."),
        ({"starts_on": 1_800_000_000}, "starts_on", "Tulis tanggal sebagai TTTT-BB-HH."),
        ({"starts_on": "0001-01-01"}, "starts_on", "Tanggal harus antara tahun 1945 dan 2199."),
        ({"ends_on": "9999-12-31"}, "ends_on", "Tanggal harus antara tahun 1945 dan 2199."),
        ({"obligatory": "ya"}, "obligatory", "Isi dengan true atau false."),
        ({"opportunity": "tidak-ada"}, "opportunity", "Yang dirujuk di sini tidak ditemukan."),
        ({"parties": [{"organisation": 10**15}]}, "organisation", "Yang dirujuk di sini tidak ditemukan."),
        ({"parties": [{}]}, "parties.0.organisation", "Wajib diisi."),
    ],
)
def test_a_wrong_field_is_named_in_the_users_language(
    changed: dict[str, Any], field: str, detail: str
) -> None:
    with nothing_written():
        answer = Program(cast.officer(cast.YOGYAKARTA)).post("/collaborations", description(**changed))

    assert told(answer, 422)["errors"] == [{"field": field, "detail": detail}]


def test_every_wrong_field_is_named_at_once() -> None:
    with nothing_written():
        answer = Program(cast.officer(cast.YOGYAKARTA)).post("/collaborations", {"title": ""})

    fields = [each["field"] for each in told(answer, 422)["errors"]]
    assert fields == ["track", "title", "object", "affair", "opened_by"]


def test_an_organisation_cannot_be_spoken_for_by_others() -> None:
    with nothing_written():
        answer = Program(cast.officer(cast.SLEMAN)).post("/collaborations", description())

    assert told(answer, 409)["status"] == 409


def test_parties_that_are_given_twice_leave_nothing_behind() -> None:
    twice = [{"organisation": cast.government(cast.SLEMAN).pk}] * 2

    with nothing_written():
        answer = Program(cast.officer(cast.YOGYAKARTA)).post("/collaborations", description(parties=twice))

    assert told(answer, 422)["detail"] == "Instansi ini sudah tercatat sebagai pihak."


def test_a_plan_can_be_begun_only_where_it_may_be() -> None:
    collaboration = engage.opened()
    officer = Program(cast.officer(cast.YOGYAKARTA))
    told(officer.post(f"/collaborations/{collaboration.pk}/moves/cancel", {"reason": "Batal"}))

    with nothing_written():
        answer = officer.post(f"/collaborations/{collaboration.pk}/plans", {})

    assert told(answer, 409)["detail"] == OVER


def test_the_language_is_chosen_in_the_address() -> None:
    officer = Program(cast.officer(cast.YOGYAKARTA))

    indonesian, english = officer.get("/collaborations/1?lang=id"), officer.get("/collaborations/1?lang=en")
    neither = officer.get("/collaborations/1?lang=de")

    assert [answer.headers["Content-Language"] for answer in (indonesian, english)] == ["id", "en"]
    assert (indonesian.status_code, english.status_code, neither.status_code) == (404, 404, 422)


def test_a_cell_of_an_indicator_of_others_is_refused() -> None:
    framework = plan.agreed()
    with time_machine.travel(evaluate.APRIL, tick=False):
        report = evaluate.opened(framework, cast.SLEMAN)
        program = Program(cast.environment_officer(cast.SLEMAN))
        path = f"/collaborations/{framework.collaboration_id}/submissions/{report.pk}/moves/fill"
        landfilled = str(framework.indicators.get(name=plan.LANDFILLED).indicator_id)
        served = str(framework.indicators.get(name=plan.SERVED).indicator_id)
        wrong = (
            [{"indicator_id": "00000000-0000-4000-8000-000000000000", "numerator": 1}],
            [{"indicator_id": landfilled, "numerator": 1}, {"indicator_id": landfilled, "numerator": 2}],
            [{"indicator_id": landfilled, "numerator": 1, "denominator": 2}],
            [{"indicator_id": served, "numerator": 1}],
            [{"indicator_id": served, "numerator": 1, "denominator": 0}],
            [{"indicator_id": landfilled, "state": "unknown"}],
            [{"indicator_id": landfilled, "state": "unknown", "numerator": 4, "note": "?"}],
        )

        with nothing_written():
            answers = [program.post(path, {"cells": cells}).status_code for cells in wrong]

    assert answers == [422] * len(wrong)
    assert report.values.count() == 0


def test_an_address_that_is_none_and_a_method_that_is_none_are_told_as_problems() -> None:
    program = Program()

    nowhere = told(program.get("/tidak-ada"), 404)
    response = program.client.delete("/api/v1/collaborations")

    assert nowhere["detail"] == "Yang dicari tidak ada, atau tidak dapat Anda lihat."
    assert told(response, 405)["title"] == "Method Not Allowed"
    assert sorted(response.headers["Allow"].split(", ")) == ["GET", "POST"]
