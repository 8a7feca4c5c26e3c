"""The costs of a plan's activity from the opportunity that its collaboration was opened from."""

from decimal import Decimal

import pytest

from rajut.core.coalition.reckoning import reckon
from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.steps.engage.models import Collaboration
from rajut.steps.identify.actions import judgement as judgements
from rajut.steps.identify.models import Judgement, Opportunity
from rajut.steps.identify.queries.basis import basis_of
from rajut.steps.plan import actions
from rajut.steps.plan.models import CostSharing, Framework
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.identify import scene as identify
from tests.steps.plan import scene
from tests.steps.plan.test_sharing import activity, draft, given, ids
from tests.steps.plan.test_sharing_pages import address, stamp_on
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def from_purchase(*, parties: tuple[str, ...] = scene.PARTIES) -> tuple[Framework, Opportunity]:
    """A draft of a collaboration that was opened from a joint purchase; only `parties` stand."""
    framework, tablets = draft(), identify.purchase()
    Collaboration.objects.filter(pk=framework.collaboration_id).update(opportunity=tablets)
    for code in set(scene.PARTIES) - set(parties):
        engage.party(framework.collaboration, code).__class__.objects.filter(
            collaboration=framework.collaboration, organisation=cast.government(code)
        ).update(state="withdrawn")
    return framework, tablets


def expected(tablets: Opportunity, *codes: str, **assumed: float) -> Decimal:
    basis = basis_of(tablets)
    assert basis is not None
    return Decimal(round(reckon(basis, members=codes, assumed=assumed).game.total))


def derived(framework: Framework) -> CostSharing:
    return actions.derive_costs(activity(framework), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)


def test_every_group_of_the_parties_gets_the_cost_that_the_opportunity_reckons() -> None:
    framework, tablets = from_purchase()

    row = derived(framework)

    assert len(row.groups) == 7
    for codes in ((cast.SLEMAN,), (cast.YOGYAKARTA, cast.BANTUL), scene.PARTIES):
        assert row.groups[ids(*codes)] == expected(tablets, *codes)
    assert (row.origin, row.source) == ("opportunity", f"{tablets.heading} (andaian tengah)")


def test_what_the_own_government_assumes_is_what_counts() -> None:
    framework, tablets = from_purchase()
    sleman = cast.officer(cast.SLEMAN)
    mine = identify.judgement(tablets, sleman)
    judgements.assume(mine, assumed={"beta": 0.2}, chosen=[], actor=sleman.actor, at=cast.NOW)

    row = derived(framework)

    assert row.groups[ids(*scene.PARTIES)] == expected(tablets, *scene.PARTIES, beta=0.2)
    assert row.source == f"{tablets.heading} (andaian {sleman.actor.organisation})"


@pytest.mark.parametrize("kept", [{"beta": 0.9}, {"beta": "NaN"}, {"unknown": 0.2}])
def test_what_a_later_search_no_longer_allows_is_left_out(kept: dict[str, object], client: Visitor) -> None:
    framework, tablets = from_purchase()
    sleman = cast.officer(cast.SLEMAN)
    mine = identify.judgement(tablets, sleman)
    judgements.assume(mine, assumed={"beta": 0.2}, chosen=[], actor=sleman.actor, at=cast.NOW)
    Judgement.objects.filter(opportunity=tablets).update(assumed=kept)
    client.sign_in(sleman.post)

    response = client.post(address(framework, "potensi"))

    row = CostSharing.objects.get()
    assert response.status_code == 302
    assert row.groups[ids(*scene.PARTIES)] == expected(tablets, *scene.PARTIES)
    assert row.source == f"{tablets.heading} (andaian tengah)"


def test_costs_that_cannot_be_reckoned_are_refused_beside_the_page(client: Visitor) -> None:
    framework, tablets = from_purchase()
    assert tablets.basis_told is not None
    Opportunity.objects.filter(pk=tablets.pk).update(basis_told=tablets.basis_told | {"alone": [1.0]})
    client.sign_in(cast.officer(cast.SLEMAN).post)

    shown = client.post(address(framework, "potensi"), follow=True)

    assert shown.redirect_chain == [(address(framework), 302)]
    assert "Dasar hitungan tidak lengkap" in shown.text
    assert CostSharing.objects.count() == 0


def test_who_is_no_party_is_left_out_of_the_reckoning() -> None:
    framework, tablets = from_purchase(parties=(cast.YOGYAKARTA, cast.SLEMAN))

    row = derived(framework)

    assert set(row.groups) == {ids(cast.YOGYAKARTA), ids(cast.SLEMAN), ids(cast.YOGYAKARTA, cast.SLEMAN)}
    assert row.groups[ids(cast.YOGYAKARTA, cast.SLEMAN)] == expected(tablets, cast.YOGYAKARTA, cast.SLEMAN)


def test_an_opportunity_becomes_contributions_in_two_clicks(client: Visitor) -> None:
    framework, tablets = from_purchase()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    offered = client.get(address(framework)).text

    client.post(address(framework, "potensi"))
    looked_at = stamp_on(client.get(address(framework)).text)
    client.post(address(framework), {"rule": "shapley", "seen": looked_at})

    assert "Ambil dari hitungan potensi" in offered
    assert sum(given(framework).values()) == expected(tablets, *scene.PARTIES)


@pytest.mark.parametrize("behind", ["nothing", "no money", "strangers"])
def test_without_costs_behind_it_nothing_is_derived_nor_offered(behind: str, client: Visitor) -> None:
    framework, tablets = from_purchase(parties=scene.PARTIES if behind != "strangers" else (cast.SLEMAN,))
    if behind == "nothing":
        Collaboration.objects.filter(pk=framework.collaboration_id).update(opportunity=None)
    if behind == "no money":
        Opportunity.objects.filter(pk=tablets.pk).update(basis_told=None)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    before = Event.objects.count()

    with pytest.raises(Refused, match="Potensi asal kolaborasi ini"):
        actions.derive_costs(activity(framework), actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    shown = client.get(address(framework)).text
    refused = client.post(address(framework, "potensi"))

    assert refused.status_code == 409
    assert "Ambil dari hitungan potensi" not in shown
    assert (CostSharing.objects.count(), Event.objects.count()) == (0, before)
