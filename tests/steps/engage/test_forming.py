"""A collaboration from the first draft to its forming."""

import pytest

from rajut.foundation.journal.models import Event
from tests.steps.engage import scene

pytestmark = pytest.mark.django_db


def test_three_regions_and_their_province_form_a_collaboration() -> None:
    collaboration = scene.formed()

    assert collaboration.state == "formed"
    assert [
        (party.organisation.region_id, party.part, party.state) for party in collaboration.standing_parties
    ] == [
        ("34.71", "initiator", "accepted"),
        ("34.04", "party", "accepted"),
        ("34.02", "party", "accepted"),
        ("34", "facilitator", "accepted"),
    ]
    assert Event.objects.filter(collaboration_id=collaboration.pk).count() == 12
