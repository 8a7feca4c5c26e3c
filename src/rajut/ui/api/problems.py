"""Saying to a program what is wrong: problem details (RFC 9457)."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import JsonResponse

from rajut.ui.api.schemas import Told

MEDIA_TYPE = "application/problem+json"


class FieldProblem(Told):
    """What is wrong with one field; an empty name means the whole."""

    field: str
    detail: str


class Problem(Told):
    """Problem details: `detail` is a sentence for people, in the language asked for."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


def problem(
    status: HTTPStatus, detail: str, *, errors: Sequence[FieldProblem] = (), kind: str = "about:blank"
) -> JsonResponse:
    """Return the answer that says what is wrong."""
    told = Problem(type=kind, title=status.phrase, status=status, detail=detail, errors=list(errors))
    shown = told.dict(exclude=set() if errors else {"errors"})
    return JsonResponse(
        shown, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )
