"""A party reports, another party checks, the totals are right at once."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people.sight import standing_as
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.actions import submissions as actions
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.plan.models import Framework, Observation, Rollup
from rajut.steps.plan.queries.totals import audit
from tests import cast
from tests.steps.evaluate import scene
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db


def verified(framework, name):
    version = framework.indicators.get(name=name)
    period = framework.collaboration.periods.order_by("starts_on").first()
    return Rollup.objects.get(indicator_id=version.indicator_id, period_id=period.pk, kind="verified")


def test_an_accepted_report_is_in_the_total_in_the_same_transaction():
    framework = plan.agreed()

    scene.accepted(framework, cast.YOGYAKARTA)

    total = verified(framework, plan.LANDFILLED)
    assert (total.numerator, total.n, total.n_expected) == (Decimal(255), 1, 3)


def test_three_accepted_reports_add_up_by_each_indicators_own_rule():
    framework = scene.measured()

    results = queries.results(framework, today=scene.APRIL.date())

    first = {each.version.name: each.readings[0].done for each in results.indicators}
    assert first == {
        plan.LANDFILLED: Decimal(255 + 285 + 117),
        plan.PROCESSED: Decimal(800 + 1000 + 0),
        plan.SERVED: pytest.approx(Decimal(362 + 622 + 491) * 100 / Decimal(414 + 1100 + 960)),
    }
    assert audit(framework.collaboration) == []


def test_a_submitted_report_is_claimed_and_not_yet_verified():
    framework = plan.agreed()

    scene.submitted(framework, cast.BANTUL)

    kinds = set(Observation.objects.exclude(kind__in=["baseline", "target"]).values_list("kind", flat=True))
    assert kinds == {"claimed"}


def test_a_party_never_accepts_its_own_report():
    framework = plan.agreed()
    report = scene.submitted(framework, cast.YOGYAKARTA)
    before = Event.objects.count()

    with pytest.raises(Refused, match="pihak lain"):
        actions.accept(report, actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)

    report.refresh_from_db()
    assert report.state == "submitted"
    assert Event.objects.count() == before
    assert not Observation.objects.filter(kind="verified").exists()


def test_the_database_refuses_a_self_acceptance_even_when_the_table_is_bypassed():
    report = scene.submitted(plan.agreed(), cast.YOGYAKARTA)

    with pytest.raises(IntegrityError, match="submission_accepter_is_not_submitter"), transaction.atomic():
        Submission.objects.filter(pk=report.pk).update(
            accepted_at=scene.APRIL, accepted_by="x", accepted_for=report.organisation
        )


def test_an_outsider_neither_sees_nor_accepts():
    report = scene.submitted(plan.agreed(), cast.YOGYAKARTA)
    before = Event.objects.count()

    with pytest.raises(Refused):
        actions.accept(report, actor=cast.outsider().actor, at=scene.APRIL)

    assert not Submission.objects.visible_to(cast.outsider().actor).exists()
    assert Event.objects.count() == before


def test_a_report_with_a_missing_value_is_not_submitted():
    framework = plan.agreed()
    report = scene.opened(framework, cast.SLEMAN)
    actor = cast.environment_officer(cast.SLEMAN).actor
    actions.fill(report, cells=scene.cells(framework, cast.SLEMAN)[:2], actor=actor, at=scene.APRIL)
    before = Event.objects.count()

    with pytest.raises(Refused, match="tanpa nilai"):
        actions.submit(report, actor=actor, at=scene.APRIL)

    assert Event.objects.count() == before
    assert not Observation.objects.filter(kind="claimed").exists()


def test_what_was_typed_stays_where_the_report_cannot_be_submitted_yet(client):
    framework = plan.agreed()
    report = scene.opened(framework, cast.SLEMAN)
    name = framework.indicators.get(name=plan.LANDFILLED).indicator_id.hex
    submit = reverse("evaluate:move_submission", args=[framework.collaboration_id, report.pk, "submit"])

    with time_machine.travel(scene.APRIL, tick=False):
        client.sign_in(cast.environment_officer(cast.SLEMAN).post)
        page = client.post(submit, {f"n{name}": "285", "remark": ""}, follow=True)

    report.refresh_from_db()
    assert "Masih ada indikator tanpa nilai atau keterangan." in page.content.decode()
    assert (report.state, [value.numerator for value in report.values.all()]) == ("draft", [285])


@pytest.mark.parametrize(("hour", "state"), [(16, "submitted"), (17, "draft")])
def test_the_last_day_of_a_period_ends_at_midnight_in_jakarta(hour, state):
    framework = plan.agreed()
    report = scene.filled(framework, cast.SLEMAN)
    last = datetime.combine(report.period.closes_on, time(hour, 30), UTC)  # Jakarta is seven hours ahead

    with suppress(Refused):
        actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=last)

    report.refresh_from_db()
    assert report.state == state


def test_a_value_that_is_unknown_says_why_or_is_not_kept():
    framework = plan.agreed()
    report = scene.opened(framework, cast.SLEMAN)
    cell = replace(scene.cells(framework, cast.SLEMAN)[0], status="unknown", numerator=None)

    with pytest.raises(ValidationError, match="keterangannya"), transaction.atomic():
        actions.fill(report, cells=[cell], actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)

    assert Value.objects.count() == 0


def test_unknown_not_applicable_and_zero_are_three_things():
    framework = plan.agreed()
    zero, unknown, absent = (scene.cells(framework, code)[0] for code in plan.PARTIES)
    given = {
        cast.YOGYAKARTA: replace(zero, numerator=Decimal(0)),
        cast.SLEMAN: replace(unknown, status="unknown", numerator=None, note="timbangan rusak"),
        cast.BANTUL: replace(absent, status="not_applicable", numerator=None, note="tidak memakai TPA"),
    }
    for code, cell in given.items():
        report = scene.filled(framework, code)
        actions.fill(report, cells=[cell], actor=cast.environment_officer(code).actor, at=scene.APRIL)
        actions.submit(report, actor=cast.environment_officer(code).actor, at=scene.APRIL)
        other = cast.SLEMAN if code != cast.SLEMAN else cast.BANTUL
        actions.accept(report, actor=cast.officer(other).actor, at=scene.APRIL)

    total = verified(framework, plan.LANDFILLED)
    assert (total.numerator, total.n, total.n_expected) == (Decimal(0), 1, 2)


def test_a_report_cannot_be_changed_once_it_is_submitted():
    framework = plan.agreed()
    report = scene.submitted(framework, cast.SLEMAN)
    cells = scene.cells(framework, cast.SLEMAN, (1, 1, (1, 1)))

    with pytest.raises(Refused):
        actions.fill(report, cells=cells, actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)

    assert report.values.get(indicator_id=cells[0].indicator_id).numerator == Decimal(285)


def test_a_report_for_a_period_that_is_not_open_is_refused():
    framework = plan.agreed()
    report = scene.filled(framework, cast.SLEMAN, at=cast.NOW)

    with pytest.raises(Refused, match="belum dibuka"):
        actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=cast.NOW)

    assert not Observation.objects.filter(kind="claimed").exists()


def test_a_returned_report_comes_back_mended_and_supersedes_what_was_claimed():
    framework = plan.agreed()
    report = scene.submitted(framework, cast.BANTUL)
    actions.give_back(
        report, reason="Nol ton terolah?", actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL
    )
    doer = cast.environment_officer(cast.BANTUL).actor
    actions.fill(
        report, cells=scene.cells(framework, cast.BANTUL, (117, 90, (491, 960))), actor=doer, at=scene.APRIL
    )

    actions.submit(report, actor=doer, at=scene.APRIL)

    version = framework.indicators.get(name=plan.PROCESSED)
    claimed = Observation.objects.filter(kind="claimed", indicator_id=version.indicator_id)
    assert [(row.numerator, row.current) for row in claimed.order_by("at", "current")] == [
        (Decimal(0), False),
        (Decimal(90), True),
    ]


def test_an_unlocked_report_needs_a_reason_and_its_correction_replaces_the_total():
    framework = plan.agreed()
    report = scene.accepted(framework, cast.SLEMAN)
    actions.unlock(report, reason="Salah timbang", actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)
    doer = cast.environment_officer(cast.SLEMAN).actor
    actions.fill(
        report,
        cells=scene.cells(framework, cast.SLEMAN, (280, 1000, (622, 1100))),
        actor=doer,
        at=scene.APRIL,
    )
    actions.submit(report, actor=doer, at=scene.APRIL)

    actions.accept(report, actor=cast.officer(cast.BANTUL).actor, at=scene.APRIL)

    assert verified(framework, plan.LANDFILLED).numerator == Decimal(280)
    assert audit(framework.collaboration) == []


def test_several_reports_are_accepted_together_or_not_at_all():
    framework = plan.agreed()
    reports = [scene.submitted(framework, code) for code in plan.PARTIES]
    actor = cast.officer(cast.YOGYAKARTA).actor

    with pytest.raises(Refused):
        actions.accept_all(reports, actor=actor, at=scene.APRIL)

    assert set(Submission.objects.values_list("state", flat=True)) == {"submitted"}
    assert not Observation.objects.filter(kind="verified").exists()


def test_bulk_acceptance_leaves_the_totals_right():
    framework = plan.agreed()
    for code in plan.PARTIES:
        scene.submitted(framework, code)
    actor = cast.officer(cast.YOGYAKARTA).actor

    waiting = queries.acceptable(framework.collaboration, actor=actor, at=scene.APRIL)
    actions.accept_all(waiting, actor=actor, at=scene.APRIL)

    assert verified(framework, plan.LANDFILLED).numerator == Decimal(285 + 117)
    assert audit(framework.collaboration) == []


def test_opening_the_same_report_twice_gives_one():
    framework = plan.agreed()

    first, second = scene.opened(framework, cast.SLEMAN), scene.opened(framework, cast.SLEMAN)

    assert first == second
    assert Submission.objects.count() == 1


def test_posting_one_report_costs_a_fixed_number_of_queries(django_assert_num_queries):
    framework = plan.agreed()
    report = scene.filled(framework, cast.SLEMAN)
    actor = cast.environment_officer(cast.SLEMAN).actor
    cell = scene.cells(framework, cast.SLEMAN)[:1]

    with django_assert_num_queries(12):
        actions.fill(report, cells=cell, actor=actor, at=scene.APRIL)


def test_achievement_to_date_compares_only_periods_with_a_verified_value():
    framework = scene.measured()

    results = queries.results(framework, today=scene.APRIL.date())

    reached = {each.version.name: each.achievement.limited for each in results.indicators}
    assert reached[plan.PROCESSED] == pytest.approx(Decimal(1800) / Decimal(1980))
    assert reached[plan.LANDFILLED] == pytest.approx((2 * Decimal(658) - Decimal(657)) / Decimal(658))
    assert (results.overall.n, results.overall.n_expected) == (3, 3)


def test_what_waits_is_the_report_to_write_and_then_the_report_to_check():
    framework = plan.agreed()
    writer, checker = cast.environment_officer(cast.SLEMAN).actor, cast.officer(cast.BANTUL).actor
    before = [item.label for item in queries.waiting(writer, at=scene.APRIL)]

    scene.submitted(framework, cast.SLEMAN)

    assert before == ["Isi laporan"]
    assert queries.waiting(writer, at=scene.APRIL) == []
    assert sorted(item.label for item in queries.waiting(checker, at=scene.APRIL)) == [
        "Isi laporan",
        "Periksa",
    ]


def test_the_ledger_behind_a_number_names_who_reported_and_who_verified():
    framework = scene.measured()
    version = framework.indicators.get(name=plan.LANDFILLED)
    period = framework.collaboration.periods.order_by("starts_on").first()

    rows = queries.ledger(
        version, period=period, indicator=version.indicator_id, actor=cast.officer(cast.BANTUL).actor
    )

    by_kind = {
        kind: sum(row.entry.kind == kind for row in rows) for kind in ("target", "claimed", "verified")
    }
    assert by_kind == {"target": 3, "claimed": 3, "verified": 3}
    assert {row.organisation for row in rows} == {cast.government(code).name for code in plan.PARTIES}


def test_the_ledger_cannot_be_rewritten_by_the_application():
    scene.measured()

    with (
        pytest.raises(Exception, match=r"ledger|observation|permission"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE plan_observation SET numerator = 1")

    assert Observation.objects.filter(numerator=1).count() == 0


def test_a_claimed_total_is_the_insiders_business_a_verified_one_everybodys():
    framework = plan.agreed()
    scene.accepted(framework, cast.SLEMAN)
    scene.submitted(framework, cast.BANTUL)
    collaborations.publish(framework.collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)

    with standing_as(("public",)):
        kinds = set(Rollup.objects.values_list("kind", flat=True))

    assert kinds == {"baseline", "target", "verified"}


def test_a_report_on_a_plan_that_was_replaced_is_not_accepted_and_waits_for_nobody():
    framework = plan.agreed()
    report = scene.submitted(framework, cast.BANTUL)
    Framework.objects.filter(pk=framework.pk).update(state="superseded")
    before = Event.objects.count()
    checker = cast.officer(cast.SLEMAN).actor

    with pytest.raises(Refused, match="digantikan"):
        actions.accept(report, actor=checker, at=scene.APRIL)

    assert Event.objects.count() == before
    assert queries.waiting(checker, at=scene.APRIL) == []
