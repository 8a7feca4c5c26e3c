"""The tests of this step live at one moment, also where a view looks at the clock."""

from collections.abc import Iterator

import pytest
import time_machine

from tests import cast


@pytest.fixture(autouse=True)
def _on_a_monday_morning() -> Iterator[None]:
    with time_machine.travel(cast.NOW, tick=True):
        yield
