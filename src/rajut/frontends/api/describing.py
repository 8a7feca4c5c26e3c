"""The description of the API (OpenAPI 3.1): what ninja tells, and what holds for every operation."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from ninja.openapi.schema import REF_TEMPLATE

from rajut.frontends.api.once import HEADER
from rajut.ui.api.problems import MEDIA_TYPE, Problem

Described = dict[str, Any]
ERRORS = {
    "400": "The request cannot be read: broken JSON, a name given twice, characters no text may hold.",
    "401": "No key, or one that is unknown, expired or revoked.",
    "403": "The key lacks the scope, or a browser's request its CSRF token.",
    "404": "Not there, or outside the actor's sight.",
    "422": "A field is wrong; `errors` names each with a sentence.",
}
WRITE_ERRORS = {
    "409": "Refused by the rules: wrong state, wrong post, a condition not met. Nothing was written.",
    "413": "The body is larger than 1 MiB.",
    "415": "The body is not application/json.",
}
LANGUAGE: Described = {
    "in": "query",
    "name": "lang",
    "required": False,
    "description": "The language of words and sentences in the answer.",
    "schema": {"type": "string", "enum": [code for code, _name in settings.LANGUAGES], "default": "id"},
}
IDEMPOTENCY: Described = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Repeating a request with the same key within 24 hours has one effect and one answer.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,100}$"},
}
TOKEN: Described = {
    "type": "http",
    "scheme": "bearer",
    "description": "A program's key (rjt_…), made under Profil → Kunci program. It acts in one post.",
}
PROBLEM = REF_TEMPLATE.format(model="Problem")


def complete(told: Described) -> Described:
    """Add to every operation its errors, its door, the language, and the idempotency key."""
    problem = Problem.model_json_schema(ref_template=REF_TEMPLATE)
    told["components"]["schemas"] |= {**problem.pop("$defs"), "Problem": problem}
    told["components"]["securitySchemes"] = {"token": TOKEN}
    told["components"]["parameters"] = {"lang": LANGUAGE, "idempotency": IDEMPOTENCY}
    told["components"]["responses"] = {
        f"Problem{status}": _error(words) for status, words in {**ERRORS, **WRITE_ERRORS}.items()
    }
    for method, operation in _operations(told):
        _complete(operation, writes=method == "post")
    return told


def _complete(operation: Described, *, writes: bool) -> None:
    """Add to one operation what holds for every one of its kind, by reference."""
    errors = {**ERRORS, **(WRITE_ERRORS if writes else {})}
    shared = ("lang", "idempotency") if writes else ("lang",)
    operation["parameters"] += [{"$ref": f"#/components/parameters/{name}"} for name in shared]
    operation["security"] = _security(operation)
    operation["responses"] = {
        **{str(status): answer for status, answer in operation["responses"].items()},
        **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in errors},
    }


def _operations(told: Described) -> Iterator[tuple[str, Described]]:
    for methods in told["paths"].values():
        yield from methods.items()


def _security(operation: Described) -> list[Described]:
    """Return which scope opens the door; an empty choice: nobody needs one."""
    door = next(iter(operation.get("security", [{"Anyone": []}])[0]))
    if door == "Writing":
        return [{"token": [f"{operation['tags'][0]}:write"]}]
    return [{"token": ["read"]}, *([{}] if door == "Anyone" else [])]


def _error(words: str) -> Described:
    return {"description": words, "content": {MEDIA_TYPE: {"schema": {"$ref": PROBLEM}}}}
