"""Finding a collaboration by its words, by the stems of its words, and by nearly its words."""

import pytest

from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.search import matching, stems
from tests import cast
from tests.steps.engage import scene

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    """The titles that a search finds."""
    return [row.title for row in matching(Collaboration.objects.order_by("title"), text)]


@pytest.fixture(autouse=True)
def _two_collaborations() -> None:
    scene.opened(title="Persampahan Kartamantul")
    scene.opened(title="Angkutan umum aglomerasi", object="Bus antarkota", invited=())


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("persampahan", ["Persampahan Kartamantul"]),
        ("pengangkutan", ["Angkutan umum aglomerasi"]),
        ("Kartaman", ["Persampahan Kartamantul"]),
        ("sleman", ["Persampahan Kartamantul"]),
        ("Persampahn Kartamantl", ["Persampahan Kartamantul"]),
        ("kartamantul angkutan", []),
        ("zzzz", []),
        ("", ["Angkutan umum aglomerasi", "Persampahan Kartamantul"]),
        ("dan di ke", ["Angkutan umum aglomerasi", "Persampahan Kartamantul"]),
        ("') | ('", ["Angkutan umum aglomerasi", "Persampahan Kartamantul"]),
    ],
)
def test_words_are_found(text: str, titles: list[str]) -> None:
    assert found(text) == titles


def test_a_revised_title_is_found_by_its_new_words() -> None:
    collaboration = Collaboration.objects.get(title="Persampahan Kartamantul")

    collaborations.revise(
        collaboration,
        **scene.description(title="Terminal terpadu"),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert (found("terminal"), found("kartamantul")) == (["Terminal terpadu"], [])


def test_stems_are_each_named_once() -> None:
    assert stems("Persampahan dan sampah: pengolahan bersama") == ["sampah", "olah"]
