"""Views and endpoints ask for rows only through the eyes of their actor."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.rooms import SRC, modules, tree


def _speaks_http(path: Path) -> bool:
    inside = path.relative_to(SRC).as_posix()
    return not inside.startswith("config/") and any(
        part in {"views", "api", "endpoints"} for part in inside.removesuffix(".py").split("/")[2:]
    )


def _blind(path: Path) -> Iterator[str]:
    """Yield each `.objects` that is not followed at once by `.visible_to(`."""
    parsed = tree(path)
    seen = {
        id(node.value)
        for node in ast.walk(parsed)
        if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    for node in ast.walk(parsed):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in {"objects", "_default_manager"}
            and id(node) not in seen
        ):
            yield f"{path.relative_to(SRC).as_posix()}:{node.lineno}"


def test_views_ask_visible_to_before_anything_else() -> None:
    found = [place for path in modules() if _speaks_http(path) for place in _blind(path)]

    assert found == []


def test_the_question_finds_what_it_looks_for(tmp_path: Path, monkeypatch: object) -> None:
    parsed = ast.parse("a = Plan.objects.visible_to(actor).first()\nb = Plan.objects.all()")

    seen = [node for node in ast.walk(parsed) if isinstance(node, ast.Attribute) and node.attr == "objects"]

    assert len(seen) == 2
