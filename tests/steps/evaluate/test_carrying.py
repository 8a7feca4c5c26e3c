"""A plan is replaced while reports are in work: what still has its place comes along."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rajut.core.law.lifecycle import Refused
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people.sight import Sight, standing_as
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.actions import submissions as actions
from rajut.steps.evaluate.actions.carrying import follow
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.evaluate.queries.calendar import calendar
from rajut.steps.plan import actions as planning
from rajut.steps.plan.models import Framework, Observation, Rollup
from rajut.steps.plan.queries.totals import audit
from tests import cast
from tests.foundation.documents import files
from tests.steps.evaluate import scene
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db


def renewed(framework: Framework, *, without: str = "", unit: tuple[str, str] = ("", "")) -> Framework:
    """A new version in force, without one of the indicators, or with one in another unit."""
    officer = cast.officer(cast.YOGYAKARTA).actor
    planning.renew(framework, actor=officer, at=scene.APRIL)
    later = Framework.objects.get(collaboration=framework.collaboration, version=2)
    if without:
        planning.remove_indicator(later.indicators.get(name=without), actor=officer, at=scene.APRIL)
    later.indicators.filter(name=unit[0]).update(unit=unit[1])
    return agreed(later)


def agreed(framework: Framework) -> Framework:
    officer = cast.officer(cast.YOGYAKARTA).actor
    planning.propose(framework, actor=officer, at=scene.APRIL)
    for code in plan.PARTIES:
        planning.assent(framework, actor=cast.head(code).actor, at=scene.APRIL)
    planning.agree(framework, actor=officer, at=scene.APRIL)
    return framework


def proved(framework: Framework, code: str) -> Submission:
    """A report in work whose first value has a note and a proof."""
    report, actor = scene.filled(framework, code), cast.environment_officer(code).actor
    first, *others = scene.cells(framework, code)
    file = files.upload("timbang.pdf", files.PDF)
    cells = [actions.Cell(first.indicator_id, "known", first.numerator, note="timbang", file=file), *others]
    actions.fill(report, cells=cells, note="Hujan tiga pekan.", actor=actor, at=scene.APRIL)
    return report


def names(report: Submission) -> list[str]:
    held = report.values.values("indicator_id")
    return list(report.framework.indicators.filter(indicator_id__in=held).values_list("name", flat=True))


def test_a_draft_comes_along_with_its_values_notes_and_proofs():
    first = plan.agreed()
    report = proved(first, cast.SLEMAN)

    second = renewed(first)

    report.refresh_from_db()
    told = [(value.numerator, value.note, str(value.evidence)) for value in report.values.order_by("pk")]
    assert (report.framework, report.state, report.note) == (second, "draft", "Hujan tiga pekan.")
    assert told == [
        (Decimal(285), "timbang", f"Bukti: {plan.LANDFILLED}, Triwulan 1 2027"),
        (Decimal(1000), "", "None"),
        (Decimal(622), "", "None"),
    ]
    assert report.left_out == ""


def test_what_was_carried_is_submitted_on_the_new_plan():
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)
    renewed(first)

    actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)

    assert (report.state, report.framework.version) == ("submitted", 2)


def test_a_value_whose_indicator_is_gone_is_left_out_and_told(client):
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)

    renewed(first, without=plan.PROCESSED)

    report.refresh_from_db()
    client.sign_in(cast.environment_officer(cast.SLEMAN).post)
    page = client.get(reverse("evaluate:submission", args=[report.collaboration_id, report.pk]))
    assert names(report) == [plan.LANDFILLED, plan.SERVED]
    assert report.left_out == plan.PROCESSED
    assert (
        f"tidak ikut terbawa, karena tidak lagi diemban {report.organisation.short_name} "
        f"atau satuannya berubah: {plan.PROCESSED}."
    ) in page.content.decode()


def test_a_value_in_another_unit_is_left_out():
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)

    renewed(first, unit=(plan.PROCESSED, "kilogram"))

    report.refresh_from_db()
    assert (names(report), report.left_out) == ([plan.LANDFILLED, plan.SERVED], plan.PROCESSED)


def test_the_journal_keeps_what_was_left_out_and_the_party_gets_a_letter():
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)

    renewed(first, without=plan.PROCESSED)

    event = Event.objects.get(record="evaluate.submission", record_id=str(report.pk), move="carry")
    letter = Notice.objects.get(key=f"submission.carry:{report.pk}:2", user=cast.head(cast.SLEMAN).user)
    assert [(each["name"], each["numerator"]) for each in event.data["left_out"]] == [
        (plan.PROCESSED, "1000.000000")
    ]
    assert plan.PROCESSED in letter.body


def test_the_sentence_goes_when_the_report_is_submitted():
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)
    renewed(first, without=plan.PROCESSED)

    actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)

    assert report.left_out == ""


def test_what_was_accepted_stays_history_of_the_old_version():
    first = plan.agreed()
    report = scene.accepted(first, cast.BANTUL)

    renewed(first, without=plan.PROCESSED)

    report.refresh_from_db()
    assert (report.framework, report.left_out) == (first, "")
    assert (report.state, report.values.count()) == ("accepted", 3)
    assert not Event.objects.filter(record="evaluate.submission", move="carry").exists()


def test_a_submitted_report_is_accepted_on_the_new_plan_and_its_total_is_right():
    first = plan.agreed()
    report = scene.submitted(first, cast.SLEMAN)
    second = renewed(first)
    checker = cast.officer(cast.BANTUL).actor
    offered = [item.label for item in queries.waiting(checker, at=scene.APRIL)]

    actions.accept(report, actor=checker, at=scene.APRIL)

    total = Rollup.objects.get(
        indicator_id=second.indicators.get(name=plan.LANDFILLED).indicator_id,
        period_id=report.period_id,
        kind="verified",
    )
    assert sorted(offered) == ["Isi laporan", "Periksa"]
    assert (report.state, report.framework, report.round) == ("accepted", second, 1)
    assert (total.numerator, total.n, total.n_expected) == (Decimal(285), 1, 3)
    assert audit(second.collaboration) == []


def test_a_submitted_value_in_another_unit_is_never_added_to_the_new_units_total():
    first = plan.agreed()
    report = scene.submitted(first, cast.SLEMAN)
    renewed(first, unit=(plan.PROCESSED, "kilogram"))

    actions.accept(report, actor=cast.officer(cast.BANTUL).actor, at=scene.APRIL)

    processed = first.indicators.get(name=plan.PROCESSED).indicator_id
    verified = Observation.objects.filter(kind="verified").values_list("indicator_id", flat=True)
    assert (len(verified), processed in verified) == (2, False)
    assert report.left_out == plan.PROCESSED


def test_a_carried_report_that_is_given_back_is_submitted_again():
    first = plan.agreed()
    report = scene.submitted(first, cast.SLEMAN)
    second = renewed(first)
    actions.give_back(
        report, reason="Periksa timbangan.", actor=cast.officer(cast.BANTUL).actor, at=scene.APRIL
    )

    actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)

    assert (report.state, report.framework, report.round) == ("submitted", second, 2)


def test_an_accepted_report_that_is_opened_again_is_mended_on_the_plan_in_force():
    first = plan.agreed()
    report = scene.accepted(first, cast.SLEMAN)
    second = renewed(first)

    actions.unlock(report, reason="Salah timbang", actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)
    actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)

    assert (report.state, report.framework, report.values.count()) == ("submitted", second, 3)


def test_an_accepted_report_is_not_opened_again_where_no_plan_is_in_force():
    first = plan.agreed()
    report = scene.accepted(first, cast.SLEMAN)
    Framework.objects.filter(pk=first.pk).update(state="closed")
    before = Event.objects.count()

    with pytest.raises(Refused, match="rencana yang berlaku"):
        actions.unlock(report, reason="x", actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)

    report.refresh_from_db()
    assert (report.state, Event.objects.count()) == ("accepted", before)


@pytest.mark.parametrize(
    ("made", "asked", "cancelled"),
    [
        (scene.accepted, [], True),
        (scene.submitted, [], True),
        (scene.filled, ["Lanjutkan laporan triwulan 1 2027"], False),
    ],
)
def test_inbox_calendar_and_page_agree_on_what_is_still_owed(made, asked, cancelled):
    first = plan.agreed()
    report = made(first, cast.SLEMAN)
    second = renewed(first)
    me = cast.environment_officer(cast.SLEMAN).actor
    month = timedelta(days=30)

    waiting = [item.title for item in queries.waiting(me, at=scene.APRIL)]
    entries = calendar(me, start=scene.APRIL - month, end=scene.APRIL + month)

    slots = {
        slot.party.pk: slot.report for slot in queries.rounds(second.collaboration, at=scene.APRIL)[0].slots
    }
    again = scene.opened(second, cast.SLEMAN)
    assert [title.lower() for title in waiting] == [title.lower() for title in asked]
    assert [entry.cancelled for entry in entries] == [cancelled]
    assert slots[report.organisation_id] == again == report


def test_a_party_that_comes_back_goes_on_with_the_report_it_had_begun():
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)
    second = renewed(first)
    Submission.objects.update(framework=first)  # as if it had been away when the plan was replaced
    me = cast.environment_officer(cast.SLEMAN).actor
    owed = [item.label for item in queries.waiting(me, at=scene.APRIL)]

    again = scene.opened(second, cast.SLEMAN)

    assert owed == ["Isi laporan"]
    assert (again, again.framework, again.values.count()) == (report, second, 3)


def test_the_journal_keeps_a_proof_that_the_agreeing_party_does_not_see():
    first = plan.agreed()
    report = proved(first, cast.SLEMAN)
    document = report.values.get(note="timbang").evidence
    Document.objects.filter(pk=document.pk).update(sight=Sight.OWN)

    with standing_as(cast.officer(cast.YOGYAKARTA).actor.keys):
        renewed(first, without=plan.LANDFILLED)

    event = Event.objects.get(record="evaluate.submission", move="carry")
    assert [each["evidence"] for each in event.data["left_out"]] == [document.pk]


def test_each_report_more_costs_its_line_in_the_journal_and_nothing_else():
    first = plan.agreed()
    second = renewed(first)
    counts = []
    for code in plan.PARTIES:
        scene.filled(second, code)
        rows = Submission.objects.filter(framework=second)
        with CaptureQueriesContext(connection) as asked, transaction.atomic():
            follow(rows, framework=first, actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)
            transaction.set_rollback(True)
        counts.append(len(asked))

    one, two, three = counts
    assert (two - one, three - two) == (3, 3)


def test_a_returned_report_comes_along_and_is_mended_on_the_new_plan():
    first = plan.agreed()
    report = scene.submitted(first, cast.BANTUL)
    checker = cast.officer(cast.SLEMAN).actor
    actions.give_back(report, reason="Nol ton terolah?", actor=checker, at=scene.APRIL)

    second = renewed(first)

    report.refresh_from_db()
    assert (report.framework, report.state, report.reason) == (second, "returned", "Nol ton terolah?")
    assert report.values.count() == 3


def test_opening_the_report_again_finds_the_one_that_came_along():
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)
    second = renewed(first)

    again = scene.opened(second, cast.SLEMAN)

    assert again == report
    assert Submission.objects.count() == 1


def test_a_plan_that_is_refused_carries_nothing():
    first = plan.agreed()
    report = scene.filled(first, cast.SLEMAN)
    officer = cast.officer(cast.YOGYAKARTA).actor
    planning.renew(first, actor=officer, at=scene.APRIL)
    later = Framework.objects.get(collaboration=first.collaboration, version=2)
    planning.propose(later, actor=officer, at=scene.APRIL)
    before = Event.objects.count()

    with pytest.raises((Refused, ValidationError)):
        planning.agree(later, actor=officer, at=scene.APRIL)

    report.refresh_from_db()
    assert (report.framework, Value.objects.count(), Event.objects.count()) == (first, 3, before)
