"""Who pays no longer: what becomes of the share an earlier division wrote, said before it is done."""

from decimal import Decimal

import pytest

from rajut.foundation.journal.deeds import changes
from rajut.foundation.journal.models import Event
from rajut.steps.plan import actions
from rajut.steps.plan.actions.money import LISTED, Money
from rajut.steps.plan.models import Activity, Contribution, CostSharing, Framework
from rajut.steps.plan.queries.leaving import leaving
from tests import cast
from tests.steps.plan import scene
from tests.steps.plan.test_sharing import (
    MILLION,
    activity,
    costs,
    divided,
    draft,
    given,
    ids,
    laid,
    last_changes,
    without_bantul,
)
from tests.steps.plan.test_sharing_pages import address, stamp_on
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

TWO = {cast.YOGYAKARTA: 600 * MILLION, cast.SLEMAN: 900 * MILLION}
BANTUL_SHARE = 566_666_666


def choose(framework: Framework, rule: str = "shapley", **told: str) -> None:
    actor = cast.officer(cast.SLEMAN).actor
    actions.divide(activity(framework), rule=rule, **told, actor=actor, at=cast.NOW)


def dearer() -> dict[frozenset[int], Decimal]:
    """The same payers with another joint cost."""
    return costs() | {ids(*scene.PARTIES): Decimal(1900 * MILLION)}


def gift_of_bantul(framework: Framework) -> "Contribution":
    return Contribution.objects.get(activity=activity(framework), organisation=cast.government(cast.BANTUL))


def told(framework: Framework) -> list[tuple[str, int, bool, bool]]:
    found = leaving(CostSharing.objects.get(activity=activity(framework)))
    return [
        (each.organisation.region_id or "", int(each.amount), each.edited, each.under_way) for each in found
    ]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_however_often_the_costs_were_laid_who_pays_no_longer_gives_nothing(times: int) -> None:
    framework = draft()
    divided(framework, "shapley")
    for _time in range(times - 1):
        laid(framework, costs=dearer())

    laid(framework, costs=without_bantul())
    announced = told(framework)
    choose(framework)

    assert announced == [(cast.BANTUL, BANTUL_SHARE, False, False)]
    assert given(framework) == TWO
    assert told(framework) == []


def test_a_rule_undone_by_its_measures_is_still_taken_back() -> None:
    framework = draft()
    laid(framework)
    actor = cast.officer(cast.SLEMAN).actor
    needs = {"need": {cast.government(code).pk: Decimal(1) for code in scene.PARTIES}}
    actions.measure(activity(framework), measures=needs, source="Contoh", actor=actor, at=cast.NOW)
    choose(framework, "need", reason="Adil.")
    actions.measure(activity(framework), measures=needs, source="Contoh", actor=actor, at=cast.NOW)

    laid(framework, costs=without_bantul())
    choose(framework)

    assert given(framework) == TWO


def test_laying_alone_takes_nothing_back_and_who_comes_again_keeps_the_share() -> None:
    framework = draft()
    divided(framework, "shapley")
    before = given(framework)

    laid(framework, costs=without_bantul())
    meanwhile = given(framework)
    laid(framework)
    back = told(framework)
    choose(framework)

    assert (meanwhile, back) == (before, [])
    assert given(framework) == before


def test_who_was_dropped_and_comes_again_can_be_dropped_again() -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=without_bantul())
    choose(framework)
    laid(framework)
    choose(framework)
    whole = given(framework)

    laid(framework, costs=without_bantul())
    choose(framework)

    assert (whole[cast.BANTUL], given(framework)) == (BANTUL_SHARE, TWO)


def test_a_typed_gift_after_the_share_was_taken_back_stays_for_good() -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=without_bantul())
    choose(framework)
    Contribution.objects.create(
        collaboration=framework.collaboration,
        activity=activity(framework),
        organisation=cast.government(cast.BANTUL),
        amount=BANTUL_SHARE,
    )

    laid(framework, costs=without_bantul())
    announced = told(framework)
    choose(framework)

    assert announced == []
    assert given(framework) == TWO | {cast.BANTUL: BANTUL_SHARE}


def test_what_was_typed_before_a_rule_gave_the_same_stays_typed() -> None:
    framework = draft()
    held = given(framework)[cast.BANTUL]
    laid(framework, costs=costs() | {ids(*scene.PARTIES): Decimal(3 * held)})
    choose(framework, "equal", reason="Disepakati rapat.")

    laid(framework, costs=without_bantul())
    choose(framework)

    assert given(framework) == TWO | {cast.BANTUL: held}


def test_a_share_changed_by_hand_stays_and_is_said_to() -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=dearer())
    Contribution.objects.filter(pk=gift_of_bantul(framework).pk).update(amount=7 * MILLION)

    laid(framework, costs=without_bantul())
    announced = told(framework)
    choose(framework)

    assert announced == [(cast.BANTUL, 7 * MILLION, True, False)]
    assert given(framework) == TWO | {cast.BANTUL: 7 * MILLION}
    assert told(framework) == []


def successor(progress: str) -> Framework:
    """The second version of a plan whose cost was divided in the first, with an activity so far."""
    framework = scene.complete()
    divided(framework, "shapley")
    officer = cast.officer(cast.YOGYAKARTA).actor
    actions.propose(framework, actor=officer, at=cast.NOW)
    for code in scene.PARTIES:
        actions.assent(framework, actor=cast.head(code).actor, at=cast.NOW)
    actions.agree(framework, actor=officer, at=cast.NOW)
    actions.renew(framework, actor=officer, at=cast.NOW)
    owned = activity(framework)
    owner = cast.officer(owned.owner.region_id or "").actor
    actions.advance(framework, activity=owned, progress=progress, actor=owner, at=cast.NOW)
    return Framework.objects.get(version=2)


