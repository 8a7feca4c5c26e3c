"""A room reverses only its own addresses and those of rooms below it."""

import re
from pathlib import Path

import pytest

from tests.house.rooms import NAMES, SRC, room_of

NAMED = re.compile(
    r"""(?:\{%\s*url\s+|\breverse(?:_lazy)?\(\s*|\bredirect\(\s*|\bresolve_url\(\s*)["']([a-z_]+):[a-z_-]+["']"""
)


def _upward(path: Path) -> list[str]:
    """Return the names of higher rooms that a file reverses."""
    own = NAMES.index(room_of(path))
    named = NAMED.findall(path.read_text())
    return [name for name in named if name not in NAMES[: own + 1]]


def test_no_room_reverses_the_names_of_a_room_above_it() -> None:
    files = [path for kind in ("*.py", "*.html") for path in SRC.rglob(kind) if room_of(path)]

    found = {path.relative_to(SRC).as_posix(): names for path in files if (names := _upward(path))}

    assert found == {}


@pytest.mark.parametrize(
    "words",
    [
        "{% url 'desk:home' %}",
        'reverse("desk:home")',
        'redirect("desk:home", pk=1)',
        '{% url "desk:home" pk=1 %}',
    ],
)
def test_the_question_finds_what_it_looks_for(words: str) -> None:
    assert NAMED.findall(words) == ["desk"]
