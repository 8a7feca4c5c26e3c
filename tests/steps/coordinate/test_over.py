"""When a collaboration is over, nothing more is begun or moved in it."""

import pytest

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.steps.coordinate.actions import task as tasks
from rajut.steps.engage.actions import collaboration as collaborations
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage import scene as engage

pytestmark = pytest.mark.django_db


def test_a_task_rests_when_its_collaboration_has_ended():
    task = scene.given(engage.formed())
    collaborations.end(
        task.collaboration,
        ending="agreed",
        reason="Selesai",
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )
    before = Event.objects.count()

    with pytest.raises(Refused):
        tasks.drop(task, reason="x", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    task.refresh_from_db()
    assert (task.state, Event.objects.count()) == ("open", before)