@pytest.mark.parametrize(
    ("progress", "stays"), [("planned", False), ("running", True), ("done", True), ("stopped", True)]
)
def test_what_may_be_paid_already_by_an_agreed_plan_stays(progress: str, stays: bool) -> None:
    framework = successor(progress)
    agreed = Activity.objects.get(framework__version=1, identity=activity(framework).identity)

    laid(framework, costs=without_bantul())
    announced = told(framework)
    choose(framework)

    assert announced == [(cast.BANTUL, BANTUL_SHARE, False, stays)]
    assert given(framework) == (TWO | {cast.BANTUL: BANTUL_SHARE} if stays else TWO)
    assert agreed.contributions.count() == 3


def test_the_page_says_what_will_be_taken_back_before_it_is(client: Visitor) -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=dearer())
    laid(framework, costs=without_bantul())
    client.sign_in(cast.officer(cast.SLEMAN).post)

    shown = client.get(address(framework)).text
    before = given(framework)
    client.post(address(framework), {"rule": "shapley", "seen": stamp_on(shown)})
    after = client.get(address(framework)).text

    sentence = "Bagian Kab. Bantul, Rp\u00a0567 juta, akan ditarik: tidak lagi ikut menanggung."
    assert (shown.count(sentence), after.count("akan ditarik")) == (1, 0)
    assert "sumbangan kegiatan ini masih menurut pembagian sebelumnya" in shown
    assert before[cast.BANTUL] == BANTUL_SHARE
    assert given(framework) == TWO


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ("edited", "jumlahnya sudah diubah sejak dibagi."),
        ("begun", "jadi mungkin sudah dibayar. Bila belum, ubah kegiatannya."),
    ],
)
def test_the_page_says_what_stays_and_why(made: str, sentence: str, client: Visitor) -> None:
    framework = successor("running") if made == "begun" else draft()
    if made == "edited":
        divided(framework, "shapley")
        Contribution.objects.filter(pk=gift_of_bantul(framework).pk).update(amount=7 * MILLION)
    laid(framework, costs=without_bantul())
    client.sign_in(cast.officer(cast.SLEMAN).post)

    shown = client.get(address(framework)).text

    assert shown.count(sentence) == 1
    assert "akan ditarik" not in shown


def test_who_saw_a_share_taken_back_takes_back_nothing_once_its_payer_is_in_again(client: Visitor) -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=without_bantul())
    client.sign_in(cast.officer(cast.SLEMAN).post)
    looked_at = stamp_on(client.get(address(framework)).text)
    laid(framework)
    before = given(framework)

    refused = client.post(address(framework), {"rule": "shapley", "seen": looked_at})

    assert (refused.status_code, given(framework)) == (422, before)
    assert "Biaya atau ukurannya sudah diubah sejak halaman ini dibuka." in refused.text


def test_the_journal_tells_what_was_taken_back() -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=without_bantul())

    choose(framework)

    assert last_changes()["contributions"] == [
        "Kab. Bantul: 566666666; Kab. Sleman: 866666667; Kota Yogyakarta: 566666667",
        "Kab. Sleman: 900000000; Kota Yogyakarta: 600000000",
    ]


def test_the_journal_tells_a_gift_to_the_sen() -> None:
    framework = draft()
    divided(framework, "shapley")
    typed = Decimal("566666666.75")
    Contribution.objects.filter(pk=gift_of_bantul(framework).pk).update(amount=typed)

    choose(framework)

    before, after = last_changes()["contributions"]
    assert before.split("; ")[0] == "Kab. Bantul: 566666666.75"
    assert after.split("; ")[0] == "Kab. Bantul: 566666666"


def test_the_journal_tells_a_middle_groups_cost_before_and_after() -> None:
    framework = draft()
    laid(framework)

    laid(
        framework,
        costs=costs()
        | {
            ids(cast.YOGYAKARTA, cast.SLEMAN): Decimal(1450 * MILLION),
            ids(cast.SLEMAN, cast.BANTUL): Decimal(1700 * MILLION),
        },
    )
    event = Event.objects.filter(record="plan.framework").order_by("-sequence")[0]

    first, both = "Kota Yogyakarta + Kab. Sleman: ", "; Kab. Sleman + Kab. Bantul: 1700000000"
    assert event.data["changes"] == {"group_costs": [f"{first}1500000000", f"{first}1450000000{both}"]}
    assert [each.label for each in changes(event)] == ["Biaya gabungan yang berubah (Rp)"]


def test_groups_that_cost_the_same_are_not_told() -> None:
    framework = draft()
    laid(framework)

    laid(framework, source="RKA 2028 (contoh)")

    assert set(last_changes()) == {"cost_source"}


def test_of_very_many_groups_the_smallest_are_told_and_the_others_counted() -> None:
    names = {player: f"P{player}" for player in range(12)}
    groups = {
        frozenset(bit for bit in range(12) if mask >> bit & 1): mask
        for mask in range(1, 2**12 - 1)
        if mask.bit_count() > 1
    }

    line = Money({}, groups, names).told(groups)

    assert line.startswith("P0 + P1: 3; P0 + P2: 5; ")
    assert line.endswith(f"; … +{len(groups) - LISTED}")
    assert line.count(": ") == LISTED
    assert Money({}, dict(reversed(groups.items())), names).told(reversed(groups)) == line
