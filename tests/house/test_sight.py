"""Views and endpoints ask for rows that have readers only through the eyes of their actor."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from tests.house.rooms import SRC, modules, tree


def _speaks_http(path: Path) -> bool:
    inside = path.relative_to(SRC).as_posix()
    return not inside.startswith("config/") and any(
        part in {"views", "api", "endpoints"} for part in inside.removesuffix(".py").split("/")[2:]
    )


def _fenced() -> set[str]:
    """Return the names of the models whose rows name their readers."""
    return {
        model.__name__ for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")
    }


def _blind(parsed: ast.Module, fenced: set[str]) -> Iterator[int]:
    """Yield the line of each `Fenced.objects` that is not followed at once by `.visible_to(`."""
    walked = [node for node in ast.walk(parsed) if isinstance(node, ast.Attribute)]
    seen = {id(node.value) for node in walked if node.attr == "visible_to"}
    for node in walked:
        named = isinstance(node.value, ast.Name) and node.value.id in fenced
        if named and node.attr in {"objects", "_default_manager"} and id(node) not in seen:
            yield node.lineno


def test_views_ask_visible_to_before_anything_else() -> None:
    fenced = _fenced()
    views = [path for path in modules() if _speaks_http(path)]

    found = [
        f"{path.relative_to(SRC).as_posix()}:{line}" for path in views for line in _blind(tree(path), fenced)
    ]

    assert found == []


def test_the_question_finds_what_it_looks_for() -> None:
    parsed = ast.parse(
        "a = Plan.objects.visible_to(actor).first()\nb = Plan.objects.all()\nc = Year.objects.all()"
    )

    assert list(_blind(parsed, {"Plan"})) == [2]
