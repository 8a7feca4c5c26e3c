"""Who was only asked, or declined, is seen by the insiders and itself; who accepted, by every reader."""

import pytest

from rajut.foundation.people.sight import standing_as
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Party
from tests import cast
from tests.steps.engage import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """Sleman accepted, Bantul declined, the rest accepted; published."""
    collaboration = scene.offered()
    parties.decline(
        scene.party(collaboration, cast.BANTUL),
        reason="Belum teranggarkan",
        actor=cast.head(cast.BANTUL).actor,
        at=cast.NOW,
    )
    for code in (cast.SLEMAN, cast.DIY):
        parties.accept(scene.party(collaboration, code), actor=cast.head(code).actor, at=cast.NOW)
    collaboration.refresh_from_db()
    officer = cast.officer(cast.YOGYAKARTA).actor
    collaborations.form(collaboration, actor=officer, at=cast.NOW)
    collaborations.publish(collaboration, actor=officer, at=cast.NOW)
    return collaboration


SEEN = {
    "the public": (lambda: ("public",), {cast.YOGYAKARTA, cast.SLEMAN, cast.DIY}),
    "an outsider": (lambda: cast.outsider().actor.keys, {cast.YOGYAKARTA, cast.SLEMAN, cast.DIY}),
    "whoever declined": (
        lambda: cast.head(cast.BANTUL).actor.keys,
        {cast.YOGYAKARTA, cast.SLEMAN, cast.DIY, cast.BANTUL},
    ),
    "an insider": (
        lambda: cast.head(cast.SLEMAN).actor.keys,
        {cast.YOGYAKARTA, cast.SLEMAN, cast.DIY, cast.BANTUL},
    ),
}


@pytest.mark.parametrize(("keys", "codes"), SEEN.values(), ids=SEEN)
def test_the_fence_shows_each_only_the_parties_that_are_their_business(published, keys, codes):
    with standing_as(keys()):
        seen = set(
            Party.objects.filter(collaboration=published).values_list("organisation__region", flat=True)
        )

    assert seen == codes


def test_the_first_fence_asks_the_same(published):
    seen = Party.objects.visible_to(cast.outsider().actor).filter(collaboration=published)

    assert set(seen.values_list("state", flat=True)) == {"accepted"}
