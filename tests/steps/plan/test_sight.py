"""Who sees a plan: insiders everything, others the outline once it is agreed, never a party's values."""

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import Model

from rajut.foundation.people.sight import SYSTEM, stand, standing_as
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
from tests.steps.engage import scene as engage
from tests.steps.plan import scene

pytestmark = pytest.mark.django_db

OUTLINE = (Framework, Node, IndicatorVersion, Commitment, Activity, Contribution)
VALUES = (PlannedValue, Observation)


def seen(keys: tuple[str, ...], *, about: Framework | None = None) -> tuple[bool, bool, bool]:
    """Return whether somebody sees the whole outline, any totals, any party's values.

    `about`: the plan whose collaboration the transaction says it asks about.
    """
    with transaction.atomic(), standing_as(keys):
        if about is not None:
            stand(keys, collaboration_id=about.collaboration_id)
        outline = [model.objects.exists() for model in OUTLINE]
        values = any(model.objects.exists() for model in VALUES)
        assert len(set(outline)) == 1
        return outline[0], Rollup.objects.exists(), values


def written(row: Model, keys: tuple[str, ...], *, about: Framework) -> None:
    """Write a row with somebody's keys, saying which collaboration it is about."""
    with transaction.atomic(), standing_as(keys):
        stand(keys, collaboration_id=about.collaboration_id)
        row.save(force_insert=True)


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


@pytest.mark.parametrize("made", ["complete", "agreed"])
@pytest.mark.parametrize(
    "keys",
    [
        lambda: cast.officer(cast.SLEMAN).actor.keys,
        lambda: cast.outsider().actor.keys,
        lambda: ("public",),
        lambda: (SYSTEM,),
        lambda: (),
    ],
)
@pytest.mark.parametrize("is_public", [False, True])
def test_saying_what_is_asked_about_shows_neither_more_nor_less(
    made: str, keys: Callable[[], tuple[str, ...]], is_public: bool
) -> None:
    framework = getattr(scene, made)()
    if is_public:
        published(framework)
    given = keys()

    named = seen(given, about=framework)

    assert named == seen(given)


def test_what_is_not_asked_about_is_seen_as_ever() -> None:
    first, second = scene.agreed(), scene.agreed(engage.formed(title="Kolaborasi lain"))
    keys = cast.officer(cast.SLEMAN).actor.keys

    with transaction.atomic(), standing_as(keys):
        stand(keys, collaboration_id=first.collaboration_id)
        found = set(Observation.objects.values_list("collaboration_id", flat=True))

    assert found == {first.collaboration_id, second.collaboration_id}


def test_an_outsider_writes_nothing_into_what_it_says_it_asks_about() -> None:
    framework = scene.agreed()
    stranger = cast.outsider().actor
    version = framework.indicators.get(name=scene.LANDFILLED)
    values = {"indicator_id": version.indicator_id, "organisation_id": stranger.organisation_id}
    rows = [
        PlannedValue(
            collaboration_id=framework.collaboration_id,
            framework=framework,
            kind="baseline",
            numerator=1,
            **values,
        ),
        Commitment(collaboration_id=framework.collaboration_id, framework=framework, **values),
    ]
    before = (PlannedValue.objects.count(), Commitment.objects.count())

    for row in rows:
        with pytest.raises(ProgrammingError, match="row-level security"):
            written(row, stranger.keys, about=framework)

    assert (PlannedValue.objects.count(), Commitment.objects.count()) == before


def test_an_outsider_sees_nothing_of_an_unpublished_plan() -> None:
    scene.agreed()

    assert seen(cast.outsider().actor.keys) == (False, False, False)
