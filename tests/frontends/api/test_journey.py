"""The whole cycle by programs alone: the same records and rules as on the pages."""

from datetime import datetime
from typing import Any

import pytest
import time_machine

from rajut.foundation.journal.models import Event
from rajut.steps.evaluate import queries as evaluate
from tests import cast
from tests.frontends.api.program import Program, told
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate_scene
from tests.steps.evaluate.scene import ACTUAL, APRIL
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db


def description(**changed: Any) -> dict[str, Any]:
    return {
        "track": "ksdd",
        "title": "Persampahan Kartamantul",
        "object": "Pengolahan sampah rumah tangga bersama",
        "affair": "2.11",
        "opened_by": cast.government(cast.YOGYAKARTA).pk,
        "parties": [
            {"organisation": cast.government(cast.SLEMAN).pk, "part": "party"},
            {"organisation": cast.government(cast.BANTUL).pk, "part": "party"},
        ],
        **changed,
    }


def frozen(at: datetime) -> time_machine.travel:
    return time_machine.travel(at, tick=False)


@frozen(cast.NOW)
def test_a_collaboration_is_opened_offered_answered_and_formed() -> None:
    yogyakarta = Program(cast.officer(cast.YOGYAKARTA))
    sleman, bantul = Program(cast.head(cast.SLEMAN)), Program(cast.head(cast.BANTUL))

    opened = told(yogyakarta.post("/collaborations", description()), 201)
    path = f"/collaborations/{opened['id']}"
    offered = told(yogyakarta.post(f"{path}/moves/offer"))
    parties = {each["organisation"]["region_code"]: each["id"] for each in offered["parties"]}
    told(sleman.post(f"{path}/parties/{parties[cast.SLEMAN]}/moves/accept"))
    told(bantul.post(f"{path}/parties/{parties[cast.BANTUL]}/moves/accept"))
    formed = told(yogyakarta.post(f"{path}/moves/form"))

    assert opened["state"] == "draft"
    assert offered["state"] == "offered"
    assert formed["state"] == "formed"
    assert [party["state"] for party in formed["parties"]] == ["accepted"] * 3
    moves = ["begin", "begin", "begin", "offer", "invite", "invite", "accept", "accept", "form"]
    assert list(Event.objects.filter(collaboration_id=opened["id"]).values_list("move", flat=True)) == moves


@frozen(cast.NOW)
def test_whoever_declines_is_answered_and_sees_the_inside_no_more() -> None:
    collaboration = engage.offered()
    party = engage.party(collaboration, cast.SLEMAN)
    sleman = Program(cast.head(cast.SLEMAN))
    path = f"/collaborations/{collaboration.pk}"

    answer = told(sleman.post(f"{path}/parties/{party.pk}/moves/decline", {"reason": "Anggaran"}))

    assert (answer["state"], answer["reason"]) == ("declined", "Anggaran")
    assert sleman.get(f"{path}/decisions").status_code == 404


@frozen(cast.NOW)
def test_a_plan_is_proposed_assented_to_and_agreed() -> None:
    framework = plan.complete()
    path = f"/collaborations/{framework.collaboration_id}/plans/1/moves"
    yogyakarta = Program(cast.officer(cast.YOGYAKARTA))

    told(yogyakarta.post(f"{path}/propose"))
    for code in plan.PARTIES:
        told(Program(cast.head(code)).post(f"{path}/assent"))
    agreed = told(yogyakarta.post(f"{path}/agree"))

    assert agreed["state"] == "agreed"
    assert told(yogyakarta.get(f"/collaborations/{framework.collaboration_id}/plan")) == agreed


def test_values_are_reported_accepted_and_added_up_as_on_the_pages() -> None:
    framework = plan.agreed()
    path = f"/collaborations/{framework.collaboration_id}"
    period = framework.collaboration.periods.order_by("starts_on")[0]

    with frozen(APRIL):
        for code in plan.PARTIES:
            reporter = Program(cast.environment_officer(code))
            checker = Program(cast.officer(cast.SLEMAN if code == cast.YOGYAKARTA else cast.YOGYAKARTA))
            made = told(reporter.post(f"{path}/submissions", {"period": period.pk}), 201)
            one = f"{path}/submissions/{made['id']}/moves"
            told(reporter.post(f"{one}/fill", {"cells": typed(made, code)}))
            told(reporter.post(f"{one}/submit"))
            told(checker.post(f"{one}/accept"))
        found = told(Program(cast.officer(cast.BANTUL)).get(f"{path}/results"))

    shown = evaluate.results(framework, today=APRIL.date())
    assert found["value"] == f"{shown.overall.value:f}".rstrip("0").rstrip(".")
    for row, indicator in zip(found["indicators"]["items"], shown.indicators, strict=True):
        total = indicator.readings[0].verified
        assert (row["name"], row["readings"][0]["verified"]["n"]) == (indicator.version.name, total.n)
        assert row["readings"][0]["verified"]["completeness"] == "1"
    landfilled = next(row for row in found["indicators"]["items"] if row["name"] == plan.LANDFILLED)
    assert landfilled["readings"][0]["verified"]["value"] == str(sum(row[0] for row in ACTUAL.values()))


