"""Dividing the joint cost of an activity: costs, measures, rules, and what is carried into the plan."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people.sight import SYSTEM, stand, standing_as
from rajut.foundation.regions.models import Region
from rajut.steps.plan import actions
from rajut.steps.plan.models import Activity, Contribution, CostSharing, Framework
from rajut.steps.plan.queries.differences import differences
from rajut.steps.plan.queries.sharing import called, players_of, worked_out
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.plan import scene

pytestmark = pytest.mark.django_db

MILLION = 1_000_000
# What each group would cost to build the same plant, in million rupiah (invented).
COSTS = {
    (cast.YOGYAKARTA,): 900,
    (cast.SLEMAN,): 1200,
    (cast.BANTUL,): 600,
    (cast.YOGYAKARTA, cast.SLEMAN): 1500,
    (cast.YOGYAKARTA, cast.SLEMAN, cast.BANTUL): 2000,
}


def ids(*codes: str) -> frozenset[int]:
    return frozenset(cast.government(code).pk for code in codes)


def costs() -> dict[frozenset[int], Decimal]:
    return {ids(*codes): Decimal(cost * MILLION) for codes, cost in COSTS.items()}


def draft() -> Framework:
    """A plan just begun, with one activity to which three parties give the same."""
    framework = scene.begun()
    title, owner, starts_on, ends_on, budget = scene.ACTIVITIES[0]
    actions.add_activity(
        framework,
        title=title,
        node=None,
        owner=cast.government(owner),
        starts_on=starts_on,
        ends_on=ends_on,
        budget=Decimal(budget),
        contributions={cast.government(code).pk: Decimal(budget) / 3 for code in scene.PARTIES},
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )
    return framework


def activity(framework: Framework) -> Activity:
    return framework.activities.select_related("framework__collaboration").get(
        title="Membangun TPS 3R bersama"
    )


def laid(framework: Framework, **changes: Any) -> CostSharing:
    """Lay the costs above on the first activity of a draft."""
    told: dict[str, Any] = {"costs": costs(), "origin": "typed", "source": "RKA 2027 (contoh)", **changes}
    return actions.lay_costs(
        activity(framework), **told, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW
    )


def divided(framework: Framework, rule: str = "nucleolus", reason: str = "") -> CostSharing:
    """Lay the costs and divide them by a rule."""
    laid(framework)
    officer = cast.officer(cast.YOGYAKARTA).actor
    actions.divide(activity(framework), rule=rule, reason=reason, actor=officer, at=cast.NOW)
    return CostSharing.objects.get()


def given(framework: Framework) -> dict[str, int]:
    rows = Contribution.objects.filter(activity=activity(framework)).select_related("organisation")
    return {row.organisation.region_id or "": int(row.amount) for row in rows}


def refused(act: Callable[[], object], framework: Framework) -> str:
    """Return why `act` is refused or what is wrong; it must have left no trace."""
    before = (Event.objects.count(), list(CostSharing.objects.values()), given(framework))

    with pytest.raises((Refused, ValidationError)) as caught:
        act()

    assert (Event.objects.count(), list(CostSharing.objects.values()), given(framework)) == before
    found = caught.value
    return " ".join(found.messages) if isinstance(found, ValidationError) else str(found)


def test_costs_are_kept_with_their_source_and_who_laid_them() -> None:
    framework = draft()

    row = laid(framework)

    kept = CostSharing.objects.get(pk=row.pk)
    assert (kept.groups, kept.players) == (costs(), [cast.government(code).pk for code in scene.PARTIES])
    assert (kept.source, kept.costed_at, kept.rule) == ("RKA 2027 (contoh)", cast.NOW, "")
    assert kept.costed_by.startswith(cast.officer(cast.YOGYAKARTA).user.name)
    told = Event.objects.filter(record="plan.framework").order_by("-sequence").first()
    assert told is not None
    assert (told.move, told.data["costed"]) == ("revise", "Membangun TPS 3R bersama")


def test_a_rule_is_carried_into_the_contributions_to_the_rupiah() -> None:
    framework = draft()

    row = divided(framework, "shapley")

    assert sum(given(framework).values()) == 2000 * MILLION
    assert given(framework) == {
        cast.YOGYAKARTA: 566_666_667,
        cast.SLEMAN: 866_666_667,
        cast.BANTUL: 566_666_666,
    }
    assert (row.rule, row.chosen_at) == ("shapley", cast.NOW)
    assert row.carried == {cast.government(code).pk: amount for code, amount in given(framework).items()}


def test_what_nobody_costed_counts_as_the_cheapest_way_that_is_known() -> None:
    framework = draft()
    row = laid(framework)

    worked = worked_out(row, players=players_of(row))

    apart = (900, 1200, 1500, 600, 1500, 1800, 2000)  # Yogyakarta, Sleman, both, Bantul, …
    assert [round(cost / MILLION) for cost in worked.covered.game.costs[1:]] == list(apart)
    assert worked.covered.assumed == 2


def test_a_rule_that_somebody_would_leave_over_needs_a_reason() -> None:
    framework = draft()
    laid(framework)
    officer = cast.officer(cast.YOGYAKARTA).actor

    told = refused(
        lambda: actions.divide(activity(framework), rule="equal", actor=officer, at=cast.NOW), framework
    )
    actions.divide(activity(framework), rule="equal", reason="Disepakati rapat.", actor=officer, at=cast.NOW)

    assert told == "Cara ini tidak stabil. Tulis mengapa tetap dipilih."
    assert CostSharing.objects.get().reason == "Disepakati rapat."
    assert sorted(given(framework).values()) == [666_666_666, 666_666_667, 666_666_667]


def test_a_rule_that_gives_somebody_less_than_nothing_cannot_be_chosen() -> None:
    framework = draft()
    dear = {ids(cast.YOGYAKARTA, cast.SLEMAN): Decimal(9000 * MILLION)}
    laid(framework, costs=costs() | dear)
    actor = cast.officer(cast.SLEMAN).actor

    told = refused(
        lambda: actions.divide(activity(framework), rule="shapley", reason="x", actor=actor, at=cast.NOW),
        framework,
    )

    assert told.startswith("Cara ini memberi bagian di bawah nol")


def test_who_left_since_the_costs_were_laid_is_charged_nothing() -> None:
    framework = draft()
    laid(framework)
    engage.party(framework.collaboration, cast.BANTUL).__class__.objects.filter(
        collaboration=framework.collaboration, organisation=cast.government(cast.BANTUL)
    ).update(state="withdrawn")
    actor = cast.officer(cast.SLEMAN).actor

    told = refused(
        lambda: actions.divide(activity(framework), rule="nucleolus", actor=actor, at=cast.NOW), framework
    )

    assert told == "Biaya hanya dibagi antara pihak kolaborasi ini."


def test_a_rule_without_its_measures_cannot_be_chosen() -> None:
    framework = draft()
    laid(framework)

    told = refused(
        lambda: actions.divide(
            activity(framework), rule="need", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW
        ),
        framework,
    )

    assert told == "Cara ini tidak dapat dihitung dari biaya dan ukuran yang ada."


def test_population_and_area_come_from_the_regions_data() -> None:
    for place, code in enumerate(scene.PARTIES, start=1):
        Region.objects.filter(pk=code).update(
            population=place * 100_000, population_year=2025, area_km2=place * 10.5, source="Data contoh"
        )
    framework = draft()

    row = laid(framework)

    assert row.measures == {
        "population": ["100000", "200000", "300000"],
        "area": ["10.5", "21", "31.5"],
    }
    assert row.measures_source == "Data contoh"
    rules = [each.rule.value for each in worked_out(row, players=players_of(row)).sharing.divisions]
    assert rules == ["equal", "alone", "population", "separable", "shapley", "nucleolus"]


def test_measures_open_their_rules_and_undo_a_choice_by_them_only() -> None:
    framework = draft()
    officer = cast.officer(cast.BANTUL).actor
    needs = {"need": {cast.government(code).pk: Decimal(n) for n, code in enumerate(scene.PARTIES, start=1)}}
    divided(framework)

    actions.measure(activity(framework), measures=needs, source="Contoh", actor=officer, at=cast.NOW)
    before = CostSharing.objects.get().rule
    actions.divide(activity(framework), rule="need", reason="Adil.", actor=officer, at=cast.NOW)
    actions.measure(activity(framework), measures=needs, source="Contoh", actor=officer, at=cast.NOW)

    row = CostSharing.objects.get()
    assert (before, row.rule, row.amounts, row.chosen_at) == ("nucleolus", "", [], None)
    assert row.measures == {"need": ["1", "2", "3"]}
    assert sorted(given(framework).values()) == [333_333_333, 666_666_667, 1_000_000_000]


@pytest.mark.parametrize("values", [(1, 2), (0, 0, 0), (1, 2, -3), (1, 2, "NaN")])
def test_a_measure_that_cannot_divide_is_refused(values: tuple[object, ...]) -> None:
    framework = draft()
    laid(framework)
    pairs = zip(scene.PARTIES, values, strict=False)
    needs = {"need": {cast.government(code).pk: Decimal(str(value)) for code, value in pairs}}
    actor = cast.officer(cast.SLEMAN).actor

    told = refused(
        lambda: actions.measure(activity(framework), measures=needs, source="", actor=actor, at=cast.NOW),
        framework,
    )

    assert told.startswith("Isi ukuran setiap pihak")


def test_new_costs_undo_the_choice_but_not_the_contributions() -> None:
    framework = draft()
    divided(framework)
    before = given(framework)

    row = laid(framework, costs=costs() | {ids(*scene.PARTIES): Decimal(1900 * MILLION)})

    assert (row.rule, row.amounts, row.chosen_by) == ("", [], "")
    assert given(framework) == before


def test_who_is_not_costed_alone_does_not_pay_and_a_supporters_gift_stays() -> None:
    framework = draft()
    held = given(framework)[cast.BANTUL]

    laid(framework, costs=without_bantul())
    actions.divide(activity(framework), rule="shapley", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert given(framework) == {
        cast.YOGYAKARTA: 600 * MILLION,
        cast.SLEMAN: 900 * MILLION,
        cast.BANTUL: held,
    }


def last_changes() -> Any:
    event = Event.objects.filter(record="plan.framework").order_by("-sequence").first()
    assert event is not None
    return event.data["changes"]


def test_the_journal_tells_the_costs_that_were_laid_before_and_after() -> None:
    framework = draft()

    laid(framework)
    first = last_changes()
    laid(framework, costs=costs() | {ids(cast.BANTUL): Decimal(700 * MILLION)}, source="RKA 2028 (contoh)")

    alone = "Kota Yogyakarta: 900000000; Kab. Sleman: 1200000000; Kab. Bantul: "
    assert first == {
        "joint_cost": ["", "2000000000"],
        "alone_costs": ["", alone + "600000000"],
        "cost_source": ["", "RKA 2027 (contoh)"],
        "group_costs": ["", "Kota Yogyakarta + Kab. Sleman: 1500000000"],
    }
    assert last_changes() == {
        "alone_costs": [alone + "600000000", alone + "700000000"],
        "cost_source": ["RKA 2027 (contoh)", "RKA 2028 (contoh)"],
    }


def test_the_journal_tells_what_each_gave_before_and_after_a_rule_was_chosen() -> None:
    framework = draft()

    divided(framework, "shapley")

    assert last_changes() == {
        "cost_rule": ["", "Nilai Shapley"],
        "cost_shares": ["", "Kota Yogyakarta: 566666667; Kab. Sleman: 866666667; Kab. Bantul: 566666666"],
        "contributions": [
            "Kab. Bantul: 800000000; Kab. Sleman: 800000000; Kota Yogyakarta: 800000000",
            "Kab. Bantul: 566666666; Kab. Sleman: 866666667; Kota Yogyakarta: 566666667",
        ],
    }


def test_the_journal_tells_which_division_was_taken_away() -> None:
    framework = draft()
    row = divided(framework, "shapley")

    actions.drop_sharing(activity(framework), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    found = last_changes()
    told = {"joint_cost", "alone_costs", "group_costs", "cost_source", "cost_rule", "cost_shares"}
    assert set(found) == told
    assert found["cost_rule"] == ["Nilai Shapley", ""]
    assert [str(amount) in found["cost_shares"][0] for amount in row.amounts] == [True, True, True]


def without_bantul() -> dict[frozenset[int], Decimal]:
    return {key: cost for key, cost in costs().items() if cast.government(cast.BANTUL).pk not in key}


def test_who_pays_no_longer_gives_nothing_of_the_earlier_division() -> None:
    framework = draft()
    divided(framework, "shapley")

    laid(framework, costs=without_bantul())
    actions.divide(activity(framework), rule="shapley", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert given(framework) == {cast.YOGYAKARTA: 600 * MILLION, cast.SLEMAN: 900 * MILLION}


def test_who_pays_no_longer_keeps_the_gift_that_was_changed_by_hand() -> None:
    framework = draft()
    divided(framework, "shapley")
    bantul = Contribution.objects.filter(organisation=cast.government(cast.BANTUL))
    bantul.update(amount=7 * MILLION)

    laid(framework, costs=without_bantul())

    assert given(framework)[cast.BANTUL] == 7 * MILLION


def test_costs_of_an_activity_that_was_removed_meanwhile_are_refused_in_words() -> None:
    framework = draft()
    gone = activity(framework)
    actor = cast.officer(cast.SLEMAN).actor
    actions.remove_activity(activity(framework), actor=actor, at=cast.NOW)
    before = Event.objects.count()

    with pytest.raises(Refused, match="Kegiatan ini sudah dihapus dari rencana"):
        actions.lay_costs(gone, costs=costs(), origin="typed", source="x", actor=actor, at=cast.NOW)

    assert (CostSharing.objects.count(), Event.objects.count()) == (0, before)


def test_who_bears_nothing_has_no_contribution() -> None:
    framework = draft()
    free = {key: Decimal(0) for key in costs() if key == ids(cast.BANTUL)}

    laid(framework, costs=costs() | free | {ids(*scene.PARTIES): Decimal(1500 * MILLION)})
    actions.divide(
        activity(framework),
        rule="alone",
        reason="Contoh.",
        actor=cast.officer(cast.SLEMAN).actor,
        at=cast.NOW,
    )

    assert set(given(framework)) == {cast.YOGYAKARTA, cast.SLEMAN}
    assert not CostSharing.objects.get().differs_from(
        {each.organisation_id: each.amount for each in activity(framework).contributions.all()}
    )


def test_contributions_changed_by_hand_differ_from_the_rule() -> None:
    framework = draft()
    row = divided(framework)

    Contribution.objects.filter(activity=activity(framework), organisation_id=row.players[0]).update(amount=1)

    found = {each.organisation_id: each.amount for each in activity(framework).contributions.all()}
    assert row.differs_from(found)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({(cast.YOGYAKARTA, cast.SLEMAN, cast.BANTUL): None}, "Biaya bersama seluruh pihak belum ada."),
        ({(cast.YOGYAKARTA,): None}, "Isi biaya sendiri setiap pihak yang disebut dalam gabungan."),
        ({(cast.SLEMAN,): -1}, "Biaya Kab. Sleman tidak boleh negatif."),
        (
            {(cast.SLEMAN,): 10**9},
            "Biaya lebih besar dari seribu triliun rupiah. Periksa angka dan satuannya.",
        ),
        ({(cast.YOGYAKARTA,): None, (cast.SLEMAN,): None}, "Biaya dibagi antara sedikitnya dua pihak."),
        ({("33.10",): 5}, "Biaya hanya dibagi antara pihak kolaborasi ini."),
    ],
)
def test_costs_that_cannot_be_divided_are_refused_in_words(
    changed: dict[tuple[str, ...], int | None], told: str
) -> None:
    framework = draft()
    found = costs()
    for codes, cost in changed.items():
        found.pop(ids(*codes), None)
        if cost is not None:
            found[ids(*codes)] = Decimal(cost * MILLION)

    assert refused(lambda: laid(framework, costs=found), framework) == told


@pytest.mark.parametrize("made", ["proposed", "agreed"])
def test_a_plan_that_is_no_draft_takes_no_division(made: str) -> None:
    framework = getattr(scene, made)()

    assert "tidak tersedia" in refused(lambda: laid(framework), framework)


@pytest.mark.parametrize(
    "who", [lambda: cast.auditor(cast.SLEMAN), lambda: cast.governor_office(cast.DIY), cast.outsider]
)
def test_who_may_not_write_divides_nothing(who: Callable[[], cast.Person]) -> None:
    framework = draft()
    laid(framework)
    actor = who().actor
    acts = (
        lambda: actions.lay_costs(
            activity(framework), costs=costs(), origin="typed", source="x", actor=actor, at=cast.NOW
        ),
        lambda: actions.measure(activity(framework), measures={}, source="", actor=actor, at=cast.NOW),
        lambda: actions.divide(activity(framework), rule="nucleolus", actor=actor, at=cast.NOW),
        lambda: actions.drop_sharing(activity(framework), actor=actor, at=cast.NOW),
        lambda: actions.derive_costs(activity(framework), actor=actor, at=cast.NOW),
    )

    told = [refused(act, framework) for act in acts]

    assert all("Langkah ini dilakukan oleh" in each or "Potensi asal" in each for each in told)


def test_a_division_can_be_taken_away_and_goes_with_its_activity() -> None:
    framework = draft()
    officer = cast.officer(cast.YOGYAKARTA).actor
    divided(framework)
    before = given(framework)

    actions.drop_sharing(activity(framework), actor=officer, at=cast.NOW)
    after = (CostSharing.objects.count(), given(framework))
    laid(framework)
    actions.remove_activity(activity(framework), actor=officer, at=cast.NOW)

    assert after == (0, before)
    assert CostSharing.objects.count() == 0


def test_the_next_version_begins_with_the_same_division() -> None:
    framework = scene.complete()
    divided(framework)
    officer = cast.officer(cast.YOGYAKARTA).actor
    actions.propose(framework, actor=officer, at=cast.NOW)
    for code in scene.PARTIES:
        actions.assent(framework, actor=cast.head(code).actor, at=cast.NOW)
    actions.agree(framework, actor=officer, at=cast.NOW)

    actions.renew(framework, actor=officer, at=cast.NOW)

    successor = Framework.objects.get(version=2)
    first, second = CostSharing.objects.order_by("pk")
    assert second.activity == activity(successor)
    assert (second.groups, second.carried, second.rule) == (first.groups, first.carried, "nucleolus")
    assert differences(framework, successor) == []


def test_versions_that_divide_differently_say_so() -> None:
    framework = scene.agreed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    actions.renew(framework, actor=officer, at=cast.NOW)
    successor = Framework.objects.get(version=2)

    divided(successor)

    (found,) = differences(framework, successor)
    assert (found.what, found.before, found.after) == ("Pembagian biaya", "", "Nukleolus")


def test_comparing_versions_reads_no_costs() -> None:
    framework = scene.agreed()
    actions.renew(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    successor = Framework.objects.get(version=2)
    divided(successor)

    with CaptureQueriesContext(connection) as captured:
        differences(framework, successor)

    assert [each["sql"] for each in captured if '"costs"' in each["sql"] or '"measures"' in each["sql"]] == []


def test_a_choice_is_whole_or_not_there() -> None:
    row = laid(draft())
    row.rule = "shapley"

    with pytest.raises(IntegrityError, match="sharing_chosen_whole"), transaction.atomic():
        row.save()
    row.rule, row.players = "", [1]
    with pytest.raises(IntegrityError, match="sharing_between_several"), transaction.atomic():
        row.save()


def test_departments_of_one_name_are_told_apart() -> None:
    both = [cast.department(code, "Dinas Lingkungan Hidup") for code in (cast.SLEMAN, cast.BANTUL)]

    assert called([*both, cast.government(cast.SLEMAN)]) == [
        "Dinas Lingkungan Hidup, Kab. Sleman",
        "Dinas Lingkungan Hidup, Kab. Bantul",
        "Kab. Sleman",
    ]


# Sight


def seen(keys: tuple[str, ...], *, about: Framework | None = None) -> bool:
    with transaction.atomic(), standing_as(keys):
        if about is not None:
            stand(keys, collaboration_id=about.collaboration_id)
        return CostSharing.objects.exists()


@pytest.mark.parametrize("is_named", [False, True])
def test_costs_are_for_insiders_even_of_a_published_agreed_plan(is_named: bool) -> None:
    framework = draft()
    divided(framework)
    framework.collaboration.__class__.objects.filter(pk=framework.collaboration_id).update(
        sight="public", published_at=cast.NOW
    )
    about = framework if is_named else None

    found = [
        seen(keys, about=about)
        for keys in (
            cast.officer(cast.SLEMAN).actor.keys,
            cast.governor_office(cast.DIY).actor.keys,
            (SYSTEM,),
            cast.outsider().actor.keys,
            ("public",),
            (),
        )
    ]

    assert found == [True, True, True, False, False, False]


def test_visible_to_says_the_same_as_the_fence() -> None:
    divided(draft())

    found = [
        CostSharing.objects.visible_to(who.actor).exists()
        for who in (cast.officer(cast.SLEMAN), cast.governor_office(cast.DIY), cast.outsider())
    ]

    assert found == [True, True, False]


def test_nobody_lays_costs_beside_the_activity_of_another_collaboration() -> None:
    ours, theirs = draft(), scene.begun(engage.formed(title="Kolaborasi lain"))
    row = laid(ours)
    row.pk, row.collaboration_id = None, theirs.collaboration_id
    CostSharing.objects.all().delete()

    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        standing_as(cast.officer(cast.SLEMAN).actor.keys),
    ):
        row.save(force_insert=True)

    assert CostSharing.objects.count() == 0


def test_dividing_asks_a_fixed_number_of_questions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    row = laid(draft())

    with django_assert_num_queries(1):
        worked_out(row, players=players_of(row))
