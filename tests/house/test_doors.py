"""A room reverses only its own addresses and those of rooms below it."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from rajut.config.context import OFFICIAL_PLACES, PUBLIC_PLACES, SUPERVISION
from tests.house.rooms import NAMES, SRC, room_of

NAMED = re.compile(
    r"""(?:\{%\s*url\s+|\breverse(?:_lazy)?\(\s*|\bredirect\(\s*|\bresolve_url\(\s*)["']([a-z_]+):[a-z_-]+["']"""
)

FRONTENDS = ("desk", "portal", "api")  # stand beside each other: the desk sends a stranger to the portal


def _upward(path: Path) -> list[str]:
    """Return the names of higher rooms that a file reverses."""
    own = room_of(path)
    reach = NAMES if own in FRONTENDS else NAMES[: NAMES.index(own) + 1]
    return [name for name in NAMED.findall(path.read_text()) if name not in reach]


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


@pytest.mark.parametrize("name", [name for _, name in (*PUBLIC_PLACES, *OFFICIAL_PLACES, *SUPERVISION)])
def test_every_place_of_the_navigation_is_there(name: str) -> None:
    assert reverse(name).startswith("/")
