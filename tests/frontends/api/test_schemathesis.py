"""The API keeps to its own description, whatever is sent: generated requests against the real application.

The first pass sends anything, sound or not, to numbers that seldom exist; the second sends sound requests to
records that do, as somebody who may do much there.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import schemathesis
import time_machine
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from rajut.foundation.people.sight import SYSTEM, stand
from rajut.frontends.api.routes import api
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import findings
from rajut.steps.evaluate.models import Finding
from rajut.steps.plan.models import Activity, CostSharing, Framework
from tests import cast
from tests.frontends.api.program import nothing_written, secret_of
from tests.steps.coordinate import scene as coordinate
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate
from tests.steps.identify import scene as identify

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OPERATIONS = [
    (method.upper(), path)
    for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
    for method in methods
]
# What a sound document names: generated numbers seldom name anything.
_OWN: dict[str, Callable[[], object]] = {
    "organisation": lambda: cast.government(cast.YOGYAKARTA).pk,
    "opened_by": lambda: cast.government(cast.YOGYAKARTA).pk,
    "owner": lambda: cast.government(cast.SLEMAN).pk,
    "affair": lambda: "2.11",
    "starts_on": lambda: "2027-05-01",
    "ends_on": lambda: "2028-05-01",
    "due_on": lambda: "2027-05-01",
}
BOUNDED = {
    "deadline": None,
    "database": None,
    "phases": [Phase.explicit, Phase.generate],
    "suppress_health_check": list(HealthCheck),
}


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Keep the test's connection from request to request, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def known() -> Iterator[dict[str, object]]:
    """Records of every kind, and where each gap of an address finds one."""
    with time_machine.travel(evaluate.APRIL + timedelta(hours=1), tick=False):
        yield _numbers(evaluate.measured())


def _numbers(framework: Framework) -> dict[str, object]:
    matter = framework.collaboration
    indicator = framework.indicators.first()
    assert indicator is not None
    identify.figures()
    identify.searched()
    coordinate.team(matter, at=evaluate.APRIL)
    return {
        "pk": matter.pk,
        "party": engage.party(matter, cast.BANTUL).pk,
        "version": 1,
        "decision": coordinate.asked(matter, at=evaluate.APRIL).pk,
        "task": coordinate.given(matter, at=evaluate.APRIL).pk,
        "obstacle": coordinate.reported(matter, at=evaluate.APRIL).pk,
        "meeting": engage.called(matter, days=150).pk,
        "finding": findings.find(
            matter,
            title="Temuan",
            detail="Terlambat.",
            actor=cast.officer(cast.BANTUL).actor,
            at=evaluate.APRIL,
        ).pk,
        "submission": evaluate.opened(framework, cast.YOGYAKARTA, quarter=2, at=evaluate.APRIL).pk,
        "indicator": str(indicator.indicator_id),
        "activity": _divided(framework).activity_id,
        "period": matter.periods.order_by("starts_on")[0].pk,
        "key": identify.water().pk,
        "code": cast.SLEMAN,
        "slug": identify.WATER,
        "secret": secret_of(cast.officer(cast.YOGYAKARTA)),
        "declaration": identify.drafted(cast.YOGYAKARTA).pk,
    }


def _divided(framework: Framework) -> CostSharing:
    """The joint cost of an activity, laid beside it as the agreed plan has it."""
    matter = framework.collaboration
    payers = [cast.government(code).pk for code in (cast.YOGYAKARTA, cast.SLEMAN)]
    activity = Activity.objects.create(
        collaboration=matter,
        framework=framework,
        title="Mengangkut bersama",
        owner=cast.government(cast.SLEMAN),
        starts_on=date(2027, 1, 4),
        ends_on=date(2027, 6, 30),
        budget=50,
    )
    return CostSharing.objects.create(
        collaboration=matter,
        activity=activity,
        players=payers,
        costs=[[[payers[0]], "30"], [[payers[1]], "40"], [payers, "50"]],
        origin=CostSharing.Origin.TYPED,
        source="Contoh",
        costed_at=evaluate.APRIL,
        costed_by="Uji",
    )


def _found(matter: Collaboration) -> Finding:
    actor = cast.officer(cast.BANTUL).actor
    return findings.find(matter, title="Temuan", detail="Terlambat.", actor=actor, at=evaluate.APRIL)


def _schema() -> Any:
    found = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    stand((SYSTEM,))
    return found


def _tried(
    operation: Any, mode: GenerationMode, *, most: int, checks: list[Any], **known: object
) -> set[int]:
    """Send `most` generated requests, hold every answer to the checks, and return the statuses met."""
    headers = {"Authorization": f"Bearer {known.pop('secret')}", "Accept-Encoding": "identity"}
    met: set[int] = set()
    named = {name: _OWN[name]() for name in _OWN}

    @seed(20270405)
    @settings(max_examples=most, **BOUNDED)
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        for name in set(known) & set(case.path_parameters or {}):
            case.path_parameters[name] = known[name]
        if known and isinstance(case.body, dict):
            case.body.update({name: named[name] for name in set(named) & set(case.body)})
        response = case.call(headers=headers)
        met.add(response.status_code)
        case.validate_response(response, checks=checks)

    send()
    return met


def test_whatever_is_sent_is_answered_as_described_and_nothing_is_written(known: dict[str, object]) -> None:
    schema, secret = _schema(), known["secret"]

    with nothing_written():
        for method, path in OPERATIONS:
            checks = [*CHECKS, negative_data_rejection]
            _tried(schema[path][method], GenerationMode.NEGATIVE, most=6, checks=checks, secret=secret)
        stand((SYSTEM,))


def test_sound_requests_to_real_records_are_answered_as_described(known: dict[str, object]) -> None:
    schema, met = _schema(), set()

    for method, path in sorted(OPERATIONS):  # looking first: a sound request may well end the collaboration
        numbers = {**known, "pk": _matter(path, known)}
        statuses = _tried(schema[path][method], GenerationMode.POSITIVE, most=5, checks=CHECKS, **numbers)
        assert method != "GET" or 200 in statuses, f"{path}: {statuses}"
        met |= statuses

    assert {200, 201, 409, 422} <= met


def _matter(path: str, known: dict[str, object]) -> object:
    return known["declaration"] if path.startswith("/api/v1/declarations/") else known["pk"]
