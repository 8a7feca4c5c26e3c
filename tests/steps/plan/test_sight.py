"""Who sees a plan: insiders everything, others the outline once it is agreed, never a party's values."""

import pytest
from django.db import transaction

from rajut.foundation.people.sight import standing_as
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.models import (
    Activity,
    Commitment,
    Contribution,
    Framework,
    IndicatorVersion,
    Node,
    Observation,
    PlannedValue,
    Rollup,
)
from tests import cast
from tests.steps.plan import scene

pytestmark = pytest.mark.django_db

OUTLINE = (Framework, Node, IndicatorVersion, Commitment, Activity, Contribution)
VALUES = (PlannedValue, Observation)


def seen(keys: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Return whether somebody sees the whole outline, any totals, any party's values."""
    with transaction.atomic(), standing_as(keys):
        outline = [model.objects.exists() for model in OUTLINE]
        values = any(model.objects.exists() for model in VALUES)
        assert len(set(outline)) == 1
        return outline[0], Rollup.objects.exists(), values


def published(framework: Framework) -> None:
    Collaboration.objects.filter(pk=framework.collaboration_id).update(sight="public", published_at=cast.NOW)


@pytest.mark.parametrize(
    ("made", "insider", "public"),
    [
        ("complete", (True, False, True), (False, False, False)),
        ("agreed", (True, True, True), (True, True, False)),
    ],
)
def test_the_database_itself_keeps_drafts_and_values_inside(
    made: str, insider: tuple[bool, bool, bool], public: tuple[bool, bool, bool]
) -> None:
    published(getattr(scene, made)())

    assert seen(cast.officer(cast.SLEMAN).actor.keys) == insider
    assert seen(("public",)) == public


def test_an_outsider_sees_nothing_of_an_unpublished_plan() -> None:
    scene.agreed()

    assert seen(cast.outsider().actor.keys) == (False, False, False)
