"""A plan is replaced while reports are in work: what still has its place comes along."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event, Notice
from rajut.steps.evaluate.actions import submissions as actions
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.plan import actions as planning
from rajut.steps.plan.models import Framework
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
    assert f"tidak ikut terbawa, karena tidak lagi Anda emban atau satuannya berubah: {plan.PROCESSED}." in (
        page.content.decode()
    )


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


@pytest.mark.parametrize("made", [scene.submitted, scene.accepted])
def test_what_was_handed_in_stays_history_of_the_old_version(made):
    first = plan.agreed()
    report = made(first, cast.BANTUL)
    before = report.state, report.values.count()

    renewed(first, without=plan.PROCESSED)

    report.refresh_from_db()
    assert (report.framework, report.left_out) == (first, "")
    assert (report.state, report.values.count()) == before
    assert not Event.objects.filter(record="evaluate.submission", move="carry").exists()


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
