"""The moves a URL may name are exactly the moves of the table."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import rajut.steps
from rajut.core.law import lifecycles
from rajut.core.law.lifecycle import Lifecycle

STEPS = tuple(module.name for module in pkgutil.iter_modules(rajut.steps.__path__))


def _modules(name: str) -> Iterator[ModuleType]:
    """Yield the modules in which a step writes its actions."""
    try:
        found = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return
    yield found
    for inner in pkgutil.iter_modules(getattr(found, "__path__", [])):
        yield importlib.import_module(f"{name}.{inner.name}")


def _tables(step: str) -> list[Lifecycle]:
    module = importlib.import_module(f"{lifecycles.__name__}.{step}")
    return [each for each in vars(module).values() if isinstance(each, Lifecycle)]


def _dicts(step: str) -> list[dict[str, object]]:
    """Return each different MOVES dict of a step's actions (a package may hand on those of its modules)."""
    found = {
        id(value): value
        for module in _modules(f"rajut.steps.{step}.actions")
        for name, value in vars(module).items()
        if name.endswith("MOVES") and isinstance(value, dict)
    }
    return list(found.values())


@pytest.mark.parametrize("step", STEPS)
def test_moves_of_the_actions_are_the_moves_of_the_tables(step: str) -> None:
    if not list(_modules(f"rajut.steps.{step}.actions")):
        pytest.skip(f"{step} has no actions yet")

    named = sorted(sorted(each) for each in _dicts(step))
    written = sorted(sorted(row.name for row in each.moves) for each in _tables(step))

    assert named == written


@pytest.mark.parametrize("step", STEPS)
def test_every_move_is_the_function_of_its_name(step: str) -> None:
    names = [(name, getattr(move, "__name__", "")) for each in _dicts(step) for name, move in each.items()]

    assert [pair for pair in names if pair[0] != pair[1]] == []
