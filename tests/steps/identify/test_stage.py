"""What the first step says on the rail of a collaboration."""

from dataclasses import dataclass

import pytest

from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.steps.identify import queries
from tests import cast
from tests.steps.identify import scene

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Matter:
    """A collaboration as far as this step knows it."""

    opportunity_id: str | None


def test_a_collaboration_that_nobody_searched_for() -> None:
    stage = queries.stage(Matter(None), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert (stage.number, stage.name, stage.state, stage.words, stage.url) == (
        1,
        "Potensi",
        "done",
        "Dibuka langsung",
        "/potensi/",
    )


def test_a_collaboration_from_an_opportunity_leads_there() -> None:
    scene.figures()
    scene.searched()
    water = scene.water()

    stage = queries.stage(Matter(water.pk), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert (stage.state, stage.url) == ("done", f"/potensi/peluang/{water.pk}/")
    assert stage.words.startswith("Dari peluang berskor 0,")


def test_the_public_learns_no_more_than_that() -> None:
    scene.figures()
    scene.searched()

    stage = queries.stage(Matter(scene.water().pk), actor=PUBLIC_ACTOR, at=cast.NOW)

    assert (stage.words, stage.url) == ("Dari peluang", "/potensi/")
