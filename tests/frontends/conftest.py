"""The clock of these tests: a Monday morning in April 2027, when the first quarter's reports are due."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.frontends import scene


@pytest.fixture
def april() -> Iterator[time_machine.Traveller]:
    """Stop the clock of the pages."""
    with time_machine.travel(scene.APRIL, tick=False) as traveller:
        yield traveller
