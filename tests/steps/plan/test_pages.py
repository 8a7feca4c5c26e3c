"""The pages of a plan: what they show to whom, and what they take."""

import pytest

from rajut.steps.plan.models import PlannedValue
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.plan import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def test_a_plan_not_begun_says_what_will_stand_there(client: Visitor) -> None:
    collaboration = engage.formed()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    response = client.get(f"/kolaborasi/{collaboration.pk}/rencana/")

    assert response.status_code == 200
    assert "Rencana belum disusun." in response.text
    assert f"/kolaborasi/{collaboration.pk}/rencana/mulai/" in response.text


@pytest.mark.parametrize("make", [scene.begun, scene.complete, scene.proposed, scene.assented, scene.agreed])
def test_every_state_has_its_page(client: Visitor, make: object) -> None:
    framework = make()  # type: ignore[operator]  # one of the scene's builders
    client.sign_in(cast.head(cast.SLEMAN).post)

    response = client.get(f"/kolaborasi/{framework.collaboration_id}/rencana/")

    assert response.status_code == 200
    assert scene.VISION in response.text


def test_the_grid_keeps_all_or_nothing(client: Visitor) -> None:
    framework = scene.begun()
    version = scene.indicator(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    stem = f"v.{version.indicator_id.hex}"
    good = {f"{stem}.{cast.government(cast.SLEMAN).pk}.0": "300,5"}
    bad = {f"{stem}.{cast.government(cast.BANTUL).pk}.0": "seratus"}
    url = f"/kolaborasi/{framework.collaboration_id}/rencana/1/nilai/"

    refused = client.post(url, good | bad)
    held = PlannedValue.objects.count()
    taken = client.post(url, good)

    assert (refused.status_code, held) == (422, 0)
    assert "Bantul · Nilai awal: Tulis angka" in refused.text
    assert 'value="300,5"' in refused.text
    assert (taken.status_code, PlannedValue.objects.count()) == (302, 1)
