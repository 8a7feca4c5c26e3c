"""What an address takes, and nothing else: its own query, each name once, a JSON body where it has one."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation

Run = Callable[..., HttpResponse]
LANGUAGE = "lang"


def strict(run: Run) -> Run:
    """Refuse queries and bodies that the operation does not know, before it runs."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]  # ninja hands over the operation's own method
    known = {LANGUAGE, *_names(operation, "query")}
    has_body = any(model.__ninja_param_source__ == "body" for model in operation.models)

    @wraps(run)
    def careful(request: HttpRequest, **path: Any) -> HttpResponse:
        try:
            _check_query(request, known)
            _check_body(request, has_body=has_body)
        except (HttpError, ValidationError) as error:
            return operation.api.on_exception(request, error)
        return run(request, **path)

    return careful


def _names(operation: Operation, source: str) -> Iterator[str]:
    for model in operation.models:
        if model.__ninja_param_source__ == source:
            yield from model.__ninja_flatten_map__


def _check_query(request: HttpRequest, known: set[str]) -> None:
    wrong: list[dict[str, Any]] = [
        {"loc": ("query", name), "type": "extra_forbidden" if name not in known else "given_once"}
        for name, values in request.GET.lists()
        if name not in known or len(values) > 1
    ]
    if request.GET.get(LANGUAGE, settings.LANGUAGE_CODE) not in dict(settings.LANGUAGES):
        told = " / ".join(dict(settings.LANGUAGES))
        wrong.append({"loc": ("query", LANGUAGE), "type": "literal_error", "ctx": {"expected": told}})
    if wrong:
        raise ValidationError(wrong)


def _check_body(request: HttpRequest, *, has_body: bool) -> None:
    if request.method != "POST" or not request.body:
        return
    if request.content_type != "application/json":
        raise HttpError(415, "")
    if not has_body and request.body.strip() != b"{}":
        raise ValidationError([{"loc": ("body", "", ""), "type": "extra_forbidden"}])
