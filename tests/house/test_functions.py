"""Small functions, small files, words for whoever reads."""

import ast
from pathlib import Path
from statistics import median, quantiles

from tests.house.rooms import SRC, modules, tree

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def _lines(function: Function) -> int:
    """Count the lines of the body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_are_small() -> None:
    sizes = [_lines(function) for path in modules() for function in _functions(path)]

    half, ninetieth = median(sizes), quantiles(sizes, n=10)[-1]

    assert half <= 8, f"median {half}"
    assert ninetieth <= 25, f"90th percentile {ninetieth}"


def test_files_are_small() -> None:
    long = {path.relative_to(SRC).as_posix(): len(path.read_text().splitlines()) for path in modules()}

    assert {name: lines for name, lines in long.items() if lines > 330} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [path.relative_to(SRC).as_posix() for path in modules() if not ast.get_docstring(tree(path))]

    assert [name for name in silent if not name.endswith("__init__.py")] == []


def test_every_public_function_of_the_core_says_what_it_does() -> None:
    silent = [
        f"{path.relative_to(SRC).as_posix()}: {function.name}"
        for path in modules()
        if path.is_relative_to(SRC / "core")
        for function in _functions(path)
        if not function.name.startswith("_") and not ast.get_docstring(function)
    ]

    assert silent == []