def typed(report: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """Return what a party reports, cell by cell."""
    figures = dict(zip(plan.DEFINITIONS, ACTUAL[code], strict=True))
    cells = []
    for cell in report["cells"]:
        figure = figures[cell["name"]]
        top, bottom = figure if isinstance(figure, tuple) else (figure, None)
        cells.append({"indicator_id": cell["indicator_id"], "numerator": top, "denominator": bottom})
    return cells


@frozen(APRIL)
def test_the_ledger_tells_who_stated_a_number_and_who_verified_it() -> None:
    framework = evaluate_scene.measured()
    version = framework.indicators.get(name=plan.LANDFILLED)
    period = framework.collaboration.periods.order_by("starts_on")[0]
    path = f"/collaborations/{framework.collaboration_id}/results/{version.indicator_id}/{period.pk}/ledger"

    rows = told(Program(cast.officer(cast.BANTUL)).get(path))["items"]

    claimed = [row for row in rows if (row["kind"], row["organisation_id"]) == ("claimed", sleman_id())]
    assert [(row["value"], row["current"]) for row in claimed] == [("285", True)]
    assert sorted(row["kind"] for row in rows) == ["claimed"] * 3 + ["target"] * 3 + ["verified"] * 3


def sleman_id() -> int:
    return cast.government(cast.SLEMAN).pk


@frozen(cast.NOW)
def test_a_decision_is_asked_answered_and_adopted() -> None:
    collaboration = engage.formed()
    path = f"/collaborations/{collaboration.pk}/decisions"
    yogyakarta = Program(cast.officer(cast.YOGYAKARTA))

    asked = told(yogyakarta.post(path, {"title": "Jam operasi TPA", "proposal": "Pukul 06.00-18.00"}), 201)
    for code in plan.PARTIES:
        program = Program(cast.head(code))
        told(program.post(f"{path}/{asked['id']}/moves/stand", {"stance": "agree"}))
    passed = told(yogyakarta.post(f"{path}/{asked['id']}/moves/adopt"))

    assert [each["name"] for each in asked["awaited"]] == [
        cast.government(code).name for code in plan.PARTIES
    ]
    assert (passed["state"], [each["stance"] for each in passed["positions"]]) == ("passed", ["agree"] * 3)


@frozen(cast.NOW)
def test_a_task_is_given_finished_and_verified_by_a_second_person() -> None:
    collaboration = engage.formed()
    path = f"/collaborations/{collaboration.pk}/tasks"
    yogyakarta, doer = Program(cast.officer(cast.YOGYAKARTA)), Program(cast.environment_officer(cast.SLEMAN))

    given = told(yogyakarta.post(path, {"title": "Susun jadwal truk", "owner": sleman_id()}), 201)
    told(doer.post(f"{path}/{given['id']}/moves/finish", {"result": "Jadwal 12 truk"}))
    refused = doer.post(f"{path}/{given['id']}/moves/verify")
    verified = told(yogyakarta.post(f"{path}/{given['id']}/moves/verify"))

    assert refused.status_code == 409
    assert verified["state"] == "verified"


@frozen(cast.NOW)
def test_an_obstacle_is_recorded_taken_up_and_answered_by_the_governors_office() -> None:
    collaboration = engage.formed()
    path = f"/collaborations/{collaboration.pk}/obstacles"
    bantul, governor = Program(cast.officer(cast.BANTUL)), Program(cast.governor_office(cast.DIY))
    yogyakarta = Program(cast.officer(cast.YOGYAKARTA))

    raised = told(bantul.post(path, {"kind": "ego", "title": "Truk ditolak di gerbang"}), 201)
    told(bantul.post(f"{path}/{raised['id']}/moves/escalate", {"question": "Mohon arahan"}))
    answered = told(governor.post(f"{path}/{raised['id']}/moves/answer", {"answer": "Buka gerbang"}))
    resolved = told(yogyakarta.post(f"{path}/{raised['id']}/moves/resolve", {"resolution": "Dibuka"}))

    assert (answered["state"], resolved["state"]) == ("answered", "resolved")


@frozen(cast.NOW)
def test_a_need_is_declared_announced_and_seen_by_other_officials() -> None:
    sleman, outsider = Program(cast.officer(cast.SLEMAN)), Program(cast.outsider())
    need = {
        "kind": "need",
        "organisation": sleman_id(),
        "domain": "service",
        "affair": "2.11",
        "title": "Pengolahan sampah organik",
        "quantity": "12.5",
        "unit": "ton per hari",
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
    }

    declared = told(sleman.post("/declarations", need), 201)
    hidden = outsider.get(f"/declarations/{declared['id']}").status_code
    told(sleman.post(f"/declarations/{declared['id']}/moves/open"))
    seen = told(outsider.get(f"/declarations/{declared['id']}"))

    assert hidden == 404
    assert (seen["state"], seen["quantity"], seen["moves"]) == ("open", "12.5", [])
