"""What a form narrows the action narrows too: whoever passes the form by is refused, and nothing is kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rajut.core.law.lifecycle import Refused
from rajut.foundation.documents.actions import attach
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.people.sight import Sight
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.evaluate.actions import feedback as voices
from rajut.steps.evaluate.actions import findings, submissions
from rajut.steps.evaluate.models import Feedback, Finding, Submission, Value
from rajut.steps.plan.models import Framework
from tests import cast
from tests.foundation.documents import files
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene
from tests.steps.evaluate.test_findings import found, planned
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db


def second() -> Framework:
    """Another agreed plan of the same parties."""
    return plan.agreed(engage.formed(title="Air minum lintas wilayah"))


def document(collaboration_id, code, *, sight=Sight.PARTIES):
    return attach(
        files.upload("bukti.pdf", files.PDF),
        organisation=cast.government(code),
        collaboration_id=collaboration_id,
        sight=sight,
        actor=cast.environment_officer(code).actor,
        at=scene.APRIL,
    )


def test_a_mending_is_not_laid_upon_an_organisation_outside_the_collaboration():
    finding = found()
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="salah satu pihak"):
        findings.plan(
            finding,
            action="Menambah satu timbangan",
            owner=cast.outsider().post.organisation,
            due_on=date(2027, 5, 3),
            actor=cast.officer(cast.YOGYAKARTA).actor,
            at=scene.APRIL,
        )

    finding.refresh_from_db()
    assert (finding.state, finding.owner, finding.action, Event.objects.count()) == (
        "found",
        None,
        "",
        before,
    )


def test_a_mending_is_not_planned_anew_for_an_organisation_outside_the_collaboration():
    finding = planned()
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="salah satu pihak"):
        findings.replan(
            finding,
            action="Menambah dua timbangan",
            owner=cast.outsider().post.organisation,
            due_on=date(2027, 6, 3),
            actor=cast.officer(cast.YOGYAKARTA).actor,
            at=scene.APRIL,
        )

    finding.refresh_from_db()
    assert finding.owner == cast.government(cast.SLEMAN)
    assert (finding.action, Event.objects.count()) == ("Menambah satu timbangan", before)


@pytest.mark.parametrize("field", ["indicator", "period"])
def test_a_finding_is_not_hung_on_another_collaborations_plan(field):
    other = second()
    parts = {
        "indicator": other.indicators.first().indicator,
        "period": other.collaboration.periods.order_by("starts_on").first(),
    }
    collaboration = engage.formed()
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="bukan bagian kolaborasi ini"):
        findings.find(
            collaboration,
            title="x",
            detail="y",
            **{field: parts[field]},
            actor=cast.officer(cast.BANTUL).actor,
            at=scene.APRIL,
        )

    assert (Finding.objects.count(), Event.objects.count()) == (0, before)


def test_a_mending_is_not_proved_by_another_collaborations_document():
    finding, elsewhere = planned(), document(engage.formed(title="Air minum").pk, cast.SLEMAN)
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="bukan dokumen kolaborasi ini"):
        findings.finish(
            finding,
            result="Sudah.",
            evidence=elsewhere,
            actor=cast.officer(cast.SLEMAN).actor,
            at=scene.APRIL,
        )

    finding.refresh_from_db()
    assert (finding.state, finding.result, finding.evidence) == ("planned", "", None)
    assert Event.objects.count() == before


def test_a_mending_is_not_proved_by_a_document_its_doer_may_not_see():
    finding = planned()
    hidden = document(finding.collaboration_id, cast.BANTUL, sight=Sight.OWN)
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="bukan dokumen kolaborasi ini"):
        findings.finish(
            finding, result="Sudah.", evidence=hidden, actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL
        )

    finding.refresh_from_db()
    assert (finding.state, finding.evidence, Event.objects.count()) == ("planned", None, before)


@pytest.mark.parametrize("send", [voices.publish, voices.forward])
def test_a_citizens_words_are_not_sent_to_an_organisation_outside_the_collaboration(send):
    collaboration = engage.formed()
    moderator = cast.officer(cast.YOGYAKARTA).actor
    collaborations.publish(collaboration, actor=moderator, at=cast.NOW)
    words = "Bau menyengat di depan TPS setiap sore."
    feedback, _ = voices.speak(
        collaboration, kind="complaint", text=words, actor=PUBLIC_ACTOR, at=scene.APRIL
    )
    before = Event.objects.count(), Notice.objects.count()

    with pytest.raises(ValidationError, match="salah satu pihak"):
        send(feedback, responsible=cast.outsider().post.organisation, actor=moderator, at=scene.APRIL)

    feedback.refresh_from_db()
    assert (feedback.state, feedback.responsible, feedback.shown) == ("received", None, False)
    assert (Event.objects.count(), Notice.objects.count()) == before


def test_a_report_is_not_opened_for_another_party():
    framework = plan.agreed()
    period = framework.collaboration.periods.first()
    before = Event.objects.count()

    with pytest.raises(Refused, match="petugas instansi pemilik"):
        submissions.open_report(
            framework,
            period=period,
            organisation=cast.government(cast.BANTUL),
            actor=cast.environment_officer(cast.SLEMAN).actor,
            at=scene.APRIL,
        )

    assert (Submission.objects.count(), Event.objects.count()) == (0, before)


def test_a_report_that_is_there_is_not_handed_to_another_party():
    framework = plan.agreed()
    report = scene.opened(framework, cast.BANTUL)
    before = Event.objects.count()

    with pytest.raises(Refused, match="petugas instansi pemilik"):
        submissions.open_report(
            framework,
            period=report.period,
            organisation=report.organisation,
            actor=cast.environment_officer(cast.SLEMAN).actor,
            at=scene.APRIL,
        )

    assert (Submission.objects.count(), Event.objects.count()) == (1, before)


def test_a_report_is_not_opened_by_an_organisation_outside_the_collaboration():
    framework = plan.agreed()
    outsider = cast.outsider()
    before = Event.objects.count()

    with pytest.raises(Refused, match="Hanya pihak"):
        submissions.open_report(
            framework,
            period=framework.collaboration.periods.first(),
            organisation=outsider.post.organisation,
            actor=outsider.actor,
            at=scene.APRIL,
        )

    assert (Submission.objects.count(), Event.objects.count()) == (0, before)


def test_a_report_is_not_opened_for_another_collaborations_period():
    framework, other = plan.agreed(), second()
    before = Event.objects.count()

    with pytest.raises(Refused, match="kalender kolaborasi"):
        submissions.open_report(
            framework,
            period=other.collaboration.periods.first(),
            organisation=cast.government(cast.SLEMAN),
            actor=cast.environment_officer(cast.SLEMAN).actor,
            at=scene.APRIL,
        )

    assert (Submission.objects.count(), Event.objects.count()) == (0, before)


def test_a_report_is_not_opened_on_a_plan_that_nobody_agreed_on():
    framework = plan.proposed()
    before = Event.objects.count()

    with pytest.raises(Refused, match="belum disepakati"):
        scene.opened(framework, cast.SLEMAN)

    assert (Submission.objects.count(), Event.objects.count()) == (0, before)


def refused_cells(report, cells, sentence):
    """Fill in, expect the refusal, and return what was written all the same."""
    before = Event.objects.count()
    with pytest.raises(ValidationError, match=sentence):
        submissions.fill(
            report, cells=cells, note="x", actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL
        )
    report.refresh_from_db()
    return report.note, Value.objects.count(), Event.objects.count() - before


def test_a_value_of_an_indicator_the_party_did_not_commit_to_is_not_kept():
    framework = plan.agreed()
    report, cells = scene.opened(framework, cast.SLEMAN), scene.cells(framework, cast.SLEMAN)
    framework.commitments.filter(
        indicator_id=cells[1].indicator_id, organisation=cast.government(cast.SLEMAN)
    ).delete()

    written = refused_cells(report, cells, "diemban instansi Anda")

    assert written == ("", 0, 0)


def test_a_value_of_another_collaborations_indicator_is_not_kept():
    framework = plan.agreed()
    report = scene.opened(framework, cast.SLEMAN)

    written = refused_cells(report, scene.cells(second(), cast.SLEMAN), "diemban instansi Anda")

    assert written == ("", 0, 0)


def test_the_same_indicator_twice_is_not_kept():
    framework = plan.agreed()
    report, cells = scene.opened(framework, cast.SLEMAN), scene.cells(framework, cast.SLEMAN)

    written = refused_cells(report, [*cells, cells[0]], "masing-masing sekali")

    assert written == ("", 0, 0)


def test_a_denominator_of_what_is_no_ratio_is_not_kept():
    framework = plan.agreed()
    report, cells = scene.opened(framework, cast.SLEMAN), scene.cells(framework, cast.SLEMAN)

    written = refused_cells(report, [replace(cells[0], denominator=Decimal(7))], "berupa rasio")

    assert written == ("", 0, 0)


@pytest.mark.parametrize("where", ["hidden", "elsewhere"])
def test_a_value_is_not_proved_by_a_document_that_is_hidden_or_elsewhere(where):
    framework = plan.agreed()
    report, cells = scene.opened(framework, cast.SLEMAN), scene.cells(framework, cast.SLEMAN)
    if where == "hidden":
        proof = document(framework.collaboration_id, cast.BANTUL, sight=Sight.OWN)
    else:
        proof = document(engage.formed(title="Air minum").pk, cast.SLEMAN)

    written = refused_cells(report, [replace(cells[0], evidence=proof)], "bukan dokumen kolaborasi ini")

    assert written == ("", 0, 0)


def test_a_document_that_is_here_proves_a_value():
    framework = plan.agreed()
    report, cells = scene.opened(framework, cast.SLEMAN), scene.cells(framework, cast.SLEMAN)
    proof = document(framework.collaboration_id, cast.SLEMAN)

    submissions.fill(
        report,
        cells=[replace(cells[0], evidence=proof)],
        actor=cast.environment_officer(cast.SLEMAN).actor,
        at=scene.APRIL,
    )

    assert [value.evidence for value in report.values.all()] == [proof]
    assert Document.objects.count() == 1


@pytest.mark.parametrize("half", [{"answered_at": scene.APRIL}, {"answered_by": "Dinas"}])
def test_the_database_refuses_half_an_answer(half):
    collaboration = engage.formed()
    collaborations.publish(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    feedback, _ = voices.speak(
        collaboration, kind="complaint", text="Bau menyengat.", actor=PUBLIC_ACTOR, at=scene.APRIL
    )

    with pytest.raises(IntegrityError, match="feedback_answered_pair"), transaction.atomic():
        Feedback.objects.filter(pk=feedback.pk).update(**half)

    feedback.refresh_from_db()
    assert (feedback.answered_at, feedback.answered_by) == (None, "")


def test_an_empty_answer_is_no_answer():
    collaboration = engage.formed()
    moderator = cast.officer(cast.YOGYAKARTA).actor
    collaborations.publish(collaboration, actor=moderator, at=cast.NOW)
    feedback, _ = voices.speak(
        collaboration, kind="complaint", text="Bau menyengat.", actor=PUBLIC_ACTOR, at=scene.APRIL
    )
    voices.publish(feedback, responsible=cast.government(cast.SLEMAN), actor=moderator, at=scene.APRIL)
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="Tuliskan jawabannya"):
        voices.answer(feedback, answer="", actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL)

    feedback.refresh_from_db()
    assert (feedback.state, feedback.answered_at, Event.objects.count()) == ("published", None, before)
