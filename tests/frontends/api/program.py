"""A program with a key, as the tests of the API send it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from rajut.foundation.journal.models import Event
from rajut.foundation.people import actions
from rajut.foundation.people.scopes import SCOPES
from rajut.frontends.api.models import IdempotencyKey
from rajut.steps.coordinate.models import Decision
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.evaluate.models import Submission
from rajut.steps.identify.models import Declaration
from rajut.steps.plan.models import Framework
from tests import cast
from tests.visitor import Visitor

ROOT = "/api/v1"


def secret_of(person: cast.Person, *scopes: str) -> str:
    """Return a key of somebody's post: with every scope unless said otherwise."""
    now = timezone.now()
    _token, secret = actions.issue(
        person.post,
        name="Uji",
        scopes=scopes or tuple(SCOPES),
        expires_at=now + timedelta(days=1),
        actor=person.actor,
        at=now,
    )
    return secret


class Program:
    """Sends requests with a key (or with none) and reads JSON."""

    def __init__(self, person: cast.Person | None = None, *scopes: str, secret: str = "") -> None:
        self.client = Visitor()
        known = secret_of(person, *scopes) if person else secret
        self.headers = {"Authorization": f"Bearer {known}"} if known else {}

    def get(self, path: str, **query: Any) -> HttpResponse:
        """Ask for something."""
        return self.client.get(f"{ROOT}{path}", query, headers=self.headers)

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """Send a document, or nothing."""
        sent = b"" if body is None else json.dumps(body).encode()
        return self.client.post(
            f"{ROOT}{path}", sent, content_type="application/json", headers={**self.headers, **headers}
        )

    def send(self, path: str, raw: bytes, *, content_type: str = "application/json") -> HttpResponse:
        """Send bytes as they are."""
        return self.client.generic("POST", f"{ROOT}{path}", raw, content_type, headers=self.headers)


def told(response: HttpResponse, status: int = 200) -> Any:
    """Return what was answered with this status."""
    assert response.status_code == status, response.content.decode()[:2000]
    return json.loads(response.content)


@contextmanager
def nothing_written() -> Iterator[None]:
    """Hold the block to leaving no trace: no event, no record, no remembered request (keys apart)."""
    before = _kept()
    yield
    assert _kept() == before


def _kept() -> list[list[dict[str, Any]]]:
    events = Event.objects.exclude(record="people.token")
    tables = (Collaboration, Party, Declaration, Decision, Framework, Submission, IdempotencyKey)
    return [list(rows.order_by("pk").values()) for rows in (events, *(each.objects for each in tables))]
