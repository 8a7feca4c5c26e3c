"""The description of the API is complete, and the one that is committed is the one of the code."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from rajut.config.reference import FOLDER, openapi
from rajut.foundation.people.scopes import SCOPES
from rajut.frontends.api.routes import api
from rajut.steps.coordinate.actions import decision, obstacle, task
from rajut.steps.engage.actions import collaboration, party
from rajut.steps.evaluate.actions import submissions
from rajut.steps.identify.actions import declaration, judgement
from rajut.steps.plan import actions as plan
from rajut.ui.api.problems import MEDIA_TYPE
from rajut.ui.api.schemas import Asked, Told

DESCRIBED: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
MOVES = {
    "collaborations/{pk}": collaboration.MOVES,
    "collaborations/{pk}/parties/{party}": party.MOVES,
    "collaborations/{pk}/plans/{version}": plan.MOVES,
    "collaborations/{pk}/decisions/{decision}": decision.MOVES,
    "collaborations/{pk}/tasks/{task}": task.MOVES,
    "collaborations/{pk}/obstacles/{obstacle}": obstacle.MOVES,
    "collaborations/{pk}/submissions/{submission}": submissions.MOVES,
    "declarations/{pk}": declaration.MOVES,
    "opportunities/{key}": judgement.MOVES,
}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DESCRIBED["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def shapes(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in base.__subclasses__():
        yield each
        yield from shapes(each)


def test_the_committed_description_is_fresh() -> None:
    assert (FOLDER / "openapi.json").read_text() == openapi()


@pytest.mark.parametrize(("path", "moves"), MOVES.items())
def test_every_move_of_a_record_can_be_made_by_a_program(path: str, moves: dict[str, object]) -> None:
    root = f"/api/v1/{path}/moves/"
    written = [each.removeprefix(root) for each in DESCRIBED["paths"] if each.startswith(root)]
    choices = [
        parameter["schema"]["enum"]
        for name, parameters in ((each, _parameters(root + each)) for each in written)
        for parameter in parameters
        if name == "{move}" and parameter.get("name") == "move"
    ]

    offered = [each for each in written if each != "{move}"] + [name for names in choices for name in names]

    assert sorted(offered) == sorted(moves)


def _parameters(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = DESCRIBED["paths"][path]["post"]["parameters"]
    return found


def test_every_error_is_described_as_problem_details() -> None:
    reading = {"400", "401", "403", "404", "422"}
    writing = reading | {"409", "413", "415"}

    for method, path, operation in operations():
        errors = {status for status in operation["responses"] if status >= "4"}
        assert errors == (writing if method == "post" else reading), path
    for answer in DESCRIBED["components"]["responses"].values():
        assert list(answer["content"]) == [MEDIA_TYPE]


def test_every_operation_names_a_scope_that_a_key_can_have() -> None:
    for method, path, operation in operations():
        scopes = [scope for door in operation["security"] for names in door.values() for scope in names]
        assert set(scopes) <= set(SCOPES), path
        assert scopes == ["read"] or (method == "post" and scopes[0].endswith(":write")), path


def test_writing_takes_an_idempotency_key_and_everything_a_language() -> None:
    for method, path, operation in operations():
        shared = [
            parameter["$ref"].rpartition("/")[2]
            for parameter in operation["parameters"]
            if "$ref" in parameter
        ]
        assert shared == (["lang", "idempotency"] if method == "post" else ["lang"]), path


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for _method, _path, operation in operations()]

    assert sorted(set(names)) == sorted(names)


def test_two_shapes_never_share_a_name() -> None:
    found = {each for base in (Asked, Told) for each in shapes(base) if "[" not in each.__name__}
    names = [each.__name__ for each in found if each.__module__.startswith("rajut")]

    assert sorted(set(names)) == sorted(names)


def test_nothing_unknown_is_taken_anywhere() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    asked = {each.__name__ for each in shapes(Asked)} & set(schemas)

    assert [name for name in sorted(asked) if schemas[name].get("additionalProperties") is not False] == []
